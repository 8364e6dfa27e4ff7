import type { Answer } from './answer'
import type { AttemptHead, BreakKind, SessionEvent } from './events'
import type { Content, Screen } from './form'
import { screenCredit } from './scoring/credit'
import { apply, examLimit, open, runningBreak, type Interruption, type Session } from './session'
import type { Milliseconds } from './units'

/*
 * An attempt along its exam clock: where the candidate was from when to when, and what happened in between. Computed
 * from the events. All times are exam time used; stages before the first question have clocks of their own and do not
 * appear.
 */

/** Where the candidate was. Spans follow one another without a gap, from the first question to the end. */
export type Span = { from: Milliseconds; to: Milliseconds } & (
  | { kind: 'question'; screen: string; /** 1 for the first look, 2 for the second, and so on. */ look: number }
  | { kind: 'review' }
  | { kind: 'break' }
)
export type QuestionSpan = Extract<Span, { kind: 'question' }>

/** What an answer did to the credit of its question. First: there was no answer before. */
export type Effect = 'first' | 'gain' | 'loss' | 'even'

/** `before` and `after` are credits from 0 to 1; null where there was no answer. */
export type AnswerMoment = {
  kind: 'answer'
  at: Milliseconds
  seq: number
  screen: string
  look: number
  effect: Effect
  before: number | null
  after: number | null
}

/** Something that happened. `seq` is the number of its event. */
export type Moment =
  | AnswerMoment
  | ({ at: Milliseconds; seq: number } & (
      | { kind: 'look'; screen: string; look: number }
      | { kind: 'flag'; screen: string; on: boolean }
      | { kind: 'comment'; screen: string }
      | { kind: 'review' }
      | { kind: 'break'; which: BreakKind; over: boolean }
      | ({ kind: 'interruption' } & Interruption)
      | { kind: 'warning'; minutes: number }
      | { kind: 'end'; how: 'candidate' | 'time-out' }
    ))

export type Timeline = {
  head: AttemptHead
  screens: readonly Screen[]
  indexOf: ReadonlyMap<string, number>
  used: Milliseconds
  /** Null where nothing limits the time. */
  limit: Milliseconds | null
  spans: readonly Span[]
  /** In the order in which they happened. The codes, the several options or the comment of one look are one moment, however often they were edited. */
  moments: readonly Moment[]
  /** Every answer as it was stored, in order. */
  given: readonly { at: Milliseconds; screen: string; answer: Answer }[]
}

/** @throws when the attempt has not ended */
export function timelineOf(head: AttemptHead, content: Content, events: readonly SessionEvent[]): Timeline {
  const traced = new Tracing(open(head, content))
  for (const event of events) traced.add(event)
  return traced.finished()
}

/** Collects spans and moments while the session is played through. */
class Tracing {
  private spans: Span[] = []
  private moments: Moment[] = []
  private given: Timeline['given'][number][] = []
  private looks = new Map<string, number>()
  /** What was picked on the screen, codes or several options, as it was when the look began, and the last event that changed it. */
  private edited: { before: Answer | undefined; at: Milliseconds; seq: number } | null = null

  /** By question, the last look in which its comment was written, and what it was before. */
  private written = new Map<string, { look: number; before: string; moment: Moment }>()

  constructor(private session: Session) {}

  add(event: SessionEvent): void {
    const before = this.session
    this.session = apply(before, event)
    const at = this.session.used
    const begun = event.type === 'begun' && this.session.phase.name === 'question'
    if (this.spans.length === 0 && !begun) return
    if (begun || isMove(before, this.session)) {
      this.closeTask()
      this.move(at, event.seq)
    }
    if (event.type === 'break-ended') this.goOn(at)
    this.note(event, at, before)
  }

  finished(): Timeline {
    const { head, screens, indexOf, phase, used } = this.session
    if (phase.name !== 'ended') throw new Error('An attempt has a timeline once it has ended.')
    return {
      head,
      screens,
      indexOf,
      used,
      limit: head.practice?.timed === false ? null : examLimit(head),
      spans: this.spans,
      moments: [...this.moments].sort((a, b) => a.seq - b.seq),
      given: this.given,
    }
  }

  /** Begins the span of where the session is now. */
  private move(at: Milliseconds, seq: number): void {
    const { phase } = this.session
    if (phase.name === 'question') {
      const look = (this.looks.get(phase.screen) ?? 0) + 1
      this.looks.set(phase.screen, look)
      this.begin({ kind: 'question', screen: phase.screen, look, from: at, to: at })
      this.moments.push({ kind: 'look', at, seq, screen: phase.screen, look })
    } else if (phase.name === 'review') {
      this.begin({ kind: 'review', from: at, to: at })
      this.moments.push({ kind: 'review', at, seq })
    } else {
      this.close(at)
    }
  }

