/**
 * Opening a program with a window: bounded, and tried again when nothing came. Electron and Chromium now and then hang at
 * their start on a busy machine, before any of our code has run; a second start then works.
 */
import { randomUUID } from 'node:crypto'
import { killMarked } from './processes.mjs'

export { killMarked, killTree, markedProcesses, processTree } from './processes.mjs'

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
