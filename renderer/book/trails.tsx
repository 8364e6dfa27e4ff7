import { bookOf, essential, lineTrail } from '../state/books/address'
import type { Release } from '../state/books/code-book'
import { useReader } from './reader-context'
import { walkRows } from './rows'
import { useAnswer } from './use-answer'
import css from './rail.module.css'

const MOST = 60

/** Which lines of the indexes lead to a code, or to a heading above it; the lines above them stand once. */
export function TrailList({ release, code }: { release: Release; code: string }) {
  const reader = useReader()
  const trails = useAnswer(`trails ${release.id} ${code}`, (book) => book.trails(release.id, code))
  if (!trails.value || trails.stale) return null
  const found = trails.value
  const above = new Set<string>()
  const rows = found.slice(0, MOST).flatMap((trail) =>
    trail.path.flatMap((line, depth) => {
      const key = `${trail.book} ${line.id}`
      const leads = line.id === trail.line
      if (!leads && above.has(key)) return []
      above.add(key)
      return [{ key, trail, line, depth, leads, path: trail.path.slice(0, depth + 1) }]
    }),
  )
  return (
    <div className={css.foot}>
      <div className={css.sect}>
        Index trails that lead here <span>{found.length}</span>
      </div>
      {found.length === 0 ? (
        <p className={css.none}>No line of the Index names this code or a heading above it.</p>
      ) : null}
      <div className={css.list} role="group" aria-label="Index trails" onKeyDown={walkRows}>
        {rows.map(({ key, trail, line, depth, leads, path }, at) => (
          <button
            key={`${key} ${leads}`}
            type="button"
            data-row
            tabIndex={at === 0 ? 0 : -1}
            className={`${css.row} ${css.guided} ${leads ? '' : css.context}`}
            style={{ '--depth': depth } as React.CSSProperties}
            onClick={() =>
              reader.go({ book: bookOf(trail.book), at: lineTrail(path), line: line.id, release: release.id })
            }
          >
            <span>{essential(line.title)}</span>
            {leads ? <span className={css.code}>{line.codes[0]?.shown}</span> : null}
          </button>
        ))}
      </div>
      {found.length > MOST ? <p className={css.none}>{found.length - MOST} more.</p> : null}
    </div>
  )
}
