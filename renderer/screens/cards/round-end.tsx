import { nextTurn, roundSummary } from '../../engine/card-round'
import { aboutTime } from '../../engine/estimate'
import { useCardPace } from '../../state/card-pace'
import { closeRound, continueRound, undoStep, useRound } from '../../state/card-round'
import { askableCards, dueNow, studyPlan } from '../../state/cards'
import { useKeys } from '../../keys/use-keys'
import { Button } from '../../ui/button'
import { Facts } from '../../ui/facts'
import { counted, percent } from '../../ui/format'
import { Notice } from '../../ui/notice'
import { comesText } from './when-words'
import { inBackground } from '../../state/trouble'

/** What came of a round, and when the next card comes. */
export function RoundEnd() {
  const { steps, problem, told } = useRound()
  const now = Date.now()
  const { answered, right, missed, suspended } = roundSummary(steps)
  const left = dueNow(now)?.total ?? 0
  const pace = useCardPace(steps.length)
  const next = nextTurn(askableCards(now) ?? [], now, studyPlan().zone)
  const undo = steps.length > 0 ? undoStep : undefined
  useKeys({ undo })
  return (
    <>
      <h1>{left > 0 ? 'Finished for now' : 'All due cards are done'}</h1>
      {problem ? (
        <Notice
          kind="bad"
          action={
            <Button onClick={() => inBackground('Carrying out an action on a card', problem.run())}>
              {problem.action}
            </Button>
          }
        >
          {problem.sentence}
        </Notice>
      ) : null}
      {told ? <Notice>{told}</Notice> : null}
      <Facts
        rows={[
          ['Answered', String(answered)],
          ['Right', answered === 0 ? '0' : `${right} (${percent(right / answered)})`],
          ['Missed', missed === 0 ? '0' : `${missed}: ${missed === 1 ? 'it comes' : 'they come'} again`],
          ...(suspended > 0 ? [['Suspended', String(suspended)] as const] : []),
          [
            'Next card',
            left > 0
              ? `${counted(left, 'card')} still due now, ${aboutTime(left * pace)}`
              : next === null
                ? 'None: every card is suspended or rests'
                : comesText(next, now),
          ],
        ]}
      />
      <div className="cards-actions">
        <Button look={left > 0 ? 'plain' : 'primary'} autoFocus={left === 0} onClick={closeRound}>
          Back to overview
        </Button>
        {left > 0 ? (
          <Button look="primary" autoFocus onClick={continueRound}>
            Go on
          </Button>
        ) : null}
        {undo ? (
          <Button onClick={() => inBackground('Carrying out an action on a card', undo())}>Undo last step</Button>
        ) : null}
      </div>
    </>
  )
}
