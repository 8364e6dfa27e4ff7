import { useRef, useState } from 'react'
import type { BookName } from '../engine/books/place'
import type { GuidelineBook, GuidelineHeading, GuidelineSection, Release } from '../state/books/code-book'
import { BookmarkButton } from './bookmark-button'
import { useBookKeys } from './book-keys'
import { FilterBox } from './filter-box'
import { Crumbs, Pieces, Waiting, type Crumb } from './parts'
import { useArrival, usePlace, useReader } from './reader-context'
import { focusRows, tabIndexOf, walkRows } from './rows'
import { useAnswer } from './use-answer'
import rail from './rail.module.css'
import css from './guidelines.module.css'
import side from './tabular.module.css'

type Props = { book: BookName; guidelines: GuidelineBook; release: Release }

/** The last step of a section's number: `c` of `I.C.19.c`. */
const lastStep = (key: string) => (key.startsWith('Appendix') ? key : (key.split('.').at(-1) ?? key))

/** The sections as a tree; what is not on the way stays closed. */
export function GuidelineRail({ book, guidelines, release }: Props) {
  const reader = useReader()
  const { at } = usePlace()
  const tree = useAnswer(`tree ${release.id} ${guidelines}`, (asked) => asked.guidelineTree(release.id, guidelines))
  const rows = openRows(tree.value ?? [], at)
  const selected = rows.findIndex(({ key }) => key === at)
  return (
    <div className={rail.rail}>
      <div>
        <div className={rail.sect}>Sections</div>
        <Waiting answer={tree}>
          <div className={rail.tree} role="group" aria-label="Sections" data-book-rail onKeyDown={walkRows}>
            {rows.map(({ key, title, level }, index) => (
              <button
                key={key}
                type="button"
                data-row
                className={`${rail.row} ${rail.node}`}
                style={{ '--depth': level } as React.CSSProperties}
                tabIndex={tabIndexOf(index, selected)}
                aria-current={index === selected ? 'true' : undefined}
                onClick={() => reader.go({ book, at: key })}
              >
                <span className={rail.code}>{lastStep(key)}</span>
                <span className={rail.quietTitle}>{title}</span>
              </button>
            ))}
          </div>
        </Waiting>
      </div>
    </div>
  )
}

/** Headings whose parent is on the way to the open section, or is it. */
function openRows(tree: readonly GuidelineHeading[], at: string): GuidelineHeading[] {
  const here = tree.findIndex(({ key }) => key === at)
  const open = new Set<string>()
  let level = Infinity
  for (let i = here; i >= 0; i--) {
    if (tree[i]!.level < level) {
      open.add(tree[i]!.key)
      level = tree[i]!.level
    }
  }
  const base = Math.min(...tree.map((one) => one.level))
  const above: GuidelineHeading[] = []
  return tree.filter((one) => {
    while (above.length > 0 && above.at(-1)!.level >= one.level) above.pop()
    const parent = above.at(-1)
    above.push(one)
    return one.level === base || (parent !== undefined && open.has(parent.key))
  })
}

