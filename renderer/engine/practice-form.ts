import type { Bank } from '../../question-bank/schema/bank'
import type { Item } from '../../question-bank/schema/item'
import type { MissType } from '../../question-bank/schema/mistakes'
import type { Outline } from '../../question-bank/schema/outline'
import type { Preset } from '../../question-bank/schema/preset'
import type { Scenario } from '../../question-bank/schema/scenario'
import { paceOfExam } from './exam-pace'
import type { Content, Form, FormScenario } from './form'
import { letterOrders, questionOrders } from './letters'
import { systemOf } from './code-format'
import { practicePreset } from './practice-preset'
import { inPlace, type PracticeRequest } from './practice-request'
import { seededRandom, type Random } from './random'

/*
 * A practice form: what of the bank fits a request, drawn at random. Nothing of an exam's blueprint holds here: enemies
 * may meet, and a topic may come as often as it was asked for.
 */

/** What is known of the candidate. */
export type PracticeFacts = {
  /** Ids of items and scenarios that were on a form. */
  seen: ReadonlySet<string>
  /** Screens whose last answer was missed, with the reason where there is one. */
  missed: ReadonlyMap<string, MissType | null>
  /** Screens of ended attempts that were never answered. */
  notAnswered: ReadonlySet<string>
}

/** How much fits a request. `tasks` are the code tasks of the records that fit. */
export type Available = { items: number; scenarios: number; tasks: number }

export type PracticeForm = { ok: true; form: Form; content: Content; preset: Preset; outline: Outline }
export type PracticeShort = {
  ok: false
  /** What is missing, and what can be done. */
  missing: string
  /** What would fit, smaller than asked; null where nothing fits. */
  offer: PracticeRequest | null
}

/** A scenario and which of its parts fit, in order. */
type ChartParts = { scenario: Scenario; parts: readonly string[] }

type Pool = { items: readonly Item[]; records: readonly ChartParts[]; drills: readonly ChartParts[] }

/** How many items, scenarios and code tasks fit a request. */
export function available(bank: Bank, request: PracticeRequest, facts: PracticeFacts): Available {
  const pool = poolOf(bank, request, facts)
  return { items: pool.items.length, scenarios: pool.records.length, tasks: countParts(pool.drills) }
}

/**
 * The form of a practice, or what is missing for it.
 * @param seed a whole number from 0 to 2^32 - 1
 */
export function practiceForm(
  bank: Bank,
  request: PracticeRequest,
  facts: PracticeFacts,
  seed: number,
): PracticeForm | PracticeShort {
  const pool = poolOf(bank, request, facts)
  const short = shortOf(request, pool)
  if (short) return short
  const random = seededRandom(seed)
  const { items, records } = drawn(pool, request, random)
  const outline = practiceOutline(bank)
  const orders = letterOrders(items, random)
  const form: Form = {
    seed,
    bankHash: bank.hash,
    items: items.map(({ id, hash }, index) => ({ id, hash, pretest: false, order: orders[index]! })),
    scenarios: records.map((record) => formScenario(record, random)),
    relaxed: [],
  }
  const content: Content = { items, scenarios: records.map(({ scenario }) => scenario) }
  return { ok: true, form, content, preset: practicePreset(form, content, request, outline, paceOfExam(bank)), outline }
}

/** The outline whose domains and tasks a practice is chosen by: the first exam's. */
export const practiceOutline = (bank: Bank): Outline =>
  bank.outlines.find((one) => one.id === bank.presets[0]!.outline) ?? bank.outlines[0]!

/** Parts of a scenario in the order of its screens: kinds of code tasks, then ids of questions. */
const partsOf = (scenario: Scenario) => [
  ...scenario.tasks.map((one) => one.kind as string),
  ...scenario.questions.map((one) => one.id),
]

function formScenario({ scenario, parts }: ChartParts, random: Random): FormScenario {
  const whole = partsOf(scenario).length === parts.length
  return {
    id: scenario.id,
    hash: scenario.hash,
    pretest: false,
    orders: questionOrders(scenario, random),
    ...(whole ? {} : { parts: [...parts] }),
  }
}

