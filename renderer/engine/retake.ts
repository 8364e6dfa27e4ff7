import type { Preset } from '../../question-bank/schema/preset'
import type { AttemptHead, Practice } from './events'
import type { Content, Form } from './form'
import { letterOrders, questionOrders } from './letters'
import type { Outcome } from './outcome'
import { practicePreset } from './practice-preset'
import { seededRandom } from './random'
import { isMissed } from './scoring/credit'
import type { Milliseconds } from './units'

/* An attempt taken again as practice. */

export type RetakeKind = 'same-form' | 'only-missed' | 'not-answered'

export type Retake = { form: Form; content: Content; preset: Preset; practice: Practice }

const NAMES: Readonly<Record<RetakeKind, string>> = {
  'same-form': 'Retake',
  'only-missed': 'Missed questions',
  'not-answered': 'Questions not answered',
}

/**
 * The same form as it was, timed and in exam mode; or what was missed of it, or not answered, with newly shuffled
 * options, untimed and with the reasons at once. Null when there is none of it.
 * @param outcomes of the attempt
 * @param seed for the order of options
 * @param pace of the exam
 */
export function retake(
  head: AttemptHead,
  content: Content,
  outcomes: readonly Outcome[],
  kind: RetakeKind,
  seed: number,
  pace: Milliseconds,
): Retake | null {
  const how = { mode: kind === 'same-form' ? 'exam' : 'tutor', timed: kind === 'same-form' } as const
  const practice: Practice = {
    ...how,
    what: `${NAMES[kind]}: ${head.practice?.what ?? head.preset.title}`.slice(0, 200),
    retakeOf: head.id,
  }
  const again =
    kind === 'same-form'
      ? { form: head.form, content }
      : onlyThese(head.form, content, outcomes.filter(kind === 'only-missed' ? isMissed : (one) => !one.answered), seed)
  // Every question counts, and nothing is relaxed, since nothing is asked of the form of a practice.
  const counted = <T extends { pretest: boolean }>(list: readonly T[]): T[] =>
    list.map((one) => ({ ...one, pretest: false }))
  const form: Form = {
    ...again.form,
    items: counted(again.form.items),
    scenarios: counted(again.form.scenarios),
    relaxed: [],
  }
  if (form.items.length + form.scenarios.length === 0) return null
  const preset = practicePreset(form, again.content, how, head.outline, pace)
  return { form, content: again.content, preset, practice }
}

function onlyThese(
  form: Form,
  content: Content,
  asked: readonly Outcome[],
  seed: number,
): { form: Form; content: Content } {
  const random = seededRandom(seed)
  const ids = new Set(asked.filter((one) => one.scenario === null).map((one) => one.screen))
  const entries = form.items.filter((one) => ids.has(one.id))
  const items = entries.map((entry) => content.items.find((one) => one.hash === entry.hash)!)
  const orders = letterOrders(items, random)
  const scenarios = form.scenarios.flatMap((entry) => {
    const parts = asked.filter((one) => one.scenario === entry.id).map((one) => one.screen.slice(entry.id.length + 1))
    const scenario = content.scenarios.find((one) => one.hash === entry.hash)!
    return parts.length === 0
      ? []
      : [{ scenario, entry: { ...entry, orders: questionOrders(scenario, random), parts } }]
  })
  return {
    form: {
      ...form,
      seed,
      items: entries.map((entry, index) => ({ ...entry, order: orders[index]! })),
      scenarios: scenarios.map((one) => one.entry),
    },
    content: { items, scenarios: scenarios.map((one) => one.scenario) },
  }
}
