/**
 * A file that another program holds for a moment (a virus scanner, a backup, a reader) is tried again with growing waits,
 * for about a second. What still fails then fails as it would have done.
 */
import { setTimeout as wait } from 'node:timers/promises'

/** In all about a second. */
const waits = [20, 40, 80, 160, 300, 400] as const

const busy = new Set(['EBUSY', 'ETXTBSY', 'EAGAIN', 'EMFILE', 'ENFILE'])
/** Windows says "access is denied" of a file that is open elsewhere, or that is just being removed. */
const busyOnWindows = new Set(['EPERM', 'EACCES', 'UNKNOWN'])

/** The system and the clock, so that tests need neither Windows nor a second. */
export type Patience = { platform: NodeJS.Platform; wait: (milliseconds: number) => Promise<unknown> }
const patience: Patience = { platform: process.platform, wait }

/** True when an error of the file system may be gone in a moment. */
export function isBusy(error: unknown, platform: NodeJS.Platform = process.platform): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return busy.has(code) || (platform === 'win32' && busyOnWindows.has(code))
}

/** Calls once, and again after each wait as long as the file is busy. */
export async function patiently<T>(call: () => Promise<T>, { platform, wait }: Patience = patience): Promise<T> {
  for (const pause of waits) {
    try {
      return await call()
    } catch (error) {
      if (!isBusy(error, platform)) throw error
      await wait(pause)
    }
  }
  return call()
}

const patientCalls = ['open', 'rename', 'readFile', 'rm', 'readdir', 'stat', 'mkdir'] as const

/** The same file system, patient in every call that meets a file by its name. */
export function patientFs<F extends object>(fs: F, how: Patience = patience): F {
  const calls = patientCalls.flatMap((name) => {
    const call: unknown = Reflect.get(fs, name)
    return typeof call === 'function' ? [[name, (...args: unknown[]) => patiently(() => call(...args), how)]] : []
  })
  return { ...fs, ...Object.fromEntries(calls) }
}
