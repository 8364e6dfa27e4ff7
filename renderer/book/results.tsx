import { startTransition, useEffect, useState } from 'react'
import { bookOf, dotted, lineTrail, pathTo, placeFrom } from '../state/books/address'
import type { IndexHit, Place, SearchResult } from '../state/books/code-book'
import { LineTitle } from './line-title'
import { followCode } from './parts'
import { useReader } from './reader-context'
import { walkRows } from './rows'
import css from './rail.module.css'

/** More rows than any window shows at once. */
const FIRST_ROWS = 40

/** Whether a result has been painted with its first rows: the others follow without keeping anybody waiting. */
function usePainted(result: SearchResult): boolean {
  const [painted, setPainted] = useState<SearchResult | null>(null)
  useEffect(() => {
    let later: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      later = setTimeout(() => startTransition(() => setPainted(result)))
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(later)
    }
  }, [result])
  return painted === result
}

/** What the box found: places of a code, lines of the indexes with their indentation, titles. */
export function Results({ result }: { result: SearchResult }) {
  const { places, indexTotal, titlesTotal, words } = result
  const whole = usePainted(result)
  const index = whole ? result.index : result.index.slice(0, FIRST_ROWS)
  const titles = whole ? result.titles : result.titles.slice(0, Math.max(0, FIRST_ROWS - index.length))
  const found = result.index.filter(({ hit }) => hit).length
  const nothing = places.length + index.length + titles.length === 0
  return (
    <div className={css.rail} data-book-results onKeyDown={walkRows}>
      {places.length > 0 ? <Places places={places} /> : null}
      {index.length > 0 ? <IndexHits hits={index} found={more(found, indexTotal)} words={words} /> : null}
      {titles.length > 0 ? (
        <section className={css.group}>
          <h3 className={css.sect}>
            In titles <span>{more(result.titles.length, titlesTotal)}</span>
          </h3>
          <Titles titles={titles} words={words} />
        </section>
      ) : null}
      {nothing ? <p className={css.none}>Nothing found. Try the main term alone, as it stands in the Index.</p> : null}
    </div>
  )
}

const more = (shown: number, total: number) => (shown < total ? `${shown} of ${total}` : String(total))

function Places({ places }: { places: readonly Place[] }) {
  const reader = useReader()
  return (
    <section className={css.group}>
      <h3 className={css.sect}>As a code</h3>
      <div className={css.list}>
        {places.map((found, at) => {
          const place = placeFrom(found)
          if (!place)
            return (
              <p key={at} className={css.none}>
                {'sentence' in found ? found.sentence : ''}
              </p>
            )
          return (
            <button key={at} type="button" data-row className={css.row} onClick={() => reader.go(place)}>
              <span className={css.code}>{place.book === 'tabular' ? dotted(place.at) : place.at}</span>
              <span className={css.quietTitle}>{PLACE_WORDS[found.kind]}</span>
            </button>
          )
        })}
      </div>
    </section>
  )
}
const PLACE_WORDS: Readonly<Record<Place['kind'], string>> = {
  'tabular': 'Tabular',
  'pcs-table': 'PCS table',
  'pcs-tree': 'PCS tables',
  'hcpcs': 'HCPCS II',
  'other-release': '',
  'cpt': '',
}

function IndexHits({ hits, found, words }: { hits: readonly IndexHit[]; found: string; words: readonly string[] }) {
  const reader = useReader()
  const lines = hits.map(({ line }) => line)
  return (
    <section className={css.group}>
      <h3 className={css.sect}>
        In the indexes <span>{found}</span>
      </h3>
      <div className={css.list}>
        {hits.map(({ book, line, hit }, at) => (
          <button
            key={`${book} ${line.id}`}
            type="button"
            data-row
            className={`${css.row} ${css.guided} ${hit ? '' : css.context}`}
            style={{ '--depth': line.level } as React.CSSProperties}
            onClick={() =>
              reader.go({ book: bookOf(book), at: lineTrail(pathTo(lines.slice(0, at + 1), line.id)), line: line.id })
            }
          >
            <span>
              <LineTitle title={line.title} words={words} />
              {line.links[0] ? (
                <span className={css.see}>
                  {' '}
                  {line.links[0].kind} {line.links[0].text}
                  {line.links.length > 1 ? `, and ${line.links.length - 1} more` : ''}
                </span>
              ) : null}
            </span>
            {line.codes[0] ? <span className={css.code}>{line.codes[0].shown}</span> : null}
          </button>
        ))}
      </div>
    </section>
  )
}

function Titles({ titles, words }: { titles: SearchResult['titles']; words: readonly string[] }) {
  const reader = useReader()
  return (
    <div className={css.list}>
      {titles.map(({ system, code, shown, title }) => (
        <button
          key={`${system} ${code}`}
          type="button"
          data-row
          className={`${css.row} ${css.title}`}
          onClick={() => followCode(reader, { code }, system)}
        >
          <span className={css.code}>{shown}</span>
          <LineTitle title={[{ text: title, nonessential: false }]} words={words} />
        </button>
      ))}
    </div>
  )
}
