/* Getting Electron over the lines there are: slow, cut, silent, through proxies, to full disks; and always saying why not. */
import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { linkFile } from '../support/links'
import { leaveOut, needs } from '../support/not-run'
import {
  aPackage,
  aProxy,
  aZip,
  closedPort,
  cutAt,
  executable,
  head,
  startOf,
  throttled,
  whole,
  zipName,
  zipServer,
  type Behavior,
  type ZipServer,
} from '../support/zip-server'

type Runtime = { kind: string; version: string; executable: string }
type Options = {
  folder: string
  env?: Record<string, string | undefined>
  limits?: { answer?: number; stall?: number; pauses?: number[] }
  cacheRoot?: string
  tell?: (text: string) => void
  stream?: { write(text: string): void; isTTY?: boolean }
}
const module = <T>(name: string) => import(`../../build/${name}.mjs` as string) as Promise<T>
const { downloadElectron, installedElectron, electronAddress } = await module<{
  downloadElectron(options: Options): Promise<Runtime>
  installedElectron(folder: string): Runtime | null
  electronAddress(version: string, file: string, env: Record<string, string>): string
}>('electron-download')
const { Trouble } = await module<{ Trouble: new () => Error }>('run')

const version = '99.1.2'
const small = aZip(version, 300_000)
let home: string
let folder: string
let told: string[]
let closing: (() => Promise<void>)[]

beforeEach(() => {
  home = mkdtempSync(path.join(os.tmpdir(), 'my exam ü '))
  folder = aPackage(path.join(home, 'node_modules/electron'), version, small)
  told = []
  closing = []
})
afterEach(async () => {
  for (const close of closing) await close()
  rmSync(home, { recursive: true, force: true })
})

async function serving(behave: Behavior, zip = small, secure?: { key: string; cert: string }): Promise<ZipServer> {
  const server = await zipServer(zip, behave, secure)
  closing.push(server.close)
  return server
}
const closed = async <T extends { close(): Promise<void> }>(one: Promise<T>): Promise<T> => {
  closing.push((await one).close)
  return one
}

/** Nothing waits long between tries; a busy machine is waited for. */
const quick = { answer: 30_000, stall: 30_000, pauses: [10, 10, 10] }
const get = (mirror: string, options: Partial<Options> = {}) =>
  downloadElectron({
    folder,
    limits: quick,
    cacheRoot: path.join(home, 'cache'),
    tell: (text) => void told.push(text),
    stream: { write: (text) => void told.push(text) },
    ...options,
    env: { ELECTRON_MIRROR: mirror, ...options.env },
  })

type Failure = { message: string; answered: boolean }
async function failure(job: Promise<unknown>): Promise<Failure> {
  const error: unknown = await job.then(
    () => null,
    (reason: unknown) => reason,
  )
  // Anything else would be told with a stack.
  expect(error).toBeInstanceOf(Trouble)
  return error as Failure
}

const lies = () => readdirSync(folder).sort()
const untouched = ['checksums.json', 'package.json']
const installed = ['checksums.json', 'dist', 'package.json', 'path.txt']

test('a line of 16 Mbit/s is waited for, with its progress, and the program runs', async () => {
  const zip = aZip(version, 3_000_000)
  aPackage(folder, version, zip)
  const server = await serving(throttled(16), zip)
  const runtime = await get(server.mirror, { stream: { isTTY: true, write: (text) => void told.push(text) } })
  expect(runtime).toEqual({ kind: 'official', version, executable: path.join(folder, 'dist', executable) })
  if (process.platform !== 'win32')
    expect(execFileSync(runtime.executable, { encoding: 'utf8' })).toBe('I am Electron\n')
  const shares = [...told.join('').matchAll(/of 3\.0 MB \((\d+)%\)/g)].map(([, share]) => Number(share))
  expect(shares.length).toBeGreaterThan(3)
  expect(shares).toEqual([...shares].sort((a, b) => a - b))
  expect(shares.at(-1)).toBe(100)
  expect(told.join('')).toMatch(/\d MB\/s, 0:0\d left/)
  expect(lies()).toEqual(installed)
  expect(server.asked.map((one) => one.path)).toEqual([`/v${version}/${zipName(version)}`])
})

