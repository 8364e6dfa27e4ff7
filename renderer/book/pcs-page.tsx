import { useRef, useState, type KeyboardEvent } from 'react'
import { CHARACTERS } from '../keys/commands'
import { atOfPcs, pcsOf } from '../state/books/address'
import type { PcsChoice, PcsColumn, PcsTable } from '../state/books/code-book'
import type { Reader } from '../state/books/reader'
import { BookmarkButton } from './bookmark-button'
import { useBookKeys } from './book-keys'
import { Crumbs } from './parts'
import { useArrival, usePlace, useReader } from './reader-context'
import { ChangeTag } from './tabular-page'
import css from './pcs.module.css'

/** What is chosen in a table, by position. */
export const choiceOf = ({ columns }: PcsTable): PcsChoice =>
  Object.fromEntries(
    columns.flatMap(({ position, values }) => {
      const chosen = values.find((value) => value.chosen)
      return chosen ? [[position, chosen.code]] : []
    }),
  )

const POSITIONS = [4, 5, 6, 7] as const
type Position = (typeof POSITIONS)[number]

/** What is chosen by now: keys and clicks can be faster than the answer in which the table shows them. */
function chosenNow(reader: Reader, table: PcsTable): PcsChoice {
  const now = pcsOf(reader.store.getState().place.at)
  return now.table === table.table && sharesRow(table, now.choice) ? now.choice : choiceOf(table)
}

/** Whether a row of the table has all these values. */
const sharesRow = ({ rows }: PcsTable, choice: PcsChoice): boolean =>
  rows.some(({ columns }) =>
    columns.every(({ position, values }) => {
      const wanted = choice[position as Position]
      return wanted === undefined || values.some(({ code }) => code === wanted)
    }),
  )

/**
 * A table of ICD-10-PCS as columns 4 to 7. A value that shares no row with what is chosen keeps its place and cannot be
 * chosen, so that every finished code is one.
 */
export function PcsPage({ table }: { table: PcsTable }) {
  const reader = useReader()
  const arrival = useArrival<HTMLHeadingElement>(usePlace().at.startsWith(table.table))
  const [printed, setPrinted] = useState(false)
  const put = (next: PcsChoice) => reader.refine({ book: 'pcs-tables', at: atOfPcs(table.table, next) })
  const choose = (position: Position, code: string) => {
    const chosen = chosenNow(reader, table)
    if (chosen[position] === code) put({ ...chosen, [position]: undefined })
    else if (sharesRow(table, { ...chosen, [position]: code })) put({ ...chosen, [position]: code })
  }
  const open = table.columns.find(({ values }) => !values.some((value) => value.chosen))
  useBookKeys({
    'book-character': (place) => {
      const chosen = chosenNow(reader, table)
      const position = POSITIONS.find((one) => chosen[one] === undefined)
      if (position) choose(position, CHARACTERS[place]!)
    },
    'book-take-back': () => {
      const chosen = chosenNow(reader, table)
      const last = POSITIONS.findLast((position) => chosen[position] !== undefined)
      if (last) put({ ...chosen, [last]: undefined })
      else reader.go({ book: 'pcs-tables', at: table.table.slice(0, 2) })
    },
  })
  const { section, system, operation, rows, codes } = table
  return (
    <article className={css.page} aria-label={`Table ${table.table}`}>
      <header className={css.head}>
        <Crumbs
          path={[
            { label: `${section.code} ${section.title}`, place: { book: 'pcs-tables', at: table.table[0]! } },
            {
              label: `${system.code.slice(-1)} ${system.title}`,
              place: { book: 'pcs-tables', at: table.table.slice(0, 2) },
            },
          ]}
        />
        <BookmarkButton />
        <h2 ref={arrival} tabIndex={-1} className={css.title}>
          <span className={css.code}>{table.table}</span> {operation.title}
        </h2>
        <div className={css.how}>
          <span className={css.muted}>
            {rows.length} {rows.length === 1 ? 'row' : 'rows'}, {codes.toLocaleString('en-US')}{' '}
            {codes === 1 ? 'code' : 'codes'}
          </span>
          {table.change && reader.mode === 'search' ? <ChangeTag change={table.change} /> : null}
          <div className={css.views} role="group" aria-label="View of the table">
            <button type="button" aria-pressed={!printed} onClick={() => setPrinted(false)}>
              Build
            </button>
            <button type="button" aria-pressed={printed} onClick={() => setPrinted(true)}>
              As printed
            </button>
          </div>
        </div>
      </header>
      {printed ? (
        <PrintedTable table={table} />
      ) : (
        <Columns columns={table.columns} active={open?.position ?? null} onChoose={choose} />
      )}
    </article>
  )
}

function Columns({
  columns,
  active,
  onChoose,
}: {
  columns: readonly PcsColumn[]
  active: number | null
  onChoose: (position: Position, code: string) => void
}) {
  const grid = useRef<HTMLDivElement>(null)
  /** Up and down in a column, left and right between them. */
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const own = (event.target as HTMLElement).closest<HTMLElement>('[data-value]')
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (!own || !grid.current) return
    const lists = [...grid.current.children].map((one) => [
      ...one.querySelectorAll<HTMLButtonElement>('[data-value]:not(:disabled)'),
    ])
    const column = lists.findIndex((list) => list.includes(own as HTMLButtonElement))
    let to: HTMLElement | undefined
    if (step !== undefined) {
      const next = lists[column + step]
      to = next?.find((one) => one.getAttribute('aria-pressed') === 'true') ?? next?.[0]
    } else {
      const at = lists[column]!.indexOf(own as HTMLButtonElement)
      const by = { ArrowUp: -1, ArrowDown: 1, Home: -at, End: lists[column]!.length - 1 - at }[event.key]
      if (by === undefined) return
      to = lists[column]![at + by]
    }
    event.preventDefault()
    to?.focus()
  }
  return (
    <div ref={grid} className={css.columns} onKeyDown={walk}>
      {columns.map(({ position, title, values }) => (
        <section key={position} className={css.column} aria-label={`Character ${position}: ${title}`}>
          <h3 className={css.columnHead} data-active={position === active ? '' : undefined}>
            <span>{position}</span>
            {title}
          </h3>
          {values.map((value) => (
            <button
              key={value.code}
              type="button"
              data-value
              className={css.value}
              aria-pressed={value.chosen}
              disabled={!value.open && !value.chosen}
              onClick={() => onChoose(position as Position, value.code)}
            >
              <span className={css.key}>{value.code}</span>
              <span className={css.valueTitle}>{value.title}</span>
            </button>
          ))}
        </section>
      ))}
    </div>
  )
}

/** The rows as the book prints them. */
function PrintedTable({ table: { rows, columns } }: { table: PcsTable }) {
  return (
    <div className={css.printed}>
      <table>
        <thead>
          <tr>
            {columns.map(({ position, title }) => (
              <th key={position} scope="col">
                {position} {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.columns.map(({ position, values }) => (
                <td key={position}>
                  {values.map(({ code, title }) => (
                    <span key={code} className={css.printedValue}>
                      <b>{code}</b> {title}
                    </span>
                  ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
