import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { BrowserWindow } from 'electron'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { patientFs } from '../../electron/patient-fs'
import { errno, failingFs } from '../support/failing-fs'

const dialog = vi.hoisted(() => ({ showSaveDialog: vi.fn(), showOpenDialog: vi.fn() }))
const places = vi.hoisted(() => ({ of: (_name: string): string => '' }))
vi.mock('electron', () => ({ dialog, app: { getPath: (name: string) => places.of(name) } }))
const { openText, saveText } = await import('../../electron/text-files')

const window = {} as BrowserWindow
const own = `text-files-places-${process.pid}`
let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'text-files-'))
  file = path.join(folder, 'chosen.json')
  for (const name of ['documents', 'downloads', 'home', 'userData'])
    mkdirSync(path.join(folder, '..', own, name), { recursive: true })
  places.of = (name) => path.join(os.tmpdir(), own, name)
  dialog.showSaveDialog.mockReset().mockImplementation(async () => ({ canceled: false, filePath: file }))
  dialog.showOpenDialog.mockReset().mockImplementation(async () => ({ canceled: false, filePaths: [file] }))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
  rmSync(path.join(os.tmpdir(), own), { recursive: true, force: true })
})

const opened = (bytes: string | Uint8Array) => {
  writeFileSync(file, bytes)
  return openText(window, 'json')
}

test('what was saved is opened again as it was', async () => {
  for (const text of ['{}', '', 'Ä 漢字 😀 \u0000\r\n']) {
    expect(await saveText(window, 'a', 'json', text)).toEqual({ name: 'chosen.json' })
    expect(await openText(window, 'json')).toEqual({ name: 'chosen.json', text })
  }
  expect(readdirSync(folder)).toEqual(['chosen.json'])
})

test.each([
  ['My data 2026-11-24', 'json', 'My data 2026-11-24.json'],
  ['data.JSON', 'json', 'data.json'],
  ['../../etc/passwd', 'csv', 'etc passwd.csv'],
  ['report.exe', 'md', 'report.exe.md'],
  ['...', 'txt', 'CCS Exam Simulator.txt'],
  ['CON', 'json', 'CCS Exam Simulator CON.json'],
  ['nul.report', 'csv', 'CCS Exam Simulator nul.report.csv'],
  ['LPT1', 'txt', 'CCS Exam Simulator LPT1.txt'],
  ['Console', 'txt', 'Console.txt'],
  ['Report. . .', 'md', 'Report.md'],
  ['漢'.repeat(100), 'md', `${'漢'.repeat(60)}.md`],
  [`${'a'.repeat(99)}. b`, 'md', `${'a'.repeat(99)}.md`],
] as const)('%j as %s is suggested as %j, in the documents', async (suggested, kind, expected) => {
  await saveText(window, suggested, kind, 'x')
  expect(dialog.showSaveDialog).toHaveBeenCalledWith(
    window,
    expect.objectContaining({
      defaultPath: path.join(places.of('documents'), expected),
      filters: [{ name: expect.any(String), extensions: [kind] }],
    }),
  )
})

test('cancelling saves and opens nothing', async () => {
  dialog.showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' })
  dialog.showOpenDialog.mockResolvedValue({ canceled: true, filePaths: [] })
  expect(await saveText(window, 'a', 'json', '{}')).toBeNull()
  expect(await openText(window, 'json')).toBeNull()
  expect(readdirSync(folder)).toEqual([])
})

test('a folder that does not take the file: told, and the file that was there is untouched', async () => {
  writeFileSync(file, 'old')
  file = path.join(folder, 'gone', 'chosen.json')
  await expect(saveText(window, 'a', 'json', '{}')).rejects.toMatchObject({
    code: 'unreadable',
    message: /^The file could not be saved as "chosen.json" because the folder is no longer there\. Nothing was lost/,
  })
  expect(readFileSync(path.join(folder, 'chosen.json'), 'utf8')).toBe('old')
})

test('a text that is too large is refused before anybody is asked', async () => {
  // Fewer characters than the limit, but two bytes each.
  await expect(saveText(window, 'a', 'txt', 'ä'.repeat(128 * 1024 * 1024 + 1))).rejects.toMatchObject({
    code: 'too-large',
    message: /256 MB/,
  })
  expect(dialog.showSaveDialog).not.toHaveBeenCalled()
})

test('a file that is too large is refused without being read', async () => {
  writeFileSync(file, '')
  // Reading a file of 3 GB would fail in another way; both have no bytes on the disk.
  for (const size of [256 * 1024 * 1024 + 1, 3 * 1024 ** 3]) {
    truncateSync(file, size)
    await expect(openText(window, 'json')).rejects.toMatchObject({ code: 'too-large', message: /256 MB/ })
  }
})

