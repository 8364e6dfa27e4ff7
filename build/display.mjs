/** Invisible displays for tests: Xvfb for as long as it is needed. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { atExit, Trouble } from './run.mjs'

/** Starts one Xvfb, which itself picks a free number and tells it on descriptor 3. */
async function startDisplay() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const forget = atExit(() => server.kill())
  const end = () => {
    forget()
    server.kill()
  }
  const failed = new Promise((_, reject) => {
    server.once('error', () => reject(new Trouble('Xvfb is not installed, so there is no display for the tests.')))
    server.once('exit', () => reject(new Trouble('Xvfb did not start, so there is no display for the tests.')))
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

/** Runs the job with a display in this process's environment: the one there is, or an invisible one. */
export async function withDisplay(job) {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return job()
  const display = await startDisplay()
  process.env.DISPLAY = display.name
  try {
    return await job()
  } finally {
    delete process.env.DISPLAY
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
      const display = await startDisplay().catch((error) => {
        if (!process.env.DISPLAY) throw error
      })
      // Without Xvfb the display there is must do, for one worker.
      if (!display) return await job({})
      displays.push(display)
    }
    return await job({ CCS_TEST_DISPLAYS: displays.map((one) => one.name).join(' ') })
  } finally {
    displays.forEach((one) => one.end())
  }
}
