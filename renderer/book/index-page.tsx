import { useEffect, useEffectEvent, useRef, useState, type MouseEvent } from 'react'
import type { BookName } from '../engine/books/place'
import { lineTrail } from '../state/books/address'
import type { CodeRef, IndexBook, IndexLine, Release } from '../state/books/code-book'
import { BookmarkButton } from './bookmark-button'
import { useBookKeys } from './book-keys'
import { FilterBox } from './filter-box'
import { letterOfTerm, openTerm, termPath, type OpenTerm } from './index-lines'
import { LineTitle } from './line-title'
import { CodeText, Crumbs, See, Waiting, followCode, leadsTo } from './parts'
import { useArrival, usePlace, useReader, useReading } from './reader-context'
import { focusRows, walkRows, wordsOf } from './rows'
import { useAnswer } from './use-answer'
import css from './index.module.css'

type Props = { book: BookName; index: IndexBook; release: Release; onSelect: (codes: readonly CodeRef[]) => void }

/** A main term with its subterms, as in the book. */
export function IndexPage({ book, index, release, onSelect }: Props) {
  const place = usePlace()
  const [filter, setFilter] = useState({ main: -1, text: '' })
  const key = `${release.id} ${index} ${place.line ?? place.at}`
  const whole = useAnswer(place.at === '' ? null : `term ${key}`, (asked) =>
    openTerm(asked, release.id, index, place, ''),
  )
  const main = whole.value?.term.main.id ?? -1
  const text = filter.main === main ? filter.text.trim() : ''
  const part = useAnswer(text === '' || main < 0 ? null : `filtered ${release.id} ${index} ${main} ${text}`, (asked) =>
    asked.indexTerm(release.id, index, main, text),
  )
  if (place.at === '') return <Cover release={release} index={index} />
  return (
    <Waiting answer={whole}>
      {whole.value ? (
        <Term
          key={main}
          book={book}
          release={release}
          open={whole.value}
          shown={text === '' ? whole.value.term : (part.value ?? whole.value.term)}
          stale={whole.stale}
          filter={filter.main === main ? filter.text : ''}
          onFilter={(next) => setFilter({ main, text: next })}
          onSelect={onSelect}
        />
      ) : (
        <p className={css.none}>“{place.at}” is not a main term of this index.</p>
      )}
    </Waiting>
  )
}

const Cover = ({ release, index }: { release: Release; index: IndexBook }) => (
  <div className={css.cover}>
    <h2>{COVERS[index]}</h2>
    <p>{release.name}</p>
    <p>
      Type a main term into the box above, or open a letter on the left. Confirm every code in the{' '}
      {index === 'pcs-index' ? 'tables' : 'Tabular List'}.
    </p>
  </div>
)
const COVERS: Record<IndexBook, string> = {
  'cm-index': 'Index to Diseases and Injuries',
  'cm-external': 'External Cause of Injuries Index',
  'pcs-index': 'ICD-10-PCS Index',
}

