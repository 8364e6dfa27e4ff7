import { create } from 'zustand'
import { bank as bankSchema, BANK_FORMAT, type Bank } from '../../question-bank/schema/bank'
import { DatabaseFromFuture, openDatabase } from '../storage/database'
import { desktop } from '../desktop'
import { settle } from './exam'
import { storeNotes } from './notes'
import { recover, type Recovery } from './recover'
import { provideServices } from './services'
import { startSettings } from './settings'

export type Boot =
  | { status: 'starting' }
  | { status: 'ready'; recovery: Recovery }
  /** The app cannot be used; `sentence` says why and what to do. */
  | { status: 'stopped'; title: string; sentence: string }

export const useBoot = create<{ boot: Boot }>()(() => ({ boot: { status: 'starting' } }))

const stopped = (title: string, sentence: string): Boot => ({ status: 'stopped', title, sentence })

/** Opens storage and bank, brings the copies of attempts in line, and says when the app can be used. */
export async function start(): Promise<void> {
  useBoot.setState({ boot: await startUp() })
}

async function startUp(): Promise<Boot> {
  // All at once: none needs another, and the home screen needs them all.
  const [mayWrite, opening, loading] = await Promise.all([holdWindowLock(), settled(openDatabase()), settled(loadBank())])
  if (!mayWrite) {
    return stopped('The app is already open', 'CCS Exam Simulator is open in another tab or window. Use that one, or close it and reload this page.')
  }
  if (loading.status === 'rejected') {
    return stopped('The question bank cannot be used', loading.reason instanceof Error ? loading.reason.message : String(loading.reason))
  }
  const bank = loading.value
  try {
    if (opening.status === 'rejected') throw opening.reason
    const db = opening.value
    provideServices({ db, bank, desktop })
    await startSettings(db)
    const recovery = await recover(db, desktop)
    desktop?.on('closing', () => void Promise.all([settle(), storeNotes()]).finally(() => void desktop?.readyToClose()))
    return { status: 'ready', recovery }
  } catch (error) {
    if (error instanceof DatabaseFromFuture) return stopped('Progress from a newer version', error.message)
    return stopped('Progress cannot be opened', `${error instanceof Error ? error.message : String(error)} Nothing was changed. Close other copies of the app and start it again.`)
  }
}

/** Fetches and parses the bank. @throws with a sentence for the candidate */
export async function loadBank(): Promise<Bank> {
  const response = await fetch('question-bank/bank.json').catch(() => null)
  if (!response?.ok) throw new Error('The file question-bank/bank.json is missing from the app. Install the app again, or run "npm run bank:build" in the project.')
  const data = (await response.json().catch(() => null)) as { format?: unknown } | null
  if (data === null) throw new Error('The file question-bank/bank.json is damaged. Install the app again.')
  if (typeof data.format === 'number' && data.format > BANK_FORMAT) {
    throw new Error(`The question bank has format ${data.format}; this version of the app reads format ${BANK_FORMAT}. Install the newer version of the app.`)
  }
  const parsed = bankSchema.safeParse(data)
  if (parsed.success) return parsed.data
  const first = parsed.error.issues[0]
  throw new Error(`The question bank is not valid: ${first?.path.join('.')} ${first?.message}. Run "npm run bank:check" to see everything that is wrong.`)
}

const settled = async <T>(promise: Promise<T>): Promise<PromiseSettledResult<T>> => (await Promise.allSettled([promise]))[0]!

/** One window at a time writes. The desktop sees to that itself; browser tabs share a lock that ends with the tab. */
function holdWindowLock(): Promise<boolean> {
  if (desktop || !('locks' in navigator)) return Promise.resolve(true)
  return new Promise((resolve) => {
    void navigator.locks.request('ccs-exam-simulator', { ifAvailable: true }, (lock) => {
      resolve(lock !== null)
      return lock === null ? undefined : new Promise(() => undefined)
    })
  })
}
