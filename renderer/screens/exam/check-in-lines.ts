/** What to have ready for a testing center. `name` is what the foot of the checklist calls it. */
export const CHECK_IN_LINES: readonly { name: string; title: string; text: string }[] = [
  {
    name: 'IDs',
    title: 'Two forms of ID',
    text: 'Both valid and signed, the first with a photo. The name is the one on your registration, letter by letter.',
  },
  {
    name: 'authorization',
    title: 'Authorization to test',
    text: 'The letter (ATT) with your number. It is valid only between the two dates on it.',
  },
  {
    name: 'arrival',
    title: 'Arrival 30 minutes early',
    text: 'Check-in takes a photo, a signature and a palm scan. 30 minutes late usually counts as absent.',
  },
  {
    name: 'locker',
    title: 'Everything else in the locker',
    text: 'Phone, watch, bag, notes and food stay there, also during a break.',
  },
  {
    name: 'paper',
    title: 'No paper of your own',
    text: 'The center hands out an erasable board or scratch paper and takes it back.',
  },
  {
    name: 'rules',
    title: 'Candidate rules read',
    text: 'You agree to them at the desk. Breaking one can end the exam.',
  },
]

export const CODE_BOOKS = {
  name: 'code books',
  title: 'Code books of the right year',
  text: 'The center checks them. With the wrong year you may not be allowed to test, and the fee is lost.',
}
