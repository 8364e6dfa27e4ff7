/** Whether a start may go on with its data folder, and how the next one begins anew. */
import { app, dialog } from 'electron'
import { writeAtomically } from './atomic-file'
import { dropStaleLock, isHeld } from './data-folder'
import type { Log } from './log'
import { majorOf, newerChromium, refusalToOpen } from './newest-chromium'
import { refusalFor } from './refusal'

/** A lock that nobody holds (of a run that died, of another computer) keeps the app from nothing. */
export function takesLock(folder: string): boolean {
  if (app.requestSingleInstanceLock()) return true
  if (isHeld(folder)) return false
  dropStaleLock(folder)
  return app.requestSingleInstanceLock()
}

/**
 * Before anything is opened: an older Chromium must not touch what a newer one wrote. Says so, and ends the app.
 * @returns null when it ends; else what resolves when this one is remembered, before which no page may be given away
 */
export async function mayOpen(file: string, log: Log): Promise<{ remembered: Promise<void> } | null> {
  const own = majorOf(process.versions.chrome)
  const { newer, remembered } = await newerChromium(file, own)
  if (newer === null) return { remembered }
  const reason = refusalToOpen(app.getName(), app.getPath('userData'), own, newer)
  process.stderr.write(`${reason}\n`)
  log.note('refused to open the data of a newer version', `Chromium ${newer}, this is ${own}`)
  dialog.showErrorBox(`${app.getName()} is older than its data`, reason)
  await log.idle()
  app.exit(1)
  return null
}

/**
 * Writes down what the next start is asked for, and starts anew: the database can be set aside, or left alone, only before
 * Chromium opens it. @throws Refusal
 */
export async function startAgainWith(request: string): Promise<void> {
  await writeAtomically(request, '').catch((error: unknown) => Promise.reject(refusalFor(error, 'The data folder')))
  // After this turn, so that the reply still reaches the page.
  setImmediate(() => {
    app.relaunch()
    app.exit(0)
  })
}
