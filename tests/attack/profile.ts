import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { newCard } from '../../renderer/engine/card'
import { rate } from '../../renderer/engine/review'
import { writeArchive, readArchive, replaceAll, type Archive } from '../../renderer/storage/archive'
import { KEPT_TABLES, type KeptRows, type KeptTable } from '../../renderer/storage/archive-format'
import { appendEvents, createAttempt, setStatus, writeBeat } from '../../renderer/storage/attempts'
import { addCards, saveReview } from '../../renderer/storage/cards'
import { openDatabase, type Database } from '../../renderer/storage/database'
import { storedHolds } from '../../renderer/storage/facts'
import { saveMark } from '../../renderer/storage/marks'
import { saveNote } from '../../renderer/storage/notes'
import { saveSetting } from '../../renderer/storage/settings'
import { valueOf, type DesktopBridge } from '../../renderer/desktop'
import { readBank } from '../../renderer/state/bank'
import { completeOutcomes } from '../../renderer/state/outcomes'
import { provideServices } from '../../renderer/state/services'
import { rewriteJournal } from '../../renderer/state/two-copies'
import { missType } from '../../question-bank/schema/mistakes'
import { anAttempt, play, TO_FIRST_QUESTION } from '../support/attempts'
import { aBank } from '../support/builders'
import { given, NO_EXAM, NOON } from '../support/cards'
import { diskDesktop } from '../support/disk-desktop'

/*
 * A candidate's data folder without a browser: three ended exams, one open, cards, reviews, tags, notes, settings and
 * three backups, the newest of which holds everything. The database is the one in memory, everything else is on the disk.
 */

export const ENDED = ['ended-1', 'ended-2', 'ended-3'] as const
export const OPEN = 'open-1'

/** Everything as it is before anything is damaged; profiles are made from it. */
export type Original = { archive: Archive; text: string; folder: string }

let runs = 0
export const freshDatabase = (): Promise<Database> => openDatabase(`attack-${process.pid}-${(runs += 1)}`)

export type Profile = { db: Database; folder: string }

export async function makeOriginal(): Promise<Original> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'attack-original-'))
  const db = await freshDatabase()
  let at = Date.parse('2026-11-01T12:00:00Z')
  const desktop = diskDesktop(folder, { now: () => (at += 3_600_000) })
  for (const [index, id] of [...ENDED, OPEN].entries()) {
    await storeAttempt(db, id, index + 1)
    await rewriteJournal(db, desktop, id)
    if (index < 2) await backUp(db, desktop)
  }
  await storeWords(db)
  provideServices({ db, bank: readBank(JSON.parse(JSON.stringify(aBank()))), desktop })
  // What every start works out from ended exams is there already: cards for what was missed.
  await completeOutcomes()
  await backUp(db, desktop)
  const text = await writeArchive(db, NOON)
  const reading = await readArchive(text)
  if (!reading.ok || reading.damaged.length > 0) throw new Error('The profile of the attack is not whole itself.')
  return { archive: reading.archive, text, folder }
}

async function storeAttempt(db: Database, id: string, seed: number): Promise<void> {
  const { head, content, session } = anAttempt({ id, seed })
  const answers = Array.from({ length: 8 }, (_, n) => [
    { type: 'answer' as const, answer: { kind: 'choice' as const, option: 'abcd'[n % 4] as 'a' } },
    { type: 'next' as const },
  ]).flat()
  const ended = id !== OPEN
  const { events } = play(session, [...TO_FIRST_QUESTION, ...answers, ...(ended ? [{ type: 'end' as const }] : [])])
  await createAttempt(db, head, content)
  await appendEvents(db, id, events)
  if (ended)
    await setStatus(db, id, 'ended', {
      exam: { endedAt: NOON, scaled: null, passed: null, used: 9_000, answering: { answered: 8, questions: 15 } },
    })
  else await writeBeat(db, { attemptId: id, seq: events.length, used: 21_000, at: NOON })
}

async function storeWords(db: Database): Promise<void> {
  for (let n = 0; n < 26; n++) {
    const card = newCard(`CK-${1000 + n}`, NOON, 'missed')
    await addCards(db, [card])
    if (n < 5) {
      const next = rate(card, given('good'), NOON + n + 1, NO_EXAM)
      await saveReview(db, next.card, next.entry)
    }
  }
  for (let n = 0; n < 8; n++)
    await saveMark(db, {
      attemptId: ENDED[n % 3]!,
      screen: `CK-${1000 + n}`,
      miss: missType.options[n % missType.options.length]!,
      guessed: n % 2 === 0,
      at: NOON + n,
    })
  for (let n = 0; n < 12; n++)
    await saveNote(db, {
      screen: `CK-${1000 + n}`,
      text: `Note ${n}`,
      bookmarked: n % 3 === 0,
      dispute: null,
      at: NOON,
    })
  await saveSetting(db, 'candidate', 'Ada')
  await saveSetting(db, 'theme', 'dark')
  await saveSetting(db, 'examDate', '2027-02-28')
  await saveSetting(db, 'dailyNew', 17)
}

async function backUp(db: Database, desktop: DesktopBridge): Promise<void> {
  await valueOf(desktop.writeBackup(await writeArchive(db, NOON), await storedHolds(db)))
}

/** A copy of the original to be damaged. */
export async function makeProfile({ archive, folder }: Original): Promise<Profile> {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'attack-'))
  cpSync(folder, copy, { recursive: true })
  const db = await freshDatabase()
  await replaceAll(db, archive)
  return { db, folder: copy }
}

export async function removeProfile({ db, folder }: Profile): Promise<void> {
  await db.delete()
  rmSync(folder, { recursive: true, force: true })
}

/**
 * All kept rows as texts by table, but what is only about backups and losses. When a card came that was never asked is
 * left out: each start makes the cards that are missing for what was missed.
 */
export async function rowsOf(db: Database): Promise<Record<KeptTable, string[]>> {
  const own = new Set(['lastBackup', 'emptiedOnPurpose', 'lossOpen'])
  const read = async (name: KeptTable) => {
    const rows = (await db.table(name).toArray()) as KeptRows[KeptTable]
    return rows
      .filter((row) => !('key' in row && own.has(row.key)))
      .map((row) =>
        JSON.stringify('state' in row && row.state === 'new' ? { ...row, addedAt: 0, due: 0 } : row, sorted),
      )
  }
  return Object.fromEntries(
    await Promise.all(KEPT_TABLES.map(async (name) => [name, await read(name)] as const)),
  ) as Record<KeptTable, string[]>
}

const sorted = (_key: string, value: unknown): unknown =>
  value === null || typeof value !== 'object' || Array.isArray(value)
    ? value
    : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
