import type { OptionId } from '../../../question-bank/schema/item'
import { ratingsOffered } from '../../engine/card-round'
import {
  checkAnswer,
  finishRound,
  giveAnswer,
  goOn,
  rateAnswer,
  setGuessed,
  showAnswer,
  suspendShown,
  undoStep,
  useRound,
  type ShownCard,
} from '../../state/card-round'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { IS_MAC } from '../../ui/platform'
import { AnswerBar } from './answer-bar'
import { CardQuestion } from './card-question'
import { useCardKeys } from './use-card-keys'
import './asking.css'

const UNDO_KEYS = IS_MAC ? 'Meta+Z' : 'Control+Z'

/** One card after another. */
export function Asking() {
  const shown = useRound((state) => state.shown)
  return shown ? <OneCard shown={shown} /> : null
}

function OneCard({ shown }: { shown: ShownCard }) {
  const { problem, told, steps } = useRound()
  const { card, place, of, verdict } = shown
  const undo = steps.length > 0 ? undoStep : undefined
  useCardKeys({
    undo,
    go: () => mainAction(shown),
    keys: { s: suspendShown, ...(verdict ? ratingKeys(shown) : questionKeys(shown)) },
  })
  return (
    <div className="asking">
      <div className="asking-head">
        <h1>
          Card {place} of {of}
        </h1>
        <progress className="asking-progress" value={place - (verdict ? 0 : 1)} max={of} aria-label="Cards done" />
        <div className="asking-tools">
          <Button
            look="quiet"
            disabled={!undo}
            title={IS_MAC ? 'Keys: Cmd+Z' : 'Keys: Ctrl+Z'}
            aria-keyshortcuts={UNDO_KEYS}
            onClick={() => void undo?.()}
          >
            Undo
          </Button>
          <Button look="quiet" title="Key: S" aria-keyshortcuts="S" onClick={() => void suspendShown()}>
            Suspend card
          </Button>
          <Button look="quiet" onClick={finishRound}>
            Finish for now
          </Button>
        </div>
      </div>
      <div className="asking-notices">
        {problem ? (
          <Notice kind="bad" action={<Button onClick={() => void problem.run()}>{problem.action}</Button>}>
            {problem.sentence}
          </Notice>
        ) : null}
        <p className="asking-told" role="status">
          {told}
        </p>
      </div>
      <CardQuestion key={`${card.id} ${shown.shownAt}`} shown={shown} />
      <AnswerBar shown={shown} />
    </div>
  )
}

/** What Enter does: checks, then takes the usual rating. */
function mainAction({ verdict, guessed }: ShownCard): void {
  if (!verdict) void checkAnswer()
  else if (verdict.kept) goOn()
  else void rateAnswer(guessed ? 'hard' : 'good')
}

function questionKeys({ content, order, guessed }: ShownCard): Record<string, () => unknown> {
  const common = { '0': showAnswer, 'u': () => setGuessed(!guessed) }
  if (content.kind === 'codes') return common
  const choose = (option: OptionId) => () => giveAnswer({ kind: 'choice', option })
  return {
    ...common,
    ...Object.fromEntries(
      order.flatMap((option, place) => [
        [String(place + 1), choose(option)],
        ['abcd'[place]!, choose(option)],
      ]),
    ),
  }
}

function ratingKeys({ verdict, guessed }: ShownCard): Record<string, () => unknown> {
  if (!verdict || verdict.kept) return {}
  const offered = ratingsOffered(verdict.correct, guessed)
  const rated = offered.flatMap(
    (rating, place) =>
      [
        [String(place + 1), () => rateAnswer(rating)],
        [rating[0]!, () => rateAnswer(rating)],
      ] as const,
  )
  return { u: () => setGuessed(!guessed), ...Object.fromEntries(rated) }
}
