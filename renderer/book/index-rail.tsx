import { useState } from 'react'
import type { BookName } from '../engine/books/place'
import { lineTrail } from '../state/books/address'
import type { IndexBook, Release } from '../state/books/code-book'
import { letterOfTerm } from './index-lines'
import { LineTitle } from './line-title'
import { usePlace, useReader } from './reader-context'
import { tabIndexOf, walkRows } from './rows'
import { useAnswer } from './use-answer'
import { Waiting } from './parts'
import css from './rail.module.css'

/** The letters of an index, and the main terms of one. */
export function IndexRail({ book, index, release }: { book: BookName; index: IndexBook; release: Release }) {
  const reader = useReader()
  const place = usePlace()
  const [turned, setTurned] = useState<{ at: string; letter: string } | null>(null)
  const letter = turned?.at === place.at ? turned.letter : letterOfTerm(place.at)
  const letters = useAnswer(`letters ${release.id} ${index}`, (asked) => asked.indexLetters(release.id, index))
  const terms = useAnswer(`terms ${release.id} ${index} ${letter}`, (asked) =>
    asked.indexTerms(release.id, index, letter),
  )
  const open = place.at.split(' > ')[0]
  const lines = terms.value ?? []
  const selected = lines.findIndex((line) => lineTrail([line]) === open)
  return (
    <div className={css.rail}>
      <div className={css.letters} role="group" aria-label="Letters">
        {letters.value?.map((one) => (
          <button
            key={one.letter}
            type="button"
            aria-pressed={one.letter === letter}
            aria-label={`${one.letter}, ${one.terms} main terms`}
            onClick={() => setTurned({ at: place.at, letter: one.letter })}
          >
            {one.letter}
          </button>
        ))}
      </div>
      <Waiting answer={terms}>
        <div className={css.list} role="group" aria-label={`Main terms, ${letter}`} data-book-rail onKeyDown={walkRows}>
          {lines.map((line, at) => (
            <button
              key={line.id}
              type="button"
              data-row
              className={css.row}
              tabIndex={tabIndexOf(at, selected)}
              aria-current={at === selected ? 'true' : undefined}
              onClick={() => reader.go({ book, at: lineTrail([line]), line: line.id, release: release.id })}
            >
              <LineTitle title={line.title} />
            </button>
          ))}
        </div>
      </Waiting>
    </div>
  )
}
