import { create } from 'zustand'
import type { Card } from '../engine/card'
import type { Content } from '../engine/form'
import type { MistakeTypes } from '../engine/miss-types'
import type { Outcome } from '../engine/outcome'
import { entriesOf, type Entry } from '../engine/review-entries'
import { prepareReview, type ReviewIndex } from '../engine/review-filter'
import { itemText, recordText, screenTexts } from '../engine/review-text'
import { loadVersions } from './answered'
import { ensureCards, useCards } from './cards'
import { ensureMarks, useMarks } from './marks'
import { ensureNotes, useNotes } from './notes'
import { ensureOutcomes, useOutcomeState } from './outcomes'
import { services } from './services'
import { andWhy } from './trouble'

/* What the review room filters: outcomes, marks, notes and texts, prepared anew when one of them has changed. */

export type ReviewRoom = {
  entries: readonly Entry[]
  byScreen: ReadonlyMap<string, Entry>
  index: ReviewIndex
  /** The first line of a question, by the hash and screen of an outcome. */
  lineOf: (one: Pick<Outcome, 'hash' | 'screen'>) => string
  scenarioTitles: ReadonlyMap<string, string>
}

export type ReviewRoomState = { room: ReviewRoom | null; problem: string | null }

export const useReview = create<ReviewRoomState>()(() => ({ room: null, problem: null }))

/** What does not change with marks and notes. */
type Base = {
  of: ReadonlyMap<string, readonly Outcome[]>
  entries: Entry[]
  byScreen: Map<string, Entry>
  texts: Texts
}
let base: Base | null = null

/** Loads everything, and keeps the room up to date until the returned function is called. */
export function openReview(): () => void {
  let open = true
  // Answers of many attempts may have to be computed first, one attempt at a time; they are shown together.
  let loaded = false
  const show = () => {
    if (open && loaded) rebuild().catch(fail)
  }
  const stops = [
    useOutcomeState.subscribe(show),
    useMarks.subscribe(show),
    useCards.subscribe(({ cards }, before) => cards !== before.cards && show()),
    useNotes.subscribe(({ notes }, before) => notes !== before.notes && show()),
  ]
  Promise.all([ensureMarks(), ensureNotes(), ensureCards(), ensureOutcomes()]).then(() => {
    loaded = true
    show()
  }, fail)
  return () => {
    open = false
    for (const stop of stops) stop()
  }
}

function fail(error: unknown): void {
  useReview.setState({ problem: `Your answers could not be read.${andWhy(error)} Nothing was changed.` })
}

/** Forgets what was prepared; for the moment after the database was replaced. */
export function forgetReview(): void {
  base = null
  useReview.setState({ room: null, problem: null })
}

async function rebuild(): Promise<void> {
  const { byAttempt } = useOutcomeState.getState()
  if (!byAttempt || !useMarks.getState().marks || !useNotes.getState().notes) return
  if (base?.of !== byAttempt) {
    const entries = entriesOf(byAttempt.values())
    const texts = prepareTexts(await loadVersions(new Set(entries.map((one) => one.latest.hash))))
    base = { of: byAttempt, entries, byScreen: new Map(entries.map((one) => [one.screen, one])), texts }
  }
  const { entries, byScreen, texts } = base
  const { marks } = useMarks.getState()
  const { notes } = useNotes.getState()
  if (!marks || !notes) return
  const index = prepareReview({
    entries,
    marks,
    notes,
    textsOf: (one) => texts.all.get(versionKey(one)) ?? [],
    metElsewhere: lastCardReviews(useCards.getState().cards),
  })
  useReview.setState({
    room: {
      entries,
      byScreen,
      index,
      lineOf: (one) => texts.lines.get(versionKey(one)) ?? one.screen,
      scenarioTitles: texts.titles,
    },
    problem: null,
  })
}

/** When each question was last answered on its card. */
const lastCardReviews = (cards: ReadonlyMap<string, Card> | null): ReadonlyMap<string, number> =>
  new Map(
    [...(cards?.values() ?? [])].flatMap(({ id, lastReview }) =>
      lastReview === null ? [] : [[id, lastReview] as const],
    ),
  )

type Texts = { all: Map<string, readonly string[]>; lines: Map<string, string>; titles: Map<string, string> }

const versionKey = ({ hash, screen }: Pick<Outcome, 'hash' | 'screen'>) => `${hash} ${screen}`

function prepareTexts({ items, scenarios }: Content): Texts {
  const all = new Map<string, readonly string[]>()
  const lines = new Map<string, string>()
  for (const one of items) {
    all.set(versionKey({ hash: one.hash, screen: one.id }), [itemText(one)])
    lines.set(versionKey({ hash: one.hash, screen: one.id }), one.stem)
  }
  for (const one of scenarios) {
    const record = recordText(one)
    for (const [part, text] of screenTexts(one))
      all.set(versionKey({ hash: one.hash, screen: `${one.id}/${part}` }), [text, record])
    for (const { kind, prompt } of one.tasks)
      lines.set(versionKey({ hash: one.hash, screen: `${one.id}/${kind}` }), prompt)
    for (const { id, stem } of one.questions) lines.set(versionKey({ hash: one.hash, screen: `${one.id}/${id}` }), stem)
  }
  return { all, lines, titles: new Map(scenarios.map((one) => [one.id, one.title])) }
}

/** What the bank says of the mistakes behind wrong answers. */
export const mistakeTypes = (): MistakeTypes => services().bank.mistakes

/** Titles of the rows of the topic matrix. */
export const topicTitles = (): Readonly<Record<string, string>> => services().bank.topics

/** Titles of the outline's domains and tasks, as the bank has them. */
export function outlineTitles(): { domains: ReadonlyMap<number, string>; tasks: ReadonlyMap<string, string> } {
  const [outline] = services().bank.outlines
  const domains = outline?.domains ?? []
  return {
    domains: new Map(domains.map((one) => [one.id, one.title])),
    tasks: new Map(domains.flatMap((one) => one.tasks.map(({ task, title }) => [task, title] as const))),
  }
}
