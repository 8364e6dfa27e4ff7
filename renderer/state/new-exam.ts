import type { AnswerStyle } from '../engine/answer'
import type { ExamBookChoice } from '../engine/books/place'
import { NO_ACCOMMODATIONS, type Accommodations, type AttemptHead } from '../engine/events'
import type { Content } from '../engine/form'
import { assembleFor } from '../engine/form-editions'
import { createAttempt, formHistory, practisedIds, removeAttempt } from '../storage/attempts'
import { examDay } from './exam-date'
import { startJournal } from './recorder'
import { services } from './services'
import { andWhy } from './trouble'

/** The exam could not be started; the message says why and what to do. */
export class CannotStart extends Error {}

/** Exams and practices that are looked back on for fresh questions. */
const HISTORY = 8
const PRACTICES = 20

/**
 * Assembles a form for the day of the real exam, or today, and stores it as a new attempt. Returns the attempt's id.
 * @throws CannotStart
 */
export async function createExam(
  presetId: string,
  answerStyle: AnswerStyle,
  candidate: string,
  accommodations: Accommodations = NO_ACCOMMODATIONS,
  books: ExamBookChoice | null = null,
): Promise<string> {
  const { db, bank } = services()
  const preset = bank.presets.find((one) => one.id === presetId)
  if (!preset) throw new CannotStart(`There is no exam called "${presetId}" in the question bank.`)
  const outline = bank.outlines.find((one) => one.id === preset.outline)
  const seed = crypto.getRandomValues(new Uint32Array(1))[0]!
  const assembly = assembleFor(
    bank,
    preset,
    seed,
    examDay(),
    await formHistory(db, HISTORY),
    await practisedIds(db, PRACTICES),
  )
  if (!assembly.ok || !outline) {
    throw new CannotStart(
      `${assembly.ok ? 'The outline is missing.' : assembly.unmet} Choose another exam, or add questions to the bank.`,
    )
  }
  const head: AttemptHead = {
    id: crypto.randomUUID(),
    createdAt: Date.now(),
    candidate,
    preset,
    outline,
    answerStyle,
    accommodations,
    practice: null,
    books,
    form: assembly.form,
  }
  await storeAttempt(head, assembly.content)
  return head.id
}

/**
 * Stores a new attempt and its second copy.
 * @throws CannotStart
 */
export async function storeAttempt(head: AttemptHead, content: Content): Promise<void> {
  const { db, desktop } = services()
  await createAttempt(db, head, content)
  try {
    await startJournal(desktop, head, content)
  } catch (error) {
    await removeAttempt(db, head.id)
    throw new CannotStart(`It was not started because its second copy could not be written.${andWhy(error)}`)
  }
}
