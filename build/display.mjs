/** An invisible display for tests: the one there is, or Xvfb for as long as it is needed. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Trouble } from './run.mjs'

/** Runs the job with DISPLAY set in this process's environment. */
export async function withDisplay(job) {
  if (process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY) return job()
  // Xvfb itself picks a free number and tells it on descriptor 3.
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const end = () => server.kill()
  process.once('exit', end)
  try {
    const ready = once(server.stdio[3], 'data')
    const failed = new Promise((_, reject) => {
      server.once('error', () => reject(new Trouble('Xvfb is not installed, so there is no display for the tests.')))
      server.once('exit', () => reject(new Trouble('Xvfb did not start, so there is no display for the tests.')))
    })
    failed.catch(() => undefined)
    const [number] = await Promise.race([ready, failed])
    process.env.DISPLAY = `:${String(number).trim()}`
    return await job()
  } finally {
    delete process.env.DISPLAY
    process.off('exit', end)
    end()
  }
}
