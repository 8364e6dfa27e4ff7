import type { Bank } from '../../question-bank/schema/bank'
import type { Outline } from '../../question-bank/schema/outline'
import { missTitle } from './miss-types'
import { available, type Available, type PracticeFacts } from './practice-form'
import { DEFAULT_REQUEST, domainOfTask, taskOfTopic, type PracticeRequest } from './practice-request'

/*
 * The filters of a practice, one by one: so that they can be shown, taken away, dropped where they cannot apply, and named
 * where they leave nothing.
 */

export type PracticeFilter = {
  id: string
  title: string
  /** The request with nothing but this filter. */
  alone: Partial<PracticeRequest>
  /** What changes in the request when it is taken away. */
  without: Partial<PracticeRequest>
}

/** What a request asks for that narrows it, as no filters at all. */
export const NO_FILTERS = {
  seen: 'any',
  missTypes: [],
  domains: [],
  tasks: [],
  topics: [],
  codeSystems: [],
} satisfies Partial<PracticeRequest>

type Titles = { outline: Outline; topics: Readonly<Record<string, string>> }

/** The filters of a request in the order of the builder. A narrower choice of place stands for the wider one around it. */
export function appliedFilters(request: PracticeRequest, { outline, topics }: Titles): PracticeFilter[] {
  const { seen, missTypes, codeSystems } = request
  const seenFilter: PracticeFilter[] =
    seen === 'any' || missTypes.length > 0
      ? []
      : [
          {
            id: `seen ${seen}`,
            title: seen === 'missed' ? 'Missed before' : 'Not seen before',
            alone: { seen },
            without: { seen: 'any' },
          },
        ]
  const misses = missTypes.map((type): PracticeFilter => {
    const left = missTypes.filter((one) => one !== type)
    return {
      id: `miss ${type}`,
      title: `Missed: ${missTitle(type)}`,
      alone: { seen: 'missed', missTypes: [type] },
      without: { missTypes: left },
    }
  })
  const systems = codeSystems.map((system): PracticeFilter => ({
    id: `system ${system}`,
    title: system,
    alone: { codeSystems: [system] },
    without: { codeSystems: codeSystems.filter((one) => one !== system) },
  }))
  return [...seenFilter, ...misses, ...placeFilters(request, { outline, topics }), ...systems]
}

/** In the order of the outline, however they were chosen. */
function placeFilters(request: PracticeRequest, titles: Titles): PracticeFilter[] {
  const domains = request.domains.toSorted()
  const tasks = request.tasks.toSorted()
  const topics = request.topics.toSorted()
  const tasksOf = titles.outline.domains.flatMap((one) => one.tasks)
  const narrowedTasks = topics.map(taskOfTopic)
  const narrowedDomains = [...tasks, ...narrowedTasks].map(domainOfTask)
  const ofDomain = (id: number): PracticeFilter => ({
    id: `domain ${id}`,
    title: titles.outline.domains.find((one) => one.id === id)?.title ?? `Domain ${id}`,
    alone: { domains: [id] },
    without: {
      domains: domains.filter((one) => one !== id),
      tasks: tasks.filter((one) => domainOfTask(one) !== id),
      topics: topics.filter((one) => domainOfTask(taskOfTopic(one)) !== id),
    },
  })
  const ofTask = (task: string): PracticeFilter => ({
    id: `task ${task}`,
    title: tasksOf.find((one) => one.task === task)?.title ?? `Task ${task}`,
    alone: { tasks: [task] },
    without: { tasks: tasks.filter((one) => one !== task), topics: topics.filter((one) => taskOfTopic(one) !== task) },
  })
  const ofTopic = (topic: string): PracticeFilter => ({
    id: `topic ${topic}`,
    title: titles.topics[topic] ?? `Topic ${topic}`,
    alone: { topics: [topic] },
    without: { topics: topics.filter((one) => one !== topic) },
  })
  return [
    ...domains.filter((id) => !narrowedDomains.includes(id)).map(ofDomain),
    ...tasks.filter((task) => !narrowedTasks.includes(task)).map(ofTask),
    ...topics.map(ofTopic),
  ]
}

/** The questions of what is available that a request is about. */
export const askedFor = ({ scenarios }: PracticeRequest, { items, tasks }: Available): number =>
  scenarios === 'drill' ? tasks : items

const NOTHING_KNOWN: PracticeFacts = { seen: new Set(), missed: new Map(), notAnswered: new Set() }

/** Whether the bank has anything at all for a filter among what is asked for; what the candidate met does not matter. */
export function canApply(
  bank: Bank,
  scenarios: PracticeRequest['scenarios'],
  alone: Partial<PracticeRequest>,
): boolean {
  const request = { ...DEFAULT_REQUEST, ...alone, seen: 'any', missTypes: [], scenarios } as PracticeRequest
  return askedFor(request, available(bank, request, NOTHING_KNOWN)) > 0
}

/** A request for something else, without the filters that cannot apply to it; these are named. */
export function changedKind(
  bank: Bank,
  request: PracticeRequest,
  scenarios: PracticeRequest['scenarios'],
  titles: Titles,
): { over: Partial<PracticeRequest>; dropped: readonly PracticeFilter[] } {
  const dropped: PracticeFilter[] = []
  let left: PracticeRequest = { ...request, scenarios }
  for (;;) {
    // One after the other: a topic that goes leaves its task, which may not apply either.
    const filter = appliedFilters(left, titles).find((one) => !canApply(bank, scenarios, one.alone))
    if (!filter) break
    dropped.push(filter)
    left = { ...left, ...filter.without }
  }
  const { domains, tasks, topics, codeSystems } = left
  return { over: { scenarios, domains, tasks, topics, codeSystems }, dropped }
}

/** The filter without which most would match, where all of them together leave nothing; null when none alone is to blame. */
export function emptyingFilter(
  bank: Bank,
  request: PracticeRequest,
  facts: PracticeFacts,
  titles: Titles,
): { filter: PracticeFilter; then: number } | null {
  const found = appliedFilters(request, titles).map((filter) => {
    const wider = { ...request, ...filter.without }
    return { filter, then: askedFor(wider, available(bank, wider, facts)) }
  })
  const best = found.reduce<(typeof found)[number] | null>(
    (most, one) => (one.then > (most?.then ?? 0) ? one : most),
    null,
  )
  return best
}
