import { editionsOn } from '../engine/code-books'
import { changeSetting, useSettings } from './settings'

/** A day of this computer's calendar, `YYYY-MM-DD`. */
const dayOf = (date: Date) =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`

export const today = () => dayOf(new Date())

/** The day of the real exam as the candidate set it, otherwise today. */
export const useExamDate = (): string => useSettings((state) => state.examDate) || today()

/** The day of the real exam, null while none is set. */
export const useSetExamDate = (): string | null => useSettings((state) => state.examDate) || null

/** Keeps a day that was set; a half-typed one is not one yet. */
export function setExamDate(day: string): void {
  if (editionsOn(day)) void changeSetting('examDate', day)
}

/** There is no day for the exam yet, or no longer. */
export function clearExamDate(): void {
  void changeSetting('examDate', '')
}

/** Whole days of the calendar from today to a day; negative when it is over. */
export function daysUntil(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today()}T00:00:00Z`)) / 86_400_000)
}
