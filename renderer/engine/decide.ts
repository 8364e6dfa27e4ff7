import { isMultiple, keysOf, optionIdsOf, type OptionId } from '../../question-bank/schema/item'
import { answer as answerSchema, isGiven, selectedOf, type Answer } from './answer'
import { BOARD_TEXT, drawingIsFull, stroke as strokeSchema, type BoardSide, type Stroke } from './board'
import {
  COMMENT_LENGTH,
  survey as surveySchema,
  type BreakKind,
  type EventBody,
  type InterruptionCause,
  type ReviewFilter,
  type SessionEvent,
  type Survey,
} from './events'
import { choiceOf, type Screen } from './form'
import { textRanges, type TextRange } from './marks'
import {
  clockStands,
  currentScreen,
  isOver,
  isTimed,
  matching,
  neighbour,
  openScreens,
  runningBreak,
  sectionOf,
  stageLimit,
  type Session,
} from './session'
import { assertNever, minutes, ms, type Milliseconds } from './units'

/** What a candidate, or the clock, asks for. */
export type Command =
  | { type: 'confirm' }
  | { type: 'accept-agreement' }
  | { type: 'refuse-agreement' }
  | { type: 'end-tutorial' }
  | { type: 'reopen-tutorial' }
  | { type: 'begin' }
  | { type: 'answer'; answer: Answer }
  /** In tutor practice: the reasons for the answer given. */
  | { type: 'check' }
  | { type: 'flag'; on: boolean }
  | { type: 'strike'; option: OptionId; on: boolean }
  /** `of` is the current screen, or its scenario for a document of the record. */
  | { type: 'highlight'; of: string; part: string; ranges: readonly TextRange[] }
  /** The whole comment as typed so far; without `screen` on the current one. */
  | { type: 'comment'; text: string; screen?: string }
  /** The noteboard's whole text. */
  | { type: 'note'; text: string }
  | { type: 'draw'; stroke: Stroke }
  | { type: 'wipe'; side: BoardSide }
  | { type: 'next' }
  | { type: 'previous' }
  | { type: 'go'; screen: string }
  | { type: 'open-review' }
  | { type: 'review'; filter: ReviewFilter }
  /** From the review screen of the items to the scenarios, in an exam of two sections. */
  | { type: 'end-section' }
  | { type: 'start-break'; kind: BreakKind }
  | { type: 'end-break' }
  | { type: 'end' }
  | { type: 'survey'; survey: Survey }
  | { type: 'discard' }
  /** From the clock: `used` may have reached a warning or the limit. */
  | { type: 'tick' }
  | { type: 'interrupt'; from: number; to: number; cause: InterruptionCause }

/** Why a command was refused. */
export type Refusal =
  | 'not-now'
  | 'no-such-screen'
  | 'forward-only'
  | 'time-is-up'
  | 'nothing-to-review'
  | 'wrong-answer-kind'
  | 'on-break'
  | 'board-full'
  | 'unanswered'
  | 'checked'

export type Decision = { ok: true; events: readonly SessionEvent[] } | { ok: false; refusal: Refusal }

/** When a command is decided: wall time, and time used on the running stage's clock. */
export type Moment = { at: number; used: Milliseconds }

/**
 * What a command leads to. An answer given at the limit still counts; after it, time is up. A stage ends once only,
 * since every command after the end is refused.
 */
export function decide(session: Session, command: Command, moment: Moment): Decision {
  const limit = stageLimit(session)
  const used = clockStands(session) ? session.used : ms(Math.max(session.used, moment.used))
  if (command.type === 'tick')
    return accept(session, ticked(session, used, limit), {
      ...moment,
      used: limit === null ? used : ms(Math.min(used, limit)),
    })
  if (command.type === 'interrupt') {
    return isTimed(session.phase) || session.phase.name === 'tutorial' || session.phase.name === 'agreement'
      ? accept(session, [{ type: 'interrupted', from: command.from, to: command.to, cause: command.cause }], {
          ...moment,
          used,
        })
      : refuse('not-now')
  }
  if (command.type === 'discard')
    return isOver(session.phase) ? refuse('not-now') : accept(session, [{ type: 'discarded' }], { ...moment, used })
  const late = limit !== null && used > limit && session.phase.name !== 'tutorial'
  // Words and lines are made before the limit and arrive a moment later; they are no answers, so none is lost.
  if (late && !isOwnWords(command)) return refuse('time-is-up')
  if (runningBreak(session) && command.type !== 'end-break') return refuse('on-break')
  const outcome = bodies(session, command)
  if (typeof outcome === 'string') return refuse(outcome)
  return accept(session, outcome, { ...moment, used: late ? ms(Math.max(session.used, limit)) : used })
}

const isOwnWords = ({ type }: Command) => type === 'comment' || type === 'note' || type === 'draw'

const refuse = (refusal: Refusal): Decision => ({ ok: false, refusal })

