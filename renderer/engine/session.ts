import type { OptionId } from '../../question-bank/schema/item'
import type { Answer, ScreenStatus } from './answer'
import { selectedOf, statusOf } from './answer'
import { EMPTY_BOARD, type Board } from './board'
import type { AttemptHead, BreakKind, InterruptionCause, ReviewFilter, SessionEvent, Survey } from './events'
import { screensOf, type Content, type Screen } from './form'
import { textKey, type TextRanges } from './marks'
import { assertNever, minutes, ms, type Milliseconds } from './units'

/*
 * A session is a fold over events: `open` makes the state before the first event, `apply` adds one event. Live use and
 * resume run through the same two functions, so what is resumed is what was there.
 */

export type Phase =
  | { name: 'confirmation' }
  | { name: 'agreement' }
  | { name: 'tutorial' }
  | { name: 'ready' }
  /** On a screen. `walk` is the filtered set during a review, in order; null in the first pass. */
  | { name: 'question'; screen: string; walk: { filter: ReviewFilter; screens: readonly string[] } | null }
  | { name: 'review' }
  | { name: 'ended'; how: 'candidate' | 'time-out' }
  /** Over without a result: the agreement was refused or timed out, or the candidate discarded the attempt. */
  | { name: 'dismissed'; how: 'refused' | 'timed-out' | 'discarded' }

export type Interruption = { from: number; to: number; cause: InterruptionCause }

/** A break of the candidate, in wall times; `to` is null while it lasts. */
export type Break = { kind: BreakKind; from: number; to: number | null }

export type Session = {
  head: AttemptHead
  screens: readonly Screen[]
  indexOf: ReadonlyMap<string, number>
  phase: Phase
  /** The agreement was accepted. */
  agreed: boolean
  /** Of an exam in two sections: the items are closed, and the scenarios open. */
  itemsClosed: boolean
  /** Number of the last event; the next one is seq + 1. */
  seq: number
  /** Time used on the stage's clock at the last event. */
  used: Milliseconds
  /** The screen the candidate was on last, kept through the review screen. */
  lastScreen: string | null
  answers: ReadonlyMap<string, Answer>
  seen: ReadonlySet<string>
  /** Screens of a tutor practice whose reasons have been shown; their answers stay. */
  checked: ReadonlySet<string>
  flags: ReadonlySet<string>
  /** Options with a line through them, by screen. */
  struck: ReadonlyMap<string, ReadonlySet<OptionId>>
  /** Highlighted ranges by text; see `textKey`. */
  highlights: ReadonlyMap<string, TextRanges>
  comments: ReadonlyMap<string, string>
  /** The noteboard; it belongs to no question. */
  board: Board
  warned: ReadonlySet<number>
  /** Exam time spent on each screen, up to the last event. */
  spent: ReadonlyMap<string, Milliseconds>
  /** How often each screen's answer was changed after a first one was given. */
  changes: ReadonlyMap<string, number>
  interruptions: readonly Interruption[]
  breaks: readonly Break[]
  survey: Survey | null
}

/** The state of an attempt before anything happened. */
export function open(head: AttemptHead, content: Content): Session {
  const screens = screensOf(head.form, content)
  return {
    head,
    screens,
    indexOf: new Map(screens.map((screen, index) => [screen.id, index])),
    phase: { name: 'confirmation' },
    agreed: false,
    itemsClosed: false,
    seq: 0,
    used: ms(0),
    lastScreen: null,
    answers: new Map(),
    seen: new Set(),
    checked: new Set(),
    flags: new Set(),
    struck: new Map(),
    highlights: new Map(),
    comments: new Map(),
    board: EMPTY_BOARD,
    warned: new Set(),
    spent: new Map(),
    changes: new Map(),
    interruptions: [],
    breaks: [],
    survey: null,
  }
}

/** The session after one more event. Throws when the event is not the next one. */
export function apply(session: Session, event: SessionEvent): Session {
  if (event.seq !== session.seq + 1) throw new Error(`Event ${event.seq} does not follow event ${session.seq}`)
  return { ...changed(charged(session, event), event), seq: event.seq }
}

export const replay = (head: AttemptHead, content: Content, events: readonly SessionEvent[]): Session =>
  events.reduce(apply, open(head, content))

/** Books the exam time since the last event on the screen the candidate was on; a break belongs to no screen. */
function charged(session: Session, event: SessionEvent): Session {
  const used = ms(event.clock)
  if (session.phase.name !== 'question' || runningBreak(session)) return { ...session, used }
  const since = ms(Math.max(0, used - session.used))
  if (since === 0) return { ...session, used }
  const { screen } = session.phase
  return { ...session, used, spent: new Map(session.spent).set(screen, ms((session.spent.get(screen) ?? 0) + since)) }
}

