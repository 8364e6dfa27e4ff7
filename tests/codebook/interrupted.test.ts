/*
 * Imports that do not come to their end: a disk that fills up, a window that is closed, two windows at once. What was
 * stored before is there and reads, and the same files can be added again.
 */
import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { importInto } from '../../renderer/codebook/importing'
import { oneAtATime } from '../../renderer/codebook/one-at-a-time'
import { BookStore } from '../../renderer/codebook/store'
import { CM_ROWS, cmIndex, cmTabular, given, orderText, wholeShelf } from '../support/code-set-files'
import { expectShelf, freshBooks, saidBy, type TestBooks } from '../support/code-book'

let books: TestBooks
beforeEach(async () => {
  books = await freshBooks()
  await books.add(...wholeShelf())
})
afterEach(() => vi.restoreAllMocks())

/** Of another year, and another order file of the year that is there: a release that is new, and one in place of another. */
const newer = () => [
  given('order_2027.txt', orderText(CM_ROWS)),
  given('tabular.xml', cmTabular(2027)),
  given('index.xml', cmIndex(2027)),
  given('replaced.xml', cmIndex().replace('Cholera', 'Cholera, so-called')),
]
const ids = async (of: TestBooks) => (await (await of.desk()).calls.library()).releases.map(({ id }) => id)

/** The real store: its writing number `at` fails as on a full disk. */
function fullAt(at: number): void {
  const real = IDBObjectStore.prototype.put
  let count = 0
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (++count >= at) throw new DOMException('full', 'QuotaExceededError')
    return real.apply(this, args)
  })
}

describe('a disk that is full', () => {
  it.each([1, 2, 4, 7, 9])('at writing %i leaves every release as it was', async (at) => {
    fullAt(at)
    const result = await books.add(...newer())
    vi.restoreAllMocks()
    expect(result.outcome).toBe('failed')
    expect(result.releases).toEqual([])
    expect(result.sentences.join()).toMatch(/disk is full.*books that were there are unchanged.*Make about 100 MB free/)
    await expectShelf(books)
    expect((await books.add(...newer())).releases.map(({ outcome }) => outcome).sort()).toEqual(['added', 'replaced'])
  })

  it('that frees itself lets the same files in', async () => {
    fullAt(1)
    await books.add(...newer())
    vi.restoreAllMocks()
    await books.add(...newer())
    expect(await ids(books)).toContain('cm-2026-10-01')
  })
})

describe('a window that is closed', () => {
  /** As the thread ends: what it was doing is not gone on with. */
  const never = () => new Promise<never>(() => undefined)

  it('while files are read leaves the books as they were', async () => {
    const [first, ...others] = newer()
    const reached = new Promise<void>((reach) => {
      const last = { ...others[0]!, bytes: () => (reach(), never()) }
      void importInto(books.store, [first!, last], 1, () => undefined)
    })
    await reached
    books.store.close()
    const again = { ...books, store: await BookStore.open(books.name) }
    const reopened: TestBooks = {
      ...again,
      add: (...files) => importInto(again.store, files, 1, () => undefined),
      desk: async () => (await import('../../renderer/codebook/desk')).openDesk(again.store, () => Promise.resolve([])),
    }
    await expectShelf(reopened)
    expect((await reopened.add(...newer())).releases.map(({ outcome }) => outcome).sort()).toEqual([
      'added',
      'replaced',
    ])
  })

  it.each([1, 3, 6])('at writing %i leaves the books as they were', async (at) => {
    const real = IDBObjectStore.prototype.put
    let count = 0
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      const request = real.apply(this, args)
      // What a browser does with a transaction whose page is gone.
      if (++count === at) this.transaction.abort()
      return request
    })
    await books.add(...newer())
    vi.restoreAllMocks()
    await expectShelf(books)
  })
})

describe('two imports', () => {
  /** As a browser's: one holder a name, let go when its work is over. */
  function fakeLocks() {
    const held = new Set<string>()
    return {
      async request<T>(name: string, _: LockOptions, run: (lock: Lock | null) => T | Promise<T>): Promise<T> {
        if (held.has(name)) return run(null)
        held.add(name)
        try {
          return await run({ name, mode: 'exclusive' })
        } finally {
          held.delete(name)
        }
      },
    } as unknown as LockManager
  }

  it('in two windows do not run at once', async () => {
    const locks = fakeLocks()
    let end: (value: string) => void = () => undefined
    const first = oneAtATime(() => new Promise<string>((resolve) => (end = resolve)), locks)
    expect(await oneAtATime(() => Promise.resolve('second'), locks)).toBeNull()
    end('first')
    expect(await first).toBe('first')
    expect(await oneAtATime(() => Promise.resolve('third'), locks)).toBe('third')
  })

  it('let go of the lock when one fails', async () => {
    const locks = fakeLocks()
    await expect(oneAtATime(() => Promise.reject(new Error('no')), locks)).rejects.toThrow('no')
    expect(await oneAtATime(() => Promise.resolve('next'), locks)).toBe('next')
  })

  it('run where a page has no locks', async () => {
    expect(await oneAtATime(() => Promise.resolve('run'), null)).toBe('run')
  })
})

describe('another window', () => {
  it('that puts another file in place of one does not make the books look damaged', async () => {
    const { calls, damaged } = await books.desk()
    await books.add(given('replaced.xml', cmIndex().replace('Cholera', 'Cholera, so-called')))
    const terms = (await calls.indexTerms('cm-2025-10-01', 'cm-index', 'C'))!
    expect(terms[0]!.title[0]!.text).toBe('Cholera, so-called')
    expect(damaged()).toBe(0)
  })

  it('that removes a release leaves the others', async () => {
    const { calls, damaged } = await books.desk()
    await (await books.desk()).calls.removeRelease('pcs-2025-10-01')
    expect(await calls.pcsSections('pcs-2025-10-01')).toBeNull()
    expect((await calls.library()).releases.map(({ id }) => id)).toEqual(['cm-2025-10-01', 'hcpcs-2026-01-01'])
    expect(damaged()).toBe(0)
  })
})

it('says that an older file takes the place of a newer one of the same release', async () => {
  const said = saidBy(await books.add(given('replaced.xml', cmIndex().replace('Cholera', 'Cholera, so-called'))))
  expect(said.join()).toMatch(/^replaced ICD-10-CM FY2026/)
})
