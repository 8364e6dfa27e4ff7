import { useState } from 'react'
import type { ReviewFilter } from '../../engine/events'
import type { CommandId } from '../../keys/commands'
import { KeyButton } from '../../ui/button'
import { counted } from '../../ui/format'
import { SAMPLE_ROWS } from './sample-content'
import { IN_EXAM_ORDER, ScreenTable, sortedBy, type ScreenRow } from './screen-table'

/** The table of the Navigator; going to a question that was not seen makes it incomplete, as in the exam. */
export function SampleNavigator() {
  const [rows, setRows] = useState(SAMPLE_ROWS)
  const [current, setCurrent] = useState('3')
  const [sort, setSort] = useState(IN_EXAM_ORDER)
  const open = (id: string) => {
    setCurrent(id)
    setRows(rows.map((row) => (row.id === id && row.status === 'unseen' ? { ...row, status: 'incomplete' } : row)))
  }
  return (
    <div className="sample-body">
      <div className="screen-section">
        <h3>Multiple-choice questions</h3>
        <ScreenTable
          rows={rows}
          current={current}
          here="You are here"
          onOpen={open}
          sort={sort}
          onSort={(by) => setSort(sortedBy(sort, by))}
        />
      </div>
      <p role="status">You are at Question {current}.</p>
    </div>
  )
}

const REVIEWS: readonly { filter: ReviewFilter; text: string; command: CommandId; has: (row: ScreenRow) => boolean }[] =
  [
    { filter: 'all', text: 'Review All', command: 'review-all', has: () => true },
    {
      filter: 'incomplete',
      text: 'Review Incomplete',
      command: 'review-incomplete',
      has: (row) => row.status !== 'complete',
    },
    { filter: 'flagged', text: 'Review Flagged', command: 'review-flagged', has: (row) => row.flagged },
  ]

/** The three ways through the questions after the last one. */
export function SampleReview() {
  const [sort, setSort] = useState(IN_EXAM_ORDER)
  const [chosen, setChosen] = useState<(typeof REVIEWS)[number] | null>(null)
  const walked = chosen ? SAMPLE_ROWS.filter(chosen.has) : []
  return (
    <>
      <div className="sample-body">
        <ScreenTable
          rows={SAMPLE_ROWS}
          current={walked[0]?.id ?? null}
          here="Walk begins here"
          sort={sort}
          onSort={(by) => setSort(sortedBy(sort, by))}
        />
        <p role="status">
          {chosen
            ? `${chosen.text} walks through ${counted(walked.length, 'question')}: ${walked.map((row) => row.id).join(', ')}.`
            : 'Choose one of the reviews.'}
        </p>
      </div>
      <div className="frame-footer sample-footer">
        {REVIEWS.map((review) => (
          <KeyButton
            key={review.filter}
            command={review.command}
            look="bar"
            aria-pressed={chosen === review}
            onClick={() => setChosen(review)}
          >
            {review.text}
          </KeyButton>
        ))}
      </div>
    </>
  )
}
