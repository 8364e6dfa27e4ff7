import { TRAIL, trailOf, type BookName, type BookPlace } from '../../engine/books/place'
import type {
  CodeRef,
  GuidelineBook,
  IndexBook,
  IndexLine,
  LineId,
  NodeKey,
  PartKind,
  PcsChoice,
  Place,
  System,
  TableBook,
  TitlePart,
} from './code-book'

/* How a stored place (engine/books/place.ts) is asked of the compiled books, and back. */

/** A place with the line it was opened at, which is good only for the release that it came from. */
export type Opened = BookPlace & { line?: LineId; release?: string; then?: SecondCode }

/** The code in brackets that an index names after the one that is open: it is confirmed next. */
export type SecondCode = Pick<CodeRef, 'shown' | 'code'>

export const systemOf = (book: BookName): System => (book.startsWith('pcs') ? 'pcs' : book === 'hcpcs' ? 'hcpcs' : 'cm')

const PARTS: Readonly<Record<BookName, readonly PartKind[]>> = {
  'index': ['cm-index'],
  'tabular': ['cm-tabular', 'cm-order'],
  'neoplasm': ['cm-neoplasm'],
  'drugs': ['cm-drugs'],
  'external-cause': ['cm-external'],
  'pcs-index': ['pcs-index'],
  'pcs-tables': ['pcs-tables'],
  'hcpcs': ['hcpcs-codes'],
  'guidelines': ['cm-guidelines'],
  'pcs-guidelines': ['pcs-guidelines'],
}

/** The official files that a book can be read from. */
export const partsOf = (book: BookName): readonly PartKind[] => PARTS[book]

export const INDEX_OF: Partial<Readonly<Record<BookName, IndexBook>>> = {
  'index': 'cm-index',
  'external-cause': 'cm-external',
  'pcs-index': 'pcs-index',
}
export const TABLE_OF: Partial<Readonly<Record<BookName, TableBook>>> = { neoplasm: 'cm-neoplasm', drugs: 'cm-drugs' }
export const GUIDELINES_OF: Partial<Readonly<Record<BookName, GuidelineBook>>> = {
  'guidelines': 'cm-guidelines',
  'pcs-guidelines': 'pcs-guidelines',
}

/** The book of the shelf that shows a compiled index or table. */
export const bookOf = (part: IndexBook | TableBook): BookName =>
  (Object.entries({ ...INDEX_OF, ...TABLE_OF }).find(([, name]) => name === part)?.[0] ?? 'index') as BookName

/** The words of a title without its nonessential modifiers: what names the line. */
export const essential = (title: readonly TitlePart[]): string =>
  title
    .filter((part) => !part.nonessential)
    .map((part) => part.text.trim())
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/ ,/g, ',')
    .replaceAll(TRAIL, ' ')
    .trim()

/** A line of an index or table as a place, from the lines above it to itself. */
export const lineTrail = (path: readonly Pick<IndexLine, 'title'>[]): string =>
  trailOf(path.map((line) => essential(line.title)))

/** The lines above one among its term's lines, from the outermost, and the line itself last. */
export function pathTo<L extends { id: LineId; level: number }>(lines: readonly L[], line: LineId): L[] {
  const at = lines.findIndex((one) => one.id === line)
  if (at < 0) return []
  const path = [lines[at]!]
  for (let i = at - 1; i >= 0 && path[0]!.level > 0; i--) if (lines[i]!.level < path[0]!.level) path.unshift(lines[i]!)
  return path
}

/** `S72.0` is `code:S720`, `S70-S79` is `block:S70-S79`, `19` is `chapter:19`. */
export function nodeKeyOf(at: string): NodeKey {
  if (/^\d{1,2}$/.test(at)) return `chapter:${at}`
  return at.includes('-') ? `block:${at}` : `code:${at.replace('.', '')}`
}

/** The reverse. */
export function atOfNode(key: NodeKey): string {
  const [kind, name = ''] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)]
  return kind === 'code' ? dotted(name) : name
}

/** `S720` as `S72.0`. */
export const dotted = (code: string): string =>
  code.length > 3 && !code.includes('.') ? `${code.slice(0, 3)}.${code.slice(3)}` : code

const OPEN = '?'

/** `0SR9?4A` as its table and what is chosen. A table of fewer than three characters is a part of the tree. */
export function pcsOf(at: string): { table: string; choice: PcsChoice } {
  const choice: PcsChoice = {}
  for (const position of [4, 5, 6, 7] as const) {
    const character = at[position - 1]
    if (character && character !== OPEN) choice[position] = character
  }
  return { table: at.slice(0, 3), choice }
}

export function atOfPcs(table: string, choice: PcsChoice): string {
  const all = [4, 5, 6, 7].map((position) => choice[position as 4] ?? OPEN).join('')
  return (table + all).replace(/\?+$/, '')
}

/** Where a typed code stands, as a place; null for what has none here. */
export function placeFrom(found: Place): Opened | null {
  switch (found.kind) {
    case 'tabular':
      return { book: 'tabular', at: atOfNode(found.key), release: found.release }
    case 'pcs-table':
      return { book: 'pcs-tables', at: atOfPcs(found.table, found.choice), release: found.release }
    case 'pcs-tree':
      return { book: 'pcs-tables', at: found.prefix, release: found.release }
    case 'hcpcs':
      return { book: 'hcpcs', at: found.code, release: found.release }
    case 'other-release':
    case 'cpt':
      return null
  }
}
