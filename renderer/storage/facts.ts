import { isGiven } from '../engine/answer'
import type { SessionEvent } from '../engine/events'
import type { KeptRows } from './archive-format'
import { listAttempts, loadEvents, type AttemptRow } from './attempts'
import type { Database } from './database'
import { loadOutcomes } from './outcomes'

/** What an archive or the database holds, for a candidate to recognise it by. */
export type ArchiveFacts = {
  createdAt: number
  exams: number
  practice: number
  answers: number
  cards: number
  notes: number
}

export type Holds = Omit<ArchiveFacts, 'createdAt'> & { reviews: number; tags: number }

/** What an archive holds. */
export function factsOf(createdAt: number, { attempts, events, cards, notes }: KeptRows): ArchiveFacts {
  const byAttempt = new Map<string, SessionEvent[]>(attempts.filter(isListed).map(({ id }) => [id, []]))
  for (const { attemptId, event } of events) byAttempt.get(attemptId)?.push(event)
  const answers = [...byAttempt.values()].reduce((sum, list) => sum + answersIn(list), 0)
  return { createdAt, ...kinds(attempts), answers, cards: cards.length, notes: notes.length }
}

/** The same of what is stored. Answers of ended attempts come from their outcomes: events are too many to read for this. */
export async function storedFacts(db: Database, now: number): Promise<ArchiveFacts> {
  const [{ attempts }, cards, notes, outcomes] = await Promise.all([
    listAttempts(db),
    db.cards.count(),
    db.notes.count(),
    loadOutcomes(db),
  ])
  let answers = 0
  for (const { id } of attempts.filter(isListed)) {
    const computed = outcomes.get(id)
    answers += computed ? computed.filter((one) => one.answered).length : answersIn(await loadEvents(db, id))
  }
  return { createdAt: now, ...kinds(attempts), answers, cards, notes }
}

/** The same in the numbers that are kept beside a backup. */
export async function storedHolds(db: Database): Promise<Holds> {
  const [{ exams, practice, answers, cards, notes }, reviews, tags] = await Promise.all([
    storedFacts(db, 0),
    db.reviews.count(),
    db.marks.count(),
  ])
  return { exams, practice, answers, cards, reviews, tags, notes }
}

/** Attempts that were given up or dismissed are kept, but shown nowhere. */
const isListed = ({ status }: AttemptRow): boolean => status === 'open' || status === 'ended'

function kinds(attempts: readonly AttemptRow[]): Pick<ArchiveFacts, 'exams' | 'practice'> {
  const listed = attempts.filter(isListed)
  const practice = listed.filter((one) => one.practice).length
  return { exams: listed.length - practice, practice }
}

/** How many screens have an answer in the end. */
function answersIn(events: readonly SessionEvent[]): number {
  const answered = new Set<string>()
  for (const event of events) {
    if (event.type !== 'answered') continue
    if (isGiven(event.answer)) answered.add(event.screen)
    else answered.delete(event.screen)
  }
  return answered.size
}
