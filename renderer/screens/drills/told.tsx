import { useMemo } from 'react'
import { isNear, pathOf, type DrillResult, type DrillRound, type DrillStatement } from '../../engine/books/drill'
import { drillBests, isBest } from '../../engine/books/drill-bests'
import { sourceOf } from '../../engine/books/drill-draw'
import { placeOfCode } from '../../engine/books/citation'
import { nextDrill, useDrilling, useDrillRounds } from '../../state/books/drills'
import { services } from '../../state/services'
import { Button, KeyButton } from '../../ui/button'
import { Icon } from '../../ui/icon'
import { PATH_WORDS, watch } from './drill-words'
import { NotKept } from './not-kept'
import css from './drill.module.css'

/** What came of a drill: right or not, the code, why, and the way on. */
export function Told({
  round,
  statement,
  result,
}: {
  round: DrillRound
  statement: DrillStatement
  result: DrillResult
}) {
  const { reader, problem } = useDrilling()
  const rounds = useDrillRounds()
  const key = useMemo(() => sourceOf(services().bank.scenarios, statement)?.key ?? null, [statement])
  const best = useMemo(() => {
    const earlier = (rounds ?? []).filter(({ id, books }) => id !== round.id && books === round.books)
    const before = drillBests([...earlier, { ...round, results: round.results.slice(0, -1) }])
    return isBest(before, statement.kind, result)
  }, [rounds, round, statement, result])
  const right = statement.codes[0]!
  const place = placeOfCode(right)
  const last = round.results.length === round.statements.length
  return (
    <div className={css.told}>
      <div role="status" className={css.verdict} data-right={result.right ? '' : undefined}>
        <Icon name={result.right ? 'check' : 'cross'} size={20} />
        <p>
          <strong>{verdictOf(statement, result)}</strong>{' '}
          <span className="muted">
            {watch(result.time)}
            {best ? ', your best of this kind' : ''} · {PATH_WORDS[pathOf(round.books, result)]}
          </span>
        </p>
      </div>
      <p className={css.reason}>
        {result.right ? null : (
          <>
            The code is <span className="code">{right}</span>
            {statement.codes.length > 1 ? ` (or ${statement.codes.slice(1).join(', ')})` : ''}.{' '}
          </>
        )}
        {key?.reason}
      </p>
      <NotKept problem={problem} />
      <div className={css.answer}>
        <KeyButton look="primary" command="drill-next" autoFocus onClick={nextDrill}>
          {last ? 'To the end of the round' : 'Next look-up'}
        </KeyButton>
        {reader && place ? <Button onClick={() => reader.go(place)}>{`Open ${right}`}</Button> : null}
      </div>
    </div>
  )
}

function verdictOf(statement: DrillStatement, { right, given }: DrillResult): string {
  if (right) return `${given} is right.`
  if (given === '') return 'Not found.'
  return `${given} is not it${isNear(statement, given) ? ', though the category is right' : ''}.`
}
