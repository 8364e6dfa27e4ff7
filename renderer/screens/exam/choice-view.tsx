import type { OptionId } from '../../../question-bank/schema/item'
import { choiceOf, type ChoiceScreen } from '../../engine/form'
import { textKey } from '../../engine/marks'
import type { Session } from '../../engine/session'
import { dispatch } from '../../state/exam'
import { ChoiceQuestion } from './choice-question'
import { inBackground } from '../../state/trouble'

const NONE: ReadonlySet<OptionId> = new Set()

/** An item or a related question of the running exam, with its options in the form's order. */
export function ChoiceView({ session, screen }: { session: Session; screen: ChoiceScreen }) {
  const choice = choiceOf(screen)
  const given = session.answers.get(screen.id)
  const struck = session.struck.get(screen.id) ?? NONE
  return (
    <ChoiceQuestion
      id={screen.id}
      stem={choice.stem}
      options={screen.order.map((id) => choice.options.find((one) => one.id === id)!)}
      chosen={given?.kind === 'choice' ? given.option : null}
      struck={struck}
      rangesOf={(part) => session.highlights.get(textKey(screen.id, part)) ?? []}
      // Not compared with what is shown: that may lag behind an answer that is still being written.
      onChoose={(option) =>
        inBackground(
          'Carrying out an action in the exam',
          dispatch({ type: 'answer', answer: { kind: 'choice', option } }),
        )
      }
      onStrike={(option) =>
        inBackground(
          'Carrying out an action in the exam',
          dispatch({ type: 'strike', option, on: !struck.has(option) }),
        )
      }
    />
  )
}