test.each([
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe])],
  ['UTF-16', Buffer.from('\ufeff{}', 'utf16le')],
  ['a letter cut in half', Buffer.from('ä').subarray(0, 1)],
])('%s is not UTF-8', async (_what, bytes) => {
  await expect(opened(bytes)).rejects.toMatchObject({ code: 'unreadable', message: /not a text file in UTF-8/ })
})

test('a byte order mark is dropped', async () => {
  expect(await opened('\ufeff{}')).toEqual({ name: 'chosen.json', text: '{}' })
})

test('a folder or a file that is gone is told', async () => {
  await expect(openText(window, 'json')).rejects.toMatchObject({
    code: 'unreadable',
    message: /^"chosen.json" could not be opened because it is no longer there/,
  })
  mkdirSync(file)
  await expect(openText(window, 'json')).rejects.toMatchObject({
    code: 'unreadable',
    message: 'This is not a file that can be read.',
  })
})

describe('folders that are not there', () => {
  const gone = (...names: string[]) => {
    const usual = places.of
    places.of = (name) => {
      // As Electron does for a documents folder that is redirected to a place that is gone.
      if (names.includes(name)) throw new Error(`Failed to get '${name}' path`)
      return usual(name)
    }
  }
  const folderAsked = () => path.dirname(String(dialog.showSaveDialog.mock.lastCall?.[1].defaultPath))

  test.each([
    [['documents'], 'downloads'],
    [['documents', 'downloads'], 'home'],
    [['documents', 'downloads', 'home'], 'userData'],
  ])('without a path for %j the dialogs open in %s', async (names, expected) => {
    gone(...names)
    expect(await saveText(window, 'a', 'json', '{}')).toEqual({ name: 'chosen.json' })
    expect(folderAsked()).toBe(places.of(expected))
    expect(await openText(window, 'json')).toEqual({ name: 'chosen.json', text: '{}' })
    expect(dialog.showOpenDialog.mock.lastCall?.[1].defaultPath).toBe(places.of(expected))
  })

  test('a path that leads nowhere, or to a file, is passed over too', async () => {
    rmSync(places.of('documents'), { recursive: true })
    rmSync(places.of('downloads'), { recursive: true })
    writeFileSync(places.of('downloads'), '')
    await saveText(window, 'a', 'json', '{}')
    expect(folderAsked()).toBe(places.of('home'))
  })
})

describe('a file that is busy', () => {
  test('a short while: it is saved and opened all the same', async () => {
    const { fs } = failingFs((call, nth) =>
      (call === 'rename' || call === 'readFile') && nth <= 2 ? errno('EBUSY') : null,
    )
    const patient = patientFs(fs, { platform: 'win32', wait: () => Promise.resolve() })
    expect(await saveText(window, 'a', 'json', '{"a":1}', patient)).toEqual({ name: 'chosen.json' })
    expect(await openText(window, 'json', patient)).toEqual({ name: 'chosen.json', text: '{"a":1}' })
    expect(readdirSync(folder)).toEqual(['chosen.json'])
  })

  test('for ever: told with its name, the old file untouched, no draft left', async () => {
    writeFileSync(file, 'old')
    const { fs } = failingFs((call) => (call === 'rename' || call === 'readFile' ? errno('EBUSY') : null))
    const patient = patientFs(fs, { platform: 'win32', wait: () => Promise.resolve() })
    await expect(saveText(window, 'a', 'json', '{}', patient)).rejects.toMatchObject({
      code: 'no-access',
      message: /^The file could not be saved as "chosen.json" because it is open in another program\. Nothing was lost/,
    })
    await expect(openText(window, 'json', patient)).rejects.toMatchObject({
      code: 'no-access',
      message: /^"chosen.json" could not be opened because another program holds it/,
    })
    expect(readdirSync(folder)).toEqual(['chosen.json'])
    expect(readFileSync(file, 'utf8')).toBe('old')
  })
})

test('a name as long as the disk takes can be saved', async () => {
  file = path.join(folder, `${'n'.repeat(250)}.json`)
  expect(await saveText(window, 'a', 'json', '{}')).toEqual({ name: path.basename(file) })
  expect(readdirSync(folder)).toEqual([path.basename(file)])
  file = path.join(folder, `${'n'.repeat(251)}.json`)
  await expect(saveText(window, 'a', 'json', '{}')).rejects.toMatchObject({ message: /name is too long/ })
})
