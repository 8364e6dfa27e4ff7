import { z } from 'zod'
import { MOST_EVENTS, span, wallTime } from './bounds'
import { codeSystem, level, optionId, setting, type Choice, type OptionId } from '../../question-bank/schema/item'
import { isGiven, type AnswerStyle } from './answer'
import type { SessionEvent } from './events'
import { choiceOf, type ChoiceScreen, type Screen } from './form'
import { choiceCredit, codesCredit } from './scoring/credit'
import type { Session } from './session'

/*
 * What came of each screen of an ended attempt, flat, so that the review room, the cards and the progress page can
 * filter and count over all attempts. Computed from the events; a stored outcome is a cache of this version.
 */

/** Goes up when the computation changes; stored outcomes of another version are computed again. */
export const OUTCOME_VERSION = 2

export const outcome = z.strictObject({
  attemptId: z.string().max(64),
  /** `CK-0001`, `SC-0001/additional`, `SC-0001/Q1`. */
  screen: z.string().max(40),
  /** Hash of the item or scenario as it was. */
  hash: z.string().max(16),
  kind: z.enum(['item', 'codes', 'question']),
  /** The scenario it belongs to, or null for an item. */
  scenario: z.string().max(12).nullable(),
  domain: z.int().min(1).max(9),
  task: z.string().max(5),
  /** Row of the topic matrix; null in a scenario. */
  topic: z.string().max(12).nullable(),
  codeSystem: codeSystem.nullable(),
  level: level.nullable(),
  setting,
  pretest: z.boolean(),
  practice: z.boolean(),
  /** Wall time of the last answer, or of the end when there was none. */
  at: wallTime,
  answered: z.boolean(),
  /** 0 to 1, 1 exactly where the answer is right; see scoring/credit.ts. */
  credit: z.number().min(0).max(1),
  chosen: optionId.nullable(),
  /** The mistakes that lead to the option or the codes that were chosen. */
  mistakes: z.array(z.string().max(80)).max(40),
  flagged: z.boolean(),
  /** Exam time in milliseconds. */
  spent: span,
  changes: z.int().min(0).max(MOST_EVENTS),
  /** From the first option chosen to the last. */
  turn: z.enum(['none', 'right-to-wrong', 'wrong-to-right', 'wrong-to-wrong']),
  /** Answered in less time than it takes to read. */
  hurried: z.boolean(),
  /** Took more than twice as long as the others of its kind in this attempt. */
  slow: z.boolean(),
})
export type Outcome = z.infer<typeof outcome>

/** Outcomes of an ended session in the order of its screens. `events` are those the session was made from. */
export function outcomesOf(session: Session, events: readonly SessionEvent[]): Outcome[] {
  const { head } = session
  const log = answerLog(events)
  const end = events.findLast((event) => event.type === 'ended')?.at ?? head.createdAt
  const slowAbove = slowLimits(session)
  return session.screens.map((screen) => {
    const spent = session.spent.get(screen.id) ?? 0
    const given = log.get(screen.id)
    const shared = {
      attemptId: head.id,
      screen: screen.id,
      pretest: screen.pretest,
      practice: head.practice !== null,
      at: given?.at ?? end,
      flagged: session.flags.has(screen.id),
      spent,
      changes: session.changes.get(screen.id) ?? 0,
      slow: spent > slowAbove(screen),
      ...placeOf(screen),
    }
    return screen.kind === 'codes'
      ? { ...shared, ...codesOutcome(session, screen, head.answerStyle) }
      : { ...shared, ...choiceOutcome(session, screen, given?.options ?? [], spent) }
  })
}

type Given = { at: number; options: OptionId[] }

/** When each screen was answered last, and the options chosen on the way. */
function answerLog(events: readonly SessionEvent[]): Map<string, Given> {
  const log = new Map<string, Given>()
  for (const event of events) {
    if (event.type !== 'answered') continue
    const before = log.get(event.screen)?.options ?? []
    const option = event.answer.kind === 'choice' ? event.answer.option : null
    log.set(event.screen, { at: event.at, options: option ? [...before, option] : before })
  }
  return log
}

