import { MISS_TYPES } from '../../engine/miss-types'
import type { PracticeRequest } from '../../engine/practice-request'
import { Chip } from './chip'
import { toggled, type Count } from './counts'

const SEEN: readonly { id: PracticeRequest['seen']; title: string }[] = [
  { id: 'any', title: 'All' },
  { id: 'unseen', title: 'Not seen before' },
  { id: 'missed', title: 'Missed before' },
  { id: 'not-answered', title: 'Not answered before' },
]

/** All, unseen, missed or never answered ones; of the missed ones those missed for certain reasons. */
export function SeenChoice({
  request,
  count,
  onChange,
}: {
  request: PracticeRequest
  count: Count
  onChange: (over: Partial<PracticeRequest>) => void
}) {
  return (
    <>
      <div className="chips">
        {SEEN.map(({ id, title }) => (
          <Chip
            key={id}
            group="seen"
            title={title}
            count={count({ seen: id, missTypes: [] })}
            checked={request.seen === id}
            onChange={() => onChange({ seen: id, missTypes: [] })}
          />
        ))}
      </div>
      {request.seen === 'missed' ? (
        <div className="practice-sub" role="group" aria-labelledby="miss-types">
          <p id="miss-types" className="muted">
            Missed because of
          </p>
          <div className="chips">
            {MISS_TYPES.map(({ id, title }) => (
              <Chip
                key={id}
                title={title}
                count={count({ missTypes: [id] })}
                checked={request.missTypes.includes(id)}
                onChange={(on) => onChange({ missTypes: toggled(request.missTypes, id, on) })}
              />
            ))}
          </div>
        </div>
      ) : null}
    </>
  )
}
