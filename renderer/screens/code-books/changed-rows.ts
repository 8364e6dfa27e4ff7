import { dotted } from '../../state/books/address'
import type { BookPlace } from '../../engine/books/place'
import type { Changes, System } from '../../state/books/code-book'

/* The changes between two releases as one list. */

export type ChangeKind = 'new' | 'deleted' | 'revised'

export type ChangedRow = {
  kind: ChangeKind
  code: string
  shown: string
  title: string
  chapter: string
  /** What it was before, or that it is no complete code any more. */
  note: string | null
  place: (system: System) => BookPlace
}

const placeOf =
  (code: string) =>
  (system: System): BookPlace => {
    if (system === 'pcs') return { book: 'pcs-tables', at: code }
    return system === 'hcpcs' ? { book: 'hcpcs', at: code } : { book: 'tabular', at: dotted(code) }
  }

/** All changes by code. */
export function changedRows({ added, deleted, revised }: Changes): ChangedRow[] {
  const rows: ChangedRow[] = [
    ...added.map((one) => ({ ...one, kind: 'new' as const, note: null, place: placeOf(one.code) })),
    ...deleted.map((one) => ({ ...one, kind: 'deleted' as const, note: null, place: placeOf(one.code) })),
    ...revised.map(({ before, billableBefore, billable, ...one }) => ({
      ...one,
      kind: 'revised' as const,
      note: noteOf(one.title, before, billableBefore, billable),
      place: placeOf(one.code),
    })),
  ]
  return rows.sort((one, other) => (one.code < other.code ? -1 : one.code > other.code ? 1 : 0))
}

function noteOf(title: string, before: string, billableBefore: boolean, billable: boolean): string {
  const became =
    billableBefore === billable ? '' : billable ? 'Now a complete code. ' : 'Now a heading: more characters. '
  return became + (before === title ? '' : `Before: ${before}`)
}

/** The rows of a chapter (empty for all) that have all of the words, in the order of the chapters. */
export function inChapters(
  rows: readonly ChangedRow[],
  chapters: Changes['chapters'],
  { chapter, text }: { chapter: string; text: string },
): ChangedRow[] {
  const order = new Map(chapters.map(({ key }, at) => [key, at]))
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  return rows
    .filter((row) => chapter === '' || row.chapter === chapter)
    .filter((row) => {
      const all = `${row.code} ${row.shown} ${row.title} ${row.note ?? ''}`.toLowerCase()
      return words.every((word) => all.includes(word))
    })
    .sort((one, other) => order.get(one.chapter)! - order.get(other.chapter)!)
}
