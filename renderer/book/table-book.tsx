import { useRef, useState, type KeyboardEvent } from 'react'
import { termsOf, type BookName } from '../engine/books/place'
import { essential, lineTrail, pathTo } from '../state/books/address'
import type { CodeRef, Release, TableBook, TableLine, TablePage } from '../state/books/code-book'
import { useBookKeys } from './book-keys'
import { BookmarkButton } from './bookmark-button'
import { FilterBox } from './filter-box'
import { letterOfTerm } from './index-lines'
import { LineTitle } from './line-title'
import { followCode, See, Waiting } from './parts'
import { useArrival, usePlace, useReader } from './reader-context'
import { wordsOf } from './rows'
import { useAnswer } from './use-answer'
import css from './table-book.module.css'
import rail from './rail.module.css'

const TITLES: Readonly<Record<TableBook, string>> = {
  'cm-neoplasm': 'Table of Neoplasms',
  'cm-drugs': 'Table of Drugs and Chemicals',
}
const FIRST: Readonly<Record<TableBook, string>> = { 'cm-neoplasm': 'Neoplasm', 'cm-drugs': 'Substance' }

type Props = { book: BookName; table: TableBook; release: Release; onSelect: (codes: readonly CodeRef[]) => void }

/** The Neoplasm or drug table: letters, a filter over all of it, and cells that arrow keys walk. */
export function TableBookPage({ book, table, release, onSelect }: Props) {
  const reader = useReader()
  const place = usePlace()
  const box = useRef<HTMLInputElement>(null)
  const [filter, setFilter] = useState('')
  const [turned, setTurned] = useState<{ at: string; letter: string } | null>(null)
  const letters = useAnswer(`letters ${release.id} ${table}`, (asked) => asked.tableLetters(release.id, table))
  const first = letters.value?.[0]?.letter ?? 'A'
  const letter = turned?.at === place.at ? turned.letter : place.at === '' ? first : letterOfTerm(place.at)
  const text = filter.trim()
  const page = useAnswer(
    letters.value ? `page ${release.id} ${table} ${text === '' ? letter : ''} ${text}` : null,
    (asked) => asked.tablePage(release.id, table, letter, text),
  )
  const grid = useRef<HTMLTableElement>(null)
  const arrival = useArrival<HTMLHeadingElement>(page.value !== undefined)
  const into = () => (grid.current?.querySelector<HTMLElement>('[data-cell][tabindex="0"]') ?? null)?.focus()
  useBookKeys({ 'book-filter': () => box.current?.focus() })
  return (
    <article className={css.page} aria-label={TITLES[table]}>
      <header className={css.head}>
        <h2 ref={arrival} tabIndex={-1} className={css.title}>
          {TITLES[table]}
        </h2>
        <BookmarkButton />
        <div className={rail.letters} role="group" aria-label="Letters">
          {letters.value?.map((one) => (
            <button
              key={one.letter}
              type="button"
              aria-pressed={text === '' && one.letter === letter}
              aria-label={`${one.letter}, ${one.terms} lines`}
              onClick={() => {
                setFilter('')
                setTurned({ at: place.at, letter: one.letter })
              }}
            >
              {one.letter}
            </button>
          ))}
        </div>
        <FilterBox
          ref={box}
          label={table === 'cm-neoplasm' ? 'Filter sites' : 'Filter substances'}
          value={filter}
          onChange={setFilter}
          told={
            page.value
              ? text === ''
                ? `${page.value.lines.length} lines`
                : `${page.value.hits.length} of ${page.value.total}`
              : ''
          }
          onDown={into}
        />
      </header>
      <Waiting answer={page}>
        {page.value ? (
          <Lines
            ref={grid}
            page={page.value}
            book={book}
            release={release}
            words={wordsOf(filter)}
            onSelect={onSelect}
            onConfirm={(code) => followCode(reader, code, 'cm')}
          />
        ) : (
          <p className={css.muted}>This letter has no lines.</p>
        )}
      </Waiting>
    </article>
  )
}

/** The lines above a line and the line itself. */
const pathOf = (page: TablePage, line: TableLine) => pathTo(page.lines, line.id)

function selectedLine(page: TablePage, at: string, line: number | undefined): TableLine | undefined {
  const byId = page.lines.find(({ id }) => id === line)
  if (byId) return byId
  const last = termsOf(at).at(-1)
  return (
    page.lines.find((one) => lineTrail(pathOf(page, one)) === at) ??
    page.lines.find((one) => essential(one.title) === last)
  )
}

function Lines({
  ref,
  page,
  book,
  release,
  words,
  onSelect,
  onConfirm,
}: {
  ref: React.Ref<HTMLTableElement>
  page: TablePage
  book: BookName
  release: Release
  words: readonly string[]
  onSelect: Props['onSelect']
  onConfirm: (code: CodeRef) => void
}) {
  const reader = useReader()
  const place = usePlace()
  const line = selectedLine(page, place.at, place.line)
  const [column, setColumn] = useState(0)
  const active = line ?? page.lines[0]
  const select = (to: TableLine, at: number) => {
    setColumn(at)
    reader.refine({ book, at: lineTrail(pathOf(page, to)), line: to.id, release: release.id })
    const code = to.cells[at]
    onSelect(code ? [code] : [])
  }
  const walk = (event: KeyboardEvent<HTMLElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-cell]')
    if (!cell) return
    const row = Number(cell.dataset.row)
    const at = Number(cell.dataset.cell)
    const by: Record<string, readonly [number, number]> = {
      ArrowUp: [row - 1, at],
      ArrowDown: [row + 1, at],
      ArrowLeft: [row, at - 1],
      ArrowRight: [row, at + 1],
      Home: [row, 0],
      End: [row, page.heads.length - 1],
    }
    const to = by[event.key]
    if (!to) return
    event.preventDefault()
    event.currentTarget.querySelector<HTMLElement>(`[data-row="${to[0]}"][data-cell="${to[1]}"]`)?.focus()
  }
  return (
    <table ref={ref} className={css.table} onKeyDown={walk}>
      <thead>
        <tr>
          <th scope="col">{FIRST[page.book]}</th>
          {page.heads.map((head, at) => (
            <th key={head} scope="col" data-here={line && at === column ? '' : undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {page.lines.map((one, row) => (
          <tr key={one.id} data-here={one.id === line?.id ? '' : undefined}>
            <th scope="row" style={{ '--depth': one.level } as React.CSSProperties}>
              <LineTitle title={one.title} words={words} />
              {one.links.map((link) => (
                <span key={link.kind + link.text} className={css.link}>
                  {' '}
                  <See link={link} book={book} />
                </span>
              ))}
            </th>
            {page.heads.map((head, at) => {
              const code = one.cells[at] ?? null
              const here = one.id === active?.id && at === column
              return (
                <td key={head} data-column={line && at === column ? '' : undefined}>
                  <button
                    type="button"
                    data-row={row}
                    data-cell={at}
                    className={css.cell}
                    tabIndex={here ? 0 : -1}
                    aria-current={here && line ? 'true' : undefined}
                    aria-label={code ? undefined : 'no code'}
                    onFocus={() => select(one, at)}
                    onClick={(event) => code?.exists && event.detail === 0 && onConfirm(code)}
                    onDoubleClick={() => code?.exists && onConfirm(code)}
                  >
                    {code?.shown ?? '–'}
                  </button>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
