import { z } from 'zod'
import { isMultiple, keysOf, optionId, type Choice, type OptionId } from '../../question-bank/schema/item'
import type { CodeTask } from '../../question-bank/schema/scenario'
import { choiceOf, type Screen } from './form'

// The screens ask the engine, not the bank.
export { isMultiple, keysOf }

/** One assigned code as the candidate entered it; text is kept as typed and normalised only for scoring. */
export const codeLine = z.strictObject({
  code: z.string().max(20),
  modifiers: z.array(z.string().max(4)).max(4),
  units: z.int().min(1).max(999),
  /** '' where no indicator was entered. */
  poa: z.enum(['', 'Y', 'N', 'U', 'W', 'exempt']),
})
export type CodeLine = z.infer<typeof codeLine>

export const answer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), option: optionId.nullable() }),
  /** Of a multiple-select question: what is selected, each once and in the order of the ids. */
  z.strictObject({
    kind: z.literal('choices'),
    options: z.array(optionId).max(6).refine(isInOrder, 'are not in order'),
  }),
  z.strictObject({ kind: z.literal('codes'), lines: z.array(codeLine).max(40) }),
])
export type Answer = z.infer<typeof answer>

function isInOrder(options: readonly OptionId[]): boolean {
  return options.every((one, place) => place === 0 || one > options[place - 1]!)
}

/** The options selected, in the order of their ids; none where nothing is selected or codes are asked for. */
export function selectedOf(given: Answer | null | undefined): readonly OptionId[] {
  if (given?.kind === 'choice') return given.option === null ? [] : [given.option]
  return given?.kind === 'choices' ? given.options : []
}

/** An answer to a choice question: one option, or as many as are selected where several are asked for. */
export function choiceAnswer(choice: Pick<Choice, 'key'>, options: readonly OptionId[]): Answer {
  if (isMultiple(choice)) return { kind: 'choices', options: [...new Set(options)].sort() }
  return { kind: 'choice', option: options.at(-1) ?? null }
}

/** What is selected after an option was pressed: it alone, or with the others; null where no more may be selected. */
export function pressed(
  choice: Pick<Choice, 'key'>,
  selected: readonly OptionId[],
  option: OptionId,
): readonly OptionId[] | null {
  if (!isMultiple(choice)) return [option]
  if (selected.includes(option)) return selected.filter((one) => one !== option)
  return selected.length < keysOf(choice).length ? [...selected, option].sort() : null
}

/** How many are asked for, in words: `Select two.` Empty where one is. */
export const selectWords = (choice: Pick<Choice, 'key'>): string =>
  isMultiple(choice) ? `Select ${COUNTS[keysOf(choice).length] ?? keysOf(choice).length}.` : ''

/** Said where one more would be too many. */
export const fullWords = (choice: Pick<Choice, 'key'>): string => {
  const count = keysOf(choice).length
  return `${count} of ${count} are selected. Remove one to select another.`
}

const COUNTS: Readonly<Record<number, string>> = { 2: 'two', 3: 'three' }

/** A line can have a modifier, units or an indicator before its code is typed; it counts once it has a code. */
export const hasCode = (line: CodeLine): boolean => plainCode(line.code) !== ''

/**
 * An option was chosen, or at least one of several, or at least one code was entered. A line with nothing but modifiers, units or a POA indicator has
 * no code and is none: there is nothing that could be right or wrong.
 */
export function isGiven(given: Answer | undefined): boolean {
  if (!given) return false
  return given.kind === 'codes' ? given.lines.some(hasCode) : selectedOf(given).length > 0
}

/** How codes are assigned: picked from a candidate list, or typed. */
export const answerStyle = z.enum(['pick', 'type'])
export type AnswerStyle = z.infer<typeof answerStyle>

export type ScreenStatus = 'unseen' | 'incomplete' | 'complete'

/** Upper case without dots, spaces or hyphens: `e11.22 ` and `E1122` are the same code. */
export const plainCode = (code: string) => code.toUpperCase().replace(/[^0-9A-Z]/g, '')

/** Two lines stand for the same candidate-list entry. */
export function sameLine(
  a: Pick<CodeLine, 'code' | 'modifiers' | 'units'>,
  b: Pick<CodeLine, 'code' | 'modifiers' | 'units'>,
): boolean {
  return plainCode(a.code) === plainCode(b.code) && a.units === b.units && a.modifiers.join() === b.modifiers.join()
}

/** The lines of an answer that hold a code. */
export const writtenLines = (lines: readonly CodeLine[]): string[] => lines.filter(hasCode).map(writtenLine)

/** How a code line is written: `45385-PT`, `96361 x 2`. */
export function writtenLine(line: { code: string; modifiers?: readonly string[]; units?: number }): string {
  const units = line.units && line.units > 1 ? ` x ${line.units}` : ''
  return [line.code, ...(line.modifiers ?? [])].join('-') + units
}

export type Candidate = { line: CodeLine; written: string }

/**
 * The candidate list of a code task, ordered by code: key, partial and wrong entries. Optional codes are left out: where a
 * number is asked, a defensible code that does not count would take the place of one that does.
 */
export function candidatesOf(task: CodeTask): Candidate[] {
  const entries = [...task.key, ...(task.partial ?? []), ...task.wrong]
  return entries
    .map(({ code, modifiers, units }) => {
      const line: CodeLine = { code, modifiers: modifiers ?? [], units: units ?? 1, poa: '' }
      return { line, written: writtenLine(line) }
    })
    .sort((a, b) => (a.written < b.written ? -1 : 1))
}

/**
 * Unseen: never viewed. Complete: the asked number of options chosen; in the pick style the asked number of codes; in the typed style
 * at least one code. Otherwise incomplete.
 */
export function statusOf(screen: Screen, seen: boolean, given: Answer | undefined, style: AnswerStyle): ScreenStatus {
  if (isComplete(screen, given, style)) return 'complete'
  return seen ? 'incomplete' : 'unseen'
}

function isComplete(screen: Screen, given: Answer | undefined, style: AnswerStyle): boolean {
  if (!given) return false
  if (screen.kind !== 'codes') return selectedOf(given).length === keysOf(choiceOf(screen)).length
  if (given.kind !== 'codes') return false
  if (style === 'type') return isGiven(given)
  return given.lines.filter(hasCode).length === screen.task.key.length
}
