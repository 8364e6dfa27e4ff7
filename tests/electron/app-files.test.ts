import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentSecurityPolicy, findAppFile, headersFor, isInside, namesIn } from '../../electron/app-files'
import { appPathOf, originOf } from '../../electron/app-origin'
import { linkFile, linkFolder, noFileLinks } from '../support/links'
import { needs } from '../support/not-run'

const noLinks = noFileLinks()

let base: string
let root: string

beforeAll(() => {
  base = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'app-files-')))
  root = path.join(base, 'renderer')
  mkdirSync(path.join(root, 'assets'), { recursive: true })
  mkdirSync(path.join(base, 'renderer-evil'))
  for (const name of ['index.html', 'assets/index-A_b-1.js', 'assets/a.css', 'assets/secret.exe'])
    writeFileSync(path.join(root, name), name)
  writeFileSync(path.join(base, 'renderer-evil/x.html'), 'evil')
  writeFileSync(path.join(base, 'outside.html'), 'outside')
  linkFolder(path.join(base, 'renderer-evil'), path.join(root, 'linked'))
  if (!noLinks) {
    linkFile(path.join(base, 'outside.html'), path.join(root, 'link.html'))
    linkFile(path.join(root, 'index.html'), path.join(root, 'alias.html'))
  }
  mkdirSync(path.join(root, 'folder.html'))
})
afterAll(() => rmSync(base, { recursive: true }))

test.each([
  ['/', 'index.html'],
  ['/index.html', 'index.html'],
  ['/assets/index-A_b-1.js', 'assets/index-A_b-1.js'],
  ['/assets/a.css', 'assets/a.css'],
])('%s is served', async (urlPath, file) => {
  expect(await findAppFile(root, urlPath)).toBe(path.join(root, file))
})

test.each([
  '',
  'index.html',
  '//index.html',
  '/..',
  '/../outside.html',
  '/assets/../index.html',
  '/assets/../../outside.html',
  '/./index.html',
  '/%2e%2e/outside.html',
  '/..%2foutside.html',
  '/..%2Foutside.html',
  '/%2e%2e%2foutside.html',
  '/..%5coutside.html',
  '/..\\outside.html',
  '/assets%2f..%2f..%2foutside.html',
  '/%252e%252e/outside.html',
  '/%c0%ae%c0%ae/outside.html',
  '/\u2025/outside.html',
  '/index.html\0.js',
  '/index.html%00.js',
  '/index.html%00',
  '/%',
  '/%zz',
  '/../renderer-evil/x.html',
  '/renderer-evil/x.html',
  '/linked/x.html',
  '/folder.html',
  '/assets',
  '/assets/',
  '/assets/secret.exe',
  '/index.html/',
  '/index.html.',
  '/index.html ',
  '/index.html::$DATA',
  '/C:/windows/win.ini',
  '/c:%5cwindows%5cwin.ini',
  '/con.html',
  '/NUL.js',
  '/com1.txt',
  '/assets/aux.css',
  '/.hidden.html',
  '/assets/.a.css',
  '//server/share/x.html',
  '/file:///etc/passwd',
  '/etc/passwd',
  '/missing.html',
  '/~root/x.html',
  '/assets/a.css;x',
  '/assets/*.css',
  `/${'a'.repeat(2000)}.html`,
  `/${'a/'.repeat(600)}a.html`,
])('%j is refused', async (urlPath) => {
  expect(await findAppFile(root, urlPath)).toBeNull()
})

test('a link to a file is served when it leads to one inside, and only then', needs(noLinks), async () => {
  expect(await findAppFile(root, '/alias.html')).toBe(path.join(root, 'index.html'))
  expect(await findAppFile(root, '/link.html')).toBeNull()
})

test('a path is names of files we could have built', () => {
  expect(namesIn('/question-bank/bank.json')).toEqual(['question-bank', 'bank.json'])
  expect(namesIn('/question-bank/bank')).toBeNull()
})

test('a sibling with the same beginning is not inside', () => {
  expect(isInside('/data/app', '/data/app/a')).toBe(true)
  expect(isInside('/data/app', '/data/app/..a')).toBe(true)
  for (const file of ['/data/app', '/data/app-evil/a', '/data', '/data/app/../b', '/etc'])
    expect(isInside('/data/app', file)).toBe(false)
})

describe('addresses', () => {
  test.each([
    ['app://ccs-exam-simulator/', '/'],
    ['app://ccs-exam-simulator/a.js?x=/../y#z', '/a.js'],
    ['app://ccs-exam-simulator', null],
    ['app://ccs-exam-simulator.evil/a.js', null],
    ['app://ccs-exam-simulator@evil/a.js', null],
    ['app://evil/ccs-exam-simulator/a.js', null],
    ['APP://ccs-exam-simulator/a.js', null],
    ['file:///etc/passwd', null],
    ['https://ccs-exam-simulator/a.js', null],
  ])('the path of %s is %j', (url, expected) => expect(appPathOf(url)).toBe(expected))

  test.each([
    ['app://ccs-exam-simulator/x', 'app://ccs-exam-simulator'],
    ['app://user@ccs-exam-simulator/x', null],
    ['app://ccs-exam-simulator:80/x', 'app://ccs-exam-simulator:80'],
    ['about:blank', 'about://'],
    ['', null],
    ['no url', null],
  ])('the origin of %j is %j', (url, expected) => expect(originOf(url)).toBe(expected))
})

describe('headers', () => {
  test('the policy is the strict one, word for word', () => {
    expect(contentSecurityPolicy).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; font-src 'self'; worker-src 'self'; connect-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types app-worker",
    )
  })

  test.each([
    ['index.html', 'text/html; charset=utf-8'],
    ['a.JS', 'text/javascript; charset=utf-8'],
    ['bank.json', 'application/json; charset=utf-8'],
    ['a.bin', 'application/octet-stream'],
    [undefined, 'text/plain; charset=utf-8'],
  ])('%s is sent as %s with every security header', (name, type) => {
    expect(headersFor(name)).toMatchObject({
      'Content-Type': type,
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
    })
  })
})
