import type { DrillBooks, DrillKind, DrillPath, DrillSet, DrillStatement, DrillSystem } from '../../engine/books/drill'

/* What the parts of a drill are called. */

export const KIND_WORDS: Readonly<Record<DrillKind, string>> = {
  diagnosis: 'Diagnoses',
  procedure: 'Procedures',
  changed: 'Changed codes',
}

export const SET_WORDS: Readonly<Record<DrillSet, string>> = {
  diagnosis: 'Diagnoses',
  procedure: 'Procedures',
  both: 'Diagnoses and procedures',
  changed: 'Changed codes',
  missed: 'Not found before',
}

export const BOOKS_WORDS: Readonly<Record<DrillBooks, string>> = {
  own: 'own books',
  book: 'on screen, book mode',
  search: 'on screen, search mode',
}

export const PATH_WORDS: Readonly<Record<DrillPath, string>> = {
  index: 'Index, then the code',
  straight: 'Straight to the code',
  unconfirmed: 'Not confirmed in the Tabular or a table',
  none: 'No page opened',
  paper: 'Own books',
}

/** The same for a column. */
export const SHORT_PATHS: Readonly<Record<DrillPath, string>> = {
  index: 'Index first',
  straight: 'Straight',
  unconfirmed: 'Not confirmed',
  none: 'No page',
  paper: 'Own books',
}

const SYSTEM_WORDS: Readonly<Record<DrillSystem, string>> = {
  cm: 'ICD-10-CM',
  pcs: 'ICD-10-PCS',
  hcpcs: 'HCPCS Level II',
  cpt: 'CPT',
}

/** `ICD-10-CM diagnosis`, `CPT procedure`; of a changed code its system alone. */
export const systemWords = ({ system, kind }: DrillStatement): string =>
  kind === 'changed' ? `${SYSTEM_WORDS[system]}, changed code` : `${SYSTEM_WORDS[system]} ${kind}`

/** A stopwatch's reading: `0:42`, `12:05`. */
export function watch(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
