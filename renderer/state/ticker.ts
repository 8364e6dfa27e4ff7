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

/** Calls `onTick` about four times a second, also while the window is hidden. Returns a function that stops it. */
export function startTicker(onTick: () => void): () => void {
  const url = policy ? policy.createScriptURL(workerUrl) : workerUrl
  const worker = new Worker(url as string, { type: 'module' })
  worker.onmessage = onTick
  return () => worker.terminate()
}
