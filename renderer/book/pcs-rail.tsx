import type { Release } from '../state/books/code-book'
import { Waiting } from './parts'
import { usePlace, useReader } from './reader-context'
import { tabIndexOf, walkRows } from './rows'
import { TrailList } from './trails'
import { useAnswer } from './use-answer'
import css from './rail.module.css'

type Row = { at: string; label: string; title: string; depth: number }

/** The tables by section and body system; what is not on the way stays closed. */
export function PcsRail({ release }: { release: Release }) {
  const reader = useReader()
  const { at } = usePlace()
  const sections = useAnswer(`sections ${release.id}`, (book) => book.pcsSections(release.id))
  const rows: Row[] = []
  for (const section of sections.value ?? []) {
    rows.push({ at: section.code, label: section.code, title: section.title, depth: 0 })
    if (at[0] !== section.code) continue
    for (const system of section.systems) {
      // A body system is written with its section, as its tables are.
      const own = system.code.length > 1 ? system.code : section.code + system.code
      rows.push({ at: own, label: own.slice(1), title: system.title, depth: 1 })
      if (at.slice(0, 2) !== own) continue
      for (const { table, operation } of system.tables)
        rows.push({ at: table, label: table, title: operation, depth: 2 })
    }
  }
  const here = at.slice(0, 3)
  const selected = rows.findIndex((row) => row.at === here)
  return (
    <div className={css.rail}>
      <div>
        <div className={css.sect}>Tables</div>
        <Waiting answer={sections}>
          <div className={css.tree} role="group" aria-label="Tables" data-book-rail onKeyDown={walkRows}>
            {rows.map((row, index) => (
              <button
                key={row.at}
                type="button"
                data-row
                className={`${css.row} ${css.node}`}
                style={{ '--depth': row.depth } as React.CSSProperties}
                tabIndex={tabIndexOf(index, selected)}
                aria-current={index === selected ? 'true' : undefined}
                onClick={() => reader.go({ book: 'pcs-tables', at: row.at })}
              >
                <span className={css.code}>{row.label}</span>
                <span className={css.quietTitle}>{row.title}</span>
              </button>
            ))}
          </div>
        </Waiting>
      </div>
      {reader.mode === 'search' && here.length === 3 ? <TrailList release={release} code={at.split('?')[0]!} /> : null}
    </div>
  )
}
