import type { IndexBook, TableBook } from '../types'
import { Follower, wantedOf } from '../compiled/follow'
import type { Lines } from '../compiled/lines'

/*
 * "see Neoplasm, bone, malignant", "see Table of Drugs and Chemicals", "see Index to Diseases and Injuries, Complication":
 * what an index or a table says of a book beside it.
 */

type Book = IndexBook | TableBook

const BESIDE: readonly (readonly [RegExp, Book])[] = [
  [/^(?:Table of )?Neoplasms?\b/i, 'cm-neoplasm'],
  [/^Table of Drugs(?: and (?:Chemicals|Biologicals))?\b/i, 'cm-drugs'],
  [/^(?:Index to )?External causes?\b/i, 'cm-external'],
  [/^Index to Diseases?(?: and Injur(?:y|ies))?\b/i, 'cm-index'],
]

/** Columns of the tables, which are no lines of theirs. */
const COLUMNS = new Set([
  'malignant',
  'primary',
  'secondary',
  'in situ',
  'benign',
  'uncertain behavior',
  'unspecified behavior',
  'unspecified',
  'uncertain',
  'poisoning',
  'accident',
  'adverse effect',
  'underdosing',
])

/** A book beside the own one, with the line in it that the words name, -1 where they name only the book. */
export type Beside = { book: Book; lineIn: (lines: Lines) => number }

/** The book beside `own` that the words of a link name; null where they name none. */
export function besideOf(text: string, own: Book): Beside | null {
  const words = text.trim()
  for (const [named, book] of BESIDE) {
    const found = named.exec(words)
    if (found === null) continue
    const table = book === 'cm-neoplasm' || book === 'cm-drugs'
    const wanted = wantedOf(words.slice(found[0].length)).filter(
      (segment) => !(table && COLUMNS.has(segment.join(' '))),
    )
    return book === own ? null : { book, lineIn: (lines) => lineOf(lines, book, wanted) }
  }
  // The tables send back to the Index by its main terms alone.
  if (own === 'cm-neoplasm' || own === 'cm-drugs')
    return { book: 'cm-index', lineIn: (lines) => followerOf(lines).follow(words).row }
  return null
}

/** All sites are below the one main term of the table of neoplasms. */
function lineOf(lines: Lines, book: Book, wanted: readonly string[][]): number {
  if (book === 'cm-neoplasm') return followerOf(lines).down(0, wanted).row
  return wanted.length === 0 ? -1 : followerOf(lines).down(-1, wanted).row
}

const known = new WeakMap<Lines, Follower>()

function followerOf(lines: Lines): Follower {
  let own = known.get(lines)
  if (own === undefined) {
    const children = (row: number) => {
      const found: number[] = []
      for (let child = row + 1; child < lines.ends[row]!; child = lines.ends[child]!) found.push(child)
      return found
    }
    own = new Follower({ mains: [...lines.mains()], children, title: (row) => lines.titles.at(row) })
    known.set(lines, own)
  }
  return own
}
