import { useMemo } from 'react'
import type { DrillRound, DrillStatement } from '../../engine/books/drill'
import { drillBests } from '../../engine/books/drill-bests'
import { sourceOf } from '../../engine/books/drill-draw'
import { useDrilling, useDrillRounds } from '../../state/books/drills'
import { services } from '../../state/services'
import { systemWords, watch } from './drill-words'
import css from './drill.module.css'

/** What is to be found, in which words the record says it, and the stopwatch. */
export function DrillHead({ round, at, statement }: { round: DrillRound; at: number; statement: DrillStatement }) {
  const words = useMemo(() => sourceOf(services().bank.scenarios, statement)?.words ?? [], [statement])
  return (
    <header className={css.head}>
      <div className={css.asked}>
        <p className={css.eyebrow}>
          Look-up {at + 1} of {round.statements.length} · {systemWords(statement)}
        </p>
        <h1 className={css.statement}>{statement.statement}</h1>
        {words.length > 0 ? (
          <p className={css.words}>
            <span className={css.source}>The record says</span>
            {words.map((one) => (
              <q key={one}>{one}</q>
            ))}
          </p>
        ) : null}
      </div>
      <Stopwatch round={round} statement={statement} />
    </header>
  )
}

function Stopwatch({ round, statement: { kind } }: { round: DrillRound; statement: DrillStatement }) {
  const seconds = useDrilling((state) => state.seconds)
  const rounds = useDrillRounds()
  const best = useMemo(
    () => drillBests((rounds ?? []).filter(({ books }) => books === round.books)).kinds.get(kind)?.best ?? null,
    [rounds, round.books, kind],
  )
  return (
    <div className={css.watch}>
      <span className={css.time} role="timer" aria-label="Stopwatch">
        {watch(seconds * 1_000)}
      </span>
      <span className={css.best}>{best === null ? 'no best yet' : `best ${watch(best)}`}</span>
    </div>
  )
}
