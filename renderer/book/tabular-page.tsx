import { useEffect, useEffectEvent } from 'react'
import { atOfNode, nodeKeyOf } from '../state/books/address'
import type { Change, NoteGroup, NoteOrigin, Release, TabularEntry, TabularNode } from '../state/books/code-book'
import { useLibrary } from '../state/books/library'
import { BookmarkButton } from './bookmark-button'
import { useBookKeys } from './book-keys'
import { Notes } from './notes'
import { Crumbs, followCode, Kbd, Pieces, Tag, type Crumb } from './parts'
import { useArrival, usePlace, useReader, yearOf } from './reader-context'
import { walkRows } from './rows'
import { typeCharacter, typeEarlier } from './finish'
import css from './tabular.module.css'
import rail from './rail.module.css'

/** Chapters of the Tabular List, before anything is opened. */
export function TabularCover({ release, chapters }: { release: Release; chapters: readonly TabularNode[] }) {
  const arrival = useArrival<HTMLHeadingElement>(true)
  return (
    <article className={css.page}>
      <h2 ref={arrival} tabIndex={-1} className={css.title}>
        Tabular List of Diseases and Injuries
      </h2>
      <p className={css.muted}>{release.name}. Type a code of three characters or more, or open a chapter.</p>
      <Nodes nodes={chapters} label="Chapters" />
    </article>
  )
}

/** One entry of the Tabular List with every note that applies to it. */
export function TabularPage({ entry, release }: { entry: TabularEntry; release: Release }) {
  const reader = useReader()
  const { node, path } = entry
  // The page before stays until the next one is there; the focus waits for that one.
  const { at, then } = usePlace()
  const arrival = useArrival<HTMLHeadingElement>(nodeKeyOf(at) === node.key)
  const second = then && nodeKeyOf(at) === node.key ? then : null
  const turn = (to: string | null | undefined) => () => {
    if (to) reader.go({ book: 'tabular', at: atOfNode(to) })
  }
  const arrived = useEffectEvent(() => typeEarlier(reader, entry))
  useEffect(() => arrived(), [entry])
  useBookKeys({
    'book-next': turn(entry.next),
    'book-previous': turn(entry.previous),
    'book-character': (place) => typeCharacter(reader, entry, place),
    'book-take-back': turn(path.at(-1)?.key),
    'book-second': second ? () => followCode(reader, second, 'cm') : undefined,
  })
  const notes = reader.mode === 'book' ? entry.notes.filter((one) => isPrintedHere(one, entry)) : entry.notes
  const above = entry.notes.length - notes.length
  const groupMissing =
    reader.mode === 'search' && path.length > 1 && !notes.some(({ origin }) => origin.level === 'group')
  return (
    <article className={css.page} aria-label={`${node.label} ${node.title}`}>
      <header className={css.head}>
        <Crumbs path={[{ label: 'Tabular', place: { book: 'tabular', at: '' } }, ...path.map(crumbOf)]} />
        <BookmarkButton />
        <h2 ref={arrival} tabIndex={-1} className={css.title}>
          <span className={css.code}>{node.label}</span> {node.title}
        </h2>
        {second ? (
          <p className={css.second}>
            The Index adds a second code:{' '}
            <button type="button" onClick={() => followCode(reader, second, 'cm')}>
              [{second.shown}]
            </button>
            <Kbd>Enter</Kbd>
          </p>
        ) : null}
        {reader.mode === 'search' ? <Facts entry={entry} release={release} /> : null}
        {entry.inclusionTerms.length > 0 ? (
          <ul className={css.inclusions} aria-label="Inclusion terms">
            {entry.inclusionTerms.map((pieces, index) => (
              <li key={index}>
                <Pieces pieces={pieces} />
              </li>
            ))}
          </ul>
        ) : null}
      </header>
      <section>
        <h3 className={css.sect}>
          {reader.mode === 'search' ? 'Notes that apply' : 'Notes'}{' '}
          <small>{reader.mode === 'search' ? 'nearest first; the nearest wins' : 'of this page'}</small>
        </h3>
        <Notes groups={notes} here={node.label} />
        {groupMissing ? <p className={css.muted}>No group heading with notes of its own covers {node.label}.</p> : null}
        {above > 0 ? (
          <p className={css.muted}>Block and chapter have notes, too: go up to read them, as in the book.</p>
        ) : null}
      </section>
      {reader.mode === 'book' && entry.sevenths ? <PrintedSevenths entry={entry} /> : null}
      {entry.children.length > 0 ? (
        <section>
          <h3 className={css.sect}>In {node.label}</h3>
          <Nodes nodes={entry.children} label={`In ${node.label}`} />
        </section>
      ) : null}
    </article>
  )
}

