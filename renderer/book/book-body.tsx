import { useState, type ReactNode } from 'react'
import { BOOK_TITLES, type BookName } from '../engine/books/place'
import { GUIDELINES_OF, INDEX_OF, nodeKeyOf, pcsOf, TABLE_OF } from '../state/books/address'
import type { CodeRef, Release } from '../state/books/code-book'
import { chooseRelease, useLibrary } from '../state/books/library'
import { inBackground } from '../state/trouble'
import { Button } from '../ui/button'
import { GuidelinePage, GuidelineRail, GuidelineSide } from './guidelines'
import { HcpcsPage, HcpcsRail } from './hcpcs'
import { IndexPage } from './index-page'
import { IndexRail } from './index-rail'
import { MissingBook } from './missing-book'
import { Waiting } from './parts'
import { PcsPage } from './pcs-page'
import { PcsRail } from './pcs-rail'
import { PcsSide } from './pcs-side'
import { Preview } from './preview'
import { usePlace, useReader, useRelease } from './reader-context'
import { Results } from './results'
import { TableBookPage } from './table-book'
import { TabularCover, TabularPage } from './tabular-page'
import { TabularRail } from './tabular-rail'
import { TabularSide } from './tabular-side'
import { TrailList } from './trails'
import { useAnswer } from './use-answer'
import { useSearch } from './use-search'
import css from './book-body.module.css'

/** Where you are, what is read, and what finishes the code. `open`: something is open, not only the book itself. */
type Parts = { rail: ReactNode; page: ReactNode; side: ReactNode; open: boolean }

/** `desk`: three panes. `window`: one, beside a question. */
export type Layout = 'desk' | 'window'

/** The book that is open, with what the box found in the place of its rail. */
export function BookBody({ layout, onAdd }: { layout: Layout; onAdd?: () => void }) {
  const { book } = usePlace()
  const release = useRelease(book)
  if (!release)
    return (
      <Panes
        layout={layout}
        parts={{ rail: null, page: <MissingBook book={book} onAdd={onAdd} />, side: null, open: true }}
      />
    )
  return <OpenBook key={`${book} ${release.id}`} book={book} release={release} layout={layout} />
}

type Props = { book: BookName; release: Release; layout: Layout }

function OpenBook(props: Props) {
  const { book } = props
  if (INDEX_OF[book]) return <IndexBody {...props} />
  if (TABLE_OF[book]) return <TableBody {...props} />
  if (GUIDELINES_OF[book]) return <GuidelineBody {...props} />
  if (book === 'pcs-tables') return <PcsBody {...props} />
  if (book === 'hcpcs') return <HcpcsBody {...props} />
  return <TabularBody {...props} />
}

function Panes({ layout, parts: { rail, page, side, open } }: { layout: Layout; parts: Parts }) {
  const { book } = usePlace()
  const { result, problem } = useSearch()
  const found = problem ? <p role="alert">{problem}</p> : result ? <Results result={result} /> : null
  if (layout === 'window')
    return (
      <div className={css.window} data-book-page>
        <div className={css.page}>
          {found ? <div className={css.found}>{found}</div> : null}
          {open ? page : rail}
          {open && side ? <aside className={css.below}>{side}</aside> : null}
        </div>
      </div>
    )
  return (
    <div
      className={css.book}
      data-wide={rail === null && !found ? '' : undefined}
      data-plain={side === null ? '' : undefined}
    >
      {rail === null && !found ? null : (
        <nav className={css.rail} aria-label={found ? 'Results' : BOOK_TITLES[book]} tabIndex={-1}>
          {found ?? rail}
        </nav>
      )}
      <section className={css.page} aria-label="Page" data-book-page>
        {page}
      </section>
      {side === null ? null : (
        <aside className={css.side} aria-label="Beside the page">
          {side}
        </aside>
      )}
    </div>
  )
}

function IndexBody({ book, release, layout }: Props) {
  const place = usePlace()
  const reader = useReader()
  const index = INDEX_OF[book]!
  const [codes, setCodes] = useState<readonly CodeRef[]>([])
  const preview = reader.mode === 'search' && index !== 'pcs-index' && layout === 'desk'
  return (
    <Panes
      layout={layout}
      parts={{
        rail: <IndexRail book={book} index={index} release={release} />,
        page: <IndexPage book={book} index={index} release={release} onSelect={setCodes} />,
        side: preview ? <Preview codes={codes} release={release} /> : null,
        open: place.at !== '',
      }}
    />
  )
}

function TableBody({ book, release, layout }: Props) {
  const reader = useReader()
  const [codes, setCodes] = useState<readonly CodeRef[]>([])
  return (
    <Panes
      layout={layout}
      parts={{
        rail: null,
        page: <TableBookPage book={book} table={TABLE_OF[book]!} release={release} onSelect={setCodes} />,
        side: reader.mode === 'search' && layout === 'desk' ? <Preview codes={codes} release={release} /> : null,
        open: true,
      }}
    />
  )
}

