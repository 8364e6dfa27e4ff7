import { useDeferredValue, useMemo, useState } from 'react'
import { review } from '../../engine/review-filter'
import type { ReviewQuery } from '../../engine/review-query'
import { storeNotes } from '../../state/notes'
import type { ReviewRoom } from '../../state/review'
import { FilterPanel } from './filter-panel'
import { QuestionView } from './question-view'
import { ResultList } from './result-list'
import type { Walk } from './walk'
import { inBackground } from '../../state/trouble'

/** Filters and results; or, one at a time, a question. */
export function Room({ room, initial }: { room: ReviewRoom; initial: ReviewQuery }) {
  const [query, setQuery] = useState(initial)
  const [walk, setWalk] = useState<Walk | null>(null)
  const asked = useDeferredValue(query)
  const result = useMemo(() => review(room.index, asked), [room.index, asked])
  const go = (next: Walk | null) => {
    inBackground('Saving a note', storeNotes())
    setWalk(next)
  }
  if (walk) return <QuestionView room={room} walk={walk} onGo={(at) => go({ ...walk, at })} onList={() => go(null)} />
  return (
    <div className="review-room">
      <FilterPanel room={room} query={query} result={result} onChange={setQuery} />
      <ResultList
        key={JSON.stringify(asked)}
        room={room}
        query={asked}
        hits={result.hits}
        onChange={setQuery}
        onOpen={(at) => go({ hits: result.hits, at })}
      />
    </div>
  )
}