test('a download that is cut goes on where it was', async () => {
  const server = await serving((served) =>
    served.number <= 3 ? cutAt((start) => start + 60_000)(served) : whole()(served),
  )
  await get(server.mirror)
  const starts = server.asked.map(({ range }) => Number(/\d+/.exec(range ?? '0')![0]))
  expect(starts[0]).toBe(0)
  expect(starts).toEqual([...starts].sort((a, b) => a - b))
  expect(starts.at(-1)).toBeGreaterThan(60_000)
  expect(lies()).toEqual(installed)
})

test('what keeps being cut is told, kept, and gone on with by the next start', async () => {
  const first = await serving(cutAt(() => 100_000))
  const told = await failure(get(first.mirror))
  expect(told.message).toBe(
    `The connection to localhost:${first.port} was cut after 0.1 of 0.3 MB. The first 0.1 MB are kept; the next start goes on from there.`,
  )
  expect(told.answered).toBe(true)
  expect(first.asked).toHaveLength(5)
  expect(lies()).toEqual(['.download', ...untouched])
  const second = await serving(whole())
  await get(second.mirror)
  expect(second.asked.map(({ range }) => range)).toEqual(['bytes=100000-'])
  expect(lies()).toEqual(installed)
})

test('a server that knows no parts begins anew', async () => {
  const server = await serving((served) =>
    served.number === 1 ? cutAt(() => 100_000)(served) : whole({ range: false })(served),
  )
  await get(server.mirror)
  expect(installedElectron(folder)).not.toBeNull()
})

test.each([
  ['sends another part than was asked for', whole({ from: (start) => (start > 0 ? start + 1 : 0) })],
  [
    'refuses the part',
    (served) => (startOf(served.request) > 0 ? void served.response.writeHead(416).end() : whole()(served)),
  ],
] satisfies [string, Behavior][])('a server that %s is asked for the whole', async (_what, behave) => {
  const server = await serving((served) => (served.number === 1 ? cutAt(() => 100_000)(served) : behave(served)))
  await get(server.mirror)
  expect(server.asked.map(({ range }) => range !== undefined)).toEqual([false, true, false])
})

test('what was begun and belongs to another file is thrown away and fetched anew', async () => {
  mkdirSync(path.join(folder, '.download'))
  writeFileSync(path.join(folder, '.download', `${zipName(version)}.part`), Buffer.alloc(50_000, 'PK'))
  const server = await serving(whole())
  await get(server.mirror)
  expect(server.asked.map(({ range }) => range)).toEqual(['bytes=50000-', undefined])
  expect(lies()).toEqual(installed)
})

test('a line that falls silent is told after the limit, not waited for', async () => {
  const server = await serving(({ request, response, zip }) => {
    head(response, zip, startOf(request))
    response.write(zip.subarray(startOf(request), 40_000))
  })
  const { message } = await failure(get(server.mirror, { limits: { ...quick, stall: 1_000 } }))
  expect(message).toMatch(
    /^The download stalled: nothing came from localhost:\d+ for 1 seconds, after 0\.0 of 0\.3 MB\./,
  )
  expect(message).toMatch(/are kept; the next start goes on/)
})

