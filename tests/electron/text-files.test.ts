import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { BrowserWindow } from 'electron'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

const dialog = vi.hoisted(() => ({ showSaveDialog: vi.fn(), showOpenDialog: vi.fn() }))
vi.mock('electron', () => ({ dialog, app: { getPath: (name: string) => `/home/me/${name}` } }))
const { openText, saveText } = await import('../../electron/text-files')

const window = {} as BrowserWindow
let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'text-files-'))
  file = path.join(folder, 'chosen.json')
  dialog.showSaveDialog.mockReset().mockImplementation(async () => ({ canceled: false, filePath: file }))
  dialog.showOpenDialog.mockReset().mockImplementation(async () => ({ canceled: false, filePaths: [file] }))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

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
] as const)('%j as %s is suggested as %j, in the documents', async (suggested, kind, expected) => {
  await saveText(window, suggested, kind, 'x')
  expect(dialog.showSaveDialog).toHaveBeenCalledWith(
    window,
    expect.objectContaining({
      defaultPath: `/home/me/documents/${expected}`,
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
    message: /^The file could not be read or written \(ENOENT\)/,
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
  await expect(openText(window, 'json')).rejects.toMatchObject({ code: 'unreadable', message: /ENOENT/ })
  mkdirSync(file)
  await expect(openText(window, 'json')).rejects.toMatchObject({
    code: 'unreadable',
    message: 'This is not a file that can be read.',
  })
})
