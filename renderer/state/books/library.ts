import { create } from 'zustand'
import type { BookName, ExamBookChoice } from '../../engine/books/place'
import { changeSetting, useSettings } from '../settings'
import { reasonOf } from '../trouble'
import { partsOf, systemOf } from './address'
import {
  codeBook,
  type Library,
  type PartKind,
  type Release,
  type ReleaseId,
  type Shelf,
  type System,
} from './code-book'

/* Which releases are there, and which of them are open. */

export type LibraryState = { library: Library | null; problem: string | null }

export const useLibrary = create<LibraryState>()(() => ({ library: null, problem: null }))

let asked: Promise<void> | null = null
let stop: (() => void) | null = null

/** Reads which books are there, once; a failure can be tried again. */
export const ensureLibrary = (): Promise<void> => (asked ??= read())

async function read(): Promise<void> {
  useLibrary.setState({ problem: null })
  try {
    stop ??= codeBook().onLibrary((library) => useLibrary.setState({ library, problem: null }))
    useLibrary.setState({ library: await codeBook().library() })
  } catch (error) {
    asked = null
    useLibrary.setState({ problem: reasonOf(error) ?? 'The code books cannot be opened.' })
  }
}

/** Forgets what was read; for tests. */
export function forgetLibrary(): void {
  stop?.()
  stop = null
  asked = null
  useLibrary.setState({ library: null, problem: null })
}

/** The release of a system that is open: the one that was chosen, or else the newest that has codes of its own. */
export function openRelease(library: Library | null, system: System, chosen: ReleaseId | null): Release | null {
  const own = library?.releases.filter((one) => one.system === system) ?? []
  return own.find((one) => one.id === chosen) ?? own.find(hasCodes) ?? own[0] ?? null
}

const CODES: ReadonlySet<PartKind> = new Set(['cm-order', 'cm-tabular', 'pcs-order', 'pcs-tables', 'hcpcs-codes'])

/** Guidelines or an index alone are read beside the codes of another year. */
const hasCodes = ({ parts }: Release) => parts.some(({ kind }) => CODES.has(kind))

/** The open release of each system. */
export function shelfOf(library: Library | null, chosen: Shelf): Shelf {
  const of = (system: System) => openRelease(library, system, chosen[system])?.id ?? null
  return { cm: of('cm'), pcs: of('pcs'), hcpcs: of('hcpcs') }
}

/** The release that a book of the shelf is read in; null where no release has it. */
export function releaseOf(library: Library | null, shelf: Shelf, book: BookName): Release | null {
  const id = shelf[systemOf(book)]
  const release = library?.releases.find((one) => one.id === id)
  if (!library || !release) return null
  const readable = library.readings[release.id]?.some(({ kind }) => partsOf(book).includes(kind))
  return readable ? release : null
}

/** Where a book of the open release is read from another year; null where it is its own. */
export function borrowedYear(library: Library | null, shelf: Shelf, book: BookName): number | null {
  const id = shelf[systemOf(book)]
  const readings = (id && library?.readings[id]) || []
  const own = readings.filter(({ kind }) => partsOf(book).includes(kind))
  return own.length > 0 && own.every(({ borrowed }) => borrowed) ? own[0]!.year : null
}

/** Opens another release of its system, here and the next time. */
export function chooseRelease({ id, system }: Release): Promise<void> {
  const { codeBooks } = useSettings.getState()
  return changeSetting('codeBooks', { ...codeBooks, shelf: { ...codeBooks.shelf, [system]: id } })
}

/** The open releases, as they are now. */
export const currentShelf = (): Shelf => shelfOf(useLibrary.getState().library, useSettings.getState().codeBooks.shelf)

/** The books of a new exam, as chosen; a screen without any code set is none. */
export async function chosenExamBooks(): Promise<ExamBookChoice> {
  const { kind, mode } = useSettings.getState().examBooks
  if (kind === 'own') return { kind }
  await ensureLibrary()
  const releases = openNames()
  return releases.length > 0 ? { kind, mode, releases } : { kind: 'own' }
}

/** The names of all open releases, for the head of an exam. */
export function openNames(): string[] {
  const { library } = useLibrary.getState()
  const open = Object.values(currentShelf())
  return library?.releases.filter(({ id }) => open.includes(id)).map(({ name }) => name) ?? []
}
