import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createStatements, type Statements } from '../../electron/statements'
import { errno, failingFs } from '../support/failing-fs'

/* The file of the statements on a real disk, and on one that fails. */

let root: string
let folder: string
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'statements-'))
  folder = path.join(root, 'statements')
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const file = (name = 'statements.jsonl') => path.join(folder, name)
const lines = (count: number, from = 0) => Array.from({ length: count }, (_, n) => JSON.stringify({ n: from + n }))

async function all(statements: Statements): Promise<{ entries: string[]; damaged: number }> {
  const read = { entries: [] as string[], damaged: 0 }
  for (let from: number | null = 0; from !== null;) {
    const piece: Awaited<ReturnType<Statements['read']>> = await statements.read(from)
    read.entries.push(...piece.entries)
    read.damaged += piece.damaged
    from = piece.next
  }
  return read
}

test('what was appended comes back, across instances', async () => {
  expect(await createStatements(folder).look()).toMatchObject({ bytes: 0, entries: 0, first: null, last: null })
  await createStatements(folder).append(0, lines(2))
  const statements = createStatements(folder)
  expect(await statements.append(2, lines(1, 2))).toEqual({ entries: 3 })
  expect(await all(statements)).toEqual({ entries: lines(3), damaged: 0 })
  expect(await statements.look()).toMatchObject({ entries: 3, first: '{"n":0}', last: '{"n":2}', endsWhole: true })
  await statements.force()
})

test('another count than the one there is refused, also when another process wrote', async () => {
  const [one, two] = [createStatements(folder), createStatements(folder)]
  await one.append(0, lines(2))
  await two.append(2, lines(1, 2))
  await expect(one.append(2, lines(1, 9))).rejects.toMatchObject({ code: 'invalid' })
  expect(await one.append(3, lines(1, 3))).toEqual({ entries: 4 })
  expect((await all(two)).entries).toEqual(lines(4))
})

test('it is in the hands of the system when it is answered, and on the disk within a second', async () => {
  const { fs, calls } = failingFs(() => null)
  const statements = createStatements(folder, fs)
  await statements.append(0, lines(1))
  expect(readFileSync(file(), 'utf8')).toMatch(/^[0-9a-f]{8} 0 \{"n":0\}\n$/)
  await expect.poll(() => calls.datasync ?? 0, { timeout: 3_000 }).toBe(1)
  for (let n = 1; n <= 20; n++) await statements.append(n, lines(1, n))
  await statements.force()
  // One for all of them.
  expect(calls.datasync).toBe(2)
  await statements.force()
  expect(calls.datasync).toBe(2)
})

describe('damage', () => {
  test('anywhere takes only its own line with it, is counted, and nothing is lost by going on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 30 }), fc.nat(), fc.nat(7), async (count, place, bit) => {
        rmSync(folder, { recursive: true, force: true })
        const written = createStatements(folder)
        await written.append(0, lines(count))
        await written.force()
        const bytes = readFileSync(file())
        bytes[place % bytes.length]! ^= 1 << bit
        writeFileSync(file(), bytes)
        const statements = createStatements(folder)
        const { entries } = await statements.look()
        await statements.append(entries, lines(1, 99))
        const read = await all(statements)
        const whole = read.entries.slice(0, -1)
        expect(read.entries.at(-1)).toBe('{"n":99}')
        expect(read.damaged).toBeGreaterThan(0)
        // A flipped end of a line joins two.
        expect(whole.length).toBeGreaterThanOrEqual(count - 2)
        expect(lines(count)).toEqual(expect.arrayContaining(whole))
        await statements.force()
      }),
      { numRuns: 60 },
    )
  })

  test('a torn end: what comes next begins a line of its own', async () => {
    await createStatements(folder).append(0, lines(3))
    writeFileSync(file(), readFileSync(file()).subarray(0, -5))
    const statements = createStatements(folder)
    expect(await statements.look()).toMatchObject({ entries: 2, last: null, endsWhole: false })
    await statements.append(2, lines(1, 7))
    expect(await all(statements)).toEqual({ entries: [...lines(2), '{"n":7}'], damaged: 1 })
  })

  test('line ends of another system are none', async () => {
    await createStatements(folder).append(0, lines(3))
    writeFileSync(file(), readFileSync(file(), 'utf8').replaceAll('\n', '\r\n'))
    const statements = createStatements(folder)
    expect(await statements.look()).toMatchObject({ entries: 3, last: '{"n":2}' })
    expect(await all(statements)).toEqual({ entries: lines(3), damaged: 0 })
  })

  test('30 MB of junk are passed over without filling the memory', async () => {
    mkdirSync(folder)
    writeFileSync(file(), Buffer.alloc(30_000_000, 0x7a))
    const statements = createStatements(folder)
    const { entries } = await statements.look()
    await statements.append(entries, lines(1))
    const read = await all(statements)
    expect(read.entries).toEqual(lines(1))
    expect(read.damaged).toBeGreaterThan(0)
  })
})

