import type { HcpcsCode, Release } from '../state/books/code-book'
import { BookmarkButton } from './bookmark-button'
import { useBookKeys } from './book-keys'
import { CopyCode } from './copy-code'
import { Crumbs, Tag, Waiting } from './parts'
import { useArrival, usePlace, useReader } from './reader-context'
import { tabIndexOf, walkRows } from './rows'
import { useAnswer } from './use-answer'
import rail from './rail.module.css'
import css from './tabular.module.css'

/** Codes of HCPCS Level II by their first letter. */
export function HcpcsRail({ release }: { release: Release }) {
  const reader = useReader()
  const { at } = usePlace()
  const letters = useAnswer(`letters ${release.id}`, (book) => book.hcpcsLetters(release.id))
  const letter = at[0] ?? letters.value?.[0]?.letter ?? ''
  const codes = useAnswer(letter === '' ? null : `codes ${release.id} ${letter}`, (book) =>
    book.hcpcsCodes(release.id, letter),
  )
  const rows = codes.value ?? []
  const selected = rows.findIndex(({ code }) => code === at)
  return (
    <div className={rail.rail}>
      <div className={rail.letters} role="group" aria-label="Letters">
        {letters.value?.map((one) => (
          <button
            key={one.letter}
            type="button"
            aria-pressed={one.letter === letter}
            aria-label={`${one.letter}, ${one.codes} codes`}
            onClick={() => reader.go({ book: 'hcpcs', at: one.letter })}
          >
            {one.letter}
          </button>
        ))}
      </div>
      <Waiting answer={codes}>
        <div className={rail.list} role="group" aria-label={`Codes, ${letter}`} data-book-rail onKeyDown={walkRows}>
          {rows.map(({ code, short }, index) => (
            <button
              key={code}
              type="button"
              data-row
              className={`${rail.row} ${rail.node}`}
              tabIndex={tabIndexOf(index, selected)}
              aria-current={index === selected ? 'true' : undefined}
              onClick={() => reader.go({ book: 'hcpcs', at: code })}
            >
              <span className={rail.code}>{code}</span>
              <span className={rail.quietTitle}>{short}</span>
            </button>
          ))}
        </div>
      </Waiting>
    </div>
  )
}

/** One code of HCPCS Level II. */
export function HcpcsPage({ code, release }: { code: HcpcsCode | null; release: Release }) {
  const reader = useReader()
  const { at } = usePlace()
  const arrival = useArrival<HTMLHeadingElement>(code === null ? at.length < 2 : code.code === at)
  const turn = (to: string | null | undefined) => () => {
    if (to) reader.go({ book: 'hcpcs', at: to })
  }
  useBookKeys({ 'book-next': turn(code?.next), 'book-previous': turn(code?.previous) })
  if (!code)
    return (
      <article className={css.page}>
        <h2 ref={arrival} tabIndex={-1} className={css.title}>
          HCPCS Level II
        </h2>
        <p className={css.muted}>
          {release.name}. Type a code such as G0378 or words of its description. CPT (Level I) belongs to the AMA and is
          not in this book.
        </p>
      </article>
    )
  const dates: [string, string | null][] = [
    ['Unit', code.unit],
    ['Added', code.added],
    ['Last changed', code.changed],
    ['Ended', code.ended],
    ['Short description', code.short],
  ]
  return (
    <article className={css.page} aria-label={`${code.code} ${code.short}`}>
      <header className={css.head}>
        <Crumbs
          path={[
            { label: 'HCPCS II', place: { book: 'hcpcs', at: '' } },
            { label: code.code[0]!, place: { book: 'hcpcs', at: code.code[0]! } },
          ]}
        />
        <BookmarkButton />
        <h2 ref={arrival} tabIndex={-1} className={css.title}>
          <span className={css.code}>{code.code}</span>
          {code.modifier ? <Tag>Modifier</Tag> : null}
        </h2>
        <p className={css.read}>{code.long}</p>
      </header>
      <dl className={css.pairs}>
        {dates
          .filter(([, value]) => value !== null && value !== '')
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <CopyCode code={code.code} />
    </article>
  )
}
