import type { ReactNode } from 'react'

/** The pages of the tutorial; those about scenarios are left out of exams without any. */
export const TUTORIAL_PAGES: readonly { title: string; body: ReactNode; scenarios?: true }[] = [
  {
    title: 'Moving through the exam',
    body: (
      <>
        <p>
          <strong>Next</strong> and <strong>Previous</strong> at the bottom move one screen. <strong>Navigator</strong> lists all screens and takes you to any of them.
        </p>
        <p>
          Every button with an underlined letter also answers to Alt and that letter (Option on a Mac): Alt+N is Next, Alt+P is Previous, Alt+V opens the Navigator.
        </p>
      </>
    ),
  },
  {
    title: 'Time and count',
    body: (
      <>
        <p>The time remaining and your place in the exam stand at the top right. A click on either hides it; a click on what is left brings it back.</p>
        <p>A message reminds you at the minutes set for this exam. Near the end the clock comes back by itself and is marked. Messages do not stop the clock.</p>
      </>
    ),
  },
  {
    title: 'Answering an item',
    body: (
      <>
        <p>Choose one of four options with a click anywhere on it, or with the keys A to D or 1 to 4. You may change your answer as often as you like.</p>
        <p>
          <strong>Flag for Review</strong> (Alt+F) marks a question to come back to. A flag never changes your score.
        </p>
      </>
    ),
  },
  {
    title: 'Tools',
    body: (
      <>
        <p>A right click on an option, or Shift and its letter, puts a line through it; the same again removes it. Your answer does not change.</p>
        <p>
          Select text and press <strong>Highlight</strong> (Alt+H) to mark it, in a question or in a record. <strong>Comment</strong> (Alt+M) keeps a note with the question.
        </p>
        <p>
          <strong>Calculator</strong> (Alt+C) opens a window that you can move by its title. It closes when you go to another question.
        </p>
        <p>The two menus beside the tools change the colors and the size of the text, at any time. Your choice is kept for your next exam.</p>
      </>
    ),
  },
  {
    title: 'Medical record scenarios',
    scenarios: true,
    body: (
      <>
        <p>The record stays open on the left, in tabs, beside its questions on the right. Drag the divider, or move it with the arrow keys, to make room. Where there is a search box, it finds words in all documents.</p>
        <p>First the principal or first-listed diagnosis, then additional diagnoses and procedures, then questions about the record. Where you pick codes, the question says how many.</p>
      </>
    ),
  },
  {
    title: 'Review and end',
    body: (
      <>
        <p>After the last question the review screen shows what is unseen, incomplete or flagged. Review All, Review Incomplete and Review Flagged walk through just those.</p>
        <p>End Review ends the exam after a confirmation. When time runs out, the exam ends by itself and what you answered counts.</p>
      </>
    ),
  },
]
