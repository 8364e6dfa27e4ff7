import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeChosen } from '../../electron/atomic-file'
import { errno, failingFs } from '../support/failing-fs'

/* A file chosen in a dialog: on macOS the consent is for this file alone, so nothing beside it is touched. */

let folder: string
let temporary: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'chosen-'))
  temporary = mkdtempSync(path.join(os.tmpdir(), 'drafts-'))
  file = path.join(folder, 'report.pdf')
  writeFileSync(file, 'before')
})
afterEach(() => {
  for (const one of [folder, temporary]) rmSync(one, { recursive: true, force: true })
})

const content = () => readFileSync(file, 'utf8')
const left = () => [readdirSync(folder), readdirSync(temporary)]

/** The real file system that lists every name it meets, and fails where asked. */
function watched(fail: (call: string, nth: number) => NodeJS.ErrnoException | null = () => null) {
  const met: string[] = []
  const { fs, calls } = failingFs((call, nth, name) => {
    if (name !== '') met.push(name)
    return fail(call, nth)
  })
  return { fs, calls, met }
}

test('macOS: nothing but the chosen file is met in its folder, and the folder itself is not opened', async () => {
  const { fs, calls, met } = watched()
  await writeChosen(file, 'after', temporary, fs)
  expect(content()).toBe('after')
  expect(met.filter((name) => name.startsWith(folder))).toEqual([file])
  expect(calls.syncFolder ?? 0).toBe(0)
  expect(left()).toEqual([['report.pdf'], []])
})

test.each(['EXDEV', 'EPERM', 'EACCES'])(
  'macOS: where a draft cannot take the name (%s), the file is written',
  async (code) => {
    const { fs } = watched((call) => (call === 'rename' ? errno(code) : null))
    await writeChosen(file, 'after', temporary, fs)
    expect(content()).toBe('after')
    expect(left()).toEqual([['report.pdf'], []])
  },
)

test('macOS: a full disk leaves what was there, and no draft', async () => {
  const { fs } = watched((call) => (call === 'writeFile' ? errno('ENOSPC') : null))
  await expect(writeChosen(file, 'after', temporary, fs)).rejects.toThrow('ENOSPC')
  expect(content()).toBe('before')
  expect(left()).toEqual([['report.pdf'], []])
})

test('elsewhere the draft is beside the file, where its change of name cannot fail half way', async () => {
  const { fs, met } = watched()
  await writeChosen(file, 'after', null, fs)
  expect(content()).toBe('after')
  expect(met.every((name) => path.dirname(name) === folder)).toBe(true)
  expect(left()).toEqual([['report.pdf'], []])
})
