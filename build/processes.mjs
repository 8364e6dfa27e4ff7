/** Processes of this computer: who started whom, what they carry, and ending them, by system. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { findProgram } from './programs.mjs'

/** Why SIGTERM cannot be tried here, or null: on Windows it ends a process without asking it. */
export const noSignals = (platform = process.platform) =>
  platform === 'win32' ? 'Windows has no SIGTERM that a program could answer' : null

/** What a program of the system prints. */
function printed(name, args) {
  const program = findProgram(name)
  if (!program) throw new Error(`The program ${name} of the system was not found.`)
  return execFileSync(program, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
}

const numbered = () => readdirSync('/proc').filter((name) => /^\d+$/.test(name))

/** [pid, parent] of each row of `ps -o pid=,ppid=`. */
export const pairsOfPs = (text) =>
  text
    .split('\n')
    .map((row) => /^\s*(\d+)\s+(\d+)\s*$/.exec(row))
    .filter(Boolean)
    .map(([, pid, parent]) => [Number(pid), Number(parent)])

/** [pid, parent] of a text of /proc/PID/stat, whose second field, the program's name, may have any character. */
export function pairOfStat(text) {
  const [pid] = text.split(' ', 1)
  const [, parent] = text.slice(text.lastIndexOf(')') + 2).split(' ')
  return [Number(pid), Number(parent)]
}

/** Linux tells by files, so that no program is needed there. */
function pairs() {
  if (process.platform !== 'linux') return pairsOfPs(printed('ps', ['-axo', 'pid=,ppid=']))
  return numbered().flatMap((pid) => {
    try {
      return [pairOfStat(readFileSync(`/proc/${pid}/stat`, 'latin1'))]
    } catch {
      return [] // It ended in between.
    }
  })
}

/** A process and everything it started, parents before their children. Not on Windows, which ends trees by itself. */
export function processTree(pid) {
  const all = pairs()
  const below = (parent) => all.filter(([, other]) => other === parent).flatMap(([child]) => [child, ...below(child)])
  return [pid, ...below(pid)]
}

/** How a process is ended with all it started, where the system has a program for it; null: by signals. */
export const treeEnder = (pid, platform = process.platform) =>
  platform === 'win32' ? { program: 'taskkill', args: ['/pid', String(pid), '/t', '/f'] } : null

/** Kills a process and everything it started at once, as a power cut would. One that is gone already is no matter. */
export function killTree(pid) {
  const ender = treeEnder(pid)
  if (ender) {
    try {
      printed(ender.program, ender.args)
    } catch {
      // It ended by itself in between.
    }
    return
  }
  for (const one of processTree(pid)) {
    try {
      process.kill(one, 'SIGKILL')
    } catch {
      // It ended by itself in between.
    }
  }
}

/** Is the process there? */
export function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** The processes of `ps -axEww -o pid=,command=` whose environment has this entry. */
export const markedInPs = (text, entry) =>
  text
    .split('\n')
    .filter((row) => ` ${row} `.includes(` ${entry} `))
    .map((row) => Number(/^\s*(\d+)/.exec(row)?.[1]))
    .filter((pid) => pid > 0)

/**
 * Processes that have this entry (`NAME=value`) in their environment. Windows does not tell; there are none then, and
 * what a start left running goes with the process that Playwright started, tree and all.
 */
export function markedProcesses(entry) {
  const others = (pids) => pids.filter((pid) => pid !== process.pid)
  if (process.platform === 'win32') return []
  if (process.platform !== 'linux') return others(markedInPs(printed('ps', ['-axEww', '-o', 'pid=,command=']), entry))
  return others(numbered().map(Number)).filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(entry)
    } catch {
      return false // It ended in between, or is another user's.
    }
  })
}

/** Kills every process with this entry in its environment, and says how many there were. */
export function killMarked(entry) {
  const found = markedProcesses(entry)
  found.forEach(killTree)
  return found.length
}
