import type { ReactNode } from 'react'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { bookOf, dotted, lineTrail, systemOf, type Opened, type SecondCode } from '../state/books/address'
import type { CodeRef, Piece, SeeLink, System } from '../state/books/code-book'
import type { Reader } from '../state/books/reader'
import type { Answer } from './use-answer'
import { usePlace, useReader } from './reader-context'
import css from './parts.module.css'

/** Goes to where a code stands in the books of its system; `then` is the one in brackets that comes after it. */
export function followCode(
  reader: Reader,
  { code }: Pick<CodeRef, 'code'>,
  system: System,
  then?: SecondCode | null,
): void {
  if (system === 'pcs') reader.go({ book: 'pcs-tables', at: code })
  else if (system === 'hcpcs') reader.go({ book: 'hcpcs', at: code })
  else reader.go({ book: 'tabular', at: dotted(code), ...(then ? { then } : {}) })
}

/** A code as the book prints it; a link where it leads somewhere. `quiet`: no stop of its own for Tab. */
export function CodeText({
  code,
  system,
  quiet,
  text = code.shown,
}: {
  code: CodeRef
  system?: System
  quiet?: boolean
  /** As it stands in running text: a range leads to its first code. */
  text?: string
}) {
  const reader = useReader()
  const own = systemOf(usePlace().book)
  // The dash of a book is easily overlooked, and never heard.
  const more = code.more && text === code.shown ? ', more characters' : ''
  if (!code.exists)
    return (
      <span className={css.code} title={more === '' ? undefined : MORE}>
        {text}
      </span>
    )
  return (
    <button
      type="button"
      className={css.codeLink}
      tabIndex={quiet ? -1 : undefined}
      aria-label={`${text}${more}, open`}
      title={more === '' ? undefined : MORE}
      onClick={() => followCode(reader, code, system ?? own)}
    >
      {text}
    </button>
  )
}

const MORE = 'The dash: more characters are needed'

/** Text of a note or guideline, with its codes as links. */
export const Pieces = ({ pieces, system }: { pieces: readonly Piece[]; system?: System }) =>
  pieces.map(({ text, code }, index) => {
    const [opens, closes] = [
      OPENS.exec(pieces[index - 1]?.text ?? '')?.[0],
      CLOSES.exec(pieces[index + 1]?.text ?? '')?.[0],
    ]
    return code ? (
      <span key={index} className={css.glued}>
        {opens}
        <CodeText code={code} system={system} text={text} />
        {closes}
      </span>
    ) : (
      <span key={index}>
        {text.replace(pieces[index + 1]?.code ? OPENS : '', '').replace(pieces[index - 1]?.code ? CLOSES : '', '')}
      </span>
    )
  })

/** Signs around a code stay on its line. */
const OPENS = /[([“]+$/
const CLOSES = /^[)\],.;:”]+/

/** The place that a link leads to, in its own book or in one beside it; null where its words fit nothing. */
export function leadsTo({ text, line, beside }: SeeLink, book: Opened['book']): Opened | null {
  if (beside) {
    const last = beside.path.at(-1)
    return { book: bookOf(beside.book), at: lineTrail(beside.path), ...(last ? { line: last.id } : {}) }
  }
  return line === null ? null : { book, at: text, line }
}

/** "see", "see also" with where it leads. */
export function See({ link, book }: { link: SeeLink; book: Opened['book'] }) {
  const reader = useReader()
  const to = leadsTo(link, book)
  return (
    <span className={css.see}>
      {link.kind}{' '}
      {to !== null ? (
        <button type="button" className={css.seeLink} onClick={() => reader.go(to)}>
          {link.text}
        </button>
      ) : (
        link.text
      )}
      {link.codes.map((code) => (
        <span key={code.shown}>
          {' '}
          <CodeText code={code} />
        </span>
      ))}
    </span>
  )
}

/** In place of a page: what is under way, or why it cannot be shown. */
export function Waiting<T>({ answer, children }: { answer: Answer<T>; children?: ReactNode }) {
  if (answer.problem)
    return (
      <div className={css.problem} role="alert">
        <p>{answer.problem}</p>
        <Button onClick={answer.again}>Try again</Button>
      </div>
    )
  if (answer.value === undefined)
    return (
      <p className={css.waiting} aria-busy="true">
        Opening the book…
      </p>
    )
  return children
}

export type Crumb = { label: string; code?: boolean; place?: Opened }

/** The way to a place: where it stands in its book. */
export function Crumbs({ path }: { path: readonly Crumb[] }) {
  const reader = useReader()
  return (
    <nav className={css.crumbs} aria-label="Where this stands">
      {path.map(({ label, code, place }, index) => (
        <span key={index} className={css.crumb}>
          {index > 0 ? (
            <span className={css.crumbGap} aria-hidden="true">
              ›
            </span>
          ) : null}
          {place ? (
            <button type="button" className={code ? css.crumbCode : css.crumbLink} onClick={() => reader.go(place)}>
              {label}
            </button>
          ) : (
            <span className={code ? css.crumbCode : undefined}>{label}</span>
          )}
        </span>
      ))}
    </nav>
  )
}

/** A key as it is printed. */
export const Kbd = ({ children }: { children: string }) => <kbd className={css.kbd}>{children}</kbd>

/** A fact about a code: its word first, a tint never alone. */
export function Tag({ kind = 'plain', children }: { kind?: 'plain' | 'yes' | 'line' | 'warn'; children: ReactNode }) {
  return (
    <span className={css.tag} data-kind={kind}>
      {kind === 'yes' ? <Icon name="check" size={12} /> : null}
      {children}
    </span>
  )
}
