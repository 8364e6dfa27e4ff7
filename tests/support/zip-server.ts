/* A download server and proxies as they are met outside: slow, cut, silent, lying. All on this computer only. */
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import path from 'node:path'
import { zipSync } from 'fflate'

export type Served = { request: http.IncomingMessage; response: http.ServerResponse; zip: Buffer; number: number }
export type Behavior = (served: Served) => void | Promise<void>
export type ZipServer = {
  port: number
  /** Ends with a slash, as a mirror's address may. */
  mirror: string
  /** The paths asked for so far, each with its range. */
  asked: { path: string; range: string | undefined; headers: http.IncomingHttpHeaders }[]
  /** Takes no more connections; those there are go on. */
  stop(): void
  close(): Promise<void>
}

export const executable =
  process.platform === 'darwin'
    ? 'Electron.app/Contents/MacOS/Electron'
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron'

/** A zip file laid out as Electron's are, of about this many bytes; its program prints a line. */
export function aZip(version: string, bytes: number): Buffer {
  const program = Buffer.from('#!/bin/sh\necho "I am Electron"\n')
  return Buffer.from(
    zipSync(
      {
        'version': Buffer.from(version),
        [executable]: [program, { os: 3, attrs: 0o100755 << 16 }],
        'resources/default_app.asar': randomBytes(bytes),
      },
      { level: 0 },
    ),
  )
}

export const zipName = (version: string) => `electron-v${version}-${process.platform}-${process.arch}.zip`

/** The folder of the package "electron" with its pinned sums, as npm puts it. */
export function aPackage(folder: string, version: string, zip: Buffer): string {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ name: 'electron', version }))
  const sum = createHash('sha256').update(zip).digest('hex')
  writeFileSync(path.join(folder, 'checksums.json'), JSON.stringify({ [zipName(version)]: sum }))
  return folder
}

/** Serves the zip whole or from a byte on; `range: false` for a server that knows no parts. */
export const whole =
  ({ range = true, from = (start: number) => start }: { range?: boolean; from?: (start: number) => number } = {}) =>
  ({ request, response, zip }: Served): void => {
    const start = range ? startOf(request) : 0
    head(response, zip, from(start))
    response.end(zip.subarray(from(start)))
  }

export const startOf = (request: http.IncomingMessage): number =>
  Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)

export function head(response: http.ServerResponse, zip: Buffer, start: number): void {
  response.writeHead(start > 0 ? 206 : 200, {
    'content-type': 'application/octet-stream',
    'content-length': zip.length - start,
    ...(start > 0 ? { 'content-range': `bytes ${start}-${zip.length - 1}/${zip.length}` } : {}),
  })
}

/** As over a line of so many megabits a second. */
export const throttled =
  (megabits: number): Behavior =>
  async ({ request, response, zip }) => {
    const start = startOf(request)
    head(response, zip, start)
    const tick = 50
    const piece = (megabits * 1_000_000) / 8 / (1000 / tick)
    for (let at = start; at < zip.length && !response.destroyed; at += piece) {
      response.write(zip.subarray(at, at + piece))
      await new Promise((resolve) => setTimeout(resolve, tick))
    }
    response.end()
  }

/** Sends up to this byte of the file and closes the connection. */
export const cutAt =
  (end: (start: number, zip: Buffer) => number): Behavior =>
  ({ request, response, zip }) => {
    const start = startOf(request)
    head(response, zip, start)
    // What was sent arrives, and then the connection ends.
    response.write(zip.subarray(start, end(start, zip)), () => response.socket?.end())
  }

/** Serves the zip at every path, as `behave` says. */
export async function zipServer(
  zip: Buffer,
  behave: Behavior,
  secure?: { key: string; cert: string },
): Promise<ZipServer> {
  const asked: ZipServer['asked'] = []
  const answer = (request: http.IncomingMessage, response: http.ServerResponse) => {
    asked.push({ path: request.url ?? '', range: request.headers.range, headers: request.headers })
    response.on('error', () => undefined)
    void behave({ request, response, zip, number: asked.length })
  }
  const server = secure ? https.createServer(secure, answer) : http.createServer(answer)
  const port = await listening(server)
  return {
    port,
    mirror: `${secure ? 'https' : 'http'}://localhost:${port}/`,
    asked,
    stop: () => void server.close(),
    close: () => closing(server),
  }
}

async function listening(server: net.Server, host = 'localhost'): Promise<number> {
  server.listen(0, host)
  await once(server, 'listening')
  return (server.address() as net.AddressInfo).port
}

async function closing(server: http.Server | https.Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}

export type Proxy = { port: number; seen: string[]; close(): Promise<void> }

/**
 * A proxy that takes absolute addresses and CONNECT. `refuse`: the status it answers everything with; `credentials`: what
 * it wants, as NAME:PASSWORD. `silent`: it never answers.
 */
export async function aProxy({
  refuse,
  credentials,
  silent = false,
  host = '127.0.0.1',
}: { refuse?: number; credentials?: string; silent?: boolean; host?: string } = {}): Promise<Proxy> {
  const seen: string[] = []
  const open = new Set<net.Socket>()
  const refusal = (request: http.IncomingMessage) => {
    const wanted = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`
    return wanted && request.headers['proxy-authorization'] !== wanted ? 407 : refuse
  }
  const server = http.createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    if (silent) return
    const no = refusal(request)
    if (no) return void response.writeHead(no).end()
    const { 'proxy-authorization': _mine, ...headers } = request.headers
    const onward = http.request(request.url!, { method: request.method, headers }, (answer) => {
      response.writeHead(answer.statusCode!, answer.headers)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    onward.end()
  })
  server.on('connect', (request: http.IncomingMessage, socket: net.Socket) => {
    seen.push(`CONNECT ${request.url}`)
    open.add(socket)
    if (silent) return
    const no = refusal(request)
    if (no) return void socket.end(`HTTP/1.1 ${no} No\r\n\r\n`)
    const { hostname, port } = new URL(`http://${request.url}`)
    const onward = net.connect(Number(port), hostname, () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
      onward.pipe(socket).pipe(onward)
    })
    for (const one of [onward, socket]) {
      open.add(one)
      one.on('error', () => [onward, socket].forEach((end) => end.destroy()))
    }
  })
  const port = await listening(server, host)
  return {
    port,
    seen,
    close: async () => {
      open.forEach((socket) => socket.destroy())
      await closing(server)
    },
  }
}

/** A port that nobody listens on. */
export async function closedPort(): Promise<number> {
  const server = net.createServer()
  const port = await listening(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}
