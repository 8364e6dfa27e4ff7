import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { diskFs } from '../../electron/atomic-file'
import { majorOf, newerChromium, refusalToOpen } from '../../electron/newest-chromium'

/* An older Chromium empties the database that a newer one wrote: the data folder remembers the newest. */

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'newest ü '))
  file = path.join(folder, 'runtime.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What is answered, when what is to be remembered is. */
async function asked(...args: Parameters<typeof newerChromium>): Promise<number | null> {
  const { newer, remembered } = await newerChromium(...args)
  await remembered
  return newer
}

const kept = (): unknown => JSON.parse(readFileSync(file, 'utf8'))

test('a new folder is taken, and remembers', async () => {
  expect(await asked(file, 114)).toBeNull()
  expect(kept()).toEqual({ chromium: 114, again: 114 })
  expect(readdirSync(folder)).toEqual(['runtime.json'])
})

test('a data folder that is not there yet is made', async () => {
  file = path.join(folder, 'first/start/runtime.json')
  await asked(file, 114)
  expect(kept()).toEqual({ chromium: 114, again: 114 })
})

test('a newer one opens it and is remembered; then the older one is refused, and writes nothing', async () => {
  await asked(file, 114)
  expect(await asked(file, 154)).toBeNull()
  expect(kept()).toEqual({ chromium: 154, again: 154 })
  expect(await asked(file, 114)).toBe(154)
  expect(kept()).toEqual({ chromium: 154, again: 154 })
  expect(await asked(file, 154)).toBeNull()
})

test('what a later version adds to the file is no damage', async () => {
  writeFileSync(file, JSON.stringify({ chromium: 999, electron: '99.0.0' }))
  expect(await asked(file, 154)).toBe(999)
})

test.each([
  '',
  '{"chromium":',
  '[]',
  'null',
  '{"chromium":"999"}',
  '{"chromium":0}',
  '{"chromium":-1}',
  '{"chromium":1e999}',
  '{"chromium":100001}',
  '{"chromium":114.5}',
  `{"chromium":999,"x":"${'x'.repeat(20_000)}"}`,
])('a damaged file counts as unknown and is replaced: %.40s', async (text) => {
  writeFileSync(file, text)
  expect(await asked(file, 114)).toBeNull()
  expect(kept()).toEqual({ chromium: 114, again: 114 })
})

test('no flipped bit keeps anybody out', async () => {
  await asked(file, 114)
  const whole = readFileSync(file)
  for (let bit = 0; bit < whole.length * 8; bit++) {
    const damaged = Buffer.from(whole)
    damaged[bit >> 3]! ^= 1 << (bit & 7)
    writeFileSync(file, damaged)
    expect(await asked(file, 114), damaged.toString('latin1')).toBeNull()
    expect(kept()).toEqual({ chromium: 114, again: 114 })
  }
})

test('what an earlier version wrote counts, and is said twice from then on', async () => {
  writeFileSync(file, '{"chromium":154}')
  expect(await asked(file, 114)).toBe(154)
  expect(await asked(file, 154)).toBeNull()
  expect(kept()).toEqual({ chromium: 154, again: 154 })
})

test('a folder that cannot be written to stops nobody', async () => {
  const full = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
  expect(await asked(file, 114, { ...diskFs, open: full })).toBeNull()
  expect(readdirSync(folder)).toEqual([])
})

test('nothing is written where nothing is new', async () => {
  await asked(file, 114)
  const opened: unknown[] = []
  const open = ((name: string) => opened.push(name)) as unknown as typeof diskFs.open
  expect(await asked(file, 114, { ...diskFs, open })).toBeNull()
  expect(opened).toEqual([])
})

test('the version is told by its first number, the refusal by both', () => {
  expect(majorOf('114.0.5735.243')).toBe(114)
  const sentence = refusalToOpen('CCS Exam Simulator', '/data', 114, 999)
  for (const part of ['/data', '999', '114', 'nothing was changed', '--user-data-dir=FOLDER'])
    expect(sentence).toContain(part)
})
