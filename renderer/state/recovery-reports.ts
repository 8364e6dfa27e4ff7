import { valueOf } from '../desktop'
import { keepReport } from './after-start'
import { today } from './exam-date'
import { lookThrough } from './look-through'
import { recoverySentences } from './recovery-words'
import { reloadStores } from './replace-data'
import { saveText } from './save-text'
import { services } from './services'

/* The reports of what was found damaged: read again, saved, and added to by a look through everything. */

/** All reports, oldest first; null when nothing was ever found, and in the browser edition. */
export async function readReports(): Promise<string | null> {
  const { desktop } = services()
  return desktop ? valueOf(desktop.readReports()) : null
}

/** Saves the reports to a file the candidate chooses; its name, or null when they cancelled. */
export const saveReports = (text: string): Promise<string | null> =>
  saveText(`ccs-recovery-report-${today()}.txt`, 'txt', text)

/** Looks through all that is stored and mends what can be. Returns what was found, a sentence each. */
export async function checkEverything(): Promise<readonly string[]> {
  const found = await lookThrough(true)
  const sentences = recoverySentences(found)
  if (sentences.length > 0) {
    await keepReport(found)
    await reloadStores()
  }
  return sentences
}
