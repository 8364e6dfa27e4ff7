import { create } from 'zustand'
import { STATEMENT_LENGTH, type DrillBooks, type DrillStatement, type DrillSystem } from '../../engine/books/drill'
import { touchedQuestions, type CodeFate, type Touched } from '../../engine/books/touched'
import { loadDrillRounds } from '../../storage/drill-rounds'
import { seenIds } from '../../storage/attempts'
import { services } from '../services'
import { codeBook, LISTS, type ChangedCode, type Changes, type Library, type Release } from './code-book'
import { startRound } from './drills'
import { chooseRelease, currentShelf } from './library'

/* What differs between two releases that are loaded, and what of the bank it touches. */

/** Two releases of one system, the older one first. */
export type Pair = { older: Release; newer: Release }

/** Neighboring releases of each system that have a list of codes, newest first. */
export function pairsOf(library: Library | null): Pair[] {
  const listed = (library?.releases ?? []).filter(({ system, parts }) =>
    parts.some(({ kind }) => kind === LISTS[system]),
  )
  return listed.flatMap((newer, at) => {
    const older = listed[at + 1]
    return older?.system === newer.system ? [{ older, newer }] : []
  })
}

/** Which two releases were looked at last, for as long as the app runs. */
export const useChosenPair = create<{ newer: string | null }>()(() => ({ newer: null }))

export const changesOf = ({ older, newer }: Pair): Promise<Changes | null> => codeBook().changes(older.id, newer.id)

/** Questions of the bank that name a code that is gone or revised, and which of them the candidate has met. */
export async function touchedBy({
  deleted,
  revised,
}: Changes): Promise<{ touched: Touched[]; met: ReadonlySet<string> }> {
  const { db, bank } = services()
  const fates = new Map<string, CodeFate>([
    ...revised.map(
      ({ code, billableBefore, billable }) => [code, billableBefore && !billable ? 'heading' : 'revised'] as const,
    ),
    ...deleted.map(({ code }) => [code, 'deleted'] as const),
  ])
  return { touched: touchedQuestions(bank, fates), met: await seenIds(db) }
}

/** Titles of HCPCS can be paragraphs. */
const short = (title: string) => (title.length > STATEMENT_LENGTH ? `${title.slice(0, STATEMENT_LENGTH - 1)}…` : title)

/** Codes that are complete in the newer release, as statements to look up. */
export const changedStatements = ({ newer }: Pair, changes: Pick<Changes, 'added' | 'revised'>): DrillStatement[] => {
  const codes: ChangedCode[] = [...changes.added, ...changes.revised.filter(({ billable }) => billable)]
  const system: DrillSystem = newer.system
  return codes.flatMap(({ code, shown, title }) =>
    title === ''
      ? []
      : [{ id: `${newer.id} ${code}`, kind: 'changed', system, statement: short(title), codes: [shown] }],
  )
}

/** Begins a round on codes of the newer release, with the books of the last round where they are on the screen. */
export async function startChangedRound({ newer }: Pair, statements: readonly DrillStatement[]): Promise<void> {
  if (currentShelf()[newer.system] !== newer.id) await chooseRelease(newer)
  const last = (await loadDrillRounds(services().db))[0]?.books
  const books: DrillBooks = last === 'search' ? 'search' : 'book'
  await startRound('changed', books, statements)
}
