import type { CodeSystem } from '../../engine/code-format'
import { codeBook, type System, type TitleRow } from './code-book'
import { currentShelf, ensureLibrary } from './library'

const SYSTEMS: Readonly<Record<CodeSystem, System>> = { 'ICD-10-CM': 'cm', 'ICD-10-PCS': 'pcs', 'CPT/HCPCS': 'hcpcs' }
const MOST = 12

/** Codes that begin as typed, with their official titles; none where no book is loaded. */
export async function completeTitles(system: CodeSystem, typed: string): Promise<TitleRow[]> {
  await ensureLibrary()
  const shelf = currentShelf()
  return shelf[SYSTEMS[system]] === null ? [] : codeBook().complete(typed, SYSTEMS[system], shelf, MOST)
}

/** The official title of a code; null where no open release has it. */
export async function titleOf(code: string): Promise<string | null> {
  await ensureLibrary()
  return (await codeBook().titles([code], currentShelf()))[0]?.title ?? null
}
