import { ratingsOffered } from '../../engine/card-round'
import {
  checkAnswer,
  finishRound,
  pressOption,
  goOn,
  rateAnswer,
  setGuessed,
  showAnswer,
  suspendShown,
  undoStep,
  useRound,
  type ShownCard,
} from '../../state/card-round'
import { useKeys, type KeyActions } from '../../keys/use-keys'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { IS_MAC } from '../../ui/platform'
import { AnswerBar } from './answer-bar'
import { CardQuestion } from './card-question'
import { inBackground } from '../../state/trouble'
import './asking.css'

const UNDO_KEYS = IS_MAC ? 'Z Meta+Z' : 'Z Control+Z'

/** One card after another. */
export function Asking() {
  const shown = useRound((state) => state.shown)
  return shown ? <OneCard shown={shown} /> : null
}

function OneCard({ shown }: { shown: ShownCard }) {
  const { problem, told, steps } = useRound()
  const { card, place, of, verdict } = shown
  const undo = steps.length > 0 ? undoStep : undefined
  useKeys({
    'undo': undo,
    'card-go': () => mainAction(shown),
    'suspend': suspendShown,
    ...(verdict ? verdictKeys(shown) : questionKeys(shown)),
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
            title={IS_MAC ? 'Key: Z or Cmd+Z' : 'Key: Z or Ctrl+Z'}
            aria-keyshortcuts={UNDO_KEYS}
            onClick={() => inBackground('Carrying out an action on a card', undo?.())}
          >
            Undo
          </Button>
          <Button
            look="quiet"
            title="Key: S"
            aria-keyshortcuts="S"
            onClick={() => inBackground('Carrying out an action on a card', suspendShown())}
          >
            Suspend card
          </Button>
          <Button look="quiet" onClick={finishRound}>
            Finish for now
          </Button>
        </div>
      </div>
      <div className="asking-notices">
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
  if (!verdict) inBackground('Carrying out an action on a card', checkAnswer())
  else if (verdict.kept) goOn()
  else inBackground('Carrying out an action on a card', rateAnswer(guessed ? 'hard' : 'good'))
}

function questionKeys({ content, order, guessed }: ShownCard): KeyActions {
  const choose = (place: number) => {
    const option = order[place]
    if (option) pressOption(option)
  }
  return {
    'show-answer': showAnswer,
    'guessed': () => setGuessed(!guessed),
    'choose': content.kind === 'codes' ? undefined : choose,
  }
}

function verdictKeys(shown: ShownCard): KeyActions {
  const { verdict, guessed } = shown
  if (!verdict || verdict.kept) return { 'walk-next': () => mainAction(shown) }
  const offered = ratingsOffered(verdict.correct, guessed)
  return {
    'walk-next': () => mainAction(shown),
    'guessed': () => setGuessed(!guessed),
    'rate': (place) => {
      const rating = offered[place]
      return rating && rateAnswer(rating)
    },
  }
}
