import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { diskFs, writeAtomically } from '../../electron/atomic-file'
import { createBackups } from '../../electron/backups'
import { createJournal } from '../../electron/journal'
import { patientFs, patiently, type Patience } from '../../electron/patient-fs'
import { errno, failingFs } from '../support/failing-fs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'patient-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A clock that stands beside the real one. */
function clock(platform: NodeJS.Platform): Patience & { waited: number[] } {
  const waited: number[] = []
  return {
    platform,
    waited,
    wait: (milliseconds) => {
      waited.push(milliseconds)
      return Promise.resolve()
    },
  }
}
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

/** Fails with these codes, one call after the other, and then works. */
const failingWith = (...codes: string[]) => {
  const left = [...codes]
  return () => {
    const code = left.shift()
    return code === undefined ? Promise.resolve('done') : Promise.reject(errno(code))
  }
}

test.each(['EBUSY', 'ETXTBSY', 'EMFILE'])('%s is tried again, everywhere', async (code) => {
  for (const platform of ['win32', 'linux', 'darwin'] as const) {
    const time = clock(platform)
    expect(await patiently(failingWith(code, code, code), time)).toBe('done')
    expect(time.waited).toHaveLength(3)
  }
})

test.each(['EPERM', 'EACCES'])(
  '%s is tried again on Windows only, where it may mean "open elsewhere"',
  async (code) => {
    expect(await patiently(failingWith(code, code), clock('win32'))).toBe('done')
    const time = clock('linux')
    await expect(patiently(failingWith(code, code), time)).rejects.toMatchObject({ code })
    expect(time.waited).toEqual([])
  },
)

test.each(['ENOSPC', 'ENOENT', 'EROFS', 'ENAMETOOLONG', 'EISDIR'])('%s is told at once', async (code) => {
  const time = clock('win32')
  await expect(patiently(failingWith(code, code), time)).rejects.toMatchObject({ code })
  expect(time.waited).toEqual([])
})

test('the waits grow, last about a second together, and then it is told', async () => {
  const time = clock('win32')
  await expect(patiently(() => Promise.reject(errno('EBUSY')), time)).rejects.toMatchObject({ code: 'EBUSY' })
  expect(time.waited).toEqual([...time.waited].sort((a, b) => a - b))
  expect(sum(time.waited)).toBeGreaterThanOrEqual(900)
  expect(sum(time.waited)).toBeLessThanOrEqual(1_500)
})

describe('every file of the app', () => {
  const busy = (calls: readonly string[], nth: number) =>
    patientFs(failingFs((call, n) => (calls.includes(call) && n <= nth ? errno('EPERM') : null)).fs, clock('win32'))

  test('a file that is open elsewhere for a moment is replaced', async () => {
    const file = path.join(folder, 'window.json')
    writeFileSync(file, 'old')
    await writeAtomically(file, 'new', busy(['rename', 'open'], 3))
    expect(readFileSync(file, 'utf8')).toBe('new')
    expect(readdirSync(folder)).toEqual(['window.json'])
  })

  test('one that stays open is left as it was, without a draft beside it', async () => {
    const file = path.join(folder, 'window.json')
    writeFileSync(file, 'old')
    await expect(writeAtomically(file, 'new', busy(['rename'], 1_000))).rejects.toMatchObject({ code: 'EPERM' })
    expect(readFileSync(file, 'utf8')).toBe('old')
    expect(readdirSync(folder)).toEqual(['window.json'])
  })

  test('a backup that a scanner looks at is made, listed, read and rotated', async () => {
    const backups = createBackups(folder, busy(['rename', 'open', 'readFile', 'stat', 'readdir'], 3))
    const { id } = await backups.write('{"a":1}')
    expect((await backups.list()).map((one) => one.bytes > 0)).toEqual([true])
    expect(await backups.read(id)).toEqual({ text: '{"a":1}' })
  })

  test('a journal that a scanner holds is appended to and read', async () => {
    const journal = createJournal(folder, busy(['open', 'readFile', 'readdir'], 3))
    expect(await journal.append('one', 0, ['{"a":1}'])).toEqual({ entries: 1 })
    expect(await journal.read('one')).toEqual({ entries: ['{"a":1}'], damaged: false })
  })

  test('the disk of the app itself is patient', async () => {
    // Each of these calls is wrapped; the bare one of Node would be the same function.
    const bare = await import('node:fs/promises')
    for (const call of ['open', 'rename', 'readFile', 'rm', 'stat', 'readdir', 'mkdir'] as const)
      expect(diskFs[call], call).not.toBe(bare[call])
    await expect(diskFs.readFile(path.join(folder, 'missing'))).rejects.toMatchObject({ code: 'ENOENT' })
  })
})
