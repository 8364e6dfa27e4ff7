import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createJournal } from '../../electron/journal'
import { createKeptOpen } from '../../electron/kept-open'
import { errno, failingFs } from '../support/failing-fs'

/* A file stays open between two writes, and is never mistaken for another one. */

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'kept-open-'))
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true, force: true })
})

const file = (name = 'a') => path.join(folder, name)
const nothing = () => null
const append = (name: string, kept: ReturnType<typeof createKeptOpen>, text = 'x') =>
  kept.use(file(name), statSync(file(name)).size, async (handle) => {
    await handle.write(text, statSync(file(name)).size)
    return true
  })
const put = (name: string, text = 'some') => writeFileSync(file(name), text)

test('the next use of a file opens nothing and closes nothing', async () => {
  put('a')
  const { fs, calls } = failingFs(nothing)
  const kept = createKeptOpen(fs)
  for (let n = 0; n < 20; n++) expect(await append('a', kept)).toBe(true)
  expect(readFileSync(file('a'), 'utf8')).toBe(`some${'x'.repeat(20)}`)
  expect(calls.open).toBe(1)
  expect(calls.close ?? 0).toBe(0)
  await kept.letGo()
  expect(calls.close).toBe(1)
})

test('a journal is written without opening it anew, and forced to disk each time', async () => {
  const { fs, calls } = failingFs(nothing)
  const journal = createJournal(path.join(folder, 'journal'), fs)
  await journal.append('a', 0, ['{}'])
  const before = { ...calls }
  for (let n = 1; n < 10; n++) await journal.append('a', n, ['{}'])
  expect(calls.open).toBe(before.open)
  expect(calls.datasync).toBe((before.datasync ?? 0) + 9)
})

test.each([
  ['replaced by another of the same size', () => (put('b', 'else'), renameSync(file('b'), file('a'))), 'elsex'],
  ['moved away', () => renameSync(file('a'), file('gone')), null],
  ['removed', () => rmSync(file('a')), null],
  ['removed and made anew', () => (rmSync(file('a')), put('a', 'more')), 'morex'],
])('one that was %s is not written to', async (_what, change, expected) => {
  put('a')
  const kept = createKeptOpen(failingFs(nothing).fs)
  await kept.use(file('a'), 4, () => Promise.resolve())
  change()
  const used = await kept.use(file('a'), 4, async (handle) => {
    await handle.write('x', 4)
    return true
  })
  expect(used).toBe(expected === null ? null : true)
  if (expected === null) expect(existsSync(file('a'))).toBe(false)
  else expect(readFileSync(file('a'), 'utf8')).toBe(expected)
  if (existsSync(file('gone'))) expect(readFileSync(file('gone'), 'utf8')).toBe('some')
  await kept.letGo()
})

test('one of another size is not used, and closed', async () => {
  put('a')
  const { fs, calls } = failingFs(nothing)
  const kept = createKeptOpen(fs)
  const work = vi.fn(() => Promise.resolve(true))
  expect(await kept.use(file('a'), 4, work)).toBe(true)
  put('a', 'longer')
  expect(await kept.use(file('a'), 4, work)).toBeNull()
  expect(await kept.use(file('a'), 0, work)).toBeNull()
  expect(work).toHaveBeenCalledOnce()
  await kept.letGo()
  expect(calls.close).toBe(calls.open)
})

test('only the last one is open, also when two are used at once', async () => {
  for (const name of ['a', 'b', 'c']) put(name)
  const { fs, calls } = failingFs(nothing)
  const kept = createKeptOpen(fs)
  for (let round = 0; round < 20; round++)
    await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        kept.use(file(name), 4 + round, async (handle) => {
          await handle.write('x', 4 + round)
          await new Promise(setImmediate)
          await handle.datasync()
          return true
        }),
      ),
    )
  for (const name of ['a', 'b', 'c']) expect(readFileSync(file(name), 'utf8')).toBe(`some${'x'.repeat(20)}`)
  expect(calls.open! - (calls.close ?? 0)).toBeLessThanOrEqual(1)
  await kept.letGo()
  expect(calls.close).toBe(calls.open)
})

test('a use that fails closes the file, and the next one begins with its name', async () => {
  put('a')
  const { fs, calls } = failingFs(nothing)
  const kept = createKeptOpen(fs)
  await expect(kept.use(file('a'), 4, () => Promise.reject(errno('EIO')))).rejects.toMatchObject({ code: 'EIO' })
  expect(calls).toMatchObject({ open: 1, close: 1 })
  expect(await append('a', kept)).toBe(true)
  expect(calls.open).toBe(2)
  await kept.letGo()
})

test('one that nobody uses is closed after a while', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  put('a')
  const { fs, calls } = failingFs(nothing)
  const kept = createKeptOpen(fs)
  await append('a', kept)
  vi.advanceTimersByTime(9_000)
  await append('a', kept)
  vi.advanceTimersByTime(9_000)
  expect(calls.close ?? 0).toBe(0)
  vi.advanceTimersByTime(2_000)
  await kept.letGo()
  expect(calls).toMatchObject({ open: 1, close: 1 })
})

test('a journal is let go of before it is moved, removed or mended, which Windows asks for', async () => {
  const order: string[] = []
  const { fs } = failingFs((call, _nth, of) => {
    if (call === 'close') order.push('close')
    if (['rename', 'rm'].includes(call) && of.includes('journal')) order.push(call)
    return null
  })
  const journals = path.join(folder, 'journal')
  const journal = createJournal(journals, fs)
  const written = async (id: string) => {
    order.length = 0
    await journal.append(id, 0, ['{"n":0}', '{"n":1}', '{"n":2}'])
    await journal.append(id, 3, ['{"n":3}'])
    order.length = 0
  }
  await written('a')
  await journal.remove('a')
  expect(order).toEqual(['close', 'rm'])
  await written('a')
  await journal.setAside('a')
  expect(order).toEqual(['close', 'rename'])
  await written('a')
  await journal.clear()
  expect(order).toEqual(['close', 'rm'])
  await written('a')
  const lines = readFileSync(path.join(journals, 'a.jsonl'), 'utf8')
  writeFileSync(path.join(journals, 'a.jsonl'), lines.replace('"n":1', '"n":7'))
  await journal.read('a')
  expect(order.slice(0, 1)).toEqual(['close'])
  expect(order).toContain('rename')
})