/** A section as it reads, with what lies below it. */
export function GuidelinePage({
  book,
  section,
  release,
  asked,
  loaded,
}: {
  book: BookName
  section: GuidelineSection | null
  release: Release
  asked: string
  /** It is the section that was asked for, not the one before it. */
  loaded: boolean
}) {
  const reader = useReader()
  const arrival = useArrival<HTMLHeadingElement>(loaded)
  const turn = (to: string | null | undefined) => () => {
    if (to) reader.go({ book, at: to })
  }
  useBookKeys({ 'book-next': turn(section?.next), 'book-previous': turn(section?.previous) })
  if (!section)
    return (
      <article className={side.page}>
        <h2 ref={arrival} tabIndex={-1} className={side.title}>
          {book === 'guidelines' ? 'ICD-10-CM Official Guidelines' : 'ICD-10-PCS Official Guidelines'}
        </h2>
        <p className={side.muted}>
          {asked === ''
            ? `${release.name}. Open a section on the left, or find words on the right.`
            : `There is no section ${asked}.`}
        </p>
      </article>
    )
  const path: Crumb[] = section.path.map(({ key }) => ({ label: lastStep(key), code: true, place: { book, at: key } }))
  return (
    <article className={side.page} aria-label={`${section.key} ${section.title}`}>
      <header className={side.head}>
        <Crumbs path={[{ label: 'Guidelines', place: { book, at: '' } }, ...path]} />
        <BookmarkButton />
        <h2 ref={arrival} tabIndex={-1} className={side.title}>
          <span className={side.code}>{section.key}</span> {section.title}
        </h2>
        {section.key !== asked && asked !== '' ? (
          <p className={side.muted}>
            Section {asked} has no heading of its own; it stands in {section.key}.
          </p>
        ) : null}
      </header>
      <div className={css.text}>
        {section.paragraphs.map((pieces, index) => (
          <p key={index}>
            <Pieces pieces={pieces} system={book === 'guidelines' ? 'cm' : 'pcs'} />
          </p>
        ))}
      </div>
      {section.below.length > 0 ? (
        <div className={side.nodes} role="group" aria-label="Sections below" onKeyDown={walkRows}>
          {section.below.map(({ key, title }, at) => (
            <button
              key={key}
              type="button"
              data-row
              tabIndex={at === 0 ? 0 : -1}
              className={`${rail.row} ${rail.node}`}
              onClick={() => reader.go({ book, at: key })}
            >
              <span className={rail.code}>{lastStep(key)}</span>
              <span>{title}</span>
            </button>
          ))}
        </div>
      ) : null}
      <p className={side.muted}>Page {section.page} of the publisher&apos;s PDF.</p>
    </article>
  )
}

/** Words in the guidelines: how many, where, and the way from one to the next. */
export function GuidelineSide({ book, guidelines, release }: Props) {
  const reader = useReader()
  const { at } = usePlace()
  const [text, setText] = useState('')
  const box = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const wanted = text.trim()
  const hits = useAnswer(wanted.length < 2 ? null : `find ${release.id} ${guidelines} ${wanted}`, (asked) =>
    asked.guidelineSearch(release.id, guidelines, wanted),
  )
  const found = hits.value ?? []
  const here = found.findIndex(({ key }) => key === at)
  useBookKeys({ 'book-filter': () => box.current?.focus() })
  const step = (by: 1 | -1) => () => {
    const next = found[(here + by + found.length) % found.length]
    if (next) reader.go({ book, at: next.key })
  }
  return (
    <div className={side.side}>
      <h3 className={side.sect}>Find in the guidelines</h3>
      <FilterBox
        ref={box}
        label="Find in the guidelines"
        value={text}
        onChange={setText}
        told={wanted.length < 2 ? '' : here >= 0 ? `${here + 1} of ${found.length}` : `${found.length} found`}
        onDown={() => focusRows(list.current)}
      />
      {found.length > 0 ? (
        <div className={side.row}>
          <button type="button" className="button" onClick={step(-1)}>
            Previous hit
          </button>
          <button type="button" className="button" onClick={step(1)}>
            Next hit
          </button>
        </div>
      ) : null}
      <div ref={list} className={rail.list} role="group" aria-label="Hits" onKeyDown={walkRows}>
        {found.map((hit, index) => (
          <button
            key={index}
            type="button"
            data-row
            className={`${rail.row} ${css.hit}`}
            tabIndex={tabIndexOf(index, here)}
            aria-current={index === here ? 'true' : undefined}
            onClick={() => reader.go({ book, at: hit.key })}
          >
            <span className={rail.code}>{hit.key}</span>
            <span>
              {hit.before}
              <mark>{hit.hit}</mark>
              {hit.after}
            </span>
          </button>
        ))}
      </div>
    </div>
  )
}
