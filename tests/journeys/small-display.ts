import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** A display of its own for as long as the job lasts; the job gets what a process needs to open windows there. */
export async function onDisplay(size: string, job: (env: { DISPLAY: string }) => Promise<void>): Promise<void> {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${size}x24`, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  try {
    const [number] = (await Promise.race([
      once(server.stdio[3]!, 'data'),
      once(server, 'exit').then(() => Promise.reject(new Error('Xvfb did not start.'))),
    ])) as [Buffer]
    await job({ DISPLAY: `:${String(number).trim()}` })
  } finally {
    server.kill()
  }
}