function accept(session: Session, list: readonly EventBody[], { at, used }: Moment): Decision {
  return { ok: true, events: list.map((body, index) => ({ ...body, seq: session.seq + 1 + index, at, clock: used })) }
}

function ticked(session: Session, used: Milliseconds, limit: Milliseconds | null): EventBody[] {
  if (limit === null) return []
  if (used >= limit) {
    if (session.phase.name === 'agreement') return [{ type: 'agreement-ended', how: 'timed-out' }]
    if (session.phase.name === 'tutorial') return [{ type: 'tutorial-ended' }]
    return isTimed(session.phase) ? [{ type: 'ended', how: 'time-out' }] : []
  }
  if (!isTimed(session.phase)) return []
  const left = limit - used
  // All that are due are recorded; the room shows the last of them, so a late resume does not pile up pop-ups.
  const due = session.head.preset.warningMinutes.filter(
    (one) => left <= minutes(one) && minutes(one) < limit && !session.warned.has(one),
  )
  return due.sort((a, b) => b - a).map((one) => ({ type: 'warned', minutes: one }))
}

function bodies(
  session: Session,
  command: Exclude<Command, { type: 'tick' | 'interrupt' | 'discard' }>,
): EventBody[] | Refusal {
  const { phase } = session
  switch (command.type) {
    case 'confirm':
      if (phase.name !== 'confirmation') return 'not-now'
      // A practice has no stages and asks nothing before it begins.
      return session.head.practice && session.screens.length > 0
        ? [{ type: 'confirmed' }, { type: 'begun' }]
        : [{ type: 'confirmed' }]
    case 'accept-agreement':
      return phase.name === 'agreement' ? [{ type: 'agreement-accepted' }] : 'not-now'
    case 'refuse-agreement':
      return phase.name === 'agreement' ? [{ type: 'agreement-ended', how: 'refused' }] : 'not-now'
    case 'end-tutorial':
      return phase.name === 'tutorial' ? [{ type: 'tutorial-ended' }] : 'not-now'
    case 'reopen-tutorial':
      return phase.name === 'ready' && session.head.preset.stages.includes('tutorial')
        ? [{ type: 'tutorial-reopened' }]
        : 'not-now'
    case 'begin':
      return phase.name === 'ready' && session.screens.length > 0 ? [{ type: 'begun' }] : 'not-now'
    case 'answer':
      return answerEvents(session, command.answer)
    case 'check':
      return checkEvents(session)
    case 'flag':
      return phase.name === 'question' ? [{ type: 'flagged', screen: phase.screen, on: command.on }] : 'not-now'
    case 'strike':
      return strikeEvents(session, command.option, command.on)
    case 'highlight':
      return highlightEvents(session, command)
    case 'comment':
      return commentEvents(session, command)
    case 'note':
    case 'draw':
    case 'wipe':
      return boardEvents(session, command)
    case 'next':
      return nextEvents(session)
    case 'previous':
      return backEvents(session)
    case 'go':
      return goEvents(session, command.screen)
    case 'open-review':
      return phase.name === 'question' ? [{ type: 'review-opened' }] : 'not-now'
    case 'review': {
      if (phase.name !== 'review') return 'not-now'
      if (session.head.preset.navigation === 'forward-only') return 'forward-only'
      const first = matching(session, command.filter)[0]
      return first ? [{ type: 'review-started', filter: command.filter, screen: first }] : 'nothing-to-review'
    }
    case 'end-section': {
      if (phase.name !== 'review' || sectionOf(session) !== 'items') return 'not-now'
      const first = session.screens.find(({ section }) => section === 'scenarios')!
      return [{ type: 'section-ended' }, { type: 'visited', screen: first.id }]
    }
    case 'start-break':
      return breakEvents(session, command.kind)
    case 'end-break':
      return runningBreak(session) ? [{ type: 'break-ended' }] : 'not-now'
    case 'survey':
      return surveyEvents(session, command.survey)
    case 'end':
      return isTimed(phase) ? [{ type: 'ended', how: 'candidate' }] : 'not-now'
    default:
      return assertNever(command)
  }
}

function answerEvents(session: Session, given: Answer): EventBody[] | Refusal {
  const screen = currentScreen(session)
  if (!screen) return 'not-now'
  if (!answers(screen, given) || !answerSchema.safeParse(given).success) return 'wrong-answer-kind'
  if (session.checked.has(screen.id)) return 'checked'
  // The same options again are no event.
  const before = session.answers.get(screen.id)
  if (given.kind !== 'codes' && before && selectedOf(before).join() === selectedOf(given).join()) return []
  return [{ type: 'answered', screen: screen.id, answer: given }]
}

/** Whether an answer is one to what a screen asks: options that it has, and no more than it asks for. */
function answers(screen: Screen, given: Answer): boolean {
  if (screen.kind === 'codes' || given.kind === 'codes') return screen.kind === given.kind
  const choice = choiceOf(screen)
  if (isMultiple(choice) !== (given.kind === 'choices')) return false
  const known = optionIdsOf(choice)
  const selected = selectedOf(given)
  return selected.length <= keysOf(choice).length && selected.every((one) => known.includes(one))
}

