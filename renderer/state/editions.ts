import type { Bank } from '../../question-bank/schema/bank'
import type { Preset } from '../../question-bank/schema/preset'
import { longDay, type ExamDay, type FormEditions } from '../engine/code-books'
import { editionsStatement, type EditionsStatement } from '../engine/editions-statement'
import { drawFor, type Draw } from '../engine/form-editions'
import { useComingExamDate, useExamDay } from './exam-date'
import { services } from './services'

/* For which code books forms are drawn, as screens ask for it. */

const draws = new WeakMap<Bank, Map<string, Draw>>()

/** What a form of a preset is drawn from for a day; the same object for the same question, since choices hang on it. */
export function draw(preset: Preset, exam: ExamDay): Draw {
  const { bank } = services()
  const ofBank = draws.get(bank) ?? new Map<string, Draw>()
  draws.set(bank, ofBank)
  // Dates typed one after the other must not pile up.
  if (ofBank.size > 20) ofBank.clear()
  const key = JSON.stringify([preset, exam])
  const made = ofBank.get(key) ?? drawFor(bank, preset, exam)
  ofBank.set(key, made)
  return made
}

/** How many questions and scenarios of the bank a draw leaves out. */
export function leftOut({ bank }: Draw): number {
  const whole = services().bank
  return whole.items.length + whole.scenarios.length - bank.items.length - bank.scenarios.length
}

/** The statement of a form that is not drawn yet, and how many questions stay out of it. */
export function useDrawStatement(preset: Preset): { statement: EditionsStatement; leftOut: number } {
  const made = draw(preset, useExamDay())
  return { statement: editionsStatement(made.editions), leftOut: leftOut(made) }
}

/** Why a form that is already drawn may not fit any more: the exam's date was changed since. Null where it fits. */
export function useDateChange(editions: FormEditions | undefined): string | null {
  const coming = useComingExamDate()
  if (coming === null || editions === undefined || coming === editions.day) return null
  return `You have since set your exam date to ${longDay(coming)}. To draw questions for that date, set up the exam again.`
}