/** Where a screen stands in the outline. */
function placeOf(
  screen: Screen,
): Pick<Outcome, 'hash' | 'kind' | 'scenario' | 'domain' | 'task' | 'topic' | 'codeSystem' | 'level' | 'setting'> {
  if (screen.kind === 'item') {
    const { hash, domain, task, row, codeSystem, level, setting } = screen.item
    return { hash, kind: 'item', scenario: null, domain, task, topic: row, codeSystem, level, setting }
  }
  const { scenario } = screen
  const task = screen.kind === 'codes' ? screen.task.outlineTask : screen.question.task
  return {
    hash: scenario.hash,
    kind: screen.kind,
    scenario: scenario.id,
    domain: Number(task[0]),
    task,
    topic: null,
    codeSystem: systemOf(screen),
    level: null,
    setting: scenario.setting,
  }
}

function systemOf(screen: Exclude<Screen, { kind: 'item' }>): Outcome['codeSystem'] {
  if (screen.kind === 'question') return null
  if (screen.task.kind !== 'procedures') return 'ICD-10-CM'
  return screen.scenario.setting === 'inpatient' ? 'ICD-10-PCS' : 'CPT/HCPCS'
}

function choiceOutcome(session: Session, screen: ChoiceScreen, options: readonly OptionId[], spent: number) {
  const choice = choiceOf(screen)
  const given = session.answers.get(screen.id)
  const chosen = given?.kind === 'choice' ? given.option : null
  const mistake = choice.options.find((one) => one.id === chosen)?.mistake
  const { answered, credit } = choiceCredit(choice, given)
  return {
    answered,
    credit,
    chosen,
    mistakes: mistake ? [mistake] : [],
    // What was taken away again turned into nothing.
    turn: answered ? turnOf(choice, options) : ('none' as const),
    hurried: answered && spent < readingTime(choice),
  }
}

function turnOf(choice: Choice, options: readonly OptionId[]): Outcome['turn'] {
  const first = options[0]
  const last = options.at(-1)
  if (first === undefined || first === last) return 'none'
  if (first === choice.key) return 'right-to-wrong'
  return last === choice.key ? 'wrong-to-right' : 'wrong-to-wrong'
}

function codesOutcome(session: Session, screen: Extract<Screen, { kind: 'codes' }>, style: AnswerStyle) {
  const { answered, credit, match } = codesCredit(screen.task, session.answers.get(screen.id), style)
  const mistakes = match.verdicts.flatMap((one) => ('known' in one && one.known?.mistake ? [one.known.mistake] : []))
  return { answered, credit, chosen: null, mistakes: [...new Set(mistakes)], turn: 'none' as const, hurried: false }
}

/** Words that a fast reader takes in within a minute. */
const WORDS_PER_MINUTE = 600

/** The least time, in milliseconds, in which a choice and its options can be read. */
function readingTime(choice: Choice): number {
  const words = [choice.stem, ...choice.options.map((one) => one.text)].join(' ').split(/\s+/).length
  return (words / WORDS_PER_MINUTE) * 60_000
}

const ENOUGH = 5
/** What a screen takes where too few of its kind are there to compare, in milliseconds. */
const USUAL = { item: 90_000, codes: 240_000, question: 90_000 } as const

/** Twice the middle time of the answered screens of the same kind. */
function slowLimits(session: Session): (screen: Screen) => number {
  const limits = new Map<Screen['kind'], number>()
  for (const kind of ['item', 'codes', 'question'] as const) {
    const times = session.screens
      .filter((one) => one.kind === kind && isGiven(session.answers.get(one.id)))
      .map((one) => session.spent.get(one.id) ?? 0)
      .sort((a, b) => a - b)
    limits.set(kind, 2 * (times.length >= ENOUGH ? times[Math.floor(times.length / 2)]! : USUAL[kind]))
  }
  return (screen) => limits.get(screen.kind)!
}
