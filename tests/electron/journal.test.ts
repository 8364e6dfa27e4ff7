import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createJournal } from '../../electron/journal'
import { failingFs } from '../support/failing-fs'

let folder: string
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'journal-')), 'journal')
})
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }))

const file = (name = 'a.jsonl') => path.join(folder, name)
const lines = (count: number, from = 0) => Array.from({ length: count }, (_, n) => JSON.stringify({ n: from + n }))

test('entries come back in order, across instances', async () => {
  await createJournal(folder).append('a', 0, lines(2))
  const journal = createJournal(folder)
  expect(await journal.append('a', 2, lines(1, 2))).toEqual({ entries: 3 })
  expect(await journal.read('a')).toEqual({ entries: lines(3), damaged: false })
  expect(await journal.list([])).toEqual([{ attemptId: 'a', entries: 3, damaged: false }])
})

test('an unknown attempt has no entries, an unknown folder no journals', async () => {
  const journal = createJournal(folder)
  expect(await journal.list([])).toEqual([])
  expect(await journal.read('never')).toEqual({ entries: [], damaged: false })
  expect(existsSync(file('never.jsonl'))).toBe(false)
})

test('another count than the one there is refused, and nothing is written', async () => {
  const journal = createJournal(folder)
  await journal.append('a', 0, lines(2))
  const before = readFileSync(file())
  for (const from of [0, 1, 3])
    await expect(journal.append('a', from, lines(1))).rejects.toMatchObject({ code: 'invalid' })
  expect(readFileSync(file())).toEqual(before)
})

test('of many appends at once from the same count exactly one wins', async () => {
  const journal = createJournal(folder)
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, (_, n) => journal.append('a', 0, [`{"writer":${n}}`])),
  )
  expect(results.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect((await journal.read('a')).entries).toHaveLength(1)
})

test('appends queued one after the other all arrive, in order', async () => {
  const journal = createJournal(folder)
  await Promise.all(Array.from({ length: 100 }, (_, n) => journal.append('a', n, lines(1, n))))
  expect((await journal.read('a')).entries).toEqual(lines(100))
})

test('a second writer is noticed: the file grew behind our back', async () => {
  const [one, two] = [createJournal(folder), createJournal(folder)]
  await one.append('a', 0, lines(1))
  await two.append('a', 1, lines(1, 1))
  await expect(one.append('a', 1, lines(1, 9))).rejects.toMatchObject({ code: 'invalid' })
  expect((await one.read('a')).entries).toEqual(lines(2))
})

test('large entries are counted from the end of the file, too', async () => {
  const large = JSON.stringify('x'.repeat(300_000))
  await createJournal(folder).append('a', 0, [large, large, large])
  expect(await createJournal(folder).list([])).toEqual([{ attemptId: 'a', entries: 3, damaged: false }])
})

test.each(['', '../a', 'a/b', 'a.b', 'con', 'NUL', 'com1', 'ä', 'x'.repeat(65)])(
  '%j is not the name of an attempt',
  async (id) => {
    const journal = createJournal(folder)
    await expect(journal.append(id, 0, lines(1))).rejects.toMatchObject({ code: 'invalid' })
    await expect(journal.read(id)).rejects.toMatchObject({ code: 'invalid' })
  },
)

test("every append is forced to disk, and a new file's name as well", async () => {
  const { fs, calls } = failingFs(() => null)
  const journal = createJournal(folder, fs)
  for (let n = 0; n < 20; n++) await journal.append('a', n, lines(1, n))
  expect(calls).toMatchObject({ datasync: 20, write: 20, syncFolder: 1 })
})
