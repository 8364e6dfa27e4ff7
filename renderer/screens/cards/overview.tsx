import { useEffect, useMemo, useState } from 'react'
import { nextTurn } from '../../engine/card-round'
import { studyDay, startOfDay } from '../../engine/study-day'
import { askableCards, dueNow, studyPlan, useCards } from '../../state/cards'
import { cardContent } from '../../state/card-content'
import { cardPace } from '../../state/card-pace'
import { startRound } from '../../state/card-round'
import { useSettings } from '../../state/settings'
import { Button } from '../../ui/button'
import { counted, duration } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { DueFigures } from './due-figures'
import { ExamNote } from './exam-note'
import { useNow } from './use-now'
import { comesText } from './when-words'
import { Workload } from './workload'

/** What waits today and in the next two weeks. */
export function Overview({ onList }: { onList: () => void }) {
  const now = useNow()
  const { cards, today, unreadable } = useCards()
  // Limits and the day of the exam are read where they are used.
  useSettings()
  const pace = usePace(today.length)
  const gone = useMemo(() => [...(cards?.keys() ?? [])].filter((id) => cardContent(id) === null), [cards])
  if (cards!.size === 0) return <NoCards unreadable={unreadable} />
  const askable = askableCards(now) ?? []
  const due = dueNow(now)!
  const plan = studyPlan()
  const answered = today.filter(({ at }) => at >= startOfDay(now, plan.zone)).length
  const next = nextTurn(askable, now, plan.zone)
  return (
    <>
      <div className="cards-title">
        <h1>Cards</h1>
        <Button onClick={onList}>All cards</Button>
      </div>
      {unreadable > 0 ? <Damaged count={unreadable} /> : null}
      {gone.length > 0 ? <Gone ids={gone} /> : null}
      <section className="cards-due" aria-label="Due now">
        <div className="cards-due-text">
          {due.total > 0 ? (
            <>
              <h2>{counted(due.total, 'card')} due now</h2>
              <p className="muted">
                About {duration(Math.max(60_000, due.total * pace))}, at {duration(pace)} a card
                {answered > 0 ? `. Answered today: ${answered}` : ''}.
              </p>
            </>
          ) : (
            <>
              <h2>Nothing is due now</h2>
              <p className="muted">
                {next === null
                  ? 'No card will be asked: all of them are suspended or rest.'
                  : `The next card comes ${comesText(next, now)}.`}
                {answered > 0 ? ` Answered today: ${answered}.` : ''}
              </p>
            </>
          )}
          <DueFigures due={due} />
        </div>
        {due.total > 0 ? (
          <Button look="primary" autoFocus onClick={startRound}>
            Start
          </Button>
        ) : null}
      </section>
      <ExamNote plan={plan} now={now} />
      <Workload day={studyDay(now, plan.zone)} />
    </>
  )
}

function NoCards({ unreadable }: { unreadable: number }) {
  return (
    <>
      <h1>Cards</h1>
      {unreadable > 0 ? <Damaged count={unreadable} /> : null}
      <section className="cards-none">
        <h2>No cards yet</h2>
        <p>
          Every question you miss in an exam or in practice becomes a card: answered, and not fully right. You can also
          make one of any question in the review room.
        </p>
        <p>
          A card comes again shortly before you would forget it: after ten minutes, then a day, then after longer and
          longer times. A few minutes a day are enough.
        </p>
      </section>
    </>
  )
}

const Damaged = ({ count }: { count: number }) => (
  <Notice kind="warn">{`${counted(count, 'stored card')} ${count === 1 ? 'is' : 'are'} damaged and cannot be shown. The data was left as it is.`}</Notice>
)

const MOST_NAMED = 8

function Gone({ ids }: { ids: readonly string[] }) {
  const named = ids.slice(0, MOST_NAMED).join(', ')
  const more = ids.length > MOST_NAMED ? ` and ${ids.length - MOST_NAMED} more` : ''
  return (
    <Notice>
      {ids.length === 1 ? 'One card asks a question' : `${ids.length} cards ask questions`} that the question bank no
      longer has: {named}
      {more}. {ids.length === 1 ? 'It is' : 'They are'} skipped; nothing of {ids.length === 1 ? 'it' : 'them'} is lost.
    </Notice>
  )
}

/** What a card usually takes; the usual guess until it is known. */
function usePace(answered: number): number {
  const [pace, setPace] = useState(45_000)
  useEffect(() => {
    let gone = false
    cardPace().then(
      (known) => !gone && setPace(known),
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [answered])
  return pace
}
