import { readArchive, writeArchive, type Reader } from '../storage/archive'
import { storedFacts as factsStored, type ArchiveFacts } from '../storage/facts'
import { today } from './exam-date'
import { sentenceOf } from './make-backup'
import { storeNotes } from './notes'
import { ArchiveRefused, notDuringExam, pendingImport, type PendingImport } from './replace-data'
import { openText, saveText } from './save-text'
import { services } from './services'

/* Everything that is kept, out to a file and back: what the settings screen offers. */

export { ArchiveRefused, deleteEverything, type PendingImport } from './replace-data'
export type { Damage, Gains } from '../storage/archive'
export type { ArchiveFacts } from '../storage/facts'

/** Saves everything to a file the candidate chooses; null when they cancelled. @throws ArchiveRefused, NotDuringExam */
export async function exportEverything(): Promise<{ name: string; facts: ArchiveFacts } | null> {
  notDuringExam()
  await storeNotes()
  const text = await writeArchive(services().db, Date.now())
  const reading = await readArchive(text)
  if (!reading.ok) throw new ArchiveRefused(reading.sentence)
  const name = await saveText(`ccs-progress-${today()}.json`, 'json', text).catch(refuse)
  return name === null ? null : { name, facts: reading.facts }
}

const refuse = (error: unknown): never => {
  throw new ArchiveRefused(sentenceOf(error))
}

/**
 * Lets the candidate choose an exported file and reads it; null when they cancelled. `reader` learns how far it is.
 * @throws ArchiveRefused, NotDuringExam
 */
export async function chooseImport(reader: Reader = {}): Promise<PendingImport | null> {
  notDuringExam()
  const file = await openText('json').catch(refuse)
  return file && pendingImport(file.name, file.text, 'before-import', reader)
}

/** What is stored now, and how much room it takes as far as the browser says. */
export async function storedFacts(): Promise<ArchiveFacts & { bytes: number | null }> {
  const facts = await factsStored(services().db, Date.now())
  return { ...facts, bytes: await bytesUsed() }
}

async function bytesUsed(): Promise<number | null> {
  try {
    return (await navigator.storage.estimate()).usage ?? null
  } catch {
    return null
  }
}
