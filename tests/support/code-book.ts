import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { expect } from 'vitest'
import { openDesk, type Desk } from '../../renderer/codebook/desk'
import { importInto } from '../../renderer/codebook/importing'
import { BookStore } from '../../renderer/codebook/store'
import type { GivenFile } from '../../renderer/codebook/reading/read-files'
import type { PackedPart } from '../../renderer/codebook/compiled/columns'
import type { ImportResult } from '../../renderer/codebook/types'

/** The code books without threads: the real store, importer and answers. */
export type TestBooks = {
  store: BookStore
  name: string
  add(...files: GivenFile[]): Promise<ImportResult>
  /** Opened anew each time, as after an import. */
  desk(): Promise<Desk>
  /** A part of a release as it is stored; null when it is not there. */
  part(release: string, kind: string): Promise<PackedPart | null>
}

let last = 0

export async function freshBooks(): Promise<TestBooks> {
  const name = `books-${++last}`
  const store = await BookStore.open(name)
  return {
    store,
    name,
    add: (...files) => importInto(store, files, 1_750_000_000_000, () => undefined),
    desk: () => openDesk(store, () => Promise.resolve([])),
    async part(release, kind) {
      const { releases } = await store.library()
      const part = releases.find(({ id }) => id === release)?.parts.find((one) => one.kind === kind)
      return part ? store.part(release, part) : null
    },
  }
}

/** What an import said, on one line a sentence. */
export const saidBy = ({ files, releases, sentences }: ImportResult): string[] => [
  ...files.filter(({ sentence }) => sentence !== '').map(({ name, step, sentence }) => `${step} ${name}: ${sentence}`),
  ...releases.map(({ outcome, name, sentences: said }) => `${outcome} ${name}: ${said.join(' ')}`),
  ...sentences,
]

/** The small shelf is there as it was stored, and reads: a note, a table, a line of the Index, a mark of the POA list. */
export async function expectShelf(books: TestBooks): Promise<void> {
  const { calls } = await books.desk()
  const { releases, damaged } = await calls.library()
  expect(releases.map(({ id, codes }) => [id, codes])).toEqual([
    ['cm-2025-10-01', 6],
    ['pcs-2025-10-01', 5],
    ['hcpcs-2026-01-01', 3],
  ])
  expect(damaged).toEqual([])
  const entry = (await calls.tabular('cm-2025-10-01', 'code:S72001S'))!
  expect([entry.node.title, entry.notes.length, entry.poaExempt]).toEqual([
    'Fracture of unspecified part of neck of right femur, sequela',
    7,
    true,
  ])
  const table = (await calls.pcsTable('pcs-2025-10-01', '0SR', { 4: '9', 5: '0', 6: '4', 7: 'A' }))!
  expect(table.finished?.inOrderFile).toBe(true)
  expect((await calls.indexTerms('cm-2025-10-01', 'cm-index', 'H'))!.map(({ codes }) => codes[0]!.shown)).toEqual([
    'I10',
  ])
  expect((await calls.hcpcs('hcpcs-2026-01-01', 'J0171'))!.unit).toBe('0.1 mg')
}

export const dropBooks = (name: string): Promise<void> => Dexie.delete(name)