  /** After a break: the same look at the same question, or the review screen, as before. */
  private goOn(at: Milliseconds): void {
    const { phase } = this.session
    if (phase.name === 'question')
      this.begin({ kind: 'question', screen: phase.screen, look: this.looks.get(phase.screen)!, from: at, to: at })
    else this.begin({ kind: 'review', from: at, to: at })
  }

  private begin(span: Span): void {
    this.close(span.from)
    this.spans.push(span)
  }

  private close(at: Milliseconds): void {
    const last = this.spans.at(-1)
    if (last) this.spans[this.spans.length - 1] = { ...last, to: at }
  }

  private note(event: SessionEvent, at: Milliseconds, before: Session): void {
    const { seq } = event
    switch (event.type) {
      case 'answered':
        return this.answer(event.screen, event.answer, before.answers.get(event.screen), at, seq)
      case 'flagged':
        this.moments.push({ kind: 'flag', at, seq, screen: event.screen, on: event.on })
        return
      case 'commented':
        return this.comment(event.screen, event.text, before.comments.get(event.screen) ?? '', { at, seq })
      case 'warned':
        this.moments.push({ kind: 'warning', at, seq, minutes: event.minutes })
        return
      case 'interrupted':
        this.moments.push({ kind: 'interruption', at, seq, from: event.from, to: event.to, cause: event.cause })
        return
      case 'break-started':
        this.begin({ kind: 'break', from: at, to: at })
        this.moments.push({ kind: 'break', at, seq, which: event.kind, over: false })
        return
      case 'break-ended':
        this.moments.push({ kind: 'break', at, seq, which: runningBreak(before)!.kind, over: true })
        return
      case 'ended':
        this.moments.push({ kind: 'end', at, seq, how: event.how })
        return
      default:
        return
    }
  }

  private answer(screen: string, answer: Answer, before: Answer | undefined, at: Milliseconds, seq: number): void {
    this.given.push({ at, screen, answer })
    if (answer.kind !== 'choice') this.edited = { before: this.edited ? this.edited.before : before, at, seq }
    else this.pushAnswer(screen, before, answer, at, seq)
  }

  /** A comment is stored while it is typed: all of one look are one moment, and none where the text is as it was. */
  private comment(screen: string, text: string, was: string, stamp: { at: Milliseconds; seq: number }): void {
    const look = this.looks.get(screen) ?? 0
    const last = this.written.get(screen)
    const before = last?.look === look ? last.before : was
    if (last?.look === look) this.moments = this.moments.filter((one) => one !== last.moment)
    const moment: Moment = { kind: 'comment', ...stamp, screen }
    this.written.set(screen, { look, before, moment })
    if (text !== before) this.moments.push(moment)
  }

  /** Codes, and several options, are picked bit by bit; what counts is what a whole look did to them. */
  private closeTask(): void {
    const task = this.spans.findLast((span) => span.kind === 'question')
    if (this.edited && task?.kind === 'question') {
      const { before, at, seq } = this.edited
      const after = this.session.answers.get(task.screen)
      if (JSON.stringify(before ?? null) !== JSON.stringify(after ?? null))
        this.pushAnswer(task.screen, before, after, at, seq)
    }
    this.edited = null
  }

  private creditOf(screen: Screen, given: Answer | undefined): number | null {
    const { answered, credit } = screenCredit(screen, given, this.session.head.answerStyle)
    return answered ? credit : null
  }

  private pushAnswer(
    id: string,
    before: Answer | undefined,
    after: Answer | undefined,
    at: Milliseconds,
    seq: number,
  ): void {
    const screen = this.session.screens[this.session.indexOf.get(id)!]!
    const [was, is] = [this.creditOf(screen, before), this.creditOf(screen, after)]
    if (was === null && is === null) return
    this.moments.push({
      kind: 'answer',
      at,
      seq,
      screen: id,
      look: this.looks.get(id) ?? 1,
      effect: effectOf(was, is),
      before: was,
      after: is,
    })
  }
}

/** Whether an event took the candidate to another place. Going to the question one is on is no second look. */
function isMove(before: Session, after: Session): boolean {
  const [was, is] = [before.phase, after.phase]
  if (was.name === 'question' && is.name === 'question') return was.screen !== is.screen
  return was.name !== is.name
}

function effectOf(before: number | null, after: number | null): Effect {
  if (before === null) return 'first'
  const difference = (after ?? 0) - before
  if (Math.abs(difference) < 1e-9) return 'even'
  return difference > 0 ? 'gain' : 'loss'
}
