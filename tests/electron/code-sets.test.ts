import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkFile, noFileLinks } from '../support/links'
import { answerCodeSet } from '../../electron/code-sets'

let base: string
let folder: string
beforeAll(() => {
  base = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'code-sets-')))
  folder = path.join(base, 'codesets')
  mkdirSync(path.join(folder, 'inner'), { recursive: true })
  for (const name of ['a.zip', 'b_2026.txt', 'empty.zip', 'page.html', 'with blank.zip', 'inner/c.zip'])
    writeFileSync(path.join(folder, name), name === 'empty.zip' ? '' : name)
  writeFileSync(path.join(base, 'secret.txt'), 'secret')
  if (noFileLinks() === null) linkFile(path.join(base, 'secret.txt'), path.join(folder, 'link.txt'))
})
afterAll(() => rmSync(base, { recursive: true }))

test('what lies beside the app is listed by names that can be asked for', async () => {
  const answer = await answerCodeSet(folder, '/codesets/list.json')
  expect(answer).toMatchObject({ headers: { 'Content-Type': 'application/json; charset=utf-8' } })
  expect(JSON.parse((answer as { body: string }).body)).toEqual([
    { name: 'a.zip', bytes: 5 },
    { name: 'b_2026.txt', bytes: 10 },
  ])
  expect(await answerCodeSet(path.join(base, 'nowhere'), '/codesets/list.json')).toMatchObject({ body: '[]' })
})

test('a listed file is answered, and nothing else', async () => {
  expect(await answerCodeSet(folder, '/codesets/a.zip')).toEqual({ file: path.join(folder, 'a.zip') })
  for (const other of [
    '/codesets/page.html',
    '/codesets/inner/c.zip',
    '/codesets/../secret.txt',
    '/codesets/..%2fsecret.txt',
    '/codesets/link.txt',
    '/codesets/',
    '/index.html',
    '/codesets',
  ])
    expect(await answerCodeSet(folder, other), other).toBeNull()
})
