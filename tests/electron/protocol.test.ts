import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { contentSecurityPolicy } from '../../electron/app-files'
import { readFirstFiles } from '../../electron/first-files'

vi.mock('electron', () => ({ protocol: {} }))
const { serveApp } = await import('../../electron/protocol')

/* Both of Electron's ways to serve a scheme give the same answers. */

type Serving = Parameters<typeof serveApp>[0]
type Answered = { status: number; policy: string | null; type: string | null; text: string }
type Ask = (url: string, method?: string) => Promise<Answered>

let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'protocol-'))
  mkdirSync(path.join(root, 'assets'))
  writeFileSync(path.join(root, 'index.html'), '<script src="./assets/a.js"></script>')
  writeFileSync(path.join(root, 'assets/a.js'), 'script ü')
})
afterEach(() => rmSync(root, { recursive: true }))

const byBuffer = (): Ask => {
  let handler: (request: { url: string; method: string }, give: (response: never) => void) => void = () => undefined
  const protocol = {
    registerBufferProtocol: (_scheme: string, own: typeof handler) => ((handler = own), true),
    handle: () => expect.unreachable('the way that loads more'),
  }
  serveApp(
    { protocol } as unknown as Serving,
    { page: root, codeSets: path.join(root, 'codesets') },
    readFirstFiles(root),
  )
  return async (url, method = 'GET') => {
    const { statusCode, headers, data } = await new Promise<{
      statusCode: number
      headers: Record<string, string>
      data: Buffer
    }>((resolve) => handler({ url, method }, resolve))
    return {
      status: statusCode,
      policy: headers['Content-Security-Policy'] ?? null,
      type: headers['Content-Type'] ?? null,
      text: data.toString('utf8'),
    }
  }
}

const byResponse = (taken: boolean | undefined): Ask => {
  let handler: (request: { url: string; method: string }) => Promise<Response> = () => Promise.reject(new Error('none'))
  const protocol = {
    ...(taken === undefined ? {} : { registerBufferProtocol: () => taken }),
    handle: (_scheme: string, own: typeof handler) => void (handler = own),
  }
  serveApp(
    { protocol } as unknown as Serving,
    { page: root, codeSets: path.join(root, 'codesets') },
    readFirstFiles(root),
  )
  return async (url, method = 'GET') => {
    const response = await handler({ url, method })
    return {
      status: response.status,
      policy: response.headers.get('Content-Security-Policy'),
      type: response.headers.get('Content-Type'),
      text: await response.text(),
    }
  }
}

describe.each([
  ['whole files', () => byBuffer()],
  ['responses, where Electron no longer knows the other way', () => byResponse(undefined)],
  ['responses, where the other way is refused', () => byResponse(false)],
])('by %s', (_way, make) => {
  const origin = 'app://ccs-exam-simulator'
  test('the page and its files come with the policy and their type', async () => {
    const ask = make()
    for (let round = 0; round < 2; round++) {
      expect(await ask(`${origin}/`)).toEqual({
        status: 200,
        policy: contentSecurityPolicy,
        type: 'text/html; charset=utf-8',
        text: '<script src="./assets/a.js"></script>',
      })
      expect(await ask(`${origin}/assets/a.js`)).toMatchObject({
        status: 200,
        type: 'text/javascript; charset=utf-8',
        text: 'script ü',
      })
    }
  })
  test('a question for the head alone has no body', async () => {
    expect(await make()(`${origin}/`, 'HEAD')).toMatchObject({ status: 200, text: '' })
  })
  test('everything else is refused, with the policy', async () => {
    const ask = make()
    const policy = contentSecurityPolicy
    expect(await ask(`${origin}/`, 'POST')).toMatchObject({ status: 405, policy, text: 'Only reading is allowed.' })
    for (const url of ['/none.js', '/../secret.js', '/assets', '/assets/a.js.map'])
      expect(await ask(`${origin}${url}`), url).toMatchObject({ status: 404, policy, text: 'Not found.' })
    expect(await ask('app://other/')).toMatchObject({ status: 404 })
  })
})

test('the window has begun to load when the page was given away, and not before', async () => {
  const first = readFirstFiles(root)
  const begun = vi.fn()
  void first.begun.then(begun)
  await first.take('/assets/a.js')
  await new Promise(setImmediate)
  expect(begun).not.toHaveBeenCalled()
  await first.take('/')
  await first.begun
})

test('nothing is given away before it may begin', async () => {
  let begin: () => void = () => undefined
  const mayBegin = new Promise<void>((resolve) => (begin = resolve))
  let handler: (request: { url: string; method: string }) => Promise<Response> = () => Promise.reject(new Error('none'))
  const protocol = { handle: (_scheme: string, own: typeof handler) => void (handler = own) }
  serveApp(
    { protocol } as unknown as Serving,
    { page: root, codeSets: path.join(root, 'codesets') },
    readFirstFiles(root),
    mayBegin,
  )
  const given = vi.fn()
  const page = handler({ url: 'app://ccs-exam-simulator/', method: 'GET' }).then(given)
  for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate)
  expect(given).not.toHaveBeenCalled()
  begin()
  await page
  expect(given).toHaveBeenCalledOnce()
})
