/** Starting other programs: one place for "show its output", "keep its output" and "say it in one sentence". */
import { spawn } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { root } from './paths.mjs'

export class Trouble extends Error {}

/** One line of progress. */
export const say = (text) => process.stdout.write(`${text}\n`)

/**
 * Whether this file is the script that Node was started with. Not a comparison of names: a folder may be called by a
 * link, a junction or a drive of its own, and a script that then takes itself for a module does nothing, with 0.
 */
export function isMain(file) {
  try {
    return realpathSync(process.argv[1]) === realpathSync(file)
  } catch {
    return false
  }
}

/** The command of a program that npm installs as a script: Windows needs its .cmd file and a shell. */
export const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

const ends = new Set()
const signals = { SIGINT: 2, SIGTERM: 15, SIGHUP: 1 }
const runEnds = () => ends.forEach((end) => end())
const stop = (signal) => process.exit(128 + signals[signal])

/**
 * Does something when this process ends, also when it is told to stop: without that it would leave running what it
 * started. Returns what takes it back.
 */
export function atExit(end) {
  if (ends.size === 0) {
    process.on('exit', runEnds)
    for (const signal of Object.keys(signals)) process.on(signal, stop)
  }
  ends.add(end)
  return () => {
    ends.delete(end)
    if (ends.size > 0) return
    process.off('exit', runEnds)
    for (const signal of Object.keys(signals)) process.off(signal, stop)
  }
}

/** A command and its arguments as one line for the shell of Windows: its own words as they are, the rest in quotes. */
export const shellLine = (command, args) =>
  [command, ...args].map((word) => (/^[\w.:\\/@=+-]+$/.test(word) ? word : `"${word}"`)).join(' ')

/**
 * Asks a program to end, so that it can still write what is open. On Windows a signal would end it on the spot; there its
 * window is asked to close.
 */
export function endGently(child, signal = 'SIGTERM', { platform = process.platform, start = spawn } = {}) {
  if (platform !== 'win32') return void child.kill(signal)
  if (child.pid === undefined) return
  start('taskkill', ['/pid', String(child.pid)], { stdio: 'ignore' }).on('error', () => child.kill())
}

/**
 * Runs a program to its end. `quiet` keeps its output in the result instead of showing it.
 * A program that cannot be started counts as failed with code 127.
 */
export function run(command, args, { env = {}, cwd = root, quiet = false, timeout } = {}) {
  return new Promise((resolve) => {
    // A shell is for npm on Windows alone; Node warns of arguments that it would have to put together itself.
    const shell = command.endsWith('.cmd')
    const [program, words] = shell ? [shellLine(command, args), []] : [command, args]
    const child = spawn(program, words, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      shell,
      timeout,
    })
    const forget = atExit(() => child.kill())
    let output = ''
    child.stdout?.on('data', (part) => (output += part))
    child.stderr?.on('data', (part) => (output += part))
    const end = (result) => {
      forget()
      resolve(result)
    }
    child.on('error', (error) => end({ code: 127, output: error.message }))
    child.on('close', (code, signal) => end({ code: code ?? 1, signal, output }))
  })
}

/** Like `run`, but a failure ends everything with this one sentence. */
export async function must(sentence, command, args, options = {}) {
  const { code, output } = await run(command, args, options)
  if (code === 0) return output
  if (options.quiet && output) process.stderr.write(`${output.trimEnd()}\n`)
  throw new Trouble(sentence)
}

/** Runs a script's main function; a Trouble is told in its own sentence, a bug with its stack. */
export async function main(job) {
  try {
    const code = await job()
    process.exitCode = typeof code === 'number' ? code : 0
  } catch (error) {
    process.stderr.write(error instanceof Trouble ? `${error.message}\n` : `${error?.stack ?? error}\n`)
    process.exitCode = 1
  }
}
