/* npm run codesets: a pinned file or nothing, and a sentence for each. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

type Wanted = { name: string; url: string; sha256: string; bytes: number }
type Script = {
  official: Wanted[]
  takeFrom(from: string, into: string, tell: (line: string) => void): Promise<number>
  download(wanted: Wanted, into: string, get: typeof fetch): Promise<{ ok: boolean; sentence: string }>
}

let script: Script
let base: string
let into: string
beforeAll(async () => {
  script = (await import('../../build/codesets.mjs' as string)) as Script
  base = mkdtempSync(path.join(os.tmpdir(), 'codesets-'))
})
afterAll(() => rmSync(base, { recursive: true }))
beforeEach(() => {
  into = mkdtempSync(path.join(base, 'into-'))
})

const body = 'the known file'
const wanted: Wanted = {
  name: 'known.zip',
  url: 'https://www.cms.gov/files/zip/known.zip',
  sha256: createHash('sha256').update(body).digest('hex'),
  bytes: body.length,
}
const answering = (status: number, text: string) => () => Promise.resolve(new Response(text, { status }))

test('a file comes once, and only as the one that is known', async () => {
  expect(await script.download(wanted, into, answering(200, body))).toMatchObject({ ok: true })
  expect(readFileSync(path.join(into, wanted.name), 'utf8')).toBe(body)
  const never = () => Promise.reject(new Error('asked again'))
  expect(await script.download(wanted, into, never)).toEqual({ ok: true, sentence: 'known.zip: here already.' })
})

test.each([
  [
    'no connection',
    () => Promise.reject(new TypeError('fetch failed')),
    /could not be downloaded; there may be no connection/,
  ],
  ['an error of the publisher', answering(404, 'gone'), /answered 404/],
  ['another file', answering(200, 'something else'), /is not the file that is known/],
])('%s: a sentence with the address, and nothing is kept', async (_, get, sentence) => {
  const { ok, sentence: said } = await script.download(wanted, into, get as typeof fetch)
  expect([ok, existsSync(path.join(into, wanted.name))]).toEqual([false, false])
  expect(said).toMatch(sentence)
  expect(said).toContain(wanted.url)
  expect(said).toContain('--from FOLDER')
})

test('a folder is taken as it is, under names that the app can ask for', async () => {
  const from = path.join(base, 'from')
  mkdirSync(path.join(from, 'inner'), { recursive: true })
  for (const name of ['icd10cm-Code Descriptions-2026.zip', 'order.txt', 'notes.docx'])
    writeFileSync(path.join(from, name), name)
  const said: string[] = []
  expect(await script.takeFrom(from, into, (line) => said.push(line))).toBe(2)
  expect(readdirSync(into).sort()).toEqual(['icd10cm-Code-Descriptions-2026.zip', 'order.txt'])
  expect(said.join()).toMatch(/notes\.docx: left out/)
  await expect(script.takeFrom(path.join(base, 'nowhere'), into, () => undefined)).rejects.toThrow('cannot be read')
  await expect(script.takeFrom(path.join(from, 'inner'), into, () => undefined)).rejects.toThrow('holds no zip')
})

test('every pinned file is on an address of its publisher, with a whole hash', () => {
  for (const { url, sha256, name } of script.official) {
    expect(['www.cms.gov', 'ftp.cdc.gov']).toContain(new URL(url).host)
    expect(new URL(url).protocol).toBe('https:')
    expect(sha256).toMatch(/^[0-9a-f]{64}$/)
    expect(name).toMatch(/^[A-Za-z0-9._-]+$/)
  }
})
