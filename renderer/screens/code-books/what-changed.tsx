import { useEffect, useMemo, useRef, useState } from 'react'
import { walkRows } from '../../book/rows'
import { Waiting } from '../../book/parts'
import { useAnswer } from '../../book/use-answer'
import { changesOf, useChosenPair, type Pair } from '../../state/books/changes'
import type { Changes } from '../../state/books/code-book'
import { bookDesk } from '../../state/books/desk'
import { chooseRelease, currentShelf } from '../../state/books/library'
import { inBackground } from '../../state/trouble'
import { Button } from '../../ui/button'
import { counted } from '../../ui/format'
import { FilterButtons } from '../../ui/filter-buttons'
import { changedRows, inChapters, type ChangedRow, type ChangeKind } from './changed-rows'
import { ChangesSide } from './changes-side'
import css from './what-changed.module.css'

/** New, deleted and revised codes of a release against the one before it that is loaded. */
export function WhatChanged({ pairs, onDone }: { pairs: readonly Pair[]; onDone: () => void }) {
  const chosen = useChosenPair((state) => state.newer)
  const pair = pairs.find(({ newer }) => newer.id === chosen) ?? pairs[0]!
  const changes = useAnswer(`changes ${pair.older.id} ${pair.newer.id}`, () => changesOf(pair))
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className={css.page}>
      <div className={css.head}>
        <div>
          <h1 ref={heading} tabIndex={-1}>
            What changed
          </h1>
          <p className={css.lead}>
            {pair.newer.name} against {pair.older.name}
          </p>
        </div>
        {pairs.length > 1 ? (
          <select
            aria-label="Releases"
            className={css.select}
            value={pair.newer.id}
            onChange={({ target }) => useChosenPair.setState({ newer: target.value })}
          >
            {pairs.map(({ older, newer }) => (
              <option key={newer.id} value={newer.id}>
                {newer.name} against {older.name.replace(/^\S+ (?:Level II )?/, '')}
              </option>
            ))}
          </select>
        ) : null}
        <Button onClick={onDone}>To the books</Button>
      </div>
      <Waiting answer={changes}>
        {changes.value && !changes.stale ? (
          <Listed key={pair.newer.id} pair={pair} changes={changes.value} onOpened={onDone} />
        ) : (
          <p className="muted">
            {changes.stale ? 'Comparing the releases…' : 'These releases cannot be compared: one has no list of codes.'}
          </p>
        )}
      </Waiting>
    </div>
  )
}

/** Rows that are drawn at first; a release against one of years before has thousands. */
const FIRST = 300

function Listed({ pair, changes, onOpened }: { pair: Pair; changes: Changes; onOpened: () => void }) {
  const [kind, setKind] = useState<ChangeKind | 'all'>('all')
  const [chapter, setChapter] = useState('')
  const [text, setText] = useState('')
  const [whole, setWhole] = useState(false)
  const rows = useMemo(() => changedRows(changes), [changes])
  const here = useMemo(() => inChapters(rows, changes.chapters, { chapter, text }), [rows, changes, chapter, text])
  const shown = useMemo(() => here.filter((row) => kind === 'all' || row.kind === kind), [here, kind])
  const count = (of: ChangeKind) => here.filter((row) => row.kind === of).length
  const drawn = whole ? shown : shown.slice(0, FIRST)
  const open = (row: ChangedRow) => {
    const release = row.kind === 'deleted' ? pair.older : pair.newer
    const opened = currentShelf()[release.system] === release.id ? Promise.resolve() : chooseRelease(release)
    inBackground(
      'Opening a changed code',
      opened.then(() => {
        bookDesk().go(row.place(release.system))
        onOpened()
      }),
    )
  }
  return (
    <div className={css.body}>
      <section className={css.list} aria-label="Changed codes">
        <div className={css.filters}>
          <FilterButtons
            label="Which changes"
            chosen={kind}
            onChoose={setKind}
            choices={[
              { id: 'all', title: 'All', count: here.length },
              { id: 'new', title: 'New', count: count('new') },
              { id: 'deleted', title: 'Deleted', count: count('deleted') },
              { id: 'revised', title: 'Revised', count: count('revised') },
            ]}
          />
          <select
            aria-label="Chapter"
            className={css.select}
            value={chapter}
            onChange={({ target }) => setChapter(target.value)}
          >
            <option value="">{pair.newer.system === 'cm' ? 'All chapters' : 'All sections'}</option>
            {changes.chapters.map(({ key, title }) => (
              <option key={key} value={key}>
                {chapterWords(pair, key, title)}
              </option>
            ))}
          </select>
          <input
            type="search"
            className={css.search}
            aria-label="Filter by code or words"
            placeholder="Filter by code or words"
            value={text}
            maxLength={80}
            onChange={({ target }) => setText(target.value)}
          />
        </div>
        {shown.length === 0 ? (
          <p className={css.none}>{rows.length === 0 ? 'No code differs between them.' : 'No change fits.'}</p>
        ) : (
          <div className={css.rows} role="group" aria-label="Changes" onKeyDown={walkRows}>
            {drawn.map((row, at) => (
              <div key={`${row.kind} ${row.code}`}>
                {row.chapter === drawn[at - 1]?.chapter ? null : (
                  <h2 className={css.chapter}>
                    {chapterWords(pair, row.chapter, changes.chapters.find(({ key }) => key === row.chapter)!.title)}
                    <span>{shown.filter((one) => one.chapter === row.chapter).length}</span>
                  </h2>
                )}
                <button
                  type="button"
                  data-row
                  className={css.row}
                  tabIndex={at === 0 ? 0 : -1}
                  onClick={() => open(row)}
                >
                  <span className={css.kind} data-kind={row.kind}>
                    {KIND_WORDS[row.kind]}
                  </span>
                  <span className={css.code}>{row.shown}</span>
                  <span>
                    {row.title}
                    {row.note ? <span className={css.before}>{row.note}</span> : null}
                  </span>
                </button>
              </div>
            ))}
            {drawn.length < shown.length ? (
              <div className={css.more}>
                <Button onClick={() => setWhole(true)}>{`Show all ${counted(shown.length, 'change')}`}</Button>
              </div>
            ) : null}
          </div>
        )}
      </section>
      <ChangesSide pair={pair} changes={changes} shown={shown} />
    </div>
  )
}

const KIND_WORDS: Readonly<Record<ChangeKind, string>> = { new: 'new', deleted: 'deleted', revised: 'revised' }

function chapterWords({ newer }: Pair, key: string, title: string): string {
  const name = title.replace(/ \([A-Z0-9-]+\)$/, '')
  if (newer.system === 'cm') return title === '' ? `Codes that begin with ${key}` : `Chapter ${key}: ${name}`
  if (newer.system === 'pcs') return title === '' ? `Section ${key}` : `Section ${key}: ${name}`
  return key.length === 1 ? `Codes that begin with ${key}` : key
}
