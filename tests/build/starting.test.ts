/* What lies around a start: the environment, the sandbox, packages, ends, network folders. */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { linkFolder } from '../support/links'
import { needs } from '../support/not-run'

const root = path.resolve(import.meta.dirname, '../..')
const module = <T>(name: string) => import(`../../build/${name}.mjs` as string) as Promise<T>

type Probes = {
  platform: string
  uid: number
  namespaces(): Promise<boolean | null>
  owner(file: string): Promise<{ uid: number; mode: number } | null>
}
const { sandboxTrouble, sandboxSentence, saysNoSandbox } = await module<{
  sandboxTrouble(executable: string, probes: Probes): Promise<string | null>
  sandboxSentence(executable: string): string
  saysNoSandbox(output: string): boolean
}>('sandbox')
const { electronEnvironment, mayStandIn } = await module<{
  mayStandIn(trouble?: Error): boolean
  electronEnvironment(env: Record<string, string | undefined>): Record<string, string>
}>('runtime')
const { namedHere } = await module<{
  namedHere(names: string[], ask: () => Promise<{ output?: string }>): Promise<string[]>
}>('system-packages')
const { onNetworkPath } = await module<{ onNetworkPath(folder: string, platform: string): boolean }>('setup')
const { DownloadTrouble } = await module<{
  DownloadTrouble: new (sentence: string, how?: { answered: boolean }) => Error
}>('download-trouble')
const { openWindow } = await module<{
  openWindow(
    runtime: { kind: string; version: string; executable: string },
    how: { warn(): Promise<void> },
  ): Promise<{ code?: number; reason?: string }>
}>('open-window')
type Child = { pid?: number; kill(signal?: string): void }
const { endGently, shellLine, Trouble } = await module<{
  Trouble: new (sentence: string) => Error
  endGently(child: Child, signal: string, how: { platform: string; start: unknown }): void
  shellLine(command: string, args: string[]): string
}>('run')

const executable = "/home/me/my exam's ü/electron"
const probes = (more: Partial<Probes> = {}): Probes => ({
  platform: 'linux',
  uid: 1000,
  namespaces: () => Promise.resolve(false),
  owner: () => Promise.resolve({ uid: 1000, mode: 0o755 }),
  ...more,
})

test('no namespaces and a helper that npm made: the one command is told', async () => {
  const told = await sandboxTrouble(executable, probes())
  expect(told).toBe(sandboxSentence(executable))
  const helper = `'/home/me/my exam'\\''s ü/chrome-sandbox'`
  expect(told).toContain(`sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`)
  const [, quoted] = /chown root:root (.*) &&/.exec(told!) ?? []
  if (process.platform !== 'win32')
    expect(spawnSync('sh', ['-c', `printf %s ${quoted}`], { encoding: 'utf8' }).stdout).toBe(
      "/home/me/my exam's ü/chrome-sandbox",
    )
  expect(told).not.toContain('no-sandbox')
})

test.each<[string, Partial<Probes>]>([
  ['namespaces are free', { namespaces: () => Promise.resolve(true) }],
  ['nobody can tell', { namespaces: () => Promise.resolve(null) }],
  ['the helper belongs to root', { owner: () => Promise.resolve({ uid: 0, mode: 0o4755 }) }],
  ['it is root', { uid: 0 }],
  ['it is a Mac', { platform: 'darwin' }],
  ['it is Windows', { platform: 'win32' }],
])('nothing is said where %s', async (_where, more) => {
  expect(await sandboxTrouble(executable, probes(more))).toBeNull()
})

test.each<[string, Partial<Probes>]>([
  ['has the wrong mode', { owner: () => Promise.resolve({ uid: 0, mode: 0o755 }) }],
  ['is writable for others', { owner: () => Promise.resolve({ uid: 0, mode: 0o4777 }) }],
  ['belongs to somebody', { owner: () => Promise.resolve({ uid: 1000, mode: 0o4755 }) }],
  ['is not there', { owner: () => Promise.resolve(null) }],
])('a helper that %s is none', async (_what, more) => {
  expect(await sandboxTrouble(executable, probes(more))).not.toBeNull()
})

test('what Chromium says without a sandbox is recognized, other complaints are not', () => {
  const suid =
    '[123:0822/FATAL:setuid_sandbox_host.cc(157)] The SUID sandbox helper binary was found, but is not configured correctly. Rather than run without sandboxing I am aborting now.'
  const none =
    '[1:1:0822/FATAL:zygote_host_impl_linux.cc(128)] No usable sandbox! If you are running on Ubuntu 23.10+ or another Linux distro'
  expect([suid, none].map(saysNoSandbox)).toEqual([true, true])
  expect(saysNoSandbox('Missing X server or $DISPLAY\nThe platform failed to initialize. Exiting.')).toBe(false)
})

test('an Electron gets no variable that makes it something else', () => {
  const env = {
    PATH: '/bin',
    ELECTRON_RUN_AS_NODE: '1',
    Electron_Extra: 'x',
    ELECTRON_: '',
    NODE_OPTIONS: '-r x',
    A: undefined,
  }
  expect(electronEnvironment({ ...env, NODE_EXTRA_CA_CERTS: 'file', MY_ELECTRON_X: '1' })).toEqual({
    PATH: '/bin',
    NODE_EXTRA_CA_CERTS: 'file',
    MY_ELECTRON_X: '1',
  })
})

