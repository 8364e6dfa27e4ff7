/** One at a time: a lock that is a file, which its holder touches again and again so that a dead one's is recognized. */
import { rmSync } from 'node:fs'
import { open, rm, stat, utimes } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { atExit } from './run.mjs'

/** Milliseconds: how often the holder says that it lives, after how long it is dead, how often others look. */
const usualTimes = { beat: 1_000, dead: 10_000, look: 500 }

/**
 * Runs `job` while no other process holds the lock.
 * @param {string} file the lock; its folder must be there
 * @param {() => Promise<T>} job
 * @param {{ waiting?: () => void, times?: Partial<typeof usualTimes> }} [options] `waiting` is called once when it has to wait
 * @returns {Promise<T>}
 * @template T
 */
export async function withLock(file, job, { waiting = () => undefined, times = {} } = {}) {
  const { beat, dead, look } = { ...usualTimes, ...times }
  for (let told = false; !(await take(file));) {
    if (await isDead(file, dead)) {
      await rm(file, { force: true })
      continue
    }
    if (!told) waiting()
    told = true
    await wait(look)
  }
  const alive = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => undefined), beat)
  const forget = atExit(() => rmSync(file, { force: true }))
  try {
    return await job()
  } finally {
    clearInterval(alive)
    forget()
    await rm(file, { force: true })
  }
}

async function take(file) {
  try {
    await (await open(file, 'wx')).close()
    return true
  } catch (error) {
    // Windows says EPERM of a file that is just being removed.
    if (error.code === 'EEXIST' || (process.platform === 'win32' && error.code === 'EPERM')) return false
    throw error
  }
}

async function isDead(file, dead) {
  const found = await stat(file).catch(() => null)
  // Also one from the future: then the clock was set back, and nobody knows when it will be dead.
  return found !== null && Math.abs(Date.now() - found.mtimeMs) > dead
}
