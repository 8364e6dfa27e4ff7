/*
 * Every command that a key gives, once: what listens to keys, what underlines a letter and the list of shortcuts all read
 * this table. Alt is Option on a Mac, Mod is Ctrl or Cmd.
 */

/** Where a command belongs. Commands of one context that can be on the screen together share no key. */
export type KeyContext = 'exam' | 'review screen' | 'appointment' | 'dialogs' | 'practice' | 'cards' | 'review room'

export type Command = {
  context: KeyContext
  /** Its keys as `chordOf` writes them. A command of several places (the first option, the second) has a list for each. */
  keys: readonly (readonly string[])[]
  /** What it does, for the list of shortcuts; commands of one name and place share a line. */
  does: string
  /** Where it works, for the list of shortcuts. */
  where: string
  /** How the list writes the keys of several places: pressed together. */
  shown?: readonly string[]
}

const places = (count: number, ...of: ((place: number) => string)[]): string[][] =>
  Array.from({ length: count }, (_, place) => of.map((name) => name(place)))
const letter = (place: number) => 'ABCDEFGH'[place]!
const digit = (place: number) => String(place + 1)
const one = (...keys: string[]) => [keys]

const QUESTIONS = 'Questions'
const CHECK_IN = 'Before and after the exam'
const REVIEW_ROOM = 'Review room'
const CONFIRMATIONS = 'Confirmations'
const MESSAGES = 'Messages'
const PRACTICE = 'Practice'
const CARDS = 'Cards'
const OUTSIDE = 'Cards, practice, review room'

const table = {
  'next': { context: 'exam', keys: one('Alt+N'), does: 'Next', where: 'Questions, tutorial' },
  'previous': { context: 'exam', keys: one('Alt+P'), does: 'Previous', where: 'Questions, tutorial' },
  'flag': { context: 'exam', keys: one('Alt+F'), does: 'Flag for Review', where: QUESTIONS },
  'navigator': { context: 'exam', keys: one('Alt+V'), does: 'Navigator', where: QUESTIONS },
  'choose': {
    context: 'exam',
    keys: places(6, letter, digit),
    does: 'Choose an option; where several are asked for, select or remove it',
    where: 'Items and related questions, cards',
    shown: ['A – F or 1 – 6'],
  },
  'strike': {
    context: 'exam',
    keys: places(
      6,
      (place) => `Shift+${letter(place)}`,
      (place) => `Shift+${digit(place)}`,
    ),
    does: 'Strike out an option',
    where: 'Items and related questions',
    shown: ['Shift', 'A – F or 1 – 6'],
  },
  'check': { context: 'exam', keys: one('Alt+A'), does: 'Check answer', where: 'Tutor practice' },
  'highlight': {
    context: 'exam',
    keys: one('Alt+H'),
    does: 'Highlight the selected text, or remove the highlight',
    where: 'Questions and records',
  },
  'calculator': { context: 'exam', keys: one('Alt+C'), does: 'Calculator', where: QUESTIONS },
  'noteboard': { context: 'exam', keys: one('Alt+O'), does: 'Noteboard', where: QUESTIONS },
  'comment': { context: 'exam', keys: one('Alt+M'), does: 'Comment', where: QUESTIONS },
  'break': { context: 'exam', keys: one('Alt+B'), does: 'Break', where: QUESTIONS },
  'review-screen': { context: 'exam', keys: one('Alt+R'), does: 'Back to the review screen', where: 'During a review' },
  'end': {
    context: 'exam',
    keys: one('Alt+E'),
    does: 'End Exam, End Practice, End Review, End Tutorial',
    where: 'Everywhere in the exam',
  },
  'review-all': { context: 'review screen', keys: one('Alt+A'), does: 'Review All', where: 'Review screen' },
  'review-incomplete': {
    context: 'review screen',
    keys: one('Alt+I'),
    does: 'Review Incomplete',
    where: 'Review screen',
  },
  'review-flagged': { context: 'review screen', keys: one('Alt+F'), does: 'Review Flagged', where: 'Review screen' },

  'yes': { context: 'dialogs', keys: one('Alt+Y'), does: 'Yes', where: CONFIRMATIONS },
  'no': { context: 'dialogs', keys: one('Alt+N'), does: 'No', where: CONFIRMATIONS },
  // Another key than the Yes before it, so that one key pressed twice never ends an exam with open questions.
  'end-anyway': { context: 'dialogs', keys: one('Alt+E'), does: 'Yes, end with open questions', where: CONFIRMATIONS },
  'ok': { context: 'dialogs', keys: one('Alt+K'), does: 'OK', where: MESSAGES },
  'granted-break': { context: 'dialogs', keys: one('Alt+G'), does: 'Granted break', where: CONFIRMATIONS },
  'go-on-writing': { context: 'dialogs', keys: one('Alt+G'), does: 'Go on writing', where: CONFIRMATIONS },
  'throw-away': { context: 'dialogs', keys: one('Alt+T'), does: 'Throw it away', where: CONFIRMATIONS },
  'go-back': { context: 'dialogs', keys: one('Alt+G'), does: 'Go back to the selection', where: MESSAGES },
  'continue': { context: 'dialogs', keys: one('Alt+C'), does: 'Continue', where: MESSAGES },
  'close': { context: 'dialogs', keys: one('Alt+C'), does: 'Close, Cancel', where: MESSAGES },

  'checked-in': { context: 'appointment', keys: one('Alt+O'), does: 'Continue', where: CHECK_IN },
  'confirm': { context: 'appointment', keys: one('Alt+C'), does: 'Confirm, I am back', where: CHECK_IN },
  'accept': { context: 'appointment', keys: one('Alt+A'), does: 'I accept', where: CHECK_IN },
  'decline': { context: 'appointment', keys: one('Alt+D'), does: 'I do not accept', where: CHECK_IN },
  'begin': { context: 'appointment', keys: one('Alt+Y'), does: 'Yes, begin or continue', where: CHECK_IN },
  'not-yet': { context: 'appointment', keys: one('Alt+N'), does: 'No, back to the tutorial', where: CHECK_IN },
  'report': { context: 'appointment', keys: one('Alt+S'), does: 'Score report, Start again', where: CHECK_IN },
  'skip': { context: 'appointment', keys: one('Alt+K'), does: 'Skip the questions', where: CHECK_IN },
  'done': { context: 'appointment', keys: one('Alt+D'), does: 'Done with the questions', where: CHECK_IN },
  'home': { context: 'appointment', keys: one('Alt+H'), does: 'Back to home', where: CHECK_IN },

  'go': { context: 'practice', keys: one('Enter'), does: 'Check answer, then go on', where: 'Practice, review room' },
  'guessed': { context: 'practice', keys: one('G'), does: 'Say that you guessed', where: OUTSIDE },
  'reason': {
    context: 'practice',
    keys: places(8, digit),
    does: 'Say why you missed the question',
    where: 'After a wrong answer in practice, review room',
    shown: ['1 – 8'],
  },
  'walk-next': { context: 'practice', keys: one('N', 'Alt+N'), does: 'Next question', where: OUTSIDE },
  'walk-previous': {
    context: 'practice',
    keys: one('P', 'Alt+P'),
    does: 'Previous question',
    where: `${PRACTICE}, review room`,
  },
  'undo': {
    context: 'practice',
    keys: one('Z', 'Mod+Z'),
    does: 'Take back the last step, or the last reason or guess',
    where: OUTSIDE,
  },
  'list': { context: 'review room', keys: one('Alt+L'), does: 'Back to the list', where: REVIEW_ROOM },
  'card-go': { context: 'cards', keys: one('Enter', 'Space'), does: 'Check answer, then Good or Next', where: CARDS },
  'show-answer': { context: 'cards', keys: one('0'), does: 'Show answer', where: CARDS },
  'rate': {
    context: 'cards',
    keys: places(3, digit),
    does: 'Hard, Good, Easy',
    where: 'Cards, after a right answer',
    shown: ['1 – 3'],
  },
  'suspend': { context: 'cards', keys: one('S'), does: 'Suspend card', where: CARDS },
} as const satisfies Record<string, Command>

