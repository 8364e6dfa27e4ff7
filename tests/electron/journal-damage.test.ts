import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import * as realFs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createJournal, type JournalFs } from '../../electron/journal'
import { errno, failingFs } from '../support/failing-fs'

let folder: string
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'journal-')), 'journal')
})
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }))

const file = (name = 'a.jsonl') => path.join(folder, name)
const lines = (count: number, from = 0) => Array.from({ length: count }, (_, n) => JSON.stringify({ n: from + n }))

describe('damage', () => {
  test('torn at every byte: the good part is read, the rest set aside, and writing goes on', async () => {
    await createJournal(folder).append('a', 0, lines(3))
    const whole = readFileSync(file())
    const lineEnds = [...whole.entries()].filter(([, byte]) => byte === 0x0a).map(([at]) => at + 1)
    for (let cut = 0; cut < whole.length; cut++) {
      rmSync(folder, { recursive: true })
      await createJournal(folder).append('a', 0, lines(3))
      truncateSync(file(), cut)
      const good = lineEnds.filter((end) => end <= cut).length
      const goodBytes = lineEnds[good - 1] ?? 0
      const journal = createJournal(folder)
      expect(await journal.list([])).toEqual([{ attemptId: 'a', entries: good, damaged: goodBytes < cut }])
      expect(await journal.read('a')).toMatchObject({ entries: lines(good), damaged: goodBytes < cut })
      if (goodBytes < cut) expect(readFileSync(file('a.damaged-1'))).toEqual(whole.subarray(goodBytes, cut))
      else expect(existsSync(file('a.damaged-1'))).toBe(false)
      await journal.append('a', good, lines(1, good))
      expect((await createJournal(folder).read('a')).entries).toEqual(lines(good + 1))
    }
  })

  test('damage in the middle: what follows it is read, the file is kept aside as it was, and writing goes on', async () => {
    await createJournal(folder).append('a', 0, lines(5))
    const damaged = readFileSync(file())
    const third = encodedLength(2) + 12
    damaged.writeUInt8(0x58, third)
    writeFileSync(file(), damaged)
    const journal = createJournal(folder)
    const whole = [...lines(2), ...lines(2, 3)]
    expect(await journal.read('a')).toEqual({ entries: whole, damaged: true, damagedLines: 1 })
    expect(readFileSync(file('a.damaged-1'))).toEqual(damaged)
    await expect(journal.append('a', 5, lines(1))).rejects.toMatchObject({ code: 'invalid' })
    expect(await journal.append('a', 4, lines(1, 9))).toEqual({ entries: 5 })
    expect(await createJournal(folder).read('a')).toEqual({ entries: [...whole, ...lines(1, 9)], damaged: false })
    appendGarbage('a.jsonl')
    expect(await createJournal(folder).read('a')).toMatchObject({ entries: [...whole, ...lines(1, 9)], damaged: true })
    expect(readdirSync(folder).sort()).toEqual(['a.damaged-1', 'a.damaged-2', 'a.jsonl'])
  })

  test('damage in the middle of a journal that cannot be written: what is whole is read all the same', async () => {
    await createJournal(folder).append('a', 0, lines(5))
    const damaged = readFileSync(file())
    damaged.writeUInt8(0x58, encodedLength(2) + 12)
    writeFileSync(file(), damaged)
    for (const call of ['open', 'write', 'rename', 'syncFolder']) {
      const { fs } = failingFs((name, _nth, of) =>
        name === call && (call !== 'open' || !of.endsWith('.jsonl')) ? errno('EROFS') : null,
      )
      const journal = createJournal(folder, fs)
      expect((await journal.read('a')).entries, call).toEqual([...lines(2), ...lines(2, 3)])
      expect(readFileSync(file()), call).toEqual(damaged)
    }
  })

  test('damage found while appending is repaired first', async () => {
    await createJournal(folder).append('a', 0, lines(2))
    appendGarbage('a.jsonl')
    const journal = createJournal(folder)
    expect(await journal.append('a', 2, lines(1, 2))).toEqual({ entries: 3 })
    expect(await journal.read('a')).toMatchObject({ entries: lines(3), damaged: true })
  })

  test('when the damaged part cannot be set aside, the good part is still read and nothing is cut', async () => {
    await createJournal(folder).append('a', 0, lines(2))
    appendGarbage('a.jsonl')
    const { size } = statSync(file())
    const { fs } = failingFs((call) => (call === 'write' ? errno('ENOSPC') : null))
    const journal = createJournal(folder, fs)
    expect(await journal.read('a')).toMatchObject({ entries: lines(2), damaged: true })
    await expect(journal.append('a', 2, lines(1))).rejects.toMatchObject({ code: 'disk-full' })
    expect(statSync(file()).size).toBe(size)
  })

  const encodedLength = (count: number) =>
    readFileSync(file()).toString().split('\n').slice(0, count).join('\n').length + 1
  const appendGarbage = (name: string) => writeFileSync(file(name), 'torn li', { flag: 'a' })
})

