import type { DrillBooks, DrillRound } from '../../engine/books/drill'
import { drillBests, type DrillTimes } from '../../engine/books/drill-bests'
import { shortDate } from '../../ui/format'
import { BOOKS_WORDS, KIND_WORDS, watch } from './drill-words'
import css from './drills.module.css'

/** Own best and usual times with one kind of books. */
export function BestsTable({ rounds, books }: { rounds: readonly DrillRound[]; books: DrillBooks }) {
  const { kinds, all, round } = drillBests(rounds.filter((one) => one.books === books))
  if (all.done === 0)
    return (
      <p className="muted">{`Your best times with these books (${BOOKS_WORDS[books]}) stand here after a drill.`}</p>
    )
  return (
    <div className={css.bests}>
      <table className={css.table}>
        <caption>Your times, {BOOKS_WORDS[books]}</caption>
        <thead>
          <tr>
            <th scope="col">Kind</th>
            <th scope="col">Found</th>
            <th scope="col">Best</th>
            <th scope="col">Usual</th>
          </tr>
        </thead>
        <tbody>
          {[...kinds].map(([kind, times]) => (
            <Row key={kind} name={KIND_WORDS[kind]} times={times} />
          ))}
          {kinds.size > 1 ? <Row name="All" times={all} /> : null}
        </tbody>
      </table>
      {round ? (
        <p className="muted">
          Best round: {round.right} of {round.of} in {watch(round.time)}, {shortDate(round.begun)}.
        </p>
      ) : null}
    </div>
  )
}

const Row = ({ name, times: { done, right, best, usual } }: { name: string; times: DrillTimes }) => (
  <tr>
    <th scope="row">{name}</th>
    <td>
      {right} of {done}
    </td>
    <td>{best === null ? '—' : watch(best)}</td>
    <td>{usual === null ? '—' : watch(usual)}</td>
  </tr>
)
