import { answersText } from '../engine/exports/answers-text'
import { rawAttempt } from '../storage/repair'
import { valueOf } from '../desktop'
import { sessionWithUnsaved } from './exam'
import { today } from './exam-date'
import { saveText } from './save-text'
import { services } from './services'
import { bestEffort } from './trouble'

/* Copies of one attempt for the candidate, when something is wrong with it. */

/** Saves what was answered in the open exam, also what could not be stored, as a text to read. The file's name, or null. */
export async function saveCopyOfAnswers(): Promise<string | null> {
  const session = sessionWithUnsaved()
  if (!session) return null
  return saveText(`ccs-answers-${today()}.txt`, 'txt', answersText(session))
}

/** Saves everything that is stored of an attempt, just as it is in both copies. The file's name, or null. */
export async function saveDamagedAttempt(id: string): Promise<string | null> {
  const { db, desktop } = services()
  const journal = desktop && (await bestEffort('Reading the second copy of an exam', valueOf(desktop.readJournal(id))))
  const copy = {
    kind: 'ccs-exam-simulator-attempt',
    database: await rawAttempt(db, id),
    journal: journal?.entries ?? null,
  }
  return saveText(`ccs-damaged-exam-${today()}.json`, 'json', JSON.stringify(copy, null, 1))
}
