import type { ButtonName, Preset } from '../../question-bank/schema/preset'
import type { CodeTask, Scenario } from '../../question-bank/schema/scenario'
import type { Accommodations, InterruptionCause } from './events'

/** How options are lettered, by their place in the form's order. */
export const OPTION_LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'] as const

const TASK_TITLES = {
  principal: 'Principal or first-listed diagnosis',
  additional: 'Additional diagnoses',
  procedures: 'Procedures',
} as const

/** What a code task is called, in the exam and on the report. */
export const taskTitle = (kind: CodeTask['kind']): string => TASK_TITLES[kind]

const RECORD_TITLES = {
  'inpatient': 'Inpatient record',
  'outpatient-surgery': 'Hospital outpatient surgery record',
  'emergency': 'Emergency department record',
  'observation': 'Observation record',
  'clinic': 'Clinic record',
} as const

/** What kind of record a scenario has, in words. */
export const recordTitle = (setting: Scenario['setting']): string => RECORD_TITLES[setting]

/** The usual words on the exam room's buttons. Their access keys stay the same whatever the words are. */
export const BUTTON_LABELS: Readonly<Record<ButtonName, string>> = {
  next: 'Next',
  previous: 'Previous',
  navigator: 'Navigator',
  flag: 'Flag for Review',
  endExam: 'End Exam',
  endReview: 'End Review',
  reviewAll: 'Review All',
  reviewIncomplete: 'Review Incomplete',
  reviewFlagged: 'Review Flagged',
  calculator: 'Calculator',
  comment: 'Comment',
  highlight: 'Highlight',
  break: 'Break',
}

/** The words on the exam room's buttons under a preset. */
export const labelsOf = (preset: Preset): Readonly<Record<ButtonName, string>> => ({
  ...BUTTON_LABELS,
  ...preset.labels,
})

/** What a candidate was granted, each in words; none when nothing was. */
export function accommodationNames({ extraTime, extraBreaks }: Accommodations): string[] {
  return [
    ...(extraTime > 1 ? [`Extra time, ${extraTime} times the standard`] : []),
    ...(extraBreaks ? ['Extra breaks that stop the clock'] : []),
  ]
}

/** The same as one line; empty when nothing was granted. */
export function accommodationText(accommodations: Accommodations): string {
  return accommodationNames(accommodations)
    .map((name, place) => (place === 0 ? name : name.charAt(0).toLowerCase() + name.slice(1)))
    .join('; ')
}

/** Why the exam stood still. */
export const INTERRUPTIONS: Readonly<Record<InterruptionCause, string>> = {
  'left': 'You left and came back',
  'closed': 'The app was closed',
  'asleep': 'The computer slept or stood still',
  'clock-changed': "The computer's clock was changed",
}

/** `You left on Nov 24, 2026, 9:05 AM and came back after 12 min`, `The app was closed on ... for 12 min`. */
export function interruptionText(cause: InterruptionCause, when: string, howLong: string): string {
  if (cause === 'left') return `You left on ${when} and came back after ${howLong}`
  return `${INTERRUPTIONS[cause]} on ${when}${cause === 'clock-changed' ? '' : ` for ${howLong}`}`
}
