import type { AttemptHead } from '../engine/events'
import { enterExam } from './exam'
import { createExam } from './new-exam'

/**
 * A new attempt of the same exam with the same choices and a new form, in place of what is on the screen.
 * @throws CannotStart
 */
export async function startAgain({ preset, answerStyle, candidate, accommodations }: AttemptHead): Promise<void> {
  await enterExam(await createExam(preset.id, answerStyle, candidate, accommodations))
}
