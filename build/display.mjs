/** Invisible displays for tests: Xvfb for as long as it is needed, wherever it is there. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { findProgram } from './programs.mjs'
import { atExit, Trouble } from './run.mjs'

const TRIES = 3
export const noXvfb = 'Xvfb is not installed, so there is no display for the tests.'

/**
 * What Chromium is told about the display: X, also inside a Wayland session, whose windows nobody could place and which
 * an invisible display is not. Nothing where there is no X.
 */
export const displayArgs = ({ platform = process.platform, env = process.env } = {}) =>
  platform === 'linux' && env.DISPLAY ? ['--ozone-platform=x11'] : []

/**
 * What must change in an environment so that programs open on this X display alone, and nothing in the session of who
 * runs the tests. Undefined: to be taken out.
 */
export function onlyOn(name, env = process.env) {
  // Toolkits that were told to prefer Wayland would not find it.
  const wishes = ['GDK_BACKEND', 'XDG_SESSION_TYPE', 'ELECTRON_OZONE_PLATFORM_HINT'].filter((wish) => env[wish])
  return {
    DISPLAY: name,
    WAYLAND_DISPLAY: undefined,
    WAYLAND_SOCKET: undefined,
    ...Object.fromEntries(wishes.map((wish) => [wish, 'x11'])),
  }
}

/** Changes this process's environment; undefined takes a variable out. */
function setVariables(variables) {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  }
}

/**
 * Starts one Xvfb, which itself picks a free number and tells it on descriptor 3; other servers, and the lock files of
 * dead ones, are its own to step around. `end` ends it.
 */
export async function startDisplay({ size = '1920x1200', program = findProgram('Xvfb') } = {}) {
  if (!program) throw new Trouble(noXvfb)
  for (let number = 1; ; number++) {
    try {
      return await startServer(program, size)
    } catch (error) {
      // Two servers may have wanted one number in the same moment.
      if (number >= TRIES || !(error instanceof Trouble)) throw error
    }
  }
}

async function startServer(program, size) {
  const server = spawn(program, ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  const forget = atExit(() => server.kill())
  const end = () => {
    forget()
    server.kill()
  }
  let said = ''
  server.stderr.on('data', (part) => (said = `${said}${part}`.slice(-2_000)))
  const failed = new Promise((_, reject) => {
    const fail = (reason) => reject(new Trouble(`Xvfb did not start, so there is no display for the tests${reason}`))
    server.once('error', (error) => fail(`: ${error.message}.`))
    server.once('close', () => fail(said.trim() ? `:\n${said.trim()}` : '.'))
  })
  failed.catch(() => undefined)
  try {
    const [number] = await Promise.race([once(server.stdio[3], 'data'), failed])
    return { name: `:${String(number).trim()}`, end }
  } catch (error) {
    end()
    throw error
  }
}

/** An invisible display, or null where the display there is must do. Throws a Trouble where there is none at all. */
async function displayOrOwn() {
  try {
    return await startDisplay()
  } catch (error) {
    if (!(error instanceof Trouble) || !(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)) throw error
    process.stderr.write(`${error.message}\nThe windows open on the display there is, and take the keyboard.\n`)
    return null
  }
}

/** Runs the job with an invisible display in this process's environment, or with the one there is where Xvfb is not. */
export async function withDisplay(job) {
  if (process.platform !== 'linux') return job()
  const display = await displayOrOwn()
  if (!display) return job()
  const changes = onlyOn(display.name)
  const before = Object.fromEntries(Object.keys(changes).map((name) => [name, process.env[name]]))
  setVariables(changes)
  try {
    return await job()
  } finally {
    setVariables(before)
    display.end()
  }
}

/**
 * Runs the job with `count` invisible displays of its own, whatever display there is: keys, focus and clipboard of one
 * test worker must not reach another, nor the person at the computer. The job gets the environment for the workers, who
 * pick theirs in playwright.config.ts. Other systems than Linux have one display, so there it is for one worker.
 */
export async function withDisplays(count, job) {
  if (process.platform !== 'linux') return job({})
  const displays = []
  try {
    for (let number = 0; number < count; number++) {
      const display = number === 0 ? await displayOrOwn() : await startDisplay()
      // Without Xvfb the display there is must do, for one worker.
      if (!display) return await job({})
      displays.push(display)
    }
    const names = displays.map((one) => one.name)
    return await job({ ...onlyOn(names[0]), CCS_TEST_DISPLAYS: names.join(' ') })
  } finally {
    displays.forEach((one) => one.end())
  }
}
