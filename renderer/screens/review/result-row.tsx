import { memo } from 'react'
import { missTitle } from '../../engine/miss-types'
import { markKey, type ReviewHit } from '../../engine/review-filter'
import { isMissed } from '../../engine/scoring/credit'
import { VerdictWord } from '../../question/verdict-word'
import { useMarks } from '../../state/marks'
import { useNotes } from '../../state/notes'
import type { ReviewRoom } from '../../state/review'
import { counted, date } from '../../ui/format'
import { Icon, type IconName } from '../../ui/icon'
import { oneLine, placeTitle } from './words'

type Props = { hit: ReviewHit; room: ReviewRoom; tasks: ReadonlyMap<string, string>; onOpen: () => void }

/** One question of the list: what came of it, what it asks, what was said of it. */
export const ResultRow = memo(function ResultRow({ hit: { entry, shown }, room, tasks, onOpen }: Props) {
  const mark = useMarks(({ marks }) => marks?.get(markKey(shown.attemptId, shown.screen)))
  const note = useNotes(({ notes }) => notes?.get(entry.screen))
  const signs: { icon: IconName; word: string }[] = [
    ...(shown.flagged ? [{ icon: 'flag' as const, word: 'Flagged' }] : []),
    ...(note?.bookmarked ? [{ icon: 'bookmark' as const, word: 'Bookmarked' }] : []),
    ...(note && note.text !== '' ? [{ icon: 'pen' as const, word: 'Note' }] : []),
    ...(note?.dispute ? [{ icon: 'warn' as const, word: 'Disputed' }] : []),
  ]
  return (
    <li className="review-row">
      <button type="button" data-question={entry.screen} onClick={onOpen}>
        <VerdictWord earned={shown} className="review-row-verdict" />
        <span className="review-row-main">
          <span className="review-row-line">{oneLine(room.lineOf(entry.latest))}</span>
          <span className="review-row-facts muted">
            <span>{placeTitle(entry.latest, tasks, room.scenarioTitles)}</span>
            <span className="number">
              {date(shown.at)}
              {shown.practice ? ', practice' : ''}
              {entry.outcomes.length > 1 ? `, ${counted(entry.outcomes.length, 'answer')}` : ''}
            </span>
          </span>
        </span>
        <span className="review-row-signs">
          {mark?.miss && isMissed(shown) ? <span className="tag">{missTitle(mark.miss)}</span> : null}
          {mark?.guessed && shown.answered ? <span className="tag">Guessed</span> : null}
          {signs.map(({ icon, word }) => (
            <span key={word} className="review-sign" title={word}>
              <Icon name={icon} size={15} filled={icon !== 'pen' && icon !== 'warn'} />
              <span className="visually-hidden">{word}</span>
            </span>
          ))}
        </span>
      </button>
    </li>
  )
})
