import { spawn } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { buildScript } from '../support/build-script'
import { needs } from '../support/not-run'

/* Invisible displays: always our own where Xvfb is, whatever session, servers and remains of servers there are. */

type Display = { name: string; end(): void }
const { displayArgs, onlyOn, startDisplay, withDisplay, withDisplays } = await buildScript<{
  displayArgs(system: { platform: NodeJS.Platform; env: Record<string, string> }): string[]
  onlyOn(name: string, env: Record<string, string>): Record<string, string | undefined>
  startDisplay(options?: { size?: string; program?: string | null }): Promise<Display>
  withDisplay<T>(job: () => Promise<T>): Promise<T>
  withDisplays<T>(count: number, job: (env: Record<string, string | undefined>) => Promise<T>): Promise<T>
}>('display.mjs')
const { findProgram } = await buildScript<{ findProgram(name: string): string | null }>('programs.mjs')

const xvfb = findProgram('Xvfb')
const withXvfb = needs(process.platform !== 'linux' ? 'only Linux has X' : xvfb ? null : 'Xvfb is not installed')
afterEach(() => vi.unstubAllEnvs())

test('Chromium is told of X wherever X is, also inside Wayland, and of nothing elsewhere', () => {
  const told = (platform: NodeJS.Platform, env: Record<string, string>) => displayArgs({ platform, env })
  expect(told('linux', { DISPLAY: ':1', WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['--ozone-platform=x11'])
  expect(told('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual([])
  expect(told('darwin', { DISPLAY: ':1' })).toEqual([])
  expect(told('win32', { DISPLAY: ':1' })).toEqual([])
})

test('nothing of a Wayland session reaches what is to open on our display', () => {
  const changed = { ...onlyOn(':7', { WAYLAND_DISPLAY: 'wayland-0', GDK_BACKEND: 'wayland', DISPLAY: ':0' }) }
  expect(changed).toEqual({ DISPLAY: ':7', WAYLAND_DISPLAY: undefined, WAYLAND_SOCKET: undefined, GDK_BACKEND: 'x11' })
})

/** Does a server answer there? */
const answers = (number: number) =>
  new Promise<boolean>((resolve) => {
    const socket = net.connect(`/tmp/.X11-unix/X${number}`)
    socket.once('connect', () => (socket.destroy(), resolve(true)))
    socket.once('error', () => resolve(false))
  })
const numberOf = ({ name }: Display) => Number(name.slice(1))

describe('a display of our own', () => {
  test('is taken even where a session has one, and the session is as it was afterwards', withXvfb, async () => {
    vi.stubEnv('DISPLAY', ':12345')
    vi.stubEnv('WAYLAND_DISPLAY', 'wayland-0')
    const seen = await withDisplay(() => Promise.resolve([process.env.DISPLAY, process.env.WAYLAND_DISPLAY]))
    expect(seen[0]).toMatch(/^:\d+$/)
    expect(seen[0]).not.toBe(':12345')
    expect(seen[1]).toBeUndefined()
    expect([process.env.DISPLAY, process.env.WAYLAND_DISPLAY]).toEqual([':12345', 'wayland-0'])
  })

  test('is there without PATH, HOME and DISPLAY, for each worker another', withXvfb, async () => {
    for (const name of ['PATH', 'HOME', 'DISPLAY', 'WAYLAND_DISPLAY']) vi.stubEnv(name, undefined)
    await withDisplays(2, async ({ CCS_TEST_DISPLAYS, DISPLAY }) => {
      const names = CCS_TEST_DISPLAYS!.split(' ')
      expect(new Set(names).size).toBe(2)
      expect(DISPLAY).toBe(names[0])
      for (const name of names) expect(await answers(Number(name.slice(1)))).toBe(true)
    })
  })

  test('steps around other servers, and around what a dead one left', withXvfb, async () => {
    const first = await startDisplay({ size: '640x480' })
    const second = await startDisplay({ size: '640x480' })
    expect(second.name).not.toBe(first.name)
    first.end()
    await vi.waitFor(async () => expect(await answers(numberOf(first))).toBe(false), 10_000)
    // As a server leaves it that was killed: a lock file with the number of a process that is no more.
    const dead = spawn(process.execPath, ['-e', ''])
    await new Promise((resolve) => dead.once('close', resolve))
    const lock = `/tmp/.X${numberOf(first)}-lock`
    const ours = !existsSync(lock)
    if (ours) writeFileSync(lock, `${String(dead.pid).padStart(10)}\n`)
    const third = await startDisplay({ size: '640x480' })
    try {
      expect(await answers(numberOf(third))).toBe(true)
      expect(third.name).not.toBe(second.name)
    } finally {
      third.end()
      second.end()
      if (ours) rmSync(lock, { force: true })
    }
  })

  test('that is missing is told in a sentence, with what the server said', async () => {
    await expect(startDisplay({ program: null })).rejects.toThrow('Xvfb is not installed')
    await expect(startDisplay({ program: '/nowhere/Xvfb' })).rejects.toThrow(/Xvfb did not start.*ENOENT/)
  })

  test('that does not come up is told with what the server said', withXvfb, async () => {
    await expect(startDisplay({ size: 'nonsense' })).rejects.toThrow(/Xvfb did not start[^]*screen/i)
  })
})