export type CommandId = keyof typeof table

export const COMMANDS: Readonly<Record<CommandId, Command>> = table

/** Which place of a command a key is (0 for a command of one place); -1 for none. */
export const placeOf = (id: CommandId, chord: string): number =>
  COMMANDS[id].keys.findIndex((keys) => keys.includes(chord))

/** The letter that is underlined for a command: that of its Alt key. */
export function letterOf(id: CommandId): string {
  const alt = COMMANDS[id].keys[0]!.find((key) => /^Alt\+[A-Z]$/.test(key))
  return alt ? alt.slice(-1) : ''
}

/** A key that types a letter or a digit alone, or with Shift: what the setting "Single-letter keys" turns off. */
export const isSingle = (chord: string): boolean => /^(?:Shift\+)?[A-Z\d]$/.test(chord)

/** Keys that the focused part of a screen takes for itself, for the list of shortcuts. `Alt` and `Mod` as above. */
export const LOCAL_KEYS: readonly { keys: readonly string[]; does: string; where: string }[] = [
  { keys: ['0 – 9', '+ - * /', 'Enter'], does: 'Digits, operations, equals', where: 'Calculator' },
  { keys: ['Backspace', 'C'], does: 'Clear all', where: 'Calculator' },
  { keys: ['Escape'], does: 'Close', where: 'Calculator, noteboard, messages' },
  { keys: ['Enter'], does: 'Add a code', where: 'Typed codes' },
  { keys: ['Alt+↑', 'Alt+↓'], does: 'Move the code up or down', where: 'Typed codes' },
  { keys: ['←', '→'], does: 'Move the divider', where: 'Record scenarios, with the divider in focus' },
  { keys: ['Page Up', 'Page Down'], does: 'Scroll', where: 'Questions and records' },
]
