import { z } from 'zod'
import { missType } from '../../question-bank/schema/mistakes'
import { wallTime } from '../engine/bounds'
import type { Database } from './database'

/* What candidates say themselves of one of their answers: why it was missed, and whether it was a guess. */

export const mark = z.strictObject({
  attemptId: z.string().max(64),
  screen: z.string().max(40),
  miss: missType.nullable(),
  guessed: z.boolean(),
  /** Wall time of the last change. */
  at: wallTime,
})
export type Mark = z.infer<typeof mark>

/** All marks; a damaged row is left out. */
export async function loadMarks(db: Database): Promise<Mark[]> {
  return (await db.marks.toArray()).flatMap((row) => {
    const parsed = mark.safeParse(row)
    return parsed.success ? [parsed.data] : []
  })
}

export async function saveMark(db: Database, value: Mark): Promise<void> {
  await db.marks.put(mark.parse(value))
  await db.secondCopy()
}