function changed(session: Session, event: SessionEvent): Session {
  switch (event.type) {
    case 'confirmed':
      return stageAfter(session, 'confirmation')
    case 'agreement-accepted':
      return stageAfter({ ...session, agreed: true }, 'agreement')
    case 'agreement-ended':
      return { ...session, phase: { name: 'dismissed', how: event.how } }
    case 'tutorial-ended':
      return stageAfter(session, 'tutorial')
    case 'tutorial-reopened':
      return { ...session, phase: { name: 'tutorial' } }
    case 'begun': {
      const first = session.screens[0]
      return first ? visit(stage(session, session.phase), first.id, null) : session
    }
    case 'visited':
      return visit(session, event.screen, walkOf(session))
    case 'answered':
      return answered(session, event.screen, event.answer)
    case 'checked':
      return { ...session, checked: new Set(session.checked).add(event.screen) }
    case 'flagged': {
      const flags = new Set(session.flags)
      if (event.on) flags.add(event.screen)
      else flags.delete(event.screen)
      return { ...session, flags }
    }
    case 'struck': {
      const options = new Set(session.struck.get(event.screen))
      if (event.on) options.add(event.option)
      else options.delete(event.option)
      return { ...session, struck: new Map(session.struck).set(event.screen, options) }
    }
    case 'highlighted':
      return { ...session, highlights: new Map(session.highlights).set(textKey(event.of, event.part), event.ranges) }
    case 'commented':
      return { ...session, comments: new Map(session.comments).set(event.screen, event.text) }
    case 'noted':
      return { ...session, board: { ...session.board, text: event.text } }
    case 'drawn':
      return { ...session, board: { ...session.board, strokes: [...session.board.strokes, event.stroke] } }
    case 'wiped':
      return { ...session, board: { ...session.board, ...(event.side === 'text' ? { text: '' } : { strokes: [] }) } }
    case 'review-opened':
      return { ...session, phase: { name: 'review' } }
    case 'section-ended':
      return { ...session, itemsClosed: true }
    case 'review-started':
      return visit(session, event.screen, { filter: event.filter, screens: matching(session, event.filter) })
    case 'warned':
      return { ...session, warned: new Set(session.warned).add(event.minutes) }
    case 'interrupted': {
      const { from, to, cause } = event
      return { ...session, interruptions: [...session.interruptions, { from, to, cause }] }
    }
    case 'break-started':
      return { ...session, breaks: [...session.breaks, { kind: event.kind, from: event.at, to: null }] }
    case 'break-ended':
      return withoutBreak(session, event.at)
    case 'surveyed':
      // One that was emptied again is none.
      return { ...session, survey: isEmptySurvey(event.survey) ? null : event.survey }
    case 'discarded':
      return { ...session, phase: { name: 'dismissed', how: 'discarded' } }
    case 'ended':
      return { ...withoutBreak(session, event.at), phase: { name: 'ended', how: event.how } }
    default:
      return assertNever(event)
  }
}

const isEmptySurvey = ({ ratings, remark }: Survey) => remark === '' && Object.keys(ratings).length === 0

/** The break that goes on now, or null. */
export function runningBreak(session: Session): Break | null {
  const last = session.breaks.at(-1)
  return last?.to === null ? last : null
}

function withoutBreak(session: Session, at: number): Session {
  const last = runningBreak(session)
  return last ? { ...session, breaks: [...session.breaks.slice(0, -1), { ...last, to: at }] } : session
}

/** The next stage of the preset's order, or the question whether to begin. An agreement that was given is not asked for again. */
function stageAfter(session: Session, done: 'confirmation' | 'agreement' | 'tutorial'): Session {
  const { stages } = session.head.preset
  const from = done === 'confirmation' ? 0 : stages.indexOf(done) + 1
  const next = stages.slice(from).find((name) => name !== 'agreement' || !session.agreed)
  return next ? stage(session, { name: next }) : { ...session, phase: { name: 'ready' } }
}

/** Enters a stage whose clock starts at zero. */
const stage = (session: Session, phase: Phase): Session => ({ ...session, phase, used: ms(0) })

const walkOf = (session: Session) => (session.phase.name === 'question' ? session.phase.walk : null)

function visit(session: Session, screen: string, walk: Extract<Phase, { name: 'question' }>['walk']): Session {
  const seen = session.seen.has(screen) ? session.seen : new Set(session.seen).add(screen)
  return { ...session, seen, lastScreen: screen, phase: { name: 'question', screen, walk } }
}

