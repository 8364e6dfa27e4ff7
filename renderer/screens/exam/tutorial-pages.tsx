import type { ReactNode } from 'react'
import type { AttemptHead } from '../../engine/events'
import { SampleCodes, SampleRecord } from './sample-desk'
import { SampleItem } from './sample-item'
import { SampleNavigator, SampleReview } from './sample-lists'
import { SampleCalculator, SampleNoteboard, SampleReadings } from './sample-tools'

export type TutorialPage = { title: string; text: ReactNode; sample?: ReactNode }

/** The pages of the tutorial for one exam: each teaches one thing on a sample. Without scenarios there is nothing on them. */
export function tutorialPages({ form, answerStyle, preset }: AttemptHead): TutorialPage[] {
  return [
    ...ROOM,
    ...(preset.noteboard === 'paper' ? [PAPER_BOARD] : [NOTEBOARD]),
    ...(form.scenarios.length > 0 ? [RECORD, answerStyle === 'pick' ? PICK : TYPE] : []),
    ...WAYS,
  ]
}

const ROOM: readonly TutorialPage[] = [
  {
    title: 'Moving through the exam',
    text: (
      <>
        <p>
          <strong>Next</strong> and <strong>Previous</strong> at the bottom move one screen. They work in this tutorial
          too: Next takes you to the next page, Previous brings you back here.
        </p>
        <p>
          Every button with an underlined letter also answers to Alt and that letter (Option on a Mac): Alt+N is Next,
          Alt+P is Previous. Try Alt+N now.
        </p>
        <p>
          On the next pages you try each tool on a sample. Nothing you do there counts or is kept, and the time of the
          tutorial is not part of the exam time.
        </p>
      </>
    ),
  },
  {
    title: 'Time and count',
    text: (
      <>
        <p>
          The time remaining and your place in the exam stand at the top right. A click on either hides it; a click on
          what is left brings it back.
        </p>
        <p>
          A message reminds you at the minutes set for this exam. Near the end the clock comes back by itself and is
          marked. Neither messages nor a break (Alt+B) stop the clock.
        </p>
      </>
    ),
    sample: <SampleReadings />,
  },
  {
    title: 'Answering an item',
    text: (
      <>
        <p>
          Choose one of four options with a click anywhere on it, or with the keys A to D or 1 to 4. You may change your
          answer as often as you like.
        </p>
        <p>
          <strong>Flag for Review</strong> (Alt+F) marks a question to come back to. A flag never changes your score.
        </p>
      </>
    ),
    sample: <SampleItem />,
  },
  {
    title: 'Striking out options',
    text: (
      <p>
        A right click on an option, or Shift and its letter, puts a line through it; the same again removes it. Your
        answer does not change.
      </p>
    ),
    sample: <SampleItem />,
  },
  {
    title: 'Highlighting text',
    text: (
      <p>
        Select text and press <strong>Highlight</strong> (Alt+H) to mark it, in a question or in a record. Select it
        again and press Highlight to remove it. <strong>Comment</strong> (Alt+M) keeps a note with the question.
      </p>
    ),
    sample: <SampleItem />,
  },
  {
    title: 'Colors and text size',
    text: (
      <p>
        The two menus above change the colors and the size of the text, now and at any time in the exam. Try them: your
        choice is kept for your next exam. Ctrl and plus, minus or 0 enlarge the whole window.
      </p>
    ),
  },
  {
    title: 'Calculator',
    text: (
      <p>
        <strong>Calculator</strong> (Alt+C) opens a window that you move by its title, with the mouse or with the arrow
        keys. It takes the keys of your keyboard while it has the focus, and closes when you go to another question.
      </p>
    ),
    sample: <SampleCalculator />,
  },
]

const NOTEBOARD: TutorialPage = {
  title: 'Noteboard',
  text: (
    <p>
      <strong>Noteboard</strong> (Alt+O) is your erasable board: write on one side, draw on the other by mouse, touch or
      stylus. There is one board for the whole exam, it stays open when you go to another question, and you can resize
      it at its edges. It is never scored.
    </p>
  ),
  sample: <SampleNoteboard />,
}

const PAPER_BOARD: TutorialPage = {
  title: 'Noteboard',
  text: (
    <p>
      This exam has a noteboard of paper only, as at some testing centers. Take one blank sheet and a pencil, and throw
      the sheet away after the exam.
    </p>
  ),
}

const RECORD: TutorialPage = {
  title: 'Medical record scenarios',
  text: (
    <p>
      The record stays open on the left, in tabs, beside its questions on the right. Drag the divider, or move it with
      the arrow keys, to make room. Search finds words in all documents: try “fever”.
    </p>
  ),
  sample: <SampleRecord />,
}

const PICK: TutorialPage = {
  title: 'Picking codes',
  text: (
    <p>
      First you pick the principal or first-listed diagnosis, then additional diagnoses and procedures. The question
      says how many codes to select, and the count shows how many you have. A click on a selected code removes it.
    </p>
  ),
  sample: <SampleCodes style="pick" />,
}

const TYPE: TutorialPage = {
  title: 'Typing codes',
  text: (
    <p>
      First you type the principal or first-listed diagnosis, then additional diagnoses and procedures, in sequence.
      Enter adds a row, the arrows move one up or down. Dots and case do not matter. Where a POA indicator is asked,
      choose it beside the code.
    </p>
  ),
  sample: <SampleCodes style="type" />,
}

const WAYS: readonly TutorialPage[] = [
  {
    title: 'Navigator',
    text: (
      <p>
        <strong>Navigator</strong> (Alt+V) lists all questions with status and flag and takes you to any of them. A
        click on a heading sorts the list. Unseen: not viewed yet. Incomplete: viewed, not fully answered. Complete:
        answered.
      </p>
    ),
    sample: <SampleNavigator />,
  },
  {
    title: 'Review and end',
    text: (
      <>
        <p>
          After the last question the review screen shows what is unseen, incomplete or flagged. Review All, Review
          Incomplete and Review Flagged walk through just those.
        </p>
        <p>
          End Review ends the exam after a confirmation. When time runs out, the exam ends by itself and what you
          answered counts.
        </p>
      </>
    ),
    sample: <SampleReview />,
  },
]
