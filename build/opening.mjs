/**
 * Opening a program with a window: bounded, and tried again when nothing came. Electron and Chromium now and then hang at
 * their start on a busy machine, before any of our code has run; a second start then works.
 */
import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

const PATIENCE = 30_000
const TRIES = 3
/** Carried in the environment of what a try started, so that all of it is found again. */
const MARK = 'CCS_OPENING'

/**
 * Runs `open(env, patience)` until it gives something: at most `patience` milliseconds each time and `tries` times.
 * Whatever a try leaves running is killed, and the next try is announced on stderr. `env` is to be given to the program.
 * The error of the last try is thrown.
 */
export async function opened(what, open, { patience = PATIENCE, tries = TRIES } = {}) {
  for (let number = 1; ; number++) {
    const mark = randomUUID()
    try {
      return await inTime(open({ [MARK]: mark }, patience), patience, `${what} did not open within ${patience} ms.`)
    } catch (error) {
      killMarked(`${MARK}=${mark}`)
      if (number >= tries) throw error
      process.stderr.write(
        `Start ${number} of ${tries} of ${what} came to nothing, trying again: ${firstLine(error)}\n`,
      )
    }
  }
}

const firstLine = (error) => String(error instanceof Error ? error.message : error).split('\n', 1)[0]

async function inTime(promise, patience, sentence) {
  // What is bounded by its own timer in the same time fails first and says more.
  const late = new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new Error(sentence)), patience + 1_000)
    promise.catch(() => undefined).finally(() => clearTimeout(timer))
  })
  return Promise.race([promise, late])
}

/** A process and everything it started, by `ps`: parents before their children. */
export function processTree(pid) {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/).map(Number))
  const below = (parent) => rows.filter(([, ppid]) => ppid === parent).flatMap(([child]) => [child, ...below(child)])
  return [pid, ...below(pid)]
}

/** Kills a process and everything it started at once, as a power cut would. */
export function killTree(pid) {
  for (const one of processTree(pid)) {
    try {
      process.kill(one, 'SIGKILL')
    } catch {
      // It ended by itself in between.
    }
  }
}

/** Processes that have this entry (`NAME=value`) in their environment. Only Linux tells; elsewhere there are none. */
export function markedProcesses(entry) {
  if (process.platform !== 'linux') return []
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(entry)
      } catch {
        return false // It ended in between, or is another user's.
      }
    })
    .map(Number)
}

/** Kills every process with this entry in its environment, and says how many there were. */
export function killMarked(entry) {
  const found = markedProcesses(entry)
  found.forEach(killTree)
  return found.length
}