test('packages are named as this release names them', async () => {
  const ask = vi.fn(() => Promise.resolve({ output: 'Package: libasound2t64\nVersion: 1\n\nPackage: libcups2t64\n' }))
  expect(await namedHere(['libasound2', 'libnss3', 'libcups2'], ask)).toEqual([
    'libasound2t64',
    'libnss3',
    'libcups2t64',
  ])
  expect(await namedHere(['libasound2'], () => Promise.resolve({}))).toEqual(['libasound2'])
  expect(await namedHere([], ask)).toEqual([])
  expect(ask).toHaveBeenCalledTimes(1)
})

test.each([
  ['\\\\wsl$\\Ubuntu\\home', 'win32', true],
  ['\\\\server\\share', 'win32', true],
  ['//server/share', 'win32', true],
  ['C:\\exam', 'win32', false],
  ['\\\\?\\C:\\exam', 'win32', false],
  ['/home/me', 'linux', false],
  ['//odd/but/fine', 'linux', false],
])('%s on %s is a network path: %s', (folder, platform, expected) => {
  expect(onNetworkPath(folder, platform)).toBe(expected)
})

test('Windows asks the window to close, other systems send the signal', () => {
  const child = { pid: 7, kill: vi.fn() }
  const start = vi.fn(() => ({ on: vi.fn() }))
  endGently(child, 'SIGINT', { platform: 'win32', start })
  expect(start.mock.calls).toEqual([['taskkill', ['/pid', '7'], { stdio: 'ignore' }]])
  expect(child.kill).not.toHaveBeenCalled()
  endGently(child, 'SIGINT', { platform: 'linux', start })
  expect(child.kill.mock.calls).toEqual([['SIGINT']])
})

test('a line for Windows’ shell keeps words together', () => {
  expect(shellLine('npm.cmd', ['ci', '--loglevel=error'])).toBe('npm.cmd ci --loglevel=error')
  expect(shellLine('npm.cmd', ['pack', '@a/b@1.2.3', 'C:\\my exam ü'])).toBe('npm.cmd pack @a/b@1.2.3 "C:\\my exam ü"')
})

test('a script runs in a folder that is called by a link', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'my exam ü '))
  try {
    linkFolder(root, path.join(folder, 'link'))
    const { status, stderr } = spawnSync(process.execPath, [path.join(folder, 'link/build/serve.mjs'), 'nonsense'], {
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([1, '"nonsense" is not understood; known are port=VALUE.\n'])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('the old Electron stands in only where nobody answered', () => {
  expect(mayStandIn()).toBe(true)
  expect(mayStandIn(new DownloadTrouble('No answer.', { answered: false }))).toBe(true)
  for (const answered of [new DownloadTrouble('Cut.'), new DownloadTrouble('404.'), new Trouble('Other.')])
    expect(mayStandIn(answered)).toBe(false)
})

let home: string | null = null
afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  if (home) rmSync(home, { recursive: true, force: true })
  home = null
})

const noScripts = needs(process.platform === 'win32' ? 'the stand-in for Electron is a shell script' : null)

/** Opens a window in an Electron that is a shell script; gives what was said, too. */
async function opening(script: string): Promise<{ ended: { code?: number; reason?: string }; said: string }> {
  home = mkdtempSync(path.join(os.tmpdir(), 'my exam ü '))
  const executable = path.join(home, 'electron')
  writeFileSync(executable, `#!/bin/sh\n${script}\n`)
  chmodSync(executable, 0o755)
  let said = ''
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((text) => ((said += String(text)), true))
  const ended = await openWindow({ kind: 'official', version: '99.0.0', executable }, { warn: () => Promise.resolve() })
  vi.restoreAllMocks()
  return { ended, said }
}

test(
  'an Electron that dies for want of a sandbox: the command, and the browser',
  needs(process.platform === 'linux' ? null : 'only Linux has that helper'),
  async () => {
    const { ended, said } = await opening(
      'echo "[1:FATAL:x.cc] The SUID sandbox helper binary was found, but" >&2; exit 133',
    )
    expect(ended).toEqual({ reason: 'since there is no sandbox for a window here' })
    expect(said).toContain(`sudo chmod 4755 '${home}/chrome-sandbox'`)
  },
)

test('an Electron that ends at once with an error: the way to the browser is named', noScripts, async () => {
  const failed = await opening('echo "error while loading shared libraries: libx.so" >&2; exit 127')
  expect(failed.ended).toEqual({ code: 127 })
  expect(failed.said).toMatch(/libx\.so[^]*`npm start browser` shows the app in the browser/)
  const closed = await opening('exit 0')
  expect(closed.ended).toEqual({ code: 0 })
  expect(closed.said).not.toContain('browser')
})

test('the window gets the cleaned environment', noScripts, async () => {
  vi.stubEnv('ELECTRON_RUN_AS_NODE', '1')
  vi.stubEnv('NODE_OPTIONS', '--no-warnings')
  const { ended } = await opening('[ -z "$ELECTRON_RUN_AS_NODE$NODE_OPTIONS" ] && [ -n "$PATH" ] || exit 5')
  expect(ended).toEqual({ code: 0 })
})
