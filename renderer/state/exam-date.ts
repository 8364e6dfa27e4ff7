import { isDay, type ExamDay } from '../engine/code-books'
import { changeSetting, useSettings } from './settings'

/** A day of this computer's calendar, `YYYY-MM-DD`. */
const dayOf = (date: Date) =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`

export const today = () => dayOf(new Date())

/** A stored text that is no day of the calendar is as good as none. */
const setDay = ({ examDate }: { examDate: string }): string | null => (isDay(examDate) ? examDate : null)

/** The day of the real exam, null while none is set. */
export const useSetExamDate = (): string | null => useSettings(setDay)

/** The day for which code books count: the real exam's, otherwise today. */
const examDayOf = (set: string | null): ExamDay => ({ day: set ?? today(), dated: set !== null })

export const examDay = (): ExamDay => examDayOf(setDay(useSettings.getState()))
export const useExamDay = (): ExamDay => examDayOf(useSetExamDate())

/** Keeps a day that was set; a half-typed one is not one yet. */
export function setExamDate(day: string): void {
  if (isDay(day)) void changeSetting('examDate', day)
}

/** There is no day for the exam yet, or no longer. */
export function clearExamDate(): void {
  void changeSetting('examDate', '')
}

/** Whole days of the calendar from today to a day; negative when it is over. */
export function daysUntil(day: string): number {
  return Math.round((Date.parse(`${day}T00:00:00Z`) - Date.parse(`${today()}T00:00:00Z`)) / 86_400_000)
}
