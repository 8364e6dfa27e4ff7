import { openDatabase, type Database } from '../storage/database'
import { desktop, valueOf } from '../desktop'
import { loadBank, type LoadedBank } from './bank'
import { useBoot, whenHomeIsDrawn, type Boot } from './boot-state'
import { bankStop, SECOND_WINDOW, storageStop, type Stop } from './boot-stop'
import { settleToClose } from './exam'
import { RECENT } from './history'
import { finishIntent } from './intent'
import { listenToMenu } from './menu'
import { startAnewWhenLost } from './lost-database'
import { recover } from './recover'
import { NOTHING_FOUND, type Finding, type Recovery } from './recovery'
import { provideServices } from './services'
import { settingsStored, startSettings } from './settings'
import { bringAttemptsBack, forceStatements, openStatements, tendStatements } from './statements'
import { completeSummaries } from './summaries'
import { bestEffort, inBackground, inPassing, noted } from './trouble'
import { handOverWhenHidden } from './unsaved'

const stopped = (stop: Stop): Boot => ({ status: 'stopped', stop })

/** Opens storage and bank, brings the copies of attempts in line, and says when the app can be used. */
export async function start(): Promise<void> {
  listenToMenu()
  useBoot.setState({ boot: await startUp() })
  performance.mark('copies in line')
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
function finishWhenIdle(db: Database, bank: LoadedBank, recovery: Recovery): void {
  whenHomeIsDrawn(() => {
    try {
      bank.open()
    } catch (error) {
      useBoot.setState({ boot: stopped(bankStop(error)) })
      return
    }
    inBackground('Bringing cards and statistics up to date', completeAndShow())
    inBackground(
      'Offering to undo the last change of an attempt',
      import('./attempt-changes').then(({ offerUndoAgain }) => offerUndoAgain()),
    )
    inBackground('Looking through what is stored', lookThroughAndTell(db, recovery))
    inBackground(
      'Starting the backups',
      import('./backups').then(({ startBackups }) => startBackups()),
    )
  })
}

/** What was under way when the app ended comes to its end first; then the copies of attempts are brought in line. */
async function recoverAll(db: Database, bank: LoadedBank): Promise<Recovery> {
  // First, so that what is done from now on is written there.
  const said = await openStatements(db, desktop)
  const [finished, folder] = await Promise.all([
    finishIntent(db, desktop),
    bestEffort('Asking for the state of the data folder', desktop && valueOf(desktop.dataFolder())),
  ])
  const [recovery] = await Promise.all([recover(db, desktop, () => bank.open()), startSettings(db)])
  const findings: Finding[] = await bringAttemptsBack(recovery.rebuilt)
  if (folder?.copy) findings.push({ kind: 'copy-only' })
  if (folder && folder.moved.length > 0) findings.push({ kind: 'moved', names: folder.moved })
  if (finished) findings.push(finished)
  // What came back to be deleted after all is nothing to tell.
  if (said && finished?.kind !== 'finished') findings.push(said)
  return { ...recovery, findings: [...findings, ...recovery.findings] }
}

/** Looks through what the start does not wait for, and tells and keeps what was found, now and at the start. */
async function lookThroughAndTell(db: Database, atStart: Recovery): Promise<void> {
  const [{ lookThrough }, { keepReport, tellsOfLoss, together }] = await Promise.all([
    import('./look-through'),
    import('./after-start'),
  ])
  // Before rows that are damaged are looked for in backups: the second copy is newer.
  const said = await tendStatements()
  if (said.some((one) => one.kind === 'said' && one.restored.length > 0))
    await (await import('./replace-data')).reloadStores()
  const found = together(atStart, { ...NOTHING_FOUND, findings: said })
  const recovery = together(found, await lookThrough())
  // The page is about to start anew; what was found in the empty database that came in the place of the lost one says nothing.
  if (db.lost) return
  useBoot.setState(({ boot }) => (boot.status === 'ready' ? { boot: { ...boot, recovery } } : {}))
  if (tellsOfLoss(recovery)) await (await import('./backups')).lossFound()
  await keepReport(recovery)
  performance.mark('looked through')
}

async function startUp(): Promise<Boot> {
  // All at once: none needs another, and the home screen needs them all.
  const [mayWrite, opening, loading] = await Promise.all([
    holdWindowLock(),
    settled(openDatabase().finally(() => performance.mark('storage open'))),
    settled(loadBank()),
  ])
  if (!mayWrite) return stopped(SECOND_WINDOW)
  if (loading.status === 'rejected') return stopped(bankStop(loading.reason))
  const bank = loading.value
  try {
    if (opening.status === 'rejected') throw opening.reason
    const db = opening.value
    provideServices({ db, bank, desktop })
    startAnewWhenLost(db)
    const recovery = await recoverAll(db, bank)
    await completeSummaries(RECENT)
    finishWhenIdle(db, bank, recovery)
    handOverWhenHidden()
    desktop?.on('closing', () => {
      // A field that is being typed in settles when it is left, and the window leaves them all.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      const ready = () => inPassing('Telling the desktop that all is written', desktop?.readyToClose())
      const holdOpen = () =>
        inPassing('Telling the desktop that something is still being written', desktop?.stillWriting())
      inBackground(
        'Writing down what is open before the window closes',
        Promise.all([settleToClose(holdOpen), settingsStored()])
          .then(forceStatements)
          .finally(ready),
      )
    })
    noted(
      'Started; copies of attempts',
      Object.entries(recovery)
        .map(
          ([what, count]) => `${what}=${typeof count === 'number' ? count : count.map(({ kind }) => kind).join(',')}`,
        )
        .join(' '),
    )
    return { status: 'ready', recovery }
  } catch (error) {
    return stopped(storageStop(error))
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
