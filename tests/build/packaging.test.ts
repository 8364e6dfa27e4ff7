/* Packaging: what is looked for in a packed app, which installers are made, what is told when one cannot be, and icons. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { parse } from 'yaml'

const root = path.resolve(import.meta.dirname, '../..')
const load = (name: string): Promise<unknown> => import(pathToFileURL(path.join(root, name)).href)
type Check = { BUDGET: { archive: number }; problemsOf(folder: string, built?: string): Promise<string[]> }
type Installers = {
  outcomeOf(
    target: string,
    result: { code: number; output: string },
    made: string[],
  ): { made?: string[]; notRun?: string; failed?: string }
}
const { BUDGET, problemsOf } = (await load('build/packaging/check-package.mjs')) as Check
const { outcomeOf } = (await load('build/packaging/installers.mjs')) as Installers
const { resourcesIn } = (await load('build/packaging/unpacked.mjs')) as { resourcesIn(folder: string): string }
const { configurationFor, installersOf, system } = (await load('build/packaging/configuration.mjs')) as {
  system: 'linux' | 'win' | 'mac'
  configurationFor(options: object): Promise<Record<string, unknown>>
  installersOf(config: object): { target: string; arch: string }[]
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'my package ü-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})
const put = (file: string, content: string | Buffer) => {
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, content)
}

const RULE = '='.repeat(80)
const inArchive = [
  'package.json',
  'out/main/main.cjs',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'out/renderer/licenses.txt',
]

/** A packed app that may be handed on, and the build it came from. */
function packedApp({ archived = inArchive, size = 0 } = {}) {
  const app = path.join(folder, 'app')
  const built = path.join(folder, 'out')
  const papers = process.platform === 'darwin' ? resourcesIn(app) : app
  const tree: { files: Record<string, unknown> } = { files: {} }
  for (const file of archived) {
    let at = tree
    const parts = file.split('/')
    for (const part of parts.slice(0, -1)) at = (at.files[part] ??= { files: {} }) as typeof tree
    at.files[parts.at(-1)!] = { size: 1, offset: '0' }
  }
  const header = Buffer.from(JSON.stringify(tree))
  const head = Buffer.alloc(16)
  head.writeUInt32LE(header.length, 12)
  put(path.join(resourcesIn(app), 'app.asar'), Buffer.concat([head, header, Buffer.alloc(size)]))
  put(path.join(resourcesIn(app), 'LICENSE.txt'), 'MIT')
  put(path.join(resourcesIn(app), 'licenses.txt'), `x\n${RULE}\nreact 1.0.0 (MIT)\n${RULE}\n\ntext\n`)
  put(path.join(papers, 'LICENSE.electron.txt'), 'MIT')
  put(path.join(papers, 'LICENSES.chromium.html'), '<html>')
  put(path.join(built, 'renderer/index.html'), '<script type="module" src="./assets/first.js"></script>')
  put(path.join(built, 'renderer/assets/first.js'), 'console.log(1)')
  put(
    path.join(built, 'renderer/assets/first.js.map'),
    JSON.stringify({ sources: ['../../../node_modules/react/index.js'] }),
  )
  return { app, built, papers, check: () => problemsOf(app, built) }
}

test('an app with all that belongs to it has no problem', async () => {
  expect(await packedApp().check()).toEqual([])
})

test.each<[string, string[], RegExp]>([
  ['a source map', [...inArchive, 'out/renderer/assets/x.js.map'], /source map out\/renderer\/assets\/x\.js\.map/],
  ['a test', [...inArchive, 'tests/a.test.ts'], /holds tests\/a\.test\.ts, which is no part/],
  ['a package', [...inArchive, 'node_modules/react/index.js'], /holds node_modules\/react\/index\.js/],
  ['screenshots', [...inArchive, 'out/screenshots/1.png'], /holds out\/screenshots\/1\.png/],
  ['no licenses', inArchive.filter((file) => !file.endsWith('.txt')), /lacks out\/renderer\/licenses\.txt/],
  ['no shell', inArchive.filter((file) => !file.includes('main')), /lacks out\/main\/main\.cjs/],
])('an archive with %s may not be handed on', async (_what, archived, sentence) => {
  expect(await packedApp({ archived }).check()).toEqual([expect.stringMatching(sentence)])
})

test('an archive larger than its budget may not be handed on', async () => {
  expect(await packedApp({ size: BUDGET.archive }).check()).toEqual([expect.stringMatching(/has 6\.0 MB; 6\.0 MB are/)])
})

test('each license file is missed, also an empty one', async () => {
  const { app, papers, check } = packedApp()
  rmSync(path.join(papers, 'LICENSES.chromium.html'))
  put(path.join(resourcesIn(app), 'LICENSE.txt'), '')
  expect(await check()).toEqual([
    expect.stringContaining('LICENSE.txt is missing'),
    expect.stringContaining('LICENSES.chromium.html is missing'),
  ])
})

