/**
 * Closing the window: ask when an exam runs, let the page finish writing, then close. Whoever closes (the candidate, a
 * menu, the system shutting down, a signal), the page gets the same chance, and never longer than the limit. A page that says
 * that it still writes is waited for when it is the candidate who closes: they see what it waits for, and can decide.
 */
import { inBackground, unexpected } from './trouble'

export type ClosableWindow = {
  on(event: 'close', listener: (event: { preventDefault(): void }) => void): unknown
  isDestroyed(): boolean
  destroy(): void
}

type Preventable = { preventDefault(): void }
/** Electron's types know nothing of the event that a shutdown brings. */
type Events = Pick<NodeJS.EventEmitter, 'on'>

export type Closing = {
  /** The page has written everything. */
  ready(): void
  /** The page still writes: the limit begins anew, but not when the system or a signal closes. */
  longer(): void
  /** Closes without a question: the system or a signal said so, and nobody may be there to answer. */
  now(): void
}

type Parts = {
  window: ClosableWindow
  examRunning(): boolean
  /** Asks the candidate; true to leave. */
  confirm(): Promise<boolean>
  /** Tells the page that the window closes; false when no page can answer. */
  tell(): boolean
  limit?: number
}

export const closingLimit = 3000

export function guardClosing({ window, examRunning, confirm, tell, limit = closingLimit }: Parts): Closing {
  let phase: 'open' | 'asking' | 'writing' | 'closed' = 'open'
  let timer: ReturnType<typeof setTimeout> | undefined
  let byCandidate = true

  function close(): void {
    if (phase === 'closed') return
    phase = 'closed'
    clearTimeout(timer)
    if (!window.isDestroyed()) window.destroy()
  }

  function letPageWrite(): void {
    if (phase === 'writing' || phase === 'closed') return
    phase = 'writing'
    timer = setTimeout(close, limit)
    if (!tell()) close()
  }

  async function ask(): Promise<void> {
    phase = 'asking'
    const leave = await confirm().catch((error: unknown) => {
      // Who cannot be asked closed the window: everything is written before it goes.
      unexpected('Asking whether to leave the exam', error)
      return true
    })
    // A signal may have closed the window while the question was open.
    if (phase !== 'asking') return
    phase = 'open'
    if (leave) letPageWrite()
  }

  window.on('close', (event) => {
    if (phase === 'closed') return
    event.preventDefault()
    if (phase !== 'open') return
    if (examRunning()) inBackground('Asking whether to leave the exam', ask())
    else letPageWrite()
  })

  return {
    ready: () => {
      if (phase === 'writing') close()
    },
    longer: () => {
      if (phase !== 'writing' || !byCandidate) return
      clearTimeout(timer)
      timer = setTimeout(close, limit)
    },
    now: () => {
      byCandidate = false
      letPageWrite()
    },
  }
}

/**
 * Closes when the system ends the session, with time to write. Windows ends the process as soon as it has said that the
 * session ends, so what it asks before counts; it is not held up, since that could call the shutdown off. Linux and macOS
 * wait for the app when their shutdown is held up.
 */
export function closeAtSessionEnd(window: Events, power: Events, closing: Pick<Closing, 'now'>): void {
  for (const event of ['query-session-end', 'session-end']) window.on(event, () => closing.now())
  power.on('shutdown', (event?: Partial<Preventable>) => {
    event?.preventDefault?.()
    closing.now()
  })
}