function poolOf(bank: Bank, request: PracticeRequest, facts: PracticeFacts): Pool {
  const chosen = new Set(request.screens)
  const wanted = (screen: string) => (chosen.size === 0 || chosen.has(screen)) && missFits(request, facts, screen)
  const fresh = (id: string) => request.seen !== 'unseen' || !facts.seen.has(id)
  const systemFits = (system: string | null) =>
    request.codeSystems.length === 0 || (system !== null && (request.codeSystems as string[]).includes(system))
  const items = bank.items.filter(
    (item) =>
      fresh(item.id) &&
      wanted(item.id) &&
      systemFits(item.codeSystem) &&
      inPlace(request, { domain: item.domain, task: item.task, topic: item.row }),
  )
  const fitting = bank.scenarios
    .filter(({ id }) => fresh(id))
    .map((scenario): ChartParts => ({ scenario, parts: fittingParts(scenario, wanted, systemFits, request) }))
  const records = fitting.filter(({ parts }) => parts.length > 0)
  const drills = records
    .map(({ scenario, parts }) => ({
      scenario,
      parts: parts.filter((part) => scenario.tasks.some((task) => task.kind === part)),
    }))
    .filter(({ parts }) => parts.length > 0)
  return { items, records, drills }
}

function missFits(
  { seen, missTypes }: PracticeRequest,
  { missed, notAnswered }: PracticeFacts,
  screen: string,
): boolean {
  if (missTypes.length > 0) {
    const type = missed.get(screen)
    return type !== undefined && type !== null && missTypes.includes(type)
  }
  if (seen === 'not-answered') return notAnswered.has(screen)
  return seen !== 'missed' || missed.has(screen)
}

function fittingParts(
  scenario: Scenario,
  wanted: (screen: string) => boolean,
  systemFits: (system: string | null) => boolean,
  request: PracticeRequest,
): string[] {
  const fits = (part: string, task: string, system: string | null) =>
    wanted(`${scenario.id}/${part}`) &&
    systemFits(system) &&
    inPlace(request, { domain: Number(task[0]), task, topic: null })
  return [
    ...scenario.tasks
      .filter((one) => fits(one.kind, one.outlineTask, systemOf(one.kind, scenario.setting === 'inpatient')))
      .map((one) => one.kind),
    ...scenario.questions.filter((one) => fits(one.id, one.task, null)).map((one) => one.id),
  ]
}

const countParts = (records: readonly ChartParts[]) => records.reduce((sum, { parts }) => sum + parts.length, 0)

/** Chosen screens are asked as they are; a scenario otherwise comes whole, with its related questions. */
function drawn(pool: Pool, request: PracticeRequest, random: Random): { items: Item[]; records: ChartParts[] } {
  if (request.screens.length > 0) {
    const items = random.shuffle(pool.items).slice(0, request.number)
    return { items, records: upTo(random.shuffle(pool.records), request.number - items.length) }
  }
  if (request.scenarios === 'drill') return { items: [], records: upTo(random.shuffle(pool.drills), request.number) }
  const whole = pool.records.map(({ scenario }) => ({ scenario, parts: partsOf(scenario) }))
  return {
    items: random.shuffle(pool.items).slice(0, request.number),
    records: random.shuffle(whole).slice(0, request.scenarios),
  }
}

/** Records until so many parts are together; the last one may come with fewer. */
function upTo(records: readonly ChartParts[], most: number): ChartParts[] {
  const taken: ChartParts[] = []
  let left = most
  for (const { scenario, parts } of records) {
    if (left <= 0) break
    taken.push({ scenario, parts: parts.slice(0, left) })
    left -= parts.length
  }
  return taken
}

function shortOf(request: PracticeRequest, pool: Pool): PracticeShort | null {
  const { number, scenarios, screens } = request
  if (screens.length > 0 || scenarios === 'drill') {
    const found = screens.length > 0 ? pool.items.length + countParts(pool.records) : countParts(pool.drills)
    // Chosen questions are at most what was chosen: fewer than the number is no lack.
    if (screens.length > 0 ? found > 0 : found >= number) return null
    return lacking(found, screens.length > 0 ? 'question' : 'code task', { ...request, number: Math.max(1, found) })
  }
  const few = pool.items.length < number
  const fewRecords = pool.records.length < scenarios
  if (!few && !fewRecords) return null
  if (few && pool.items.length === 0)
    return { ok: false, missing: 'No question matches. Widen the choice.', offer: null }
  if (few)
    return lacking(pool.items.length, 'question', {
      ...request,
      number: pool.items.length,
      scenarios: Math.min(scenarios, pool.records.length),
    })
  return lacking(pool.records.length, 'scenario', { ...request, scenarios: pool.records.length })
}

function lacking(found: number, noun: string, offer: PracticeRequest): PracticeShort {
  if (found === 0 && noun !== 'scenario')
    return { ok: false, missing: `No ${noun} matches. Widen the choice.`, offer: null }
  if (found === 0)
    return { ok: false, missing: 'No scenario matches. Practice without scenarios, or widen the choice.', offer }
  return {
    ok: false,
    missing:
      found === 1
        ? `Only 1 ${noun} matches; take it or widen the choice.`
        : `Only ${found} ${noun}s match; take these ${found} or widen the choice.`,
    offer,
  }
}
