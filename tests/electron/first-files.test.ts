import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readFirstFiles } from '../../electron/first-files'

/* The page and what it names are read ahead, given once, and never anything else. */

let root: string
const write = (name: string, text: string) => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
  writeFileSync(path.join(root, name), text)
}
const taken = async (first: ReturnType<typeof readFirstFiles>, urlPath: string) => {
  const found = await first.take(urlPath)
  return found && Buffer.from(found.body).toString('utf8')
}

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'first-files-'))
  write('index.html', '<script src="./assets/a.js"></script><link href="./b.css"><a href="https://example.org">')
  write('assets/a.js', 'script')
  write('b.css', 'style')
  write('assets/other.js', 'other')
})
afterEach(() => rmSync(root, { recursive: true }))

test('the page, its script and its style are there, and each is given once', async () => {
  const first = readFirstFiles(root)
  expect(await taken(first, '/')).toContain('<script')
  expect(await taken(first, '/assets/a.js')).toBe('script')
  expect(await taken(first, '/b.css')).toBe('style')
  for (const again of ['/', '/assets/a.js', '/b.css']) expect(await first.take(again)).toBeNull()
})

test('what the page does not name, or names outside its folder, is none of them', async () => {
  write('index.html', '<script src="./../outside.js"></script><script src="./assets/gone.js"></script>')
  const first = readFirstFiles(root)
  for (const none of ['/assets/other.js', '/../outside.js', '/assets/gone.js', '/nothing'])
    expect(await first.take(none)).toBeNull()
})

test('without a page there is nothing', async () => {
  rmSync(path.join(root, 'index.html'))
  expect(await readFirstFiles(root).take('/')).toBeNull()
})
