import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSetAside } from '../../electron/set-aside'
import { errno, failingFs } from '../support/failing-fs'

/* What was set aside is kept under names of its own, and goes as a whole when everything is deleted. */

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'aside ü '))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('files of one name and texts of one label all stay, in the same millisecond too', async () => {
  const setAside = createSetAside(folder, undefined, () => 0)
  for (const text of ['one', 'two']) {
    writeFileSync(path.join(folder, 'a.jsonl'), text)
    await setAside.move(path.join(folder, 'a.jsonl'))
    await setAside.write('rows', text)
  }
  expect(await setAside.move(path.join(folder, 'a.jsonl'))).toBeNull()
  const names = readdirSync(path.join(folder, 'set-aside'))
  expect(names).toHaveLength(4)
  expect(names.map((name) => readFileSync(path.join(folder, 'set-aside', name), 'utf8')).sort()).toEqual([
    'one',
    'one',
    'two',
    'two',
  ])
})

test('all of it goes, folders as well; where there is nothing that is no failure', async () => {
  const setAside = createSetAside(folder)
  await setAside.clear()
  await setAside.write('rows', '[]')
  await setAside.move(mkdtempSync(path.join(folder, 'IndexedDB')))
  await setAside.clear()
  expect(existsSync(path.join(folder, 'set-aside'))).toBe(false)
  await setAside.write('rows', '[]')
  expect(readdirSync(path.join(folder, 'set-aside'))).toHaveLength(1)
})

test('what cannot be removed is told in a sentence, and stays', async () => {
  await createSetAside(folder).write('rows', '[]')
  const { fs } = failingFs((name) => (name === 'rm' ? errno('EACCES') : null))
  await expect(createSetAside(folder, fs).clear()).rejects.toThrow(/^What was set aside .*\.$/)
  expect(readdirSync(path.join(folder, 'set-aside'))).toHaveLength(1)
})