function TabularBody({ release, layout }: Props) {
  const { at } = usePlace()
  const reader = useReader()
  const entry = useAnswer(at === '' ? null : `tabular ${release.id} ${at}`, (book) =>
    book.tabular(release.id, nodeKeyOf(at)),
  )
  const chapters = useAnswer(`chapters ${release.id}`, (book) => book.chapters(release.id))
  const open = at === '' ? null : (entry.value ?? null)
  const search = reader.mode === 'search'
  const trails =
    open && layout === 'window' && open.node.key.startsWith('code:') ? (
      <TrailList release={release} code={open.node.key.slice('code:'.length)} />
    ) : null
  return (
    <Panes
      layout={layout}
      parts={{
        rail: <TabularRail release={release} entry={open} />,
        page:
          at === '' ? (
            <Waiting answer={chapters}>
              <TabularCover release={release} chapters={chapters.value ?? []} />
            </Waiting>
          ) : (
            <Waiting answer={entry}>
              {open ? (
                <TabularPage key={open.node.key} entry={open} release={release} />
              ) : (
                <NotThere at={at} release={release} layout={layout} />
              )}
            </Waiting>
          ),
        side:
          open && search ? (
            <>
              <TabularSide entry={open} />
              {trails}
            </>
          ) : layout === 'desk' && search ? (
            <></>
          ) : null,
        open: true,
      }}
    />
  )
}

/** A code that the open release does not have, with the one that does where it is loaded. */
function NotThere({ at, release, layout }: { at: string; release: Release; layout: Layout }) {
  const releases = useLibrary(({ library }) => library?.releases)
  const other = useAnswer(`elsewhere ${release.id} ${at}`, (book) =>
    book.place(at, { cm: null, pcs: null, hcpcs: null, [release.system]: release.id }),
  )
  const found = other.value
  const there = found?.kind === 'other-release' ? releases?.find(({ id }) => id === found.release) : undefined
  return (
    <div className={css.elsewhere}>
      <p>{found && 'sentence' in found ? found.sentence : `“${at}” is not in ${release.name}.`}</p>
      {there && layout === 'desk' ? (
        <Button onClick={() => inBackground('Opening another release', chooseRelease(there))}>
          {`Open it in ${there.name}`}
        </Button>
      ) : null}
    </div>
  )
}

function PcsBody({ release, layout }: Props) {
  const { at } = usePlace()
  const { table, choice } = pcsOf(at)
  const answer = useAnswer(table.length < 3 ? null : `pcs ${release.id} ${at}`, (book) =>
    book.pcsTable(release.id, table, choice),
  )
  const open = table.length < 3 ? null : (answer.value ?? null)
  const rail = <PcsRail release={release} />
  return (
    <Panes
      layout={layout}
      parts={{
        rail,
        page:
          table.length < 3 ? (
            <p className={css.none}>
              {release.name}. Open a section, a body system and a table on the left, or type the beginning of a code.
            </p>
          ) : (
            <Waiting answer={answer}>
              {open ? (
                <PcsPage key={open.table} table={open} />
              ) : (
                <NotThere at={/^[^?]{7}$/.test(at) ? at : table} release={release} layout={layout} />
              )}
            </Waiting>
          ),
        side: open ? <PcsSide table={open} /> : layout === 'desk' ? <></> : null,
        open: table.length >= 3,
      }}
    />
  )
}

function HcpcsBody({ release, layout }: Props) {
  const { at } = usePlace()
  const code = useAnswer(at.length < 2 ? null : `hcpcs ${release.id} ${at}`, (book) => book.hcpcs(release.id, at))
  return (
    <Panes
      layout={layout}
      parts={{
        rail: <HcpcsRail release={release} />,
        page:
          at.length < 2 ? (
            <HcpcsPage code={null} release={release} />
          ) : (
            <Waiting answer={code}>
              {code.value ? (
                <HcpcsPage key={code.value.code} code={code.value} release={release} />
              ) : (
                <NotThere at={at} release={release} layout={layout} />
              )}
            </Waiting>
          ),
        side: null,
        open: at.length >= 2,
      }}
    />
  )
}

function GuidelineBody({ book, release, layout }: Props) {
  const { at } = usePlace()
  const guidelines = GUIDELINES_OF[book]!
  const section = useAnswer(at === '' ? null : `section ${release.id} ${guidelines} ${at}`, (asked) =>
    asked.guidelineSection(release.id, guidelines, at),
  )
  const props = { book, guidelines, release }
  return (
    <Panes
      layout={layout}
      parts={{
        rail: <GuidelineRail {...props} />,
        page:
          at === '' ? (
            <GuidelinePage book={book} section={null} release={release} asked="" loaded />
          ) : (
            <Waiting answer={section}>
              <GuidelinePage
                key={section.value?.key ?? at}
                book={book}
                section={section.value ?? null}
                release={release}
                asked={section.stale ? (section.value?.key ?? '') : at}
                loaded={!section.stale}
              />
            </Waiting>
          ),
        side: layout === 'desk' ? <GuidelineSide {...props} /> : null,
        open: at !== '',
      }}
    />
  )
}
