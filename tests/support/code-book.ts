import 'fake-indexeddb/auto'
import Dexie from 'dexie'
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

export const dropBooks = (name: string): Promise<void> => Dexie.delete(name)
