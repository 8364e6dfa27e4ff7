import type { Outline } from '../../question-bank/schema/outline'
import type { Preset } from '../../question-bank/schema/preset'
import type { Practice } from './events'
import type { Content, Form } from './form'

/* The preset of a practice: an exam room without an appointment around it. */

export const PRACTICE_PRESET = 'practice'

/** Pace of a timed practice. */
const ITEM_SECONDS = 110
const SCENARIO_SECONDS = 8 * 60
/** The most a preset allows. Without a limit the clock only counts and this is never reached. */
const MOST_MINUTES = 600

/** Minutes of a timed practice at the pace of the exam; a part of a scenario has its part of the time. */
export function practiceMinutes(form: Form, content: Content): number {
  const records = form.scenarios.reduce((sum, { id, parts }) => {
    const { tasks, questions } = content.scenarios.find((one) => one.id === id)!
    const all = tasks.length + questions.length
    return sum + (parts?.length ?? all) / all
  }, 0)
  const seconds = form.items.length * ITEM_SECONDS + records * SCENARIO_SECONDS
  return Math.min(MOST_MINUTES, Math.max(1, Math.ceil(seconds / 60)))
}

export function practicePreset(
  form: Form,
  content: Content,
  { mode, timed }: Pick<Practice, 'mode' | 'timed'>,
  outline: Pick<Outline, 'id'>,
): Preset {
  return {
    id: PRACTICE_PRESET,
    title: 'Practice',
    description: 'Questions chosen for practice. Not an exam, and never scaled.',
    outline: outline.id,
    items: { min: form.items.length, max: form.items.length, pretest: 0 },
    scenarios: { min: form.scenarios.length, max: form.scenarios.length, pretest: 0 },
    minutes: timed ? practiceMinutes(form, content) : MOST_MINUTES,
    agreementMinutes: 1,
    tutorialMinutes: 1,
    navigation: 'free',
    scrollToEnd: mode === 'exam',
    searchInRecord: true,
    warningMinutes: [],
    urgentMinutes: 1,
    noteboard: 'screen',
    points: { item: 1, scenario: 4 },
    levels: { recall: 0.25, application: 0.45, analysis: 0.3, tolerance: 300 },
    scenarioMix: [],
    difficulty: { item: 0.68, itemTolerance: 300, scenario: 0.62, scenarioTolerance: 300 },
    rowLimit: 300,
    stages: [],
    checkIn: false,
    survey: false,
    labels: { endExam: 'End Practice', endReview: 'End Practice' },
  }
}