/** What stands on the page itself in a printed book: the entry's own notes and those of its category. */
const isPrintedHere = ({ origin, kind }: NoteGroup, { sevenths }: TabularEntry): boolean =>
  (origin.level === 'code' || origin.level === 'category') && !(kind === '7th character' && sevenths !== null)

const crumbOf = (node: TabularNode): Crumb => ({
  label: node.kind === 'chapter' ? `Chapter ${node.label}` : node.label,
  code: node.kind !== 'chapter',
  place: { book: 'tabular', at: atOfNode(node.key) },
})

function Facts({
  entry: { node, poaExempt, change, sevenths, children },
  release,
}: {
  entry: TabularEntry
  release: Release
}) {
  if (!node.key.startsWith('code:')) return null
  return (
    <div className={css.facts}>
      {node.billable ? (
        <Tag kind="yes">Billable</Tag>
      ) : (
        <Tag kind="line">
          {sevenths || children.length > 0 ? 'Heading, not a code: more characters' : 'Not a code of this release'}
        </Tag>
      )}
      {poaExempt === null ? null : <Tag>{poaExempt ? `POA-exempt (${yearOf(release)} list)` : 'POA required'}</Tag>}
      {change ? <ChangeTag change={change} /> : null}
    </div>
  )
}

/** New, revised or as before, against another release that is loaded. */
export function ChangeTag({ change: { kind, against, before } }: { change: Change }) {
  const other = useLibrary(({ library }) => library?.releases.find(({ id }) => id === against))
  const year = other ? yearOf(other) : 'the other release'
  if (kind === 'same') return <Tag>Same as {year}</Tag>
  if (kind === 'new') return <Tag kind="warn">New since {year}</Tag>
  if (kind === 'deleted') return <Tag kind="warn">Deleted since {year}</Tag>
  return <Tag kind="warn">{before ? `Revised; ${year}: ${before}` : `Revised since ${year}`}</Tag>
}

function Nodes({ nodes, label }: { nodes: readonly TabularNode[]; label: string }) {
  const reader = useReader()
  return (
    <div className={css.nodes} role="group" aria-label={label} onKeyDown={walkRows}>
      {nodes.map((node, at) => (
        <button
          key={node.key}
          type="button"
          data-row
          tabIndex={at === 0 ? 0 : -1}
          className={`${rail.row} ${css.node}`}
          onClick={() => reader.go({ book: 'tabular', at: atOfNode(node.key) })}
        >
          <span className={rail.code}>{node.label}</span>
          <span>{node.title}</span>
        </button>
      ))}
    </div>
  )
}

const originWords = ({ label }: NoteOrigin) => `printed at ${label}`

/** In a book the 7th characters are print. */
function PrintedSevenths({ entry: { sevenths } }: { entry: TabularEntry }) {
  return (
    <section>
      <h3 className={css.sect}>
        7th character <small>{originWords(sevenths!.origin)}</small>
      </h3>
      <dl className={css.sevenths}>
        {sevenths!.characters.map(({ character, meaning }) => (
          <div key={character}>
            <dt>{character}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
