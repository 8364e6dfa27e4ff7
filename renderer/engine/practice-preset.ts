import type { Outline } from '../../question-bank/schema/outline'
import type { Preset } from '../../question-bank/schema/preset'
import type { Practice } from './events'
import { timeAtPace } from './exam-pace'
import { screensOf, type Content, type Form } from './form'
import { minutes, type Milliseconds } from './units'

/* The preset of a practice: an exam room without an appointment around it. */

export const PRACTICE_PRESET = 'practice'

/** The most a preset allows. Without a limit the clock only counts and this is never reached. */
const MOST_MINUTES = 600

/** Time of a practice at the pace of the exam: items, code tasks and related questions have the same each. */
export const practiceTime = (form: Form, content: Content, pace: Milliseconds): Milliseconds =>
  timeAtPace(pace, screensOf(form, content).length)

/** @param pace of the exam; see `paceOfExam` */
export function practicePreset(
  form: Form,
  content: Content,
  { mode, timed }: Pick<Practice, 'mode' | 'timed'>,
  outline: Pick<Outline, 'id'>,
  pace: Milliseconds,
): Preset {
  return {
    id: PRACTICE_PRESET,
    title: 'Practice',
    description: 'Questions chosen for practice. Not an exam, and never scaled.',
    outline: outline.id,
    items: { min: form.items.length, max: form.items.length, pretest: 0 },
    scenarios: { min: form.scenarios.length, max: form.scenarios.length, pretest: 0 },
    minutes: timed ? minutesOf(practiceTime(form, content, pace)) : MOST_MINUTES,
    agreementMinutes: 1,
    tutorialMinutes: 1,
    agreementInside: false,
    navigation: 'free',
    sections: 1,
    scrollToEnd: mode === 'exam',
    searchInRecord: true,
    warningMinutes: [],
    urgentMinutes: 1,
    noteboard: 'screen',
    points: { item: 1, scenario: 4 },
    levels: { recall: 0.25, application: 0.45, analysis: 0.3, tolerance: 300 },
    scenarioMix: [],
    multipleSelect: 50,
    difficulty: { item: 0.68, itemTolerance: 300, scenario: 0.62, scenarioTolerance: 300 },
    rowLimit: 300,
    stages: [],
    checkIn: false,
    survey: false,
    labels: { endExam: 'End Practice', endReview: 'End Practice' },
  }
}

const minutesOf = (time: Milliseconds): number => Math.min(MOST_MINUTES, Math.max(1, time / minutes(1)))