test('slow is not silent: one byte in time is enough', async () => {
  const tiny = aZip(version, 10)
  aPackage(folder, version, tiny)
  const server = await serving(async ({ response, zip }) => {
    head(response, zip, 0)
    const piece = Math.ceil(zip.length / 40)
    for (let at = 0; at < zip.length; at += piece) {
      response.write(zip.subarray(at, at + piece))
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    response.end()
  }, tiny)
  await get(server.mirror, { limits: { ...quick, stall: 2_000 } })
})

test('no answer at all: the name, the port, the silence, each told as what it is', async () => {
  const port = await closedPort()
  const refused = await failure(get(`http://localhost:${port}/`))
  expect(refused).toMatchObject({ message: `localhost:${port} refused the connection.`, answered: false })
  const unknown = await failure(get('http://nowhere.invalid/'))
  expect(unknown.message).toMatch(/^The address of nowhere\.invalid could not be found \(DNS\)/)
  expect(unknown.answered).toBe(false)
  const server = await serving(() => undefined)
  const silent = await failure(get(server.mirror, { limits: { ...quick, answer: 1_000 } }))
  expect(silent).toMatchObject({
    message: `localhost:${server.port} did not answer within 1 seconds.`,
    answered: false,
  })
  const hangsUp = await serving(({ response }) => void response.destroy())
  const mute = await failure(get(hangsUp.mirror))
  expect(mute.message).toMatch(/closed the connection without an answer/)
  expect(mute.answered).toBe(false)
  expect(lies()).toEqual(untouched)
})

test('a network that goes away in the middle is a cut, not a server that never answered', async () => {
  const server: ZipServer = await serving((served) => {
    void cutAt(() => 100_000)(served)
    server.stop()
  })
  const { message, answered } = await failure(get(server.mirror))
  expect(message).toMatch(/ refused the connection\. The first 0\.1 MB are kept/)
  expect(answered).toBe(true)
})

const says =
  (status: number, headers: Record<string, string> = {}, body = ''): Behavior =>
  ({ response }) =>
    void response.writeHead(status, headers).end(body)

test.each<[string, Behavior, RegExp]>([
  [
    '404',
    says(404),
    /localhost:\d+ does not have it \(404 for http:\/\/localhost:\d+\/v99\.1\.2\/electron-.*\.zip\)\.$/,
  ],
  ['403', says(403), /answered with the error 403\.$/],
  ['503', says(503), /answered with the error 503\. It may be better in some minutes\.$/],
  ['a page', says(200, { 'content-type': 'text/html; charset=utf-8' }, '<html>'), /something else than the program/],
  ['a page that claims to be a file', says(200, {}, '<!doctype html>'), /something else than the program/],
  ['nothing', says(200), /answered with nothing/],
  ['a way to itself', says(302, { location: '/again' }), /leads from one address to the next without end\.$/],
  ['a way to a file', says(302, { location: 'file:///etc/passwd' }), /leads to an address that is none/],
  ['a way to nonsense', says(302, { location: 'http://' }), /leads to an address that is none/],
])('a server that answers with %s has answered', async (_what, behave, expected) => {
  const server = await serving(behave)
  const { message, answered } = await failure(get(server.mirror))
  expect(message).toMatch(expected)
  expect(answered).toBe(true)
  expect(lies()).toEqual(untouched)
})

test('a server that is busy for a moment is asked again, a redirect is followed', async () => {
  const files = await serving(whole())
  const server = await serving((served) =>
    served.number === 1 ? says(503)(served) : says(302, { location: `${files.mirror}elsewhere` })(served),
  )
  await get(server.mirror)
  expect(files.asked.map((one) => one.path)).toEqual(['/elsewhere'])
})

test('the name and password of a mirror go to it, and to nobody it leads to', async () => {
  const files = await serving(whole())
  const server = await serving(says(302, { location: files.mirror }))
  await get(server.mirror.replace('//', '//me:my%20secret@'))
  expect(server.asked[0]?.headers.authorization).toBe(`Basic ${Buffer.from('me:my secret').toString('base64')}`)
  expect(files.asked[0]?.headers.authorization).toBeUndefined()
})

test('another file than the pinned one is never unpacked', async () => {
  const server = await serving(whole(), aZip(version, 200_000))
  const { message } = await failure(get(server.mirror))
  expect(message).toBe(
    `What was downloaded is not Electron ${version} (its checksum differs), so it was thrown away and nothing was changed.`,
  )
  expect(lies()).toEqual(untouched)
  // What is not in the list is not asked for.
  writeFileSync(path.join(folder, 'checksums.json'), '{}')
  expect((await failure(get(server.mirror))).message).toMatch(
    /^There is no Electron 99\.1\.2 for this kind of computer/,
  )
  expect(server.asked).toHaveLength(1)
})

const noFullDevice = process.platform === 'linux' ? null : 'only Linux has a device that is always full'
test('a full disk is told, and what filled it is gone', needs(noFullDevice), async () => {
  mkdirSync(path.join(folder, '.download'))
  linkFile('/dev/full', path.join(folder, '.download', `${zipName(version)}.part`))
  const server = await serving(whole())
  const { message } = await failure(get(server.mirror))
  expect(message).toMatch(/^The disk is full: Electron needs about 500 MB in .*my exam ü /)
  expect(lies()).toEqual(untouched)
  expect(existsSync('/dev/full')).toBe(true)
})

test('a folder that cannot be written to is named', async () => {
  const { message } = await failure(
    downloadElectron({ folder: path.join(folder, 'package.json', 'no-folder'), env: {}, tell: () => undefined }),
  )
  expect(message).toMatch(/package\.json.*could not be written \(ENOTDIR\)|ENOENT/)
})

test('a shared cache is used, and one that cannot be written to is done without', async () => {
  const server = await serving(whole())
  await get(server.mirror)
  const other = aPackage(path.join(home, 'other'), version, small)
  expect(await get(server.mirror, { folder: other })).toMatchObject({ version })
  expect(server.asked).toHaveLength(1)
  const third = aPackage(path.join(home, 'third'), version, small)
  await get(server.mirror, { folder: third, cacheRoot: path.join(folder, 'package.json') })
  expect(server.asked).toHaveLength(2)
  expect(readdirSync(third).sort()).toEqual(installed)
})

test('a damaged file in the cache is fetched anew', async () => {
  const server = await serving(whole())
  await get(server.mirror)
  const cached = readdirSync(path.join(home, 'cache'), { recursive: true, encoding: 'utf8' }).find((one) =>
    one.endsWith('.zip'),
  )!
  writeFileSync(path.join(home, 'cache', cached), 'PK')
  await get(server.mirror, { folder: aPackage(path.join(home, 'other'), version, small) })
  expect(server.asked).toHaveLength(2)
})

test.each([
  ['no path.txt', () => undefined],
  ['a path.txt, but another version', () => writeFileSync(path.join(folder, 'path.txt'), executable)],
])('half a folder does not count, and is replaced as a whole (%s)', async (_what, prepare) => {
  mkdirSync(path.dirname(path.join(folder, 'dist', executable)), { recursive: true })
  writeFileSync(path.join(folder, 'dist', executable), 'half')
  writeFileSync(path.join(folder, 'dist', 'old'), '')
  writeFileSync(path.join(folder, 'dist', 'version'), '1.0.0')
  mkdirSync(path.join(folder, '.unpacking'))
  prepare()
  expect(installedElectron(folder)).toBeNull()
  await get((await serving(whole())).mirror)
  expect(installedElectron(folder)).not.toBeNull()
  expect(existsSync(path.join(folder, 'dist', 'old'))).toBe(false)
  expect(lies()).toEqual(installed)
})

test('two starts at once download once', async () => {
  const server = await serving(throttled(8))
  const [one, other] = await Promise.all([get(server.mirror), get(server.mirror)])
  expect(one).toEqual(other)
  expect(server.asked).toHaveLength(1)
  expect(told).toContain('Another start is downloading Electron; waiting for it ...')
  expect(lies()).toEqual(installed)
})

test.each([-60_000, 3_600_000])(
  'a lock that nobody touches holds up nobody (its time is off by %i ms)',
  async (off) => {
    writeFileSync(path.join(folder, '.download.lock'), '')
    utimesSync(path.join(folder, '.download.lock'), new Date(), new Date(Date.now() + off))
    await get((await serving(whole())).mirror)
    expect(lies()).toEqual(installed)
  },
)

const through = (port: number, more: Record<string, string> = {}) => ({
  HTTP_PROXY: `http://127.0.0.1:${port}`,
  ...more,
})

test('a proxy is used, with its name and password, and NO_PROXY is heard', async () => {
  const server = await serving(whole())
  const proxy = await closed(aProxy({ credentials: 'me:p@ss wörd%' }))
  const env = { HTTP_PROXY: `http://me:p%40ss%20w%C3%B6rd%@127.0.0.1:${proxy.port}/some/path?x` }
  await get(server.mirror, { env })
  expect(proxy.seen).toEqual([`GET ${server.mirror}v${version}/${zipName(version)}`])
  await get(server.mirror, {
    folder: aPackage(path.join(home, 'other'), version, small),
    cacheRoot: path.join(home, 'cache 2'),
    env: { ...env, NO_PROXY: 'localhost' },
  })
  expect(proxy.seen).toHaveLength(1)
  expect(server.asked).toHaveLength(2)
})

const hasIPv6 = Object.values(os.networkInterfaces())
  .flat()
  .some((one) => one?.address === '::1')
test('a proxy at an IPv6 address is used', needs(hasIPv6 ? null : 'there is no IPv6 here'), async () => {
  const server = await serving(whole())
  const proxy = await closed(aProxy({ host: '::1' }))
  await get(server.mirror, { env: { http_proxy: `http://[::1]:${proxy.port}` } })
  expect(proxy.seen).toHaveLength(1)
})

test('what is wrong with a proxy is said of the proxy, without its password', async () => {
  const server = await serving(whole())
  const locked = await closed(aProxy({ credentials: 'me:right' }))
  const wrong = await failure(get(server.mirror, { env: { HTTP_PROXY: `http://me:wrong@127.0.0.1:${locked.port}` } }))
  expect(wrong.message).toBe(
    `The proxy 127.0.0.1:${locked.port} (from HTTP_PROXY) wants a name and a password (407): HTTP_PROXY=http://NAME:PASSWORD@HOST:PORT sets them.`,
  )
  const port = await closedPort()
  const gone = await failure(get(server.mirror, { env: through(port) }))
  expect(gone.message).toBe(`The proxy 127.0.0.1:${port} (from HTTP_PROXY) refused the connection.`)
  const unknown = await failure(get(server.mirror, { env: { HTTP_PROXY: 'http://me:secret@nowhere.invalid:8080' } }))
  expect(unknown.message).toMatch(
    /^The address of the proxy nowhere\.invalid:8080 \(from HTTP_PROXY\) could not be found/,
  )
  const silent = await closed(aProxy({ silent: true }))
  const waiting = { limits: { ...quick, answer: 600 }, env: through(silent.port) }
  for (const mirror of [server.mirror, server.mirror.replace('http:', 'https:')])
    expect((await failure(get(mirror, waiting))).message).toBe(
      `The proxy 127.0.0.1:${silent.port} (from HTTP_PROXY) did not answer within 1 seconds.`,
    )
  const nonsense = await failure(get(server.mirror, { env: { HTTP_PROXY: 'ftp://me:secret@host' } }))
  expect(nonsense.message).toMatch(/^The proxy in HTTP_PROXY is not understood/)
  for (const { message } of [wrong, gone, unknown, nonsense]) expect(message).not.toMatch(/secret|wrong\b/)
  expect(server.asked).toHaveLength(0)
})

/** A certificate for localhost that nobody has signed. */
function certificate(): { key: string; cert: string; file: string } | null {
  const [key, cert] = [path.join(home, 'key.pem'), path.join(home, 'cert.pem')]
  try {
    const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'].concat(
        ['-keyout', key, '-out', cert],
        subject,
      ),
      { stdio: 'ignore' },
    )
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8'), file: cert }
  } catch {
    return null
  }
}