function Term({
  book,
  release,
  open: { term, line: asked },
  shown,
  stale,
  filter,
  onFilter,
  onSelect,
}: {
  book: BookName
  release: Release
  open: OpenTerm
  shown: OpenTerm['term']
  stale: boolean
  filter: string
  onFilter: (text: string) => void
  onSelect: Props['onSelect']
}) {
  const reader = useReader()
  const place = usePlace()
  const { main } = term
  const words = wordsOf(filter)
  const list = useRef<HTMLDivElement>(null)
  const box = useRef<HTMLInputElement>(null)
  const arrivals = useReading((state) => state.arrivals)
  const arrival = useArrival<HTMLHeadingElement>(!stale)
  const line = place.line ?? asked

  /* The place is the whole trail, however it was found, and the side shows what its line leads to. */
  const settle = useEffectEvent(() => {
    const path = termPath(term, line)
    const here = path.at(-1)
    if (!here) return
    reader.refine({ book, at: lineTrail(path), line, release: release.id })
    onSelect(here.manifestation ? [...here.codes, here.manifestation] : here.codes)
  })
  useEffect(() => {
    if (stale) return
    settle()
    showLine(list.current?.querySelector<HTMLElement>('[aria-current]'))
    // Coming to a line that is open already takes the focus to the heading, far above it.
  }, [stale, line, arrivals])

  const turn = (to: number | null) => () => {
    if (to !== null) reader.go({ book, at: '…', line: to, release: release.id })
  }
  useBookKeys({
    'book-filter': () => box.current?.focus(),
    'book-next': turn(term.next),
    'book-previous': turn(term.previous),
  })
  const select = (to: IndexLine) =>
    reader.refine({ book, at: lineTrail(termPath(term, to.id)), line: to.id, release: release.id })
  const confirm = (to: IndexLine) => {
    const code = to.codes[0]
    const next = to.links.map((link) => leadsTo(link, book)).find((place) => place !== null)
    if (code) followCode(reader, code, book === 'pcs-index' ? 'pcs' : 'cm', to.manifestation)
    else if (next) reader.go(next)
  }
  const press = (to: IndexLine) => (event: MouseEvent) => (event.detail === 0 ? confirm(to) : select(to))
  const current = shown.lines.some(({ id }) => id === line) ? line : shown.lines[0]?.id
  return (
    <article className={css.page} aria-label={lineTrail([main])}>
      <header className={css.head}>
        <Crumbs path={[{ label: 'Index', place: { book, at: '' } }, { label: letterOfTerm(lineTrail([main])) }]} />
        <BookmarkButton />
        <h2 ref={arrival} tabIndex={-1} className={css.term}>
          <LineTitle title={main.title} />
        </h2>
        <p className={css.main}>
          {main.codes.map((code) => (
            <CodeText key={code.shown} code={code} />
          ))}
          {main.manifestation ? (
            <span>
              [<CodeText code={main.manifestation} />]
            </span>
          ) : null}
          <Links line={main} book={book} />
        </p>
      </header>
      {term.total > 0 ? (
        <FilterBox
          ref={box}
          label="Filter the subterms"
          value={filter}
          onChange={onFilter}
          told={filter.trim() === '' ? `${term.total} lines` : `${shown.hits.length} of ${term.total} lines`}
          onDown={() => focusRows(list.current)}
        />
      ) : null}
      {filter.trim() !== '' && shown.lines.length === 0 ? (
        <p className={css.none}>No line fits all of these words.</p>
      ) : null}
      <div ref={list} className={css.lines} role="group" aria-label="Subterms" onKeyDown={walkRows}>
        {shown.lines.map((one) => (
          <div
            key={one.id}
            className={css.line}
            style={{ '--depth': one.level } as React.CSSProperties}
            data-here={one.id === line ? '' : undefined}
            data-context={words.length > 0 && !shown.hits.includes(one.id) ? '' : undefined}
          >
            <button
              type="button"
              data-row
              className={css.lineTitle}
              tabIndex={one.id === current ? 0 : -1}
              aria-current={one.id === line ? 'true' : undefined}
              onFocus={(event) => event.target.matches(':focus-visible') && select(one)}
              onClick={press(one)}
            >
              <LineTitle title={one.title} words={words} />
            </button>
            {one.codes.length > 0 || one.links.length > 0 ? <span className={css.leader} aria-hidden="true" /> : null}
            {one.codes.map((code) => (
              <CodeText key={code.shown} code={code} quiet />
            ))}
            {one.manifestation ? (
              <span>
                [<CodeText code={one.manifestation} quiet />]
              </span>
            ) : null}
            <Links line={one} book={book} />
          </div>
        ))}
      </div>
    </article>
  )
}

/** Each on a line of its own, as printed, where there are several. */
const Links = ({ line: { links }, book }: { line: IndexLine; book: BookName }) =>
  links.length === 0 ? null : (
    <span className={css.links}>
      {links.map((link, at) => (
        <See key={at} link={link} book={book} />
      ))}
    </span>
  )

/** A line that is out of sight comes to the middle, with what stands around it; one that is seen stays where it is. */
function showLine(line: HTMLElement | null | undefined): void {
  const pane = line?.closest('[data-book-page]')
  if (!line || !pane) return
  const [own, seen] = [line.getBoundingClientRect(), pane.getBoundingClientRect()]
  if (own.top < seen.top || own.bottom > seen.bottom) line.scrollIntoView({ block: 'center' })
}
