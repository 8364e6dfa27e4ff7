import { logged } from './trouble'
import workerUrl from './tick.worker.ts?worker&url'

type TrustedScriptUrl = { toString(): string }
type TrustedTypes = {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): TrustedScriptUrl }
}

/** The one policy the page allows: it passes this app's own worker address and nothing else. */
const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes
const policy = trustedTypes?.createPolicy('app-worker', {
  createScriptURL: (url) => {
    if (url !== workerUrl) throw new TypeError("Only the app's own worker may run.")
    return url
  },
})

const EVERY = 250

/**
 * Calls `onTick` about four times a second, also while the window is hidden. Returns a function that stops it. Where the
 * worker cannot run, the page counts itself, which is slower in a hidden window: a clock must not stand still.
 */
export function startTicker(onTick: () => void): () => void {
  const url = policy ? policy.createScriptURL(workerUrl) : workerUrl
  const worker = new Worker(url as string, { type: 'module' })
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
