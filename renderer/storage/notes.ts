import { z } from 'zod'
import { wallTime } from '../engine/bounds'
import type { Database } from './database'

/* The candidate's own words on a question: a note, a bookmark, a dispute of its key. One row for each screen. */

export const NOTE_LENGTH = 8_000

export const dispute = z.strictObject({
  /** Why the key is thought to be wrong. */
  reasoning: z.string().min(1).max(NOTE_LENGTH),
  /** Leaves the question out of the candidate's statistics. */
  excluded: z.boolean(),
  /** Hash of the item or scenario that is disputed. */
  hash: z.string().max(16),
  at: wallTime,
})

/** A dispute that is being written, or is being written anew; it counts for nothing yet. */
export const disputeDraft = z.strictObject({ reasoning: z.string().max(NOTE_LENGTH), excluded: z.boolean() })
export type DisputeDraft = z.infer<typeof disputeDraft>

export const note = z.strictObject({
  screen: z.string().min(1).max(40),
  text: z.string().max(NOTE_LENGTH),
  bookmarked: z.boolean(),
  dispute: dispute.nullable(),
  /** Absent where none is being written. */
  disputeDraft: disputeDraft.optional(),
  /** Wall time of the last change. */
  at: wallTime,
})
export type Note = z.infer<typeof note>

/** All notes; a damaged row is left out. */
export async function loadNotes(db: Database): Promise<Note[]> {
  return (await db.notes.toArray()).flatMap((row) => {
    const parsed = note.safeParse(row)
    return parsed.success ? [parsed.data] : []
  })
}

/** There is nothing in it to keep. */
export const saysNothing = (value: Note): boolean =>
  value.text === '' && !value.bookmarked && value.dispute === null && value.disputeDraft === undefined

/** Stores a note; one that says nothing any more is removed. */
export async function saveNote(db: Database, value: Note): Promise<void> {
  const parsed = note.parse(value)
  if (saysNothing(parsed)) await db.notes.delete(parsed.screen)
  else await db.notes.put(parsed)
  await db.secondCopy()
}
