import { z } from 'zod'
import { missType, type MissType } from '../../question-bank/schema/mistakes'
import { suggestMiss, type MistakeTypes } from './miss-types'
import type { Outcome } from './outcome'
import { isMissed } from './scoring/credit'
import type { MissMark } from './standing'
import { studyDay, type Zone } from './study-day'

/* Misses of the last two weeks by day, small enough to be kept, so that each later day can leave the oldest out. */

export const RECENT_DAYS = 14

const dayOfMisses = z.strictObject({ day: z.int(), type: missType, tagged: z.boolean(), count: z.int().min(1) })
export const recentMisses = z.array(dayOfMisses).max(1_000)
export type RecentMisses = z.infer<typeof recentMisses>

/** What was missed, by study day, type, and whether the type is the candidate's own word. */
export function recentMissesOf(
  outcomes: readonly Outcome[],
  marks: readonly MissMark[],
  types: MistakeTypes,
  now: number,
  zone: Zone,
): RecentMisses {
  const own = new Map(marks.map((one) => [`${one.attemptId} ${one.screen}`, one.miss]))
  const first = studyDay(now, zone) - RECENT_DAYS
  const counts = new Map<string, RecentMisses[number]>()
  for (const one of outcomes) {
    const day = studyDay(one.at, zone)
    if (day <= first || !isMissed(one)) continue
    const said = own.get(`${one.attemptId} ${one.screen}`) ?? null
    const type = said ?? suggestMiss(one, types)!.type
    const key = `${day} ${type} ${said !== null}`
    counts.set(key, { day, type, tagged: said !== null, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return [...counts.values()]
}

export type RecentMissFacts = { untagged: number; frequent: { type: MissType; count: number; of: number } | null }

/** Of the two weeks before a later moment: how many have no word of the candidate's, and the most frequent type. */
export function recentMissFacts(recent: RecentMisses, now: number, zone: Zone): RecentMissFacts {
  const first = studyDay(now, zone) - RECENT_DAYS
  const counts = new Map<MissType, number>()
  let untagged = 0
  let of = 0
  for (const { day, type, tagged, count } of recent) {
    if (day <= first) continue
    of += count
    if (!tagged) untagged += count
    counts.set(type, (counts.get(type) ?? 0) + count)
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return { untagged, frequent: most ? { type: most[0], count: most[1], of } : null }
}