test('a secure mirror: its certificate is checked, npm’s cafile is trusted, and a proxy tunnels', async (context) => {
  const secure = certificate()
  if (!secure) return leaveOut(context, 'openssl is not here to make a certificate')
  const server = await serving(whole(), small, secure)
  const { message, answered } = await failure(get(server.mirror))
  expect(message).toMatch(
    /^The certificate of localhost:\d+ is not trusted here \(.*SELF_SIGNED.*\)\. .*NODE_EXTRA_CA_CERTS/,
  )
  expect(answered).toBe(true)
  const proxy = await closed(aProxy({ credentials: 'me:pass' }))
  const env = { HTTPS_PROXY: `me:pass@127.0.0.1:${proxy.port}`, npm_config_cafile: secure.file }
  await get(server.mirror, { env })
  expect(proxy.seen).toEqual([`CONNECT localhost:${server.port}`])

  const strict = await closed(aProxy({ refuse: 403 }))
  const refused = await failure(
    get(server.mirror, {
      folder: aPackage(path.join(home, 'other'), version, small),
      cacheRoot: path.join(home, 'cache 2'),
      env: { ...env, HTTPS_PROXY: `http://127.0.0.1:${strict.port}` },
    }),
  )
  expect(refused.message).toMatch(/did not let the download from localhost:\d+ through \(it answered 403\)/)
  const locked = await failure(
    get(server.mirror, {
      folder: aPackage(path.join(home, 'another'), version, small),
      cacheRoot: path.join(home, 'cache 3'),
      env: { ...env, HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` },
    }),
  )
  expect(locked.message).toMatch(/wants a name and a password \(407\)/)
  // Something that is not secure where it should be.
  const plain = await serving(whole())
  const mixed = await failure(
    get(plain.mirror.replace('http:', 'https:'), { folder: aPackage(path.join(home, 'fourth'), version, small) }),
  )
  expect(mixed.message).toMatch(/^No secure connection to localhost:\d+ came about/)
})

test.each([
  [{}, 'https://github.com/electron/electron/releases/download/v45.4.1/e.zip'],
  [{ ELECTRON_MIRROR: 'https://mirror.example/electron' }, 'https://mirror.example/electron/v45.4.1/e.zip'],
  [{ ELECTRON_MIRROR: 'https://mirror.example/electron/' }, 'https://mirror.example/electron/v45.4.1/e.zip'],
  [{ ELECTRON_MIRROR: 'https://mirror.example//' }, 'https://mirror.example/v45.4.1/e.zip'],
  [
    { npm_config_electron_mirror: 'https://one.example', ELECTRON_MIRROR: 'https://two.example' },
    'https://one.example/v45.4.1/e.zip',
  ],
  [
    { ELECTRON_MIRROR: 'https://mirror.example/', ELECTRON_CUSTOM_DIR: '/{{ version }}/' },
    'https://mirror.example/45.4.1/e.zip',
  ],
  [
    { ELECTRON_MIRROR: ' ', ELECTRON_CUSTOM_FILENAME: 'x.zip' },
    'https://github.com/electron/electron/releases/download/v45.4.1/x.zip',
  ],
])('with %j the file is at %s', (env, expected) => {
  expect(electronAddress('45.4.1', 'e.zip', env as Record<string, string>)).toBe(expected)
})

test.each(['mirror.example/electron', 'ftp://mirror.example/', 'https://', 'no address'])(
  'a mirror that is no web address is told: %s',
  (mirror) => {
    expect(() => electronAddress('45.4.1', 'e.zip', { ELECTRON_MIRROR: mirror })).toThrow(
      'ELECTRON_MIRROR is not a web address',
    )
  },
)
