/* The browser edition's server: the desktop's own rules and headers, and no answer for a name that is not this computer's. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as rules from '../../electron/app-files'
import { buildScript } from '../support/build-script'

type Serving = { url: string; close(): Promise<void> }
let folder: string
let server: Serving
let port: number

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'serve-'))
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html>')
  const { serve } = await buildScript<{ serve(options: object): Promise<Serving> }>('serve.mjs')
  server = await serve({ folder, rules })
  port = Number(new URL(server.url).port)
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

function ask(
  target: string,
  { method = 'GET', host = `127.0.0.1:${port}` } = {},
): Promise<{ status: number; headers: http.IncomingHttpHeaders; body: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request({ port, host: '127.0.0.1', path: target, method, headers: { host } }, (response) => {
      let body = ''
      response.on('data', (part: Buffer) => (body += part.toString()))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    request.on('error', reject).end()
  })
}

test('the page is sent with exactly the headers of the desktop', async () => {
  const { status, headers, body } = await ask('/')
  expect([status, body]).toEqual([200, '<!doctype html>'])
  for (const [name, value] of Object.entries(rules.headersFor('index.html')))
    expect(headers[name.toLowerCase()]).toBe(value)
})

test('HEAD sends the headers alone', async () => {
  const { status, headers, body } = await ask('/index.html?x', { method: 'HEAD' })
  expect([status, headers['content-length'], body]).toEqual([200, '15', ''])
})

test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s is refused, with the headers', async (method) => {
  const { status, headers } = await ask('/', { method })
  expect([status, headers['content-security-policy']]).toEqual([405, rules.contentSecurityPolicy])
})

test.each(['evil.example', 'localhost', '127.0.0.1', 'evil.example:80', '[::1]:80'])(
  'the host %j is refused',
  async (host) => {
    expect((await ask('/', { host })).status).toBe(421)
  },
)

test('localhost with the port is this computer', async () => {
  expect((await ask('/', { host: `localhost:${port}` })).status).toBe(200)
})

test.each([
  '/../etc/passwd',
  '/..%2f..%2fetc/passwd',
  '/%2e%2e/etc/passwd',
  '//etc/passwd',
  '/index.html%00',
  '/missing.html',
  'http://evil.example/',
])('%s is not found', async (target) => {
  expect((await ask(target)).status).toBe(404)
})

test('it listens on this computer only', async () => {
  const outside = Object.values(os.networkInterfaces())
    .flat()
    .find((one) => one && !one.internal && one.family === 'IPv4')
  if (!outside) return
  const reached = await new Promise<boolean>((resolve) => {
    const socket = net.connect({ port, host: outside.address })
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false))
    socket.setTimeout(2000, () => resolve(false))
  })
  expect(reached).toBe(false)
})
