import { editionsOn } from '../engine/code-books'
import { changeSetting, useSettings } from './settings'

/** A day of this computer's calendar, `YYYY-MM-DD`. */
const dayOf = (date: Date) => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`

export const today = () => dayOf(new Date())

/** The day of the real exam as the candidate set it, otherwise today. */
export const useExamDate = (): string => useSettings((state) => state.examDate) || today()

/** Keeps a day that was set; a half-typed one is not one yet. */
export function setExamDate(day: string): void {
  if (editionsOn(day)) void changeSetting('examDate', day)
}

/** Forgets the day; plans then count on no exam. */
export function clearExamDate(): void {
  void changeSetting('examDate', '')
}