function answered(session: Session, screen: string, answer: Answer): Session {
  const before = session.answers.get(screen)
  const replaced = isReplaced(before, answer)
  return {
    ...session,
    answers: new Map(session.answers).set(screen, answer),
    changes: replaced ? new Map(session.changes).set(screen, (session.changes.get(screen) ?? 0) + 1) : session.changes,
  }
}

/** An option that was chosen is no longer; one more beside it, where several are asked for, replaces nothing. */
function isReplaced(before: Answer | undefined, after: Answer): boolean {
  if (!before || before.kind === 'codes' || after.kind === 'codes') return false
  const still = selectedOf(after)
  return selectedOf(before).some((one) => !still.includes(one))
}

/** The status of a screen as Navigator and review screen show it. */
export function screenStatus(session: Session, screen: Screen): ScreenStatus {
  return statusOf(screen, session.seen.has(screen.id), session.answers.get(screen.id), session.head.answerStyle)
}

/**
 * The section the candidate is in, of an exam that has two: the items are closed for good before the scenarios open. Null
 * where all is one list, as in an exam that has only items or only scenarios.
 */
export function sectionOf({ head, screens, itemsClosed }: Session): Screen['section'] | null {
  if (head.preset.sections !== 2 || new Set(screens.map(({ section }) => section)).size < 2) return null
  return itemsClosed ? 'scenarios' : 'items'
}

/** The screens that can be gone to: those of the section, or all. */
export function openScreens(session: Session): readonly Screen[] {
  const section = sectionOf(session)
  return section === null ? session.screens : session.screens.filter((screen) => screen.section === section)
}

/** Ids of the open screens a review filter selects, in exam order. Unseen screens are incomplete. */
export function matching(session: Session, filter: ReviewFilter): string[] {
  return openScreens(session)
    .filter((screen) => {
      if (filter === 'all') return true
      return filter === 'flagged' ? session.flags.has(screen.id) : screenStatus(session, screen) !== 'complete'
    })
    .map((screen) => screen.id)
}

/** The screen the candidate is on, or undefined outside the questions. */
export function currentScreen(session: Session): Screen | undefined {
  if (session.phase.name !== 'question') return undefined
  const index = session.indexOf.get(session.phase.screen)
  return index === undefined ? undefined : session.screens[index]
}

/** The screen before or after the current one in the first pass or in a filtered review. */
export function neighbour(session: Session, step: 1 | -1): string | undefined {
  if (session.phase.name !== 'question') return undefined
  const order = session.phase.walk?.screens ?? openScreens(session).map((screen) => screen.id)
  return order[order.indexOf(session.phase.screen) + step]
}

/** Whether the exam's own clock is running (it also runs on the review screen and under open dialogs). */
export const isTimed = (phase: Phase) => phase.name === 'question' || phase.name === 'review'

/** Nothing more can happen. */
export const isOver = (phase: Phase) => phase.name === 'ended' || phase.name === 'dismissed'

/** Time for the questions, with the candidate's extra time; less the agreement's where that is part of the exam's. */
export const examLimit = ({ preset, accommodations }: Pick<AttemptHead, 'preset' | 'accommodations'>): Milliseconds =>
  minutes(Math.max(1, preset.minutes * accommodations.extraTime - agreementWithin(preset)))

/** Minutes of the exam's own that the agreement takes. */
export const agreementWithin = ({
  agreementInside,
  agreementMinutes,
  stages,
}: Pick<AttemptHead['preset'], 'agreementInside' | 'agreementMinutes' | 'stages'>): number =>
  agreementInside && stages.includes('agreement') ? agreementMinutes : 0

/** The exam clock stands still: in a break that the candidate was granted, and once the exam is over (the survey uses no time). */
export const clockStands = (session: Session): boolean =>
  isOver(session.phase) || runningBreak(session)?.kind === 'extra'

/** The exam's clock counts, but nothing ends by it. */
export const isUntimed = ({ practice }: Pick<AttemptHead, 'practice'>): boolean => practice?.timed === false

/** A clock counts: of the questions, also without a limit, or of a stage before them. */
export const clockCounts = (session: Session): boolean => isTimed(session.phase) || stageLimit(session) !== null

/** Time limit of the running stage, or null where nothing is limited. */
export function stageLimit(session: Session): Milliseconds | null {
  const { preset } = session.head
  switch (session.phase.name) {
    case 'agreement':
      return minutes(preset.agreementMinutes)
    case 'tutorial':
      return minutes(preset.tutorialMinutes)
    case 'question':
    case 'review':
      return isUntimed(session.head) ? null : examLimit(session.head)
    default:
      return null
  }
}
