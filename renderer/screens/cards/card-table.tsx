import { memo } from 'react'
import { isResting, releaseLeech, restLeech, resume, suspend, type Card } from '../../engine/card'
import { retrievability } from '../../engine/review'
import { changeCard, useCards } from '../../state/cards'
import { Button } from '../../ui/button'
import { percent } from '../../ui/format'
import type { CardRow } from './card-rows'
import { dueText } from './when-words'
import { andWhy } from '../../state/trouble'

const STATES: Record<Card['state'], string> = {
  new: 'New',
  learning: 'Learning',
  review: 'Review',
  relearning: 'Learning again',
}

/** Cards in rows, each with what can be done to it. */
export function CardTable({
  rows,
  now,
  onProblem,
}: {
  rows: readonly CardRow[]
  now: number
  onProblem: (problem: string | null) => void
}) {
  return (
    <table className="card-table">
      <thead>
        <tr>
          <th scope="col">Card</th>
          <th scope="col">State</th>
          <th scope="col">Next due</th>
          <th scope="col" className="card-table-number">
            Forgotten
          </th>
          <th scope="col" className="card-table-number" title="The chance that you would know it now">
            Recall now
          </th>
          <th scope="col">
            <span className="visually-hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.card.id} row={row} now={now} onProblem={onProblem} />
        ))}
      </tbody>
    </table>
  )
}

const Row = memo(function Row({
  row: { card, title, due },
  now,
  onProblem,
}: {
  row: CardRow
  now: number
  onProblem: (problem: string | null) => void
}) {
  const { id, state, lapses, suspended, leech } = card
  const resting = isResting(card)
  const alter = (next: (one: Card) => Card) => {
    // The stored card is changed, not the one that is planned for the day of the exam.
    const stored = useCards.getState().cards?.get(id)
    if (!stored) return
    changeCard(next(stored)).then(
      () => onProblem(null),
      (error: unknown) => onProblem(`${id} could not be changed.${andWhy(error)} It stays as it was.`),
    )
  }
  return (
    <tr>
      <th scope="row">
        <span className="card-table-id">{id}</span>
        <span className="card-table-title" title={title}>
          {title}
        </span>
      </th>
      <td>{suspended ? 'Suspended' : resting ? 'Leech, rests' : leech ? `${STATES[state]}, leech` : STATES[state]}</td>
      <td>{suspended || resting ? '–' : state === 'new' ? (due ? 'today' : 'later') : dueText(card.due, now)}</td>
      <td className="card-table-number number">{lapses === 0 ? '–' : `${lapses} ×`}</td>
      <td className="card-table-number number">{state === 'new' ? '–' : percent(retrievability(card, now))}</td>
      <td className="card-table-actions">
        {leech ? (
          <Button
            look="quiet"
            aria-label={`${resting ? 'Release' : 'Let rest'} ${id}`}
            onClick={() => alter(resting ? releaseLeech : restLeech)}
          >
            {resting ? 'Release' : 'Let rest'}
          </Button>
        ) : null}
        <Button
          look="quiet"
          aria-label={`${suspended ? 'Resume' : 'Suspend'} ${id}`}
          onClick={() => alter(suspended ? resume : suspend)}
        >
          {suspended ? 'Resume' : 'Suspend'}
        </Button>
      </td>
    </tr>
  )
})
