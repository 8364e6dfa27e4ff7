import { useMemo, useState } from 'react'
import type { ReviewHit } from '../../engine/review-filter'
import { conditionCount, EVERYTHING, type ReviewQuery } from '../../engine/review-query'
import { outlineTitles, type ReviewRoom } from '../../state/review'
import { Button } from '../../ui/button'
import { counted } from '../../ui/format'
import { FilterActions } from './saved-filters'
import { ResultRow } from './result-row'

const PAGE = 50

type Props = {
  room: ReviewRoom
  query: ReviewQuery
  hits: readonly ReviewHit[]
  onChange: (query: ReviewQuery) => void
  onOpen: (at: number) => void
}

/** The questions that fit, fifty at a time. */
export function ResultList({ room, query, hits, onChange, onOpen }: Props) {
  const [most, setMost] = useState(PAGE)
  const { tasks } = useMemo(outlineTitles, [])
  return (
    <section className="review-results" aria-label="Questions">
      <div className="review-results-head">
        <h1>
          <span role="status">{counted(hits.length, 'question')}</span>
        </h1>
        <FilterActions query={query} onChange={onChange} />
        {hits.length > 0 ? (
          <Button look="primary" onClick={() => onOpen(0)}>
            Review one at a time
          </Button>
        ) : null}
      </div>
      {hits.length === 0 ? <NothingFits query={query} onChange={onChange} /> : null}
      <ol className="review-rows">
        {hits.slice(0, most).map((hit, index) => (
          <ResultRow key={hit.entry.screen} hit={hit} room={room} tasks={tasks} onOpen={() => onOpen(index)} />
        ))}
      </ol>
      {hits.length > most ? (
        <div className="review-more">
          <Button onClick={() => setMost(most + PAGE)}>Show {Math.min(PAGE, hits.length - most)} more</Button>
          <span className="muted">
            {most} of {hits.length} are shown.
          </span>
        </div>
      ) : null}
    </section>
  )
}

function NothingFits({ query, onChange }: { query: ReviewQuery; onChange: (query: ReviewQuery) => void }) {
  return (
    <div className="review-empty">
      <p>{emptySentence(query)}</p>
      <div>
        <Button onClick={() => onChange(EVERYTHING)}>Show all questions</Button>
      </div>
    </div>
  )
}

function emptySentence(query: ReviewQuery): string {
  if (query.states.includes('untagged'))
    return 'No miss without a reason is left here. Look at all questions, or take another exam.'
  if (query.states.includes('missed') && conditionCount(query) === 1)
    return 'You missed nothing. Take another exam, or look at all questions.'
  if (query.states.includes('not-answered') && conditionCount(query) === 1)
    return 'Every question of your exams and practice has an answer.'
  return 'No question you answered fits all of these filters. Take one of them away.'
}
