/* What concerns all journals at once: which are opened at start-up, and their removal. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createJournal } from '../../electron/journal'
import { errno, failingFs } from '../support/failing-fs'

let folder: string
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'journals-')), 'journal')
})
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }))

const put = (name: string, text = 'x') => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, name), text)
}
const nothing = () => null

describe('attempts that are known to have ended', () => {
  test('are not opened and not listed; the others are', async () => {
    const writing = createJournal(folder)
    for (const id of ['a', 'b', 'c']) await writing.append(id, 0, ['{}'])
    const openedFiles: string[] = []
    const { fs } = failingFs((call, _nth, file) => {
      if (call === 'open' || call === 'readFile') openedFiles.push(path.basename(file))
      return null
    })
    expect(await createJournal(folder, fs).list(['a', 'c', 'never'])).toEqual([
      { attemptId: 'b', entries: 1, damaged: false },
    ])
    expect(openedFiles).toEqual(['b.jsonl'])
  })

  test('cost one look at the folder, a thousand like one; damage to them shows when they are read', async () => {
    const ids = Array.from({ length: 1000 }, (_, n) => `attempt-${n}`)
    for (const id of ids) put(`${id}.jsonl`, 'damaged')
    const { fs, calls } = failingFs(nothing)
    const journal = createJournal(folder, fs)
    expect(await journal.list(ids)).toEqual([])
    expect(calls).toEqual({ readdir: 1 })
    expect(await journal.read('attempt-7')).toMatchObject({ entries: [], damaged: true })
  })
})

describe('removing all', () => {
  test('takes journals and damaged parts and leaves other files', async () => {
    const journal = createJournal(folder)
    await journal.append('a', 0, ['{}'])
    put('b.jsonl', 'torn')
    expect(await journal.read('b')).toMatchObject({ entries: [], damaged: true })
    const foreign = ['bad name.jsonl', 'notes.damaged-x', 'notes.txt']
    for (const name of foreign) put(name)
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['a.jsonl', 'b.jsonl', 'b.damaged-1']))
    await journal.clear()
    expect(readdirSync(folder).sort()).toEqual(foreign)
  })

  test('forgets counts and damage: an attempt begins anew', async () => {
    const journal = createJournal(folder)
    await journal.append('a', 0, ['{"n":0}', '{"n":1}'])
    put('b.jsonl', 'torn')
    await journal.read('b')
    await journal.clear()
    expect(await journal.list([])).toEqual([])
    await expect(journal.append('a', 2, ['{}'])).rejects.toMatchObject({ code: 'invalid' })
    expect(await journal.append('a', 0, ['{"n":9}'])).toEqual({ entries: 1 })
    expect(await journal.append('b', 0, ['{}'])).toEqual({ entries: 1 })
    expect(await journal.list([])).toEqual([
      { attemptId: 'a', entries: 1, damaged: false },
      { attemptId: 'b', entries: 1, damaged: false },
    ])
  })

  test('comes in turn: after the appends before it, before those after it', async () => {
    const journal = createJournal(folder)
    const before = [
      journal.append('a', 0, ['{"n":0}']),
      journal.append('b', 0, ['{"n":0}']),
      journal.append('a', 1, ['{"n":1}']),
    ]
    const removal = journal.clear()
    const after = [journal.append('a', 0, ['{"new":1}']), journal.append('c', 0, ['{"new":1}'])]
    const again = journal.clear()
    const last = journal.append('a', 0, ['{"last":1}'])
    expect(await Promise.all(before)).toEqual([{ entries: 1 }, { entries: 1 }, { entries: 2 }])
    await removal
    expect(await Promise.all(after)).toEqual([{ entries: 1 }, { entries: 1 }])
    await again
    await last
    expect(readdirSync(folder)).toEqual(['a.jsonl'])
    expect((await journal.read('a')).entries).toEqual(['{"last":1}'])
  })

  test('without a folder is no error and makes none', async () => {
    await createJournal(folder).clear()
    expect(existsSync(folder)).toBe(false)
  })

  test('a file that cannot be removed keeps no other; it is told, and writing goes on', async () => {
    const { fs } = failingFs((call, _nth, file) => (call === 'rm' && file.endsWith('a.jsonl') ? errno('EPERM') : null))
    const journal = createJournal(folder, fs)
    for (const id of ['a', 'b']) await journal.append(id, 0, ['{}'])
    await expect(journal.clear()).rejects.toMatchObject({ code: 'no-access', message: /folder of the journals/ })
    expect(readdirSync(folder)).toEqual(['a.jsonl'])
    expect(await journal.append('a', 1, ['{}'])).toEqual({ entries: 2 })
  })

  test.each(['readdir', 'syncFolder'])('%s fails: told', async (call) => {
    await createJournal(folder).append('a', 0, ['{}'])
    const journal = createJournal(folder, failingFs((name) => (name === call ? errno('EIO') : null)).fs)
    await expect(journal.clear()).rejects.toMatchObject({ code: 'unreadable' })
  })
})

describe('removing one', () => {
  test('takes its journal and damaged parts, and nothing of an attempt whose name begins alike', async () => {
    const journal = createJournal(folder)
    for (const id of ['a', 'a-b', 'b']) await journal.append(id, 0, ['{}'])
    put('a.damaged-1')
    put('a-b.damaged-1')
    await journal.remove('a')
    expect(readdirSync(folder).sort()).toEqual(['a-b.damaged-1', 'a-b.jsonl', 'b.jsonl'])
    expect(await journal.read('a')).toEqual({ entries: [], damaged: false })
  })

  test('comes after the appends before it; one that is not there is no error', async () => {
    const journal = createJournal(folder)
    const before = [journal.append('a', 0, ['{"n":0}']), journal.append('a', 1, ['{"n":1}'])]
    const removal = journal.remove('a')
    const after = journal.append('a', 0, ['{"new":1}'])
    expect(await Promise.all([...before, after])).toEqual([{ entries: 1 }, { entries: 2 }, { entries: 1 }])
    await removal
    await journal.remove('never')
    expect((await journal.read('a')).entries).toEqual(['{"new":1}'])
  })

  test('is refused for what is no name of an attempt', async () => {
    await expect(createJournal(folder).remove('../a')).rejects.toMatchObject({ code: 'invalid' })
  })
})

describe('journals under names that are none of ours', () => {
  const copyAs = async (name: string) => {
    const journal = createJournal(folder)
    await journal.append('a', 0, ['{"n":0}', '{"n":1}'])
    put(name, readFileSync(path.join(folder, 'a.jsonl'), 'utf8'))
    return createJournal(folder)
  }
  test.each(['a (conflicted copy 2026-11-27).jsonl', 'a.jsonl.bak', 'a.JSONL', '.a.jsonl.swp', 'ä.jsonl'])(
    '%s: listed and read under a name of their own, and set aside',
    async (name) => {
      const journal = await copyAs(name)
      const stray = (await journal.list(['a'])).find(({ attemptId }) => attemptId.startsWith('stray-'))
      expect(stray).toMatchObject({ entries: 2, damaged: false })
      expect(await journal.read(stray!.attemptId)).toEqual({ entries: ['{"n":0}', '{"n":1}'], damaged: false })
      const aside = await journal.setAside(stray!.attemptId)
      expect(readdirSync(folder).sort()).toEqual(['a.jsonl', aside!.name].sort())
      expect(await createJournal(folder).list(['a'])).toEqual([])
    },
  )
  test('what only has the name is none, and neither is a folder', async () => {
    const journal = createJournal(folder)
    await journal.append('a', 0, ['{}'])
    put('bad name.jsonl', 'x')
    mkdirSync(path.join(folder, 'b copy.jsonl'))
    expect(await createJournal(folder).list(['a'])).toEqual([])
  })
  test('a folder in the place of a journal is listed as damaged, and can be set aside', async () => {
    mkdirSync(path.join(folder, 'a.jsonl'), { recursive: true })
    const journal = createJournal(folder)
    expect(await journal.list([])).toEqual([{ attemptId: 'a', entries: 0, damaged: true }])
    await expect(journal.read('a')).rejects.toMatchObject({ code: 'unreadable' })
    expect(await journal.setAside('a')).not.toBeNull()
    expect(await journal.append('a', 0, ['{}'])).toEqual({ entries: 1 })
    expect(await journal.setAside('never')).toBeNull()
  })
})
