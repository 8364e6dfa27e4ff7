import { useState } from 'react'
import type { Card } from '../../engine/card'
import { addCard, useCards } from '../../state/cards'
import { changeNote, useNotes } from '../../state/notes'
import { inBackground } from '../../state/trouble'
import { Button } from '../../ui/button'
import { date } from '../../ui/format'
import { Icon } from '../../ui/icon'

/** The way down to the record of a scenario, bookmark, and the card in the spaced repetition. */
export function QuestionActions({ screen, onRecord }: { screen: string; onRecord: (() => void) | null }) {
  const bookmarked = useNotes(({ notes }) => notes?.get(screen)?.bookmarked ?? false)
  const card = useCards(({ cards }) => cards?.get(screen))
  const [problem, setProblem] = useState(false)
  const run = (work: Promise<void>) =>
    work.then(
      () => setProblem(false),
      () => setProblem(true),
    )
  return (
    <div className="review-actions">
      {onRecord ? (
        <Button look="quiet" icon={<Icon name="down" size={16} />} onClick={onRecord}>
          The record
        </Button>
      ) : null}
      <Button
        aria-pressed={bookmarked}
        icon={<Icon name="bookmark" size={16} filled={bookmarked} />}
        onClick={() => inBackground('Saving a note', run(changeNote(screen, { bookmarked: !bookmarked })))}
      >
        {bookmarked ? 'Bookmarked' : 'Bookmark'}
      </Button>
      {card ? (
        <span className="review-card-state" role="status">
          <Icon name="cards" size={16} />
          {cardState(card)}
        </span>
      ) : (
        <Button
          icon={<Icon name="cards" size={16} />}
          onClick={() => inBackground('Changing what you said of an answer', run(addCard(screen)))}
        >
          Add to cards
        </Button>
      )}
      {problem ? (
        <p role="alert" className="bad">
          This was not saved: the disk did not accept it. Try again.
        </p>
      ) : null}
    </div>
  )
}

function cardState({ suspended, leech, state, due }: Card): string {
  if (suspended) return 'On a card, suspended'
  if (leech && !leech.released) return 'On a card, resting'
  if (state === 'new') return 'On a card, new'
  return due <= Date.now() ? 'On a card, due now' : `On a card, due ${date(due)}`
}
