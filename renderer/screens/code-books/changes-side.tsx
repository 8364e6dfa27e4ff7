import { useMemo, useState } from 'react'
import { roundSize } from '../../engine/books/drill-draw'
import type { CodeFate, Touched } from '../../engine/books/touched'
import { useAnswer } from '../../book/use-answer'
import { changedStatements, startChangedRound, touchedBy, type Pair } from '../../state/books/changes'
import type { Changes } from '../../state/books/code-book'
import { useRoute } from '../../state/route'
import { andWhy, inBackground } from '../../state/trouble'
import { Button } from '../../ui/button'
import { counted } from '../../ui/format'
import { Notice } from '../../ui/notice'
import type { ChangedRow } from './changed-rows'
import css from './what-changed.module.css'

const MOST_TOUCHED = 60

/** Beside the changes: a round of drills on those that are listed, and the questions of the bank that they touch. */
export function ChangesSide({ pair, changes, shown }: { pair: Pair; changes: Changes; shown: readonly ChangedRow[] }) {
  return (
    <aside className={css.side} aria-label="What to do about it">
      <Drill pair={pair} changes={changes} shown={shown} />
      <TouchedQuestions pair={pair} changes={changes} />
    </aside>
  )
}

function Drill({ pair, changes, shown }: { pair: Pair; changes: Changes; shown: readonly ChangedRow[] }) {
  const go = useRoute((state) => state.go)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const statements = useMemo(() => {
    const listed = new Set(shown.map(({ code }) => code))
    const own = (one: { code: string }) => listed.has(one.code)
    return changedStatements(pair, { added: changes.added.filter(own), revised: changes.revised.filter(own) })
  }, [pair, changes, shown])
  const start = async () => {
    setBusy(true)
    try {
      await startChangedRound(pair, statements)
      go({ screen: 'drills' })
    } catch (error) {
      setProblem(`The round could not be started.${andWhy(error)}`)
      setBusy(false)
    }
  }
  return (
    <section>
      <h2 className={css.sect}>Drill on the changes</h2>
      <p className="muted">New and revised codes of the list, to be found in the books against the stopwatch.</p>
      {problem ? <Notice kind="bad">{problem}</Notice> : null}
      <Button
        look="primary"
        disabled={busy || statements.length === 0}
        onClick={() => inBackground('Starting a round of drills', start())}
      >
        {statements.length === 0 ? 'Nothing to drill here' : `Drill ${counted(roundSize(statements), 'look-up')}`}
      </Button>
    </section>
  )
}

function TouchedQuestions({ pair, changes }: { pair: Pair; changes: Changes }) {
  const go = useRoute((state) => state.go)
  const answer = useAnswer(`touched ${pair.older.id} ${pair.newer.id}`, () => touchedBy(changes))
  const found = answer.value
  if (!found) return answer.problem ? <p role="alert">{answer.problem}</p> : null
  const { touched, met } = found
  return (
    <section>
      <h2 className={css.sect}>
        Questions of the bank <span>{touched.length}</span>
      </h2>
      <p className="muted">
        {touched.length === 0
          ? 'None names a code that was deleted or revised.'
          : 'They name a code that was deleted, revised or became a heading; look at them with the newer books.'}
      </p>
      {touched.length === 0 ? null : (
        <>
          <ul className={css.touched}>
            {touched.slice(0, MOST_TOUCHED).map((one) => (
              <TouchedRow key={one.screen} touched={one} met={isMet(met, one.screen)} />
            ))}
          </ul>
          {touched.length > MOST_TOUCHED ? <p className="muted">{touched.length - MOST_TOUCHED} more.</p> : null}
          <Button onClick={() => go({ screen: 'practice', request: { screens: touched.map(({ screen }) => screen) } })}>
            Practice them
          </Button>
        </>
      )}
    </section>
  )
}

/** A question that was met is named with its codes; of one that is still fresh they would give it away. */
function TouchedRow({ touched: { screen, codes }, met }: { touched: Touched; met: boolean }) {
  const go = useRoute((state) => state.go)
  return (
    <li>
      {met ? (
        <button
          type="button"
          className={css.question}
          onClick={() => go({ screen: 'review', query: { text: screen.split('/')[0] } })}
        >
          {screen}
        </button>
      ) : (
        <span className={css.fresh}>{screen}</span>
      )}
      <span className="muted">
        {met
          ? codes.map(({ code, fate }) => `${code} ${FATES[fate]}`).join(', ')
          : `not met yet; names ${counted(codes.length, 'changed code')}`}
      </span>
    </li>
  )
}

const FATES: Readonly<Record<CodeFate, string>> = { deleted: 'deleted', heading: 'now a heading', revised: 'revised' }

/** What was seen is noted by item and by record. */
const isMet = (met: ReadonlySet<string>, screen: string): boolean => met.has(screen.split('/')[0]!)
