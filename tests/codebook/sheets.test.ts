/* How compiled books lie on the disk: in sheets that are read when they are needed, in a layout that has a number. */
import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FORMAT } from '../../renderer/codebook/compiled/columns'
import { openDesk } from '../../renderer/codebook/desk'
import { BookStore } from '../../renderer/codebook/store'
import { dropBooks, freshBooks, type TestBooks } from '../support/code-book'
import { wholeShelf } from '../support/code-set-files'

const CM = 'cm-2025-10-01'
const PCS = 'pcs-2025-10-01'
const HCPCS = 'hcpcs-2026-01-01'
const shelf = { cm: CM, pcs: PCS, hcpcs: HCPCS }

let books: TestBooks
beforeEach(async () => {
  books = await freshBooks()
  await books.add(...wholeShelf())
})
afterEach(() => vi.restoreAllMocks())

/** What is read of the store, as `cm-index lines`; each once. */
function readings(): string[] {
  const read: string[] = []
  const sheet = books.store.sheet.bind(books.store)
  vi.spyOn(books.store, 'sheet').mockImplementation((release, part, name) => {
    read.push(`${part.kind} ${name}`)
    return sheet(release, part, name)
  })
  return read
}

describe('opening', () => {
  it('reads only what the page shows, and nothing twice', async () => {
    const read = readings()
    const { calls } = await books.desk()
    await calls.library()
    expect(read).toEqual([])
    await Promise.all([calls.indexLetters(CM, 'cm-index'), calls.indexTerms(CM, 'cm-index', 'F')])
    expect(read.sort()).toEqual(['cm-index fields', 'cm-index lines', 'cm-order codes'])
    await calls.chapters(CM)
    await calls.pcsSections(PCS)
    expect(read.sort()).toEqual([
      'cm-index fields',
      'cm-index lines',
      'cm-order codes',
      'cm-order titles',
      'cm-tabular notes',
      'cm-tabular titles',
      'cm-tabular tree',
      'pcs-tables json',
    ])
    await calls.search({ text: 'femur', scope: 'all', shelf })
    await calls.tabular(CM, 'code:I10')
    await calls.pcsTable(PCS, '0SR', { 4: '9', 5: '0', 6: '4', 7: 'A' })
    await calls.search({ text: 'hip', scope: 'all', shelf })
    expect(read.length).toBe(new Set(read).size)
  })
})

describe('a sheet that the storage has damaged', () => {
  it('closes its release, whichever it is, before anything is said from it', async () => {
    const before = await books.store.library()
    for (const row of before.releases)
      for (const { kind, sheets } of row.parts)
        for (const { name } of sheets) {
          const parts = new Map(
            await Promise.all(
              row.parts.map(async (part) => [part.kind, new Map((await books.store.part(row.id, part))!)] as const),
            ),
          )
          const sheet = parts.get(kind)!.get(name)!
          const damaged = new Map(parts).set(
            kind,
            parts.get(kind)!.set(name, sheet.with(sheet.length - 9, sheet.at(-9)! ^ 1) as never),
          )
          await books.store.write([{ row, parts: damaged }])
          const { calls, library } = await books.desk()
          const what = `${row.id} ${kind} ${name}`
          const answers = await Promise.all([
            calls.tabular(row.id, 'code:I10'),
            calls.pcsTable(row.id, '0SR', { 4: '9', 5: '0', 6: '4', 7: 'A' }),
            calls.hcpcs(row.id, 'A4209'),
            calls.tablePage(row.id, 'cm-neoplasm', 'N', ''),
            calls.search({ text: 'zzz', scope: 'all', shelf }),
            calls.indexTerms(row.id, 'cm-index', 'F'),
          ])
          const { releases, damaged: closed } = await library()
          expect(
            closed.map(({ sentence }) => sentence),
            what,
          ).toEqual([expect.stringMatching(/damaged on the disk and was closed\. Import its files again/)])
          expect(
            releases.map(({ id }) => id),
            what,
          ).not.toContain(row.id)
          expect(answers[0] === null || answers[0].release === row.id, what).toBe(true)
          expect(await calls.tabular(row.id, 'code:I10'), what).toBeNull()
          await books.store.write([
            { row, parts: new Map(parts).set(kind, new Map(parts.get(kind)!).set(name, sheet)) },
          ])
        }
  })
})

describe('the layout', () => {
  const relabel = async (format: number) => {
    const [row] = (await books.store.library()).releases
    await books.store.write([{ row: { ...row!, format }, parts: new Map() }])
    return (await (await books.desk()).calls.library()).damaged
  }

  it('of an older version is told with what to do, and the files can be added again', async () => {
    expect(await relabel(FORMAT - 1)).toEqual([
      { id: CM, name: CM, sentence: expect.stringMatching(/older version of this app.*Add its files again\./) },
    ])
    await books.add(...wholeShelf())
    const { calls } = await books.desk()
    expect((await calls.library()).damaged).toEqual([])
    expect((await calls.tabular(CM, 'code:I10'))?.node.billable).toBe(true)
  })

  it('of a newer version is left alone and told', async () => {
    expect((await relabel(FORMAT + 1))[0]!.sentence).toMatch(/newer version of this app\. Install that version/)
  })

  it('before there were sheets is told as older, and its parts are given back to the disk', async () => {
    const name = 'books-before-sheets'
    const old = new Dexie(name)
    old.version(1).stores({ releases: 'id', parts: '[release+kind]' })
    await old.table('parts').put({ release: CM, kind: 'cm-order', packed: new Uint8Array(1000) })
    await old.table('releases').put({ id: CM, format: 1, system: 'cm', year: 2026, parts: [{ kind: 'cm-order' }] })
    old.close()
    const store = await BookStore.open(name)
    const { calls } = await openDesk(store, () => Promise.resolve([]))
    const { releases, damaged } = await calls.library()
    expect(releases).toEqual([])
    expect(damaged.map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/older version.*Add its files again/),
    ])
    store.close()
    const now = await new Dexie(name).open()
    expect(now.tables.map((table) => table.name).sort()).toEqual(['releases', 'sheets'])
    now.close()
    await dropBooks(name)
  })
})
