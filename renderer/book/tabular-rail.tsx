import { atOfNode } from '../state/books/address'
import type { Release, TabularEntry, TabularNode } from '../state/books/code-book'
import { titleBelow } from './finish'
import { Waiting } from './parts'
import { useReader } from './reader-context'
import { tabIndexOf, walkRows } from './rows'
import { TrailList } from './trails'
import { useAnswer } from './use-answer'
import css from './rail.module.css'

type Row = { node: TabularNode; depth: number }

/** The title of the row that a row stands below. */
const aboveOf = (rows: readonly Row[], at: number): string =>
  rows.slice(0, at).findLast(({ depth }) => depth < rows[at]!.depth)?.node.title ?? ''

/** The Tabular List as a tree: the way down to what is open, what lies beside it, and what lies below. */
export function TabularRail({ release, entry }: { release: Release; entry: TabularEntry | null }) {
  const reader = useReader()
  const chapters = useAnswer(`chapters ${release.id}`, (book) => book.chapters(release.id))
  const parent = entry?.path.at(-1)
  const siblings = useAnswer(
    entry && parent && entry.children.length === 0 ? `below ${release.id} ${parent.key}` : null,
    (book) => book.tabularChildren(release.id, parent!.key),
  )
  const rows: Row[] = []
  if (!entry) for (const node of chapters.value ?? []) rows.push({ node, depth: 0 })
  else {
    entry.path.forEach((node, depth) => rows.push({ node, depth }))
    const depth = entry.path.length
    const beside = entry.children.length === 0 && !siblings.stale ? siblings.value : null
    if (beside?.some(({ key }) => key === entry.node.key)) for (const node of beside) rows.push({ node, depth })
    else {
      rows.push({ node: entry.node, depth })
      for (const node of entry.children) rows.push({ node, depth: depth + 1 })
    }
  }
  const selected = rows.findIndex(({ node }) => node.key === entry?.node.key)
  return (
    <div className={css.rail}>
      <div>
        <div className={css.sect}>
          Tabular List
          {entry ? (
            <button type="button" className={css.all} onClick={() => reader.go({ book: 'tabular', at: '' })}>
              All chapters
            </button>
          ) : null}
        </div>
        <Waiting answer={chapters}>
          <div className={css.tree} role="group" aria-label="Tabular List" data-book-rail onKeyDown={walkRows}>
            {rows.map(({ node, depth }, at) => (
              <button
                key={node.key}
                type="button"
                data-row
                className={`${css.row} ${css.node}`}
                style={{ '--depth': depth } as React.CSSProperties}
                tabIndex={tabIndexOf(at, selected)}
                aria-current={at === selected ? 'true' : undefined}
                onClick={() => reader.go({ book: 'tabular', at: atOfNode(node.key) })}
              >
                <span className={css.code}>{node.label}</span>
                <span className={css.quietTitle}>{titleBelow(node.title, aboveOf(rows, at))}</span>
              </button>
            ))}
          </div>
        </Waiting>
      </div>
      {entry && reader.mode === 'search' && /^code:/.test(entry.node.key) ? (
        <TrailList release={release} code={entry.node.key.slice('code:'.length)} />
      ) : null}
    </div>
  )
}
