import { useSyncExternalStore } from 'react'
import { isDay, type ExamDay } from '../engine/code-books'
import { calendarDay, dayName, daysTo } from '../engine/study-day'
import { changeSetting, useSettings } from './settings'
import { here } from './zone'
import { inBackground } from './trouble'

/** The days a real exam can be set to. */
export const EXAM_DAYS = { first: '2020-01-01', last: '2099-12-31' } as const

/** A day of this computer's calendar, `YYYY-MM-DD`. */
export const today = () => dayName(calendarDay(Date.now(), here))

const HALF_MINUTE = 30_000

function everyHalfMinute(look: () => void): () => void {
  const timer = setInterval(look, HALF_MINUTE)
  return () => clearInterval(timer)
}

/** The same, and anew when midnight has passed. */
export const useToday = (): string => useSyncExternalStore(everyHalfMinute, today, today)

/** A stored text that is no day of the calendar is as good as none. */
const setDay = ({ examDate }: { examDate: string }): string | null => (isDay(examDate) ? examDate : null)

/** The day of the real exam, null while none is set. */
export const useSetExamDate = (): string | null => useSettings(setDay)

/** A day that has passed says nothing of the exam to come. */
const stillToCome = (set: string | null): string | null => (set !== null && set >= today() ? set : null)

/** The day for which code books count: that of a real exam to come, otherwise today. */
function examDayOf(set: string | null): ExamDay {
  const coming = stillToCome(set)
  return { day: coming ?? today(), dated: coming !== null }
}

export const examDay = (): ExamDay => examDayOf(setDay(useSettings.getState()))
export function useExamDay(): ExamDay {
  useToday()
  return examDayOf(useSetExamDate())
}

/** The day of the real exam, null while none is set or when it has passed. */
export function useComingExamDate(): string | null {
  useToday()
  return stillToCome(useSetExamDate())
}

/** Calendar days to the real exam: 0 today, 1 tomorrow, negative when it has passed; null while no day is set. */
export function useDaysToExam(): number | null {
  useToday()
  return daysTo(
    useSettings((state) => state.examDate),
    Date.now(),
    here,
  )
}

/** Keeps a day that was set, or that there is none; what is no day, or none of `EXAM_DAYS`, is not kept. */
export function setExamDate(day: string | null): void {
  if (day === null) inBackground('Changing a setting', changeSetting('examDate', ''))
  else if (isDay(day) && day >= EXAM_DAYS.first && day <= EXAM_DAYS.last)
    inBackground('Changing a setting', changeSetting('examDate', day))
}
