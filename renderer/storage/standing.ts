import { z } from 'zod'
import { domain } from '../../question-bank/schema/item'
import { dueDigest } from '../engine/due-digest'
import { recentMisses } from '../engine/recent-misses'
import type { Database } from './database'

/*
 * What home says of the candidate's standing, computed from outcomes, marks and cards and kept, so that home reads one
 * row instead of all of them. A cache: it may be deleted at any time. Its keys say what it was computed from.
 */

const share = z.number().min(0).max(1)
const count = z.int().min(0)

const answersStanding = z.strictObject({
  key: z.string(),
  /** When it was computed. */
  at: z.number(),
  exams: count,
  practices: count,
  /** The last five scores, oldest first. */
  scores: z.array(z.strictObject({ id: z.string().max(64), scaled: z.number(), passed: z.boolean() })).max(5),
  /** End of the last exam of the real one's size. */
  lastFullAt: z.number().nullable(),
  misses: recentMisses,
  /** Questions answered on one study day, the last one. */
  answered: z.strictObject({ day: z.int(), count }),
  weakest: z
    .strictObject({
      domain,
      title: z.string(),
      correct: count,
      n: count,
      low: share,
      high: share,
      clear: z.boolean(),
      basis: z.enum(['first', 'latest']),
    })
    .nullable(),
  unseenItems: count,
  readiness: z.strictObject({ probability: share, low: share, high: share }).nullable(),
  /** Milliseconds for each question of the last exam, and what its time allows. */
  pace: z.strictObject({ spent: z.number().min(0), plan: z.number().min(0) }).nullable(),
})
export type AnswersStanding = z.infer<typeof answersStanding>

const cardsStanding = z.strictObject({
  key: z.string(),
  due: dueDigest,
  /** Done on one study day, the last one. */
  done: z.strictObject({ day: z.int(), new: count, reviews: count }),
  secondsPerCard: z.number().min(0),
})
export type CardsStanding = z.infer<typeof cardsStanding>

const standing = z.strictObject({ answers: answersStanding, cards: cardsStanding })
export type StoredStanding = z.infer<typeof standing>

const ROW = 'home'

/** Null when none is stored or it is of another version of the app. */
export async function loadStanding(db: Database): Promise<StoredStanding | null> {
  const parsed = standing.safeParse((await db.standing.get(ROW))?.value)
  return parsed.success ? parsed.data : null
}

export async function saveStanding(db: Database, value: StoredStanding): Promise<void> {
  await db.standing.put({ id: ROW, value })
}

export async function dropStanding(db: Database): Promise<void> {
  await db.standing.delete(ROW)
}

export type StandingCounts = {
  ended: number
  /** Ids of the attempts left out of the statistics. */
  leftOut: readonly string[]
  marks: number
  notes: number
  cards: number
  reviews: number
}

/** How much there is to compute from, without reading any of it. */
export async function standingCounts(db: Database): Promise<StandingCounts> {
  const [ended, leftOut, marks, notes, cards, reviews] = await db.transaction(
    'r',
    [db.attempts, db.leftOut, db.marks, db.notes, db.cards, db.reviews],
    () =>
      Promise.all([
        db.attempts.where('status').equals('ended').count(),
        db.leftOut.toCollection().primaryKeys(),
        db.marks.count(),
        db.notes.count(),
        db.cards.count(),
        db.reviews.count(),
      ]),
  )
  return { ended, leftOut, marks, notes, cards, reviews }
}
