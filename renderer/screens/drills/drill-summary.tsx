import { useEffect, useMemo, useRef, useState } from 'react'
import { pathOf, type DrillRound } from '../../engine/books/drill'
import { summaryOf } from '../../engine/books/drill-bests'
import { CodedText } from '../../question/book-links'
import { drillPool, leaveRound, startRound, useDrilling, useDrillRounds } from '../../state/books/drills'
import { useRoute } from '../../state/route'
import { andWhy, inBackground } from '../../state/trouble'
import { Button } from '../../ui/button'
import { Icon } from '../../ui/icon'
import { Notice } from '../../ui/notice'
import { BestsTable } from './bests-table'
import { BOOKS_WORDS, PATH_WORDS, SET_WORDS, SHORT_PATHS, watch } from './drill-words'
import { NotKept } from './not-kept'
import css from './drills.module.css'

/** What a round came to, drill by drill, and the ways on. */
export function DrillSummary({ round }: { round: DrillRound }) {
  const go = useRoute((state) => state.go)
  const stored = useDrillRounds()
  const problem = useDrilling((state) => state.problem)
  const [trouble, setTrouble] = useState<string | null>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const others = useMemo(
    () => (stored ?? []).filter(({ id, books }) => id !== round.id && books === round.books),
    [stored, round],
  )
  const sum = useMemo(() => summaryOf(round, others), [round, others])
  const missed = round.statements.filter((_, at) => round.results[at]?.right === false)
  const again = async (pool: Promise<DrillRound['statements']> | DrillRound['statements'], set: DrillRound['set']) => {
    try {
      await startRound(set, round.books, await pool)
    } catch (error) {
      setTrouble(`The round could not be started.${andWhy(error)}`)
    }
  }
  const another = () => {
    if (round.set === 'changed') go({ screen: 'code-books', page: 'changes' })
    else {
      const set = round.set === 'missed' ? 'both' : round.set
      inBackground('Starting a round of drills', again(drillPool(set, round.books, stored ?? []), set))
    }
  }
  return (
    <>
      <div>
        <h1 ref={heading} tabIndex={-1} className={css.heading}>
          {sum.right} of {sum.done} found
        </h1>
        <p className={css.lead}>
          {SET_WORDS[round.set]}, {BOOKS_WORDS[round.books]}
          {sum.done < sum.of ? `; ended after ${sum.done} of ${sum.of}` : ''}.
        </p>
      </div>
      <NotKept problem={problem} />
      {trouble ? <Notice kind="bad">{trouble}</Notice> : null}
      <div className={css.ways}>
        <Button look="primary" onClick={another}>
          {round.set === 'changed' ? 'To the changed codes' : 'Another round'}
        </Button>
        {missed.length > 0 ? (
          <Button onClick={() => inBackground('Starting a round of drills', again(missed, 'missed'))}>
            {missed.length === 1 ? 'Again the one not found' : `Again the ${missed.length} not found`}
          </Button>
        ) : null}
        <Button onClick={leaveRound}>Choose another round</Button>
        <Button look="quiet" onClick={() => go({ screen: 'practice' })}>
          Back to practice
        </Button>
      </div>
      <div className={css.start}>
        <Drills round={round} bests={sum.bests} />
        <aside className={css.panel} aria-label="Times">
          <dl className={css.facts}>
            <div>
              <dt>Time of the round</dt>
              <dd>{watch(sum.time)}</dd>
            </div>
            <div>
              <dt>Usual time of what was found</dt>
              <dd>{sum.usual === null ? '—' : watch(sum.usual)}</dd>
            </div>
            {round.books === 'own'
              ? null
              : [...sum.paths].map(([path, count]) => (
                  <div key={path}>
                    <dt>{PATH_WORDS[path]}</dt>
                    <dd>{count}</dd>
                  </div>
                ))}
          </dl>
          {stored ? <BestsTable rounds={stored} books={round.books} /> : null}
        </aside>
      </div>
    </>
  )
}

function Drills({ round: { statements, results, books }, bests }: { round: DrillRound; bests: readonly number[] }) {
  return (
    <table className={css.table} aria-label="Drills of this round">
      <thead>
        <tr>
          <th scope="col">To find</th>
          <th scope="col">Code</th>
          <th scope="col">Yours</th>
          <th scope="col">Time</th>
          {books === 'own' ? null : <th scope="col">Way</th>}
        </tr>
      </thead>
      <tbody>
        {results.map((result, at) => {
          const { id, statement, codes } = statements[at]!
          return (
            <tr key={id}>
              <th scope="row">{statement}</th>
              <td className={css.nowrap}>
                <CodedText text={codes[0]!} />
              </td>
              <td className={css.nowrap}>
                <span className={css.yours} data-right={result.right ? '' : undefined}>
                  <Icon name={result.right ? 'check' : 'cross'} size={14} />
                  {result.right ? 'Found' : result.given === '' ? 'Not found' : result.given}
                </span>
              </td>
              <td className={css.nowrap}>
                {watch(result.time)}
                {bests.includes(at) ? <span className={css.mark}>best</span> : null}
                {result.again ? <span className={css.mark}>seen before</span> : null}
              </td>
              {books === 'own' ? null : <td className={css.nowrap}>{SHORT_PATHS[pathOf(books, result)]}</td>}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
