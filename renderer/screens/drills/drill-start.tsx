import { useEffect, useState } from 'react'
import {
  isOpen,
  ROUND,
  type DrillBooks,
  type DrillRound,
  type DrillSet,
  type DrillStatement,
} from '../../engine/books/drill'
import { roundSize } from '../../engine/books/drill-draw'
import {
  drillPools,
  endRound,
  leaveRound,
  resumeRound,
  startRound,
  useDrillRounds,
  usualBooks,
} from '../../state/books/drills'
import { ensureLibrary, useLibrary } from '../../state/books/library'
import { useRoute } from '../../state/route'
import { andWhy, inBackground } from '../../state/trouble'
import { Button } from '../../ui/button'
import { ChoiceCard } from '../../ui/choice-card'
import { counted, dateTime } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { BestsTable } from './bests-table'
import { SET_WORDS } from './drill-words'
import css from './drills.module.css'

const BOOKS: readonly { id: DrillBooks; title: string; text: string }[] = [
  { id: 'book', title: 'On the screen, as a book', text: 'Index, Tabular and tables; no search through texts.' },
  { id: 'search', title: 'On the screen, with search', text: 'All that the code books can do.' },
  { id: 'own', title: 'My own books', text: 'Look it up on paper and type the code when you have it.' },
]

const SET_TEXTS: Partial<Readonly<Record<DrillSet, string>>> = {
  both: 'From all code tasks of the records.',
  diagnosis: 'Principal and additional diagnoses.',
  procedure: 'What was done to the patient.',
  missed: 'What you did not find when it was asked last.',
}

/** The choice of a round, the round that was left, and the own best times. */
export function DrillStart() {
  const rounds = useDrillRounds()
  const library = useLibrary((state) => state.library)
  const problem = useLibrary((state) => state.problem)
  useEffect(() => inBackground('Opening the code books', ensureLibrary()), [])
  const known = library !== null || problem !== null
  return (
    <>
      <div>
        <h1>Look-up drills</h1>
        <p className={css.lead}>
          A diagnosis or a procedure in words, its code somewhere in the books, and a stopwatch. {ROUND} drills a round.
        </p>
      </div>
      {rounds && known ? <Choice rounds={rounds} loaded={(library?.releases.length ?? 0) > 0} /> : null}
    </>
  )
}

function Choice({ rounds, loaded }: { rounds: readonly DrillRound[]; loaded: boolean }) {
  const go = useRoute((state) => state.go)
  const [chosen, setChosen] = useState<{ set: DrillSet; books: DrillBooks }>(() => ({
    set: 'both',
    books: usualBooks(rounds, loaded),
  }))
  const books = loaded ? chosen.books : 'own'
  const pools = usePools(books, rounds)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const set = pools?.has(chosen.set) === false ? 'both' : chosen.set
  const pool = pools?.get(set)
  const left = rounds.find(isOpen)
  const start = async () => {
    if (!pool || busy) return
    setBusy(true)
    try {
      await startRound(set, books, pool)
    } catch (error) {
      setProblem(`The round could not be started.${andWhy(error)}`)
      setBusy(false)
    }
  }
  return (
    <>
      {left ? <Left round={left} /> : null}
      {problem ? <Notice kind="bad">{problem}</Notice> : null}
      <form
        className={css.start}
        onSubmit={(event) => {
          event.preventDefault()
          inBackground('Starting a round of drills', start())
        }}
      >
        <div className={css.choices}>
          <fieldset className={css.group}>
            <legend>Books</legend>
            {loaded ? (
              <div className={css.three}>
                {BOOKS.map(({ id, title, text }) => (
                  <ChoiceCard
                    key={id}
                    name="books"
                    value={id}
                    checked={books === id}
                    onChoose={() => setChosen({ ...chosen, books: id })}
                    title={title}
                    text={text}
                  />
                ))}
              </div>
            ) : (
              <div className={css.none}>
                <p>
                  No code book is loaded, so this round is with your own books: type each code when you have found it.
                </p>
                <Button onClick={() => go({ screen: 'code-books', page: 'add' })}>Add code sets</Button>
              </div>
            )}
          </fieldset>
          <fieldset className={css.group}>
            <legend>What to find</legend>
            <div className={css.two}>
              {[...(pools ?? new Map<DrillSet, DrillStatement[]>())].map(([id, own]) => (
                <ChoiceCard
                  key={id}
                  name="set"
                  value={id}
                  checked={set === id}
                  onChoose={() => setChosen({ ...chosen, set: id })}
                  title={SET_WORDS[id]}
                  text={SET_TEXTS[id] ?? ''}
                  facts={[counted(own.length, 'statement')]}
                />
              ))}
            </div>
          </fieldset>
        </div>
        <aside className={css.panel} aria-label="Your round">
          <p className={css.count}>{pool ? counted(roundSize(pool), 'look-up') : 'Looking into the books…'}</p>
          <button type="submit" className="button button-primary" disabled={!pool || busy}>
            <span>Start the round</span>
          </button>
          <p className="muted">
            What you never drilled comes first, from records that you have met before others. Every drill is kept when
            it is done; a round that is left can be gone on with.
          </p>
          <BestsTable rounds={rounds} books={books} />
        </aside>
      </form>
    </>
  )
}

/** The statements of each set, asked anew for other books. */
function usePools(books: DrillBooks, rounds: readonly DrillRound[]): Map<DrillSet, DrillStatement[]> | null {
  const [pools, setPools] = useState<{ books: DrillBooks; sets: Map<DrillSet, DrillStatement[]> } | null>(null)
  useEffect(() => {
    let wanted = true
    drillPools(books, rounds).then(
      (sets) => wanted && setPools({ books, sets }),
      () => wanted && setPools({ books, sets: new Map() }),
    )
    return () => {
      wanted = false
    }
  }, [books, rounds])
  return pools?.books === books ? pools.sets : null
}

/** A round that was left, or that a closed app interrupted. */
function Left({ round }: { round: DrillRound }) {
  const { results, statements, at } = round
  const end = () => {
    endRound(round)
    leaveRound()
  }
  return (
    <Notice
      action={
        <>
          <Button look="primary" onClick={() => inBackground('Going on with a round of drills', resumeRound(round))}>
            Go on
          </Button>
          <Button onClick={end}>End it here</Button>
        </>
      }
    >
      A round is open: {results.length} of {statements.length} done, last on {dateTime(at)}.
    </Notice>
  )
}
