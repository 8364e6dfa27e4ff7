import { create } from 'zustand'
import { DatabaseFromFuture, openDatabase } from '../storage/database'
import { desktop } from '../desktop'
import { loadBank, type LoadedBank } from './bank'
import { settle } from './exam'
import { RECENT } from './history'
import { recover, type Recovery } from './recover'
import { finishExchange, tendSecondCopies } from './second-copies'
import { provideServices } from './services'
import { settingsStored, startSettings } from './settings'
import { bringAttemptsBack, forceStatements, openStatements } from './statements'
import { completeSummaries } from './summaries'
import { inBackground, inPassing, logged, noted } from './trouble'
import { handOverWhenHidden } from './unsaved'

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

function bankStopped(reason: unknown): Boot {
  logged('Opening the question bank', reason)
  return stopped('The question bank cannot be used', reason instanceof Error ? reason.message : String(reason))
}

const TO_DRAW_HOME = 1_000

/** Runs when the app has nothing else to do. Waiting for the database looks like that too, so home gets a second first. */
export function whenHomeIsDrawn(work: () => void): void {
  setTimeout(() => requestIdleCallback(work, { timeout: 2_000 }), TO_DRAW_HOME)
}

/** What one of the two cannot do is told, and keeps the other from nothing. */
async function completeAndShow(): Promise<void> {
  const { completeOutcomes } = await import('./outcomes')
  try {
    await completeOutcomes()
  } finally {
    await showDueCards()
  }
}

/** Loads the cards, so that the bar of places can say how many wait. */
async function showDueCards(): Promise<void> {
  const { ensureCards, followDue } = await import('./cards')
  await ensureCards()
  followDue()
}

/**
 * What the home screen does not wait for: parses the questions, so that the first exam does not wait either, brings the
 * outcomes of ended attempts and the number of due cards up to date, and makes backups from then on.
 */
function finishWhenIdle(bank: LoadedBank): void {
  whenHomeIsDrawn(() => {
    try {
      bank.open()
    } catch (error) {
      useBoot.setState({ boot: bankStopped(error) })
      return
    }
    inBackground('Bringing cards and statistics up to date', completeAndShow())
    inBackground(
      'Offering to undo the last change of an attempt',
      import('./attempt-changes').then(({ offerUndoAgain }) => offerUndoAgain()),
    )
    tendSecondCopies(async () => (await import('./replace-data')).reloadStores())
    inBackground(
      'Starting the backups',
      import('./backups').then(({ startBackups }) => startBackups()),
    )
  })
}

async function startUp(): Promise<Boot> {
  // All at once: none needs another, and the home screen needs them all.
  const [mayWrite, opening, loading] = await Promise.all([
    holdWindowLock(),
    settled(openDatabase()),
    settled(loadBank()),
  ])
  if (!mayWrite) {
    return stopped(
      'The app is already open',
      'CCS Exam Simulator is open in another tab or window. Use that one, or close it and reload this page.',
    )
  }
  if (loading.status === 'rejected') {
    return bankStopped(loading.reason)
  }
  const bank = loading.value
  try {
    if (opening.status === 'rejected') throw opening.reason
    const db = opening.value
    provideServices({ db, bank, desktop })
    await openStatements(db, desktop)
    const [recovery] = await Promise.all([
      finishExchange(db, desktop).then(() => recover(db, desktop)),
      startSettings(db),
    ])
    await bringAttemptsBack()
    await completeSummaries(RECENT)
    finishWhenIdle(bank)
    handOverWhenHidden()
    desktop?.on('closing', () => {
      // A field that is being typed in settles when it is left, and the window leaves them all.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      const ready = () => inPassing('Telling the desktop that all is written', desktop?.readyToClose())
      inBackground(
        'Writing down what is open before the window closes',
        Promise.all([settle(), settingsStored()]).then(forceStatements).finally(ready),
      )
    })
    noted(
      'Started; copies of attempts',
      Object.entries(recovery)
        .map(([what, count]) => `${what}=${count}`)
        .join(' '),
    )
    return { status: 'ready', recovery }
  } catch (error) {
    logged('Starting', error)
    if (error instanceof DatabaseFromFuture) return stopped('Progress from a newer version', error.message)
    return stopped(
      'Progress cannot be opened',
      `${error instanceof Error ? error.message : String(error)} Nothing was changed. Close other copies of the app and start it again.`,
    )
  }
}

const settled = async <T>(promise: Promise<T>): Promise<PromiseSettledResult<T>> =>
  (await Promise.allSettled([promise]))[0]!

/** One window at a time writes. The desktop sees to that itself; browser tabs share a lock that ends with the tab. */
function holdWindowLock(): Promise<boolean> {
  if (desktop || !('locks' in navigator)) return Promise.resolve(true)
  return new Promise((resolve) => {
    inBackground(
      'Holding the lock of this window',
      navigator.locks.request('ccs-exam-simulator', { ifAvailable: true }, (lock) => {
        resolve(lock !== null)
        return lock === null ? undefined : new Promise(() => undefined)
      }),
    )
  })
}