function checkEvents(session: Session): EventBody[] | Refusal {
  const screen = currentScreen(session)
  if (!screen || session.head.practice?.mode !== 'tutor') return 'not-now'
  if (!isGiven(session.answers.get(screen.id))) return 'unanswered'
  return session.checked.has(screen.id) ? [] : [{ type: 'checked', screen: screen.id }]
}

function strikeEvents(session: Session, option: OptionId, on: boolean): EventBody[] | Refusal {
  const screen = currentScreen(session)
  if (!screen || screen.kind === 'codes') return 'not-now'
  if (session.checked.has(screen.id)) return 'checked'
  const struck = session.struck.get(screen.id)?.has(option) ?? false
  return struck === on ? [] : [{ type: 'struck', screen: screen.id, option, on }]
}

function highlightEvents(
  session: Session,
  { of, part, ranges }: Extract<Command, { type: 'highlight' }>,
): EventBody[] | Refusal {
  const screen = currentScreen(session)
  const own = screen && (of === screen.id || (screen.kind !== 'item' && of === screen.scenario.id))
  const parsed = textRanges.safeParse(ranges)
  return own && parsed.success ? [{ type: 'highlighted', of, part, ranges: parsed.data }] : 'not-now'
}

/** A comment names its question, since it is stored while it is typed and the candidate may have gone on by then. */
function commentEvents(
  session: Session,
  { text, screen = currentScreen(session)?.id }: Extract<Command, { type: 'comment' }>,
): EventBody[] | Refusal {
  if (!isTimed(session.phase) || screen === undefined || text.length > COMMENT_LENGTH) return 'not-now'
  if (!session.indexOf.has(screen)) return 'no-such-screen'
  return text === (session.comments.get(screen) ?? '') ? [] : [{ type: 'commented', screen, text }]
}

/** The survey as filled in so far; the last one counts. One that is empty from the start is no event. */
function surveyEvents(session: Session, survey: Survey): EventBody[] | Refusal {
  if (session.phase.name !== 'ended' || !surveySchema.safeParse(survey).success) return 'not-now'
  return sameSurvey(survey, session.survey ?? { ratings: {}, remark: '' }) ? [] : [{ type: 'surveyed', survey }]
}

function sameSurvey(a: Survey, b: Survey): boolean {
  const ids = new Set([...Object.keys(a.ratings), ...Object.keys(b.ratings)])
  return a.remark === b.remark && [...ids].every((id) => a.ratings[id] === b.ratings[id])
}

function boardEvents(
  session: Session,
  command: Extract<Command, { type: 'note' | 'draw' | 'wipe' }>,
): EventBody[] | Refusal {
  // An exam with a board of paper has none on the screen.
  if (!isTimed(session.phase) || session.head.preset.noteboard === 'paper') return 'not-now'
  const { text, strokes } = session.board
  switch (command.type) {
    case 'note':
      if (command.text.length > BOARD_TEXT) return 'board-full'
      return command.text === text ? [] : [{ type: 'noted', text: command.text }]
    case 'draw':
      if (!strokeSchema.safeParse(command.stroke).success) return 'not-now'
      return drawingIsFull(strokes) ? 'board-full' : [{ type: 'drawn', stroke: command.stroke }]
    case 'wipe':
      return (command.side === 'text' ? text.length : strokes.length) === 0
        ? []
        : [{ type: 'wiped', side: command.side }]
  }
}

function breakEvents(session: Session, kind: BreakKind): EventBody[] | Refusal {
  if (!isTimed(session.phase)) return 'not-now'
  if (kind === 'extra' && !session.head.accommodations.extraBreaks) return 'not-now'
  return [{ type: 'break-started', kind }]
}

function nextEvents(session: Session): EventBody[] | Refusal {
  if (session.phase.name !== 'question') return 'not-now'
  const next = neighbour(session, 1)
  return [next === undefined ? { type: 'review-opened' } : { type: 'visited', screen: next }]
}

function backEvents(session: Session): EventBody[] | Refusal {
  if (session.phase.name !== 'question') return 'not-now'
  if (session.head.preset.navigation === 'forward-only') return 'forward-only'
  const previous = neighbour(session, -1)
  return previous === undefined ? 'no-such-screen' : [{ type: 'visited', screen: previous }]
}

function goEvents(session: Session, screen: string): EventBody[] | Refusal {
  if (!isTimed(session.phase)) return 'not-now'
  if (!openScreens(session).some(({ id }) => id === screen)) return 'no-such-screen'
  if (session.head.preset.navigation === 'forward-only') return 'forward-only'
  // A jump outside the filtered set leaves the filtered review.
  if (session.phase.name === 'question' && session.phase.walk && !session.phase.walk.screens.includes(screen)) {
    return [{ type: 'review-opened' }, { type: 'visited', screen }]
  }
  return [{ type: 'visited', screen }]
}
