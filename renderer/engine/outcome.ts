import { z } from 'zod'
import { MOST_EVENTS, span, wallTime } from './bounds'
import { codeSystem, keysOf, level, optionId, setting, type Choice } from '../../question-bank/schema/item'
import { isGiven, selectedOf, type Answer, type AnswerStyle } from './answer'
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
  /** Null where nothing was chosen, where codes were asked for, and where several options were: see `selected`. */
  chosen: optionId.nullable(),
  /** Of a multiple-select question, in the order of the ids; outcomes of before had no such questions. */
  selected: z.array(optionId).max(6).optional(),
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
      : { ...shared, ...choiceOutcome(session, screen, given?.answers ?? [], spent) }
  })
}

type Given = { at: number; answers: Answer[] }

/** When each screen was answered last, and what was given on the way. */
function answerLog(events: readonly SessionEvent[]): Map<string, Given> {
  const log = new Map<string, Given>()
  for (const event of events) {
    if (event.type !== 'answered') continue
    const before = log.get(event.screen)?.answers ?? []
    log.set(event.screen, { at: event.at, answers: isGiven(event.answer) ? [...before, event.answer] : before })
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

function choiceOutcome(session: Session, screen: ChoiceScreen, answers: readonly Answer[], spent: number) {
  const choice = choiceOf(screen)
  const given = session.answers.get(screen.id)
  const selected = selectedOf(given)
  const mistakes = choice.options.flatMap(({ id, mistake }) => (selected.includes(id) && mistake ? [mistake] : []))
  const { answered, credit } = choiceCredit(choice, given)
  return {
    answered,
    credit,
    chosen: given?.kind === 'choice' ? given.option : null,
    ...(given?.kind === 'choices' ? { selected: [...selected] } : {}),
    mistakes: [...new Set(mistakes)],
    // What was taken away again turned into nothing.
    turn: answered ? turnOf(choice, answers) : ('none' as const),
    hurried: answered && spent < readingTime(choice),
  }
}

/** From the first answer that was whole to the last: of several options the first ones are on their way to one. */
function turnOf(choice: Choice, answers: readonly Answer[]): Outcome['turn'] {
  const whole = answers.filter((one) => selectedOf(one).length === keysOf(choice).length)
  const [first, last] = [whole[0], answers.at(-1)]
  if (!first || !last || sameOptions(first, last)) return 'none'
  const right = (one: Answer) => choiceCredit(choice, one).credit === 1
  if (right(first)) return 'right-to-wrong'
  return right(last) ? 'wrong-to-right' : 'wrong-to-wrong'
}

const sameOptions = (a: Answer, b: Answer): boolean => selectedOf(a).join() === selectedOf(b).join()

function codesOutcome(session: Session, screen: Extract<Screen, { kind: 'codes' }>, style: AnswerStyle) {
  const { answered, credit, match } = codesCredit(screen.task, session.answers.get(screen.id), style)
  const mistakes = match.verdicts.flatMap((one) => ('known' in one && one.known?.mistake ? [one.known.mistake] : []))
  return { answered, credit, chosen: null, mistakes: [...new Set(mistakes)], turn: 'none' as const, hurried: false }
}

/** Words that a fast reader takes in within a minute. */
const WORDS_PER_MINUTE = 600

/** The least time, in milliseconds, in which a choice and its options can be read. */
function readingTime(choice: Choice): number {
  const words = [choice.exhibit?.text ?? '', choice.stem, ...choice.options.map((one) => one.text)]
    .join(' ')
    .split(/\s+/).length
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
