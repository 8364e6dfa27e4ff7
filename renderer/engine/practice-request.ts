import { z } from 'zod'
import { codeSystem, domain, task } from '../../question-bank/schema/item'
import { missType } from '../../question-bank/schema/mistakes'
import type { Outline } from '../../question-bank/schema/outline'
import { answerStyle } from './answer'
import { missTitle } from './miss-types'

/* What a candidate asks of a practice. An empty list asks for nothing in particular: all of them will do. */

export const MOST_QUESTIONS = 100
export const MOST_SCENARIOS = 12

/** In the order in which they are offered. */
export const CODE_SYSTEMS = codeSystem.options

export const practiceRequest = z.strictObject({
  domains: z.array(domain).max(5),
  /** Tasks of the outline, `1.2`; they narrow their domain. */
  tasks: z.array(task).max(60),
  /** Rows of the topic matrix, `1.2-03`; they narrow their task. */
  topics: z.array(z.string().max(12)).max(300),
  codeSystems: z.array(codeSystem).max(12),
  /** Only what was missed for one of these reasons. */
  missTypes: z.array(missType).max(8),
  /** Only these screens, `CK-0001` or `SC-0001/Q1`. What they are decides what is asked, not `scenarios`. */
  screens: z.array(z.string().max(40)).max(1_000),
  seen: z.enum(['any', 'unseen', 'missed', 'not-answered']),
  /** Items, or code tasks of a drill. */
  number: z.int().min(1).max(MOST_QUESTIONS),
  /** So many record scenarios beside the items, or code tasks of records only. */
  scenarios: z.union([z.int().min(0).max(MOST_SCENARIOS), z.literal('drill')]),
  mode: z.enum(['tutor', 'exam']),
  timed: z.boolean(),
  answerStyle,
})
export type PracticeRequest = z.infer<typeof practiceRequest>

export const DEFAULT_REQUEST: PracticeRequest = {
  domains: [],
  tasks: [],
  topics: [],
  codeSystems: [],
  missTypes: [],
  screens: [],
  seen: 'any',
  number: 20,
  scenarios: 0,
  mode: 'tutor',
  timed: false,
  answerStyle: 'pick',
}

type Place = { domain: number; task: string; topic: string | null }

/**
 * Whether a place of the outline was asked for. The narrower choice decides within the wider one: topics within their
 * task, tasks within their domain.
 */
export function inPlace(
  { domains, tasks, topics }: Pick<PracticeRequest, 'domains' | 'tasks' | 'topics'>,
  place: Place,
): boolean {
  const topicsHere = topics.filter((one) => taskOfTopic(one) === place.task)
  if (topicsHere.length > 0) return place.topic !== null && topicsHere.includes(place.topic)
  if (tasks.includes(place.task)) return true
  const narrowed = [...tasks, ...topics.map(taskOfTopic)].some((one) => domainOfTask(one) === place.domain)
  if (narrowed) return false
  return domains.includes(place.domain) || domains.length + tasks.length + topics.length === 0
}

export const taskOfTopic = (topic: string): string => topic.split('-')[0]!
export const domainOfTask = (name: string): number => Number(name.split('.')[0])

const LONGEST = 200

/** What was asked for, for lists and the room's header: `Provider Queries; missed; 20 questions`. */
export function describeRequest(
  request: PracticeRequest,
  outline: Outline,
  topicTitles: Readonly<Record<string, string>> = {},
): string {
  const parts = [
    whereText(request, outline, topicTitles),
    request.codeSystems.join(', '),
    request.screens.length > 0 ? 'Chosen questions' : kindText(request),
    seenText(request),
  ].filter(Boolean)
  const text = parts
    .map((part, index) => (index === 0 ? part : part.charAt(0).toLowerCase() === part.charAt(0) ? part : lowered(part)))
    .join('; ')
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`
}

/** Names such as `ICD-10-PCS` stay as they are. */
const lowered = (text: string) => (/^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text)

function whereText(
  { domains, tasks, topics }: PracticeRequest,
  outline: Outline,
  topicTitles: Readonly<Record<string, string>>,
): string {
  const tasksOfOutline = outline.domains.flatMap((one) => one.tasks)
  const names = [
    ...topics.map((topic) => topicTitles[topic] ?? `Topic ${topic}`),
    ...tasks.map((name) => tasksOfOutline.find((one) => one.task === name)?.title ?? `Task ${name}`),
    ...domains
      .filter((id) => ![...tasks, ...topics.map(taskOfTopic)].some((one) => domainOfTask(one) === id))
      .map((id) => outline.domains.find((one) => one.id === id)?.title ?? `Domain ${id}`),
  ]
  if (names.length === 0) return ''
  return names.length <= 2 ? names.join(', ') : `${names[0]} and ${names.length - 1} more`
}

function kindText({ scenarios }: PracticeRequest): string {
  if (scenarios === 'drill') return 'Code drill'
  return scenarios === 0 ? 'Questions' : 'Questions and scenarios'
}

const SEEN_TEXT: Readonly<Record<PracticeRequest['seen'], string>> = {
  'any': '',
  'unseen': 'Not seen before',
  'missed': 'Missed before',
  'not-answered': 'Not answered before',
}

function seenText({ seen, missTypes }: PracticeRequest): string {
  if (missTypes.length > 0) return `Missed: ${missTypes.map(missTitle).join(', ')}`
  return SEEN_TEXT[seen]
}