describe('what stands in its place', () => {
  test('a folder in the place of the file is set aside', async () => {
    mkdirSync(file(), { recursive: true })
    writeFileSync(path.join(file(), 'kept.txt'), 'kept')
    const statements = createStatements(folder)
    expect(await statements.look()).toMatchObject({ bytes: 0 })
    await statements.append(0, lines(1))
    expect(readFileSync(file(), 'utf8')).toContain('{"n":0}')
    const aside = readdirSync(folder).find((name) => name.includes('set-aside'))!
    expect(readFileSync(path.join(folder, aside, 'kept.txt'), 'utf8')).toBe('kept')
  })
  test('a file in the place of the folder too', async () => {
    writeFileSync(folder, 'not a folder')
    const statements = createStatements(folder)
    await statements.look()
    await statements.append(0, lines(1))
    expect(statSync(folder).isDirectory()).toBe(true)
    expect(readdirSync(root).some((name) => name.includes('set-aside'))).toBe(true)
  })
  test('files of programs that sync stay what they are', async () => {
    await createStatements(folder).append(0, lines(1))
    const others = ['statements-LAPTOP-1.jsonl', 'statements (1).jsonl', 'statements.sync-conflict-1.jsonl']
    for (const name of others) writeFileSync(file(name), 'junk')
    const statements = createStatements(folder)
    expect((await all(statements)).entries).toEqual(lines(1))
    await statements.clear()
    expect(readdirSync(folder).sort()).toEqual([...others].sort())
  })
})

describe('a new file', () => {
  test('takes the place of the old one, which is set aside when it was damaged', async () => {
    const statements = createStatements(folder)
    await statements.append(0, lines(3))
    await statements.draft(0, lines(2, 10))
    await statements.draft(2, lines(1, 12))
    expect((await all(statements)).entries).toEqual(lines(3))
    await statements.adopt(3, true)
    expect((await all(statements)).entries).toEqual(lines(3, 10))
    expect(readdirSync(folder).sort()).toEqual(['statements.damaged-1', 'statements.jsonl'])
    await statements.append(3, lines(1, 13))
    await statements.clear()
    expect(readdirSync(folder)).toEqual([])
  })

  test('that cannot be written or read back leaves the old one, whichever call fails', async () => {
    const failing = ['open', 'write', 'datasync', 'read', 'rename', 'copyFile', 'syncFolder', 'mkdir', 'rm', 'stat']
    for (const call of failing) {
      rmSync(folder, { recursive: true, force: true })
      const first = createStatements(folder)
      await first.append(0, lines(3))
      await first.force()
      let fails = false
      const { fs } = failingFs((name) => (fails && name === call ? errno('ENOSPC') : null))
      const statements = createStatements(folder, fs)
      await statements.look()
      fails = true
      const wrote = statements.draft(0, lines(2, 10)).then(() => statements.adopt(2, true))
      const failed = await wrote.then(
        () => null,
        (error: unknown) => error,
      )
      if (failed !== null) expect(failed, call).toMatchObject({ code: 'disk-full' })
      fails = false
      const now = (await all(createStatements(folder))).entries
      expect([lines(3), lines(2, 10)], call).toContainEqual(now)
    }
  })
})

test('a disk that is full at any call: told, and what was answered before stays', async () => {
  for (const call of ['open', 'write', 'mkdir', 'stat']) {
    rmSync(folder, { recursive: true, force: true })
    let fails = false
    const { fs } = failingFs((name) => (fails && (name === call || name === 'partial-write') ? errno('ENOSPC') : null))
    const statements = createStatements(folder, fs)
    await statements.append(0, lines(2))
    fails = true
    await expect(statements.append(2, lines(1, 2)), call).rejects.toMatchObject({ code: 'disk-full' })
    fails = false
    const { entries } = await statements.look()
    expect(entries, call).toBeGreaterThanOrEqual(2)
    await statements.append(entries, lines(1, entries))
    expect((await all(statements)).entries.slice(0, 2), call).toEqual(lines(2))
    expect(existsSync(file())).toBe(true)
    await statements.force()
  }
})

test('forcing to disk that fails while nobody waits is told by the next append', async () => {
  let fails = true
  const { fs, calls } = failingFs((name) => (fails && name === 'datasync' ? errno('EIO') : null))
  const statements = createStatements(folder, fs)
  await statements.append(0, lines(1))
  await expect.poll(() => calls.datasync ?? 0, { timeout: 3_000 }).toBe(1)
  await expect(statements.append(1, lines(1, 1))).rejects.toMatchObject({ code: 'unreadable' })
  fails = false
  expect(await statements.append(1, lines(1, 1))).toEqual({ entries: 2 })
  await statements.force()
})