test('a package that only the source maps tell of is missed in licenses.txt', async () => {
  const { built, check } = packedApp()
  put(
    path.join(built, 'main/main.cjs.map'),
    JSON.stringify({ sources: ['../../node_modules/@a/b/c.js', '../../electron/x.ts'] }),
  )
  expect(await check()).toEqual(['licenses.txt does not name @a/b, which is in the bundle.'])
})

test('a build without source maps proves nothing, and is told', async () => {
  const { built, check } = packedApp()
  rmSync(path.join(built, 'renderer/assets/first.js.map'))
  expect(await check()).toEqual([expect.stringContaining('no source maps')])
})

test('a first script over its budget is told', async () => {
  const { built, check } = packedApp()
  const noise = Array.from({ length: 60_000 }, (_, at) => Math.imul(at + 1, 2654435761).toString(36)).join(';')
  put(path.join(built, 'renderer/assets/first.js'), noise)
  expect(await check()).toEqual([expect.stringMatching(/first script has \d+ bytes/)])
})

test.each([
  [
    'deb',
    '  ⨯ getaddrinfo ENOTFOUND github.com  failedTask=build stackTrace=RequestError: ...',
    /^fpm .* could not be downloaded: getaddrinfo ENOTFOUND github\.com$/,
  ],
  [
    'AppImage',
    'connect ECONNREFUSED 127.0.0.1:9\n    at x',
    /^the AppImage tools could not be downloaded: ECONNREFUSED 127\.0\.0\.1:9$/,
  ],
  ['nsis', 'HTTPError: Response code 503 (Service Unavailable)', /^NSIS could not be downloaded: Response code 503/],
])('%s: a tool that cannot be downloaded is not run, with the reason', (target, output, reason) => {
  const { notRun, ...rest } = outcomeOf(target, { code: 1, output }, [])
  expect([notRun, rest]).toEqual([expect.stringMatching(reason), {}])
})

test.each([
  ['Please specify project homepage', 1],
  ['Invalid configuration object', 1],
  ['', 0],
])('%j is a failure, not a thing that could not be run', (output, code) => {
  expect(outcomeOf('deb', { code, output }, [])).toEqual({
    failed: expect.stringMatching(output || /nothing/) as string,
  })
})

test('what was made is told only where the packager ended well', () => {
  expect(outcomeOf('deb', { code: 0, output: 'ENOTFOUND in passing' }, ['a.deb'])).toEqual({ made: ['a.deb'] })
  expect(outcomeOf('deb', { code: 1, output: 'bad' }, ['a.deb'])).toEqual({ failed: 'bad' })
})

test('the list of parts names what the app depends on and Electron, the same each time', async () => {
  const { writePartsList } = (await load('build/packaging/papers.mjs')) as {
    writePartsList(options: object): Promise<string>
  }
  const write = () =>
    writePartsList({ version: '9.9.9', electron: '45.4.1', folder }).then((file) => readFileSync(file, 'utf8'))
  vi.stubEnv('SOURCE_DATE_EPOCH', '1700000000')
  const text = await write()
  expect(await write()).toBe(text)
  const list = JSON.parse(text) as {
    metadata: { timestamp: string; component: { name: string; type: string } }
    components: { 'bom-ref': string; 'name': string; 'version': string }[]
    serialNumber: string
  }
  expect(list.metadata).toMatchObject({
    timestamp: '2023-11-14T22:13:20.000Z',
    component: { name: 'ccs-exam-simulator', type: 'application' },
  })
  expect(list.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/)
  const { dependencies } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  const named = new Map(list.components.map((one) => [one.name, one]))
  for (const [name, version] of Object.entries({ ...dependencies, electron: '45.4.1' }))
    expect(named.get(name), name).toMatchObject({
      version,
      licenses: [{ license: { id: expect.any(String) as string } }],
    })
  for (const tool of ['vitest', 'vite', 'playwright']) expect(named.has(tool)).toBe(false)
  expect(new Set(list.components.map((one) => one['bom-ref'])).size).toBe(list.components.length)
})

test('checksums are those of sha256sum, of every file but folders and the sums themselves', async () => {
  const { writeChecksums } = (await load('build/packaging/papers.mjs')) as { writeChecksums(at: string): Promise<void> }
  put(path.join(folder, 'b ü.zip'), 'abc')
  put(path.join(folder, 'a.deb'), '')
  put(path.join(folder, 'unpacked/program'), 'x')
  await writeChecksums(folder)
  await writeChecksums(folder)
  expect(readFileSync(path.join(folder, 'SHA256SUMS'), 'utf8')).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  a.deb\n' +
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  b ü.zip\n',
  )
})

