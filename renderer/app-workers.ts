import tickUrl from './state/tick.worker.ts?worker&url'
import bookUrl from './codebook/worker.ts?worker&url'

/*
 * The one place that starts threads. The page's policy takes a script's address only through a policy of its own, and
 * allows one: it passes this app's own workers and nothing else.
 */

type TrustedScriptUrl = { toString(): string }
type TrustedTypes = {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): TrustedScriptUrl }
}

const trustedTypes = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes
const policy = trustedTypes?.createPolicy('app-worker', {
  createScriptURL: (url) => {
    if (url !== tickUrl && url !== bookUrl) throw new TypeError("Only the app's own workers may run.")
    return url
  },
})

const start = (url: string) => new Worker((policy ? policy.createScriptURL(url) : url) as string, { type: 'module' })

export const startTickWorker = (): Worker => start(tickUrl)
export const startBookWorker = (): Worker => start(bookUrl)
