import { startTickWorker } from '../app-workers'
import { logged } from './trouble'

const EVERY = 250

/**
 * Calls `onTick` about four times a second, also while the window is hidden. Returns a function that stops it. Where the
 * worker cannot run, the page counts itself, which is slower in a hidden window: a clock must not stand still.
 */
export function startTicker(onTick: () => void): () => void {
  const worker = startTickWorker()
  let timer: ReturnType<typeof setInterval> | undefined
  let stopped = false
  worker.onmessage = onTick
  worker.onerror = ({ message }) => {
    logged('Keeping the time of the exam', new Error(message, { cause: { name: 'WorkerError' } }))
    worker.terminate()
    if (!stopped) timer ??= setInterval(onTick, EVERY)
  }
  return () => {
    stopped = true
    worker.terminate()
    clearInterval(timer)
  }
}