test('a processor that is not named is this computer', () => {
  const config = { [system]: { target: ['deb', { target: 'zip', arch: ['arm64', 'x64'] }] } }
  expect(installersOf(config)).toEqual([
    { target: 'deb', arch: process.arch },
    { target: 'zip', arch: 'arm64' },
    { target: 'zip', arch: 'x64' },
  ])
})

test('packages carry the address of this project, or the one that a release is made for', async () => {
  vi.stubEnv('CCS_HOMEPAGE', '')
  const { homepage } = (await load('build/packaging/homepage.mjs')) as { homepage(): string }
  const { homepage: own } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { homepage: string }
  expect(own).toMatch(/^https:\/\//)
  expect(homepage()).toBe(own)
  vi.stubEnv('CCS_HOMEPAGE', 'https://example.org/fork/')
  expect(homepage()).toBe('https://example.org/fork')
  for (const wrong of ['javascript:alert(1)', 'example.org', 'http://example.org']) {
    vi.stubEnv('CCS_HOMEPAGE', wrong)
    expect(homepage).toThrow(/CCS_HOMEPAGE is/)
  }
})

test('nobody is sent to a stand-in address', async () => {
  const { realHomepage } = (await load('build/packaging/homepage.mjs')) as { realHomepage(): string }
  vi.stubEnv('CCS_HOMEPAGE', 'https://somewhere.invalid')
  expect(realHomepage()).toBe('')
  vi.stubEnv('CCS_HOMEPAGE', 'https://example.org')
  expect(realHomepage()).toBe('https://example.org')
})

type BuilderConfig = Record<'linux' | 'win' | 'mac', { icon: string }> & {
  files: string[]
  extraResources: { from: string }[]
  electronFuses: Record<string, boolean>
  nsis: { buildUniversalInstaller: boolean; deleteAppDataOnUninstall: boolean }
  toolsets: { appimage: string }
  publish: null
}
const config = parse(readFileSync(path.join(root, 'build/electron-builder.yml'), 'utf8')) as BuilderConfig

test('an old Electron is packed without the fuses it has not got, the current one with all', async () => {
  put(path.join(folder, 'licenses.txt'), '')
  const fuses = async (version: string) =>
    Object.keys(
      (await configurationFor({ electron: { version }, work: folder, licenses: path.join(folder, 'licenses.txt') }))
        .electronFuses as object,
    )
  expect(await fuses('45.4.1')).toEqual(Object.keys(config.electronFuses))
  expect(await fuses('25.1.1')).toEqual(
    Object.keys(config.electronFuses).filter((fuse) => fuse !== 'grantFileProtocolExtraPrivileges'),
  )
})

test('what is packed beside the archive is not taken out of it: the packager drops such files there', () => {
  for (const { from } of config.extraResources) expect(from).not.toMatch(/^out\//)
})

test('one installer for each processor, data stays, nothing is asked for updates, the AppImage needs no old library', () => {
  expect([config.nsis.buildUniversalInstaller, config.nsis.deleteAppDataOnUninstall]).toEqual([false, false])
  expect([config.publish, config.toolsets.appimage]).toEqual([null, '1.0.3'])
})

/** Width and height that a PNG says it has. */
const sizeOf = (png: Buffer) => {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

test('Linux has an icon of every size of its theme', () => {
  const at = path.join(root, config.linux.icon)
  const sizes = readdirSync(at).map((name) => {
    const [, width] = /^(\d+)x\1\.png$/.exec(name)!
    expect(sizeOf(readFileSync(path.join(at, name)))).toEqual([Number(width), Number(width)])
    return Number(width)
  })
  expect(sizes.sort((a, b) => a - b)).toEqual([16, 24, 32, 48, 64, 128, 256, 512])
})

test('the icon of Windows holds sizes from 16 to 256', () => {
  const file = readFileSync(path.join(root, config.win.icon))
  const sizes = Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
    const at = 6 + 16 * index
    const [length, offset] = [file.readUInt32LE(at + 8), file.readUInt32LE(at + 12)]
    const [width] = sizeOf(file.subarray(offset, offset + length))
    expect(file.readUInt8(at) || 256).toBe(width)
    return width
  })
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256])
})

test('the icon of a Mac holds sizes up to 1024, and is as long as it says', () => {
  const file = readFileSync(path.join(root, config.mac.icon))
  expect([file.toString('latin1', 0, 4), file.readUInt32BE(4)]).toEqual(['icns', file.length])
  const sizes: number[] = []
  for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4))
    sizes.push(sizeOf(file.subarray(at + 8, at + file.readUInt32BE(at + 4)))[0]!)
  expect(new Set(sizes)).toEqual(new Set([16, 32, 64, 128, 256, 512, 1024]))
})

test('the menus find the window by the name that the packager gives its entry', () => {
  const { desktopName } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { desktopName: string }
  expect(desktopName).toBe(`${(config.linux as unknown as { executableName: string }).executableName}.desktop`)
})
