import { z } from 'zod'

/*
 * A place in the code books, as it is stored and as it is cited: which book, and where in it. A place outlives the compiled
 * release it was found in, so it is written in the publisher's own terms and never by a number of ours.
 */

export const bookName = z.enum([
  'index',
  'tabular',
  'neoplasm',
  'drugs',
  'external-cause',
  'pcs-index',
  'pcs-tables',
  'hcpcs',
  'guidelines',
  'pcs-guidelines',
])
export type BookName = z.infer<typeof bookName>

/** The books in the order of the shelf; a gap stands between the works of different publishers. */
export const SHELF: readonly (readonly BookName[])[] = [
  ['index', 'tabular', 'neoplasm', 'drugs', 'external-cause'],
  ['pcs-index', 'pcs-tables'],
  ['hcpcs'],
  ['guidelines', 'pcs-guidelines'],
]

const PLACE_LENGTH = 300

/**
 * `at` is, by book: a trail of an index or table, its terms joined by ` > `; a code or range of the Tabular List or of
 * HCPCS; what is built of a PCS code; a section of the guidelines. Empty is where the book opens.
 */
export const bookPlace = z.strictObject({ book: bookName, at: z.string().max(PLACE_LENGTH) })
export type BookPlace = z.infer<typeof bookPlace>

export const samePlace = (a: BookPlace, b: BookPlace): boolean => a.book === b.book && a.at === b.at

/** Between the terms of a trail; no term of an official index has it. */
export const TRAIL = ' > '

export const trailOf = (terms: readonly string[]): string => terms.join(TRAIL).slice(0, PLACE_LENGTH)
export const termsOf = (at: string): string[] => (at === '' ? [] : at.split(TRAIL))

/** How the books of an exam are: the candidate's own on paper, or on the screen in one of two modes. */
export const bookMode = z.enum(['book', 'search'])
export type BookMode = z.infer<typeof bookMode>

export const examBooksOnScreen = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('own') }),
  z.strictObject({
    kind: z.literal('screen'),
    mode: bookMode,
    /** What the releases on the screen are called. */
    releases: z.array(z.string().max(80)).max(20),
  }),
])
export type ExamBookChoice = z.infer<typeof examBooksOnScreen>

/** What a book is called on the shelf and in lists. */
export const BOOK_TITLES: Readonly<Record<BookName, string>> = {
  'index': 'Index',
  'tabular': 'Tabular',
  'neoplasm': 'Neoplasm',
  'drugs': 'Drugs',
  'external-cause': 'External cause',
  'pcs-index': 'PCS Index',
  'pcs-tables': 'PCS tables',
  'hcpcs': 'HCPCS II',
  'guidelines': 'Guidelines',
  'pcs-guidelines': 'PCS guidelines',
}

/** A place in one line: `Tabular S72.0`, `Index: Fracture, traumatic, femur`. */
export function placeWords({ book, at }: BookPlace): string {
  const title = BOOK_TITLES[book]
  if (at === '') return title
  const trail = termsOf(at)
  return trail.length > 1 || book.includes('index') ? `${title}: ${trail.join(', ')}` : `${title} ${at}`
}