describe('errors of the disk', () => {
  test.each([
    ['ENOSPC', 'disk-full', /disk is full/],
    ['EDQUOT', 'disk-full', /disk is full/],
    ['EACCES', 'no-access', /access is denied/],
    ['EROFS', 'no-access', /access is denied/],
    ['EIO', 'unreadable', /EIO/],
  ])('%s is told as %s, the half line is taken back, and the next append works', async (code, expected, sentence) => {
    for (const call of ['write', 'datasync']) {
      rmSync(folder, { recursive: true, force: true })
      await createJournal(folder).append('a', 0, lines(2))
      const before = readFileSync(file())
      let broken = true
      const { fs } = failingFs((name) =>
        broken && (name === call || (name === 'partial-write' && call === 'write')) ? errno(code) : null,
      )
      const journal = createJournal(folder, fs)
      const refusal = await journal.append('a', 2, lines(1, 2)).catch((error: unknown) => error)
      expect(refusal).toMatchObject({ code: expected })
      expect((refusal as Error).message).toMatch(sentence)
      expect(readFileSync(file())).toEqual(before)
      broken = false
      expect(await journal.append('a', 2, lines(1, 2))).toEqual({ entries: 3 })
      expect((await createJournal(folder).read('a')).entries).toEqual(lines(3))
    }
  })

  test('even when the half line cannot be taken back, the next append sets it aside', async () => {
    await createJournal(folder).append('a', 0, lines(2))
    let broken = true
    const { fs } = failingFs((name) =>
      broken && ['write', 'partial-write', 'truncate'].includes(name) ? errno('EIO') : null,
    )
    const journal = createJournal(folder, fs)
    await expect(journal.append('a', 2, lines(1, 2))).rejects.toMatchObject({ code: 'unreadable' })
    broken = false
    expect(await journal.append('a', 2, lines(1, 2))).toEqual({ entries: 3 })
    expect(await journal.read('a')).toMatchObject({ entries: lines(3), damaged: true })
    expect(readFileSync(file('a.damaged-1'))).toHaveLength(5)
  })

  test('one unreadable journal hides no other', async () => {
    await createJournal(folder).append('a', 0, lines(2))
    await createJournal(folder).append('b', 0, lines(1))
    const fs: JournalFs = {
      ...realFs,
      syncFolder: () => Promise.resolve(),
      open: ((name: string, ...rest: []) =>
        name.endsWith('a.jsonl') ? Promise.reject(errno('EACCES')) : realFs.open(name, ...rest)) as typeof realFs.open,
    }
    expect(await createJournal(folder, fs).list([])).toEqual([
      { attemptId: 'a', entries: 0, damaged: true },
      { attemptId: 'b', entries: 1, damaged: false },
    ])
  })

  test('files that are no journals are left alone', async () => {
    await createJournal(folder).append('a', 0, lines(1))
    writeFileSync(file('notes.txt'), 'x')
    writeFileSync(file('bad name.jsonl'), 'x')
    chmodSync(file('notes.txt'), 0o600)
    expect(await createJournal(folder).list([])).toEqual([{ attemptId: 'a', entries: 1, damaged: false }])
  })
})
