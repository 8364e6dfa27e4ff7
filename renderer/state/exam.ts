import { create } from 'zustand'
import { advance, startClock, type Clock, type Reading } from '../engine/clock'
import { decide, type Command, type Refusal } from '../engine/decide'
import { apply, clockCounts, clockStands, isOver, isTimed, replay, type Session } from '../engine/session'
import { ms } from '../engine/units'
import { loadAttempt, SecondWriter, type StoredAttempt } from '../storage/attempts'
import { valueOf } from '../desktop'
import { showUsed } from './clock'
import { closeIfOver, lastMoment } from './recover'
import { createRecorder, SaveFailed, type Copies, type Recorder } from './recorder'
import { services } from './services'
import { startTicker } from './ticker'
import { handOverUnsaved } from './unsaved'

/*
 * The running exam. Every command goes through one queue: decide, append, apply, show. What is on the screen has been
 * saved before; what could not be saved is not shown and the exam stops until it can be.
 */

export type ExamState = {
  session: Session | null
  /** How safe the last write was. */
  copies: Copies
  /** The exam stands still because the last action could not be saved. */
  failure: { sentence: string; retry: () => void } | null
  /** Minutes of the time warning that is open, or null. */
  warning: number | null
  /** A resumed exam waits until the candidate says who they are; since when it stood still, in wall time. */
  returning: { since: number; cause: 'left' | 'closed' } | null
}

const CLOSED: ExamState = { session: null, copies: 'both', failure: null, warning: null, returning: null }

export const useExam = create<ExamState>()(() => CLOSED)

const BEAT_EVERY = 3_000

/** What belongs to the running exam and is not shown. */
type Running = { recorder: Recorder; clock: Clock; lastBeat: number; stopTicker: () => void }
let running: Running | null = null
let queue: Promise<unknown> = Promise.resolve()

const reading = (): Reading => ({ mono: performance.now(), wall: Date.now() })

/** Opens an attempt, new or interrupted, where it was left. The time since its last sign of life does not count. */
export async function enterExam(attemptId: string): Promise<void> {
  // What was open stays on the screen until the next one is there, so that nothing in between asks to go home.
  await stopRunning()
  try {
    await openAttempt(attemptId)
  } catch (error) {
    close()
    throw error
  }
}

async function openAttempt(attemptId: string): Promise<void> {
  const { db, desktop } = services()
  const stored = await loadAttempt(db, attemptId)
  if (!stored) throw new Error('This exam is no longer stored.')
  const session = replay(stored.head, stored.content, stored.events)
  const entries = desktop ? (await valueOf(desktop.readJournal(attemptId))).entries.length : 0
  // A beat belongs to the running stage only when no event came after it.
  const used = stored.beat?.seq === session.seq ? ms(Math.max(session.used, stored.beat.used)) : session.used
  running = {
    recorder: createRecorder(db, desktop, attemptId, entries),
    clock: startClock(used, reading()),
    lastBeat: 0,
    stopTicker: startTicker(onTick),
  }
  const resumed = session.seq > 0 && !isOver(session.phase)
  useExam.setState({
    ...CLOSED,
    session,
    copies: desktop ? 'both' : 'single',
    returning: resumed ? { since: lastMoment(stored), cause: causeOf(stored) } : null,
  })
  showUsed(used)
  void desktop?.setExamRunning(true)
  // A practice begins at once; not waited for, so that a write that fails is seen in the room.
  if (session.head.practice && session.phase.name === 'confirmation') void dispatch({ type: 'confirm' })
}

/** The last beat says whether the candidate had left; an event after it would say that they were back. */
const causeOf = ({ beat, events }: StoredAttempt): 'left' | 'closed' =>
  beat?.left && beat.seq === (events.at(-1)?.seq ?? 0) ? 'left' : 'closed'

/** Goes on with a resumed exam. All the time since its last sign of life does not count. */
export async function continueExam(): Promise<void> {
  const { returning } = useExam.getState()
  if (!returning || !running) return
  running.clock = startClock(running.clock.used, reading())
  useExam.setState({ returning: null })
  await dispatch({ type: 'interrupt', from: returning.since, to: Date.now(), cause: returning.cause })
}

/** Leaves the exam as it stands; it can be resumed from the home screen. */
export async function leaveExam(): Promise<void> {
  if (await stopRunning({ left: true })) close()
}

function close(): void {
  useExam.setState(CLOSED)
  void services().desktop?.setExamRunning(false)
}

/** Writes everything down and stops the clock. False when no exam was running. */
async function stopRunning({ left = false } = {}): Promise<boolean> {
  if (!running) return false
  void handOverUnsaved()
  const { recorder, stopTicker } = running
  stopTicker()
  await queue
  await beatNow({ left })
  await recorder.idle()
  running = null
  return true
}

/** Writes down the used time and waits for all writing to end; for the moment before the window closes. */
export async function settle(): Promise<void> {
  await handOverUnsaved()
  if (!running) return
  await queue
  await beatNow()
  await running?.recorder.idle()
}

/** Commands by which held back words and lines are stored, and those of the clock, which say when themselves. */
const HELD_BACK: ReadonlySet<Command['type']> = new Set<Command['type']>([
  'comment',
  'note',
  'draw',
  'wipe',
  'survey',
  'tick',
  'interrupt',
])

/**
 * Carries out a command. The moment that counts is now, even when earlier commands are still being written.
 * Resolves with the refusal, or null when it was carried out (or the exam is closed).
 */
export function dispatch(command: Command): Promise<Refusal | null> {
  // What was typed or drawn before this comes before it: after a move, a break or the end it would come too late.
  if (!HELD_BACK.has(command.type)) void handOverUnsaved()
  const used = moveClock()
  const moment = { at: Date.now(), used }
  const result = queue.then(() => perform(command, moment))
  queue = result.catch(() => undefined)
  return result
}

/** Resolves when every command given so far has been carried out, with the session as it is then. */
export const caughtUp = (): Promise<Session | null> => queue.then(() => useExam.getState().session)

async function perform(command: Command, moment: { at: number; used: ReturnType<typeof ms> }): Promise<Refusal | null> {
  const { session } = useExam.getState()
  if (!session || !running) return null
  const decision = decide(session, command, moment)
  if (!decision.ok) return decision.refusal
  if (decision.events.length === 0) return null
  const copies = await appendOrHalt(decision.events)
  if (copies === null) return null
  const next = decision.events.reduce(apply, session)
  const stageReset = next.used < decision.events.at(-1)!.clock
  if (stageReset || isTimed(session.phase) !== isTimed(next.phase)) running.clock = startClock(next.used, reading())
  const warned = decision.events.findLast((event) => event.type === 'warned')
  useExam.setState({ session: next, copies, ...(warned?.type === 'warned' ? { warning: warned.minutes } : {}) })
  showUsed(running.clock.used)
  // The survey is filled in after the end, which comes once.
  if (isOver(next.phase) && !isOver(session.phase)) await finish(next, moment.at)
  return null
}

/** Appends until it works or the candidate gives up; meanwhile the clock stands still and nothing is shown as done. */
async function appendOrHalt(events: Parameters<Recorder['append']>[0]): Promise<Copies | null> {
  for (;;) {
    if (!running) return null
    try {
      return await running.recorder.append(events)
    } catch (error) {
      const sentence =
        error instanceof SaveFailed || error instanceof SecondWriter
          ? error.message
          : 'The disk did not accept the data.'
      await new Promise<void>((retry) => useExam.setState({ failure: { sentence, retry } }))
      useExam.setState({ failure: null })
      if (running) running.clock = startClock(running.clock.used, reading())
    }
  }
}

async function finish(session: Session, at: number): Promise<void> {
  running?.stopTicker()
  useExam.setState({ warning: null })
  await closeIfOver(services().db, session, at)
  // Fetched here: the app starts without what is only needed after an exam.
  void import('./outcomes').then(({ completeOutcomes }) => completeOutcomes()).catch(() => undefined)
  void services().desktop?.setExamRunning(false)
}

/** Brings the clock up to now and reports a gap when there was one. Returns the used time. */
function moveClock(): ReturnType<typeof ms> {
  const { session, failure, returning } = useExam.getState()
  if (!running || !session) return ms(0)
  if (failure || returning || clockStands(session)) {
    running.clock = startClock(running.clock.used, reading())
    return running.clock.used
  }
  const { clock, gap } = advance(running.clock, reading())
  running.clock = clock
  if (gap && clockCounts(session)) {
    const moment = { at: gap.to, used: clock.used }
    queue = queue.then(() => perform({ type: 'interrupt', ...gap }, moment)).catch(() => undefined)
  }
  return clock.used
}

function onTick(): void {
  const { session, failure, returning } = useExam.getState()
  if (!running || !session) return
  const used = moveClock()
  if (failure || returning) return
  showUsed(used)
  const due = decide(session, { type: 'tick' }, { at: Date.now(), used })
  if (due.ok && due.events.length > 0) {
    if (due.events.some(({ type }) => type === 'ended')) void handOverUnsaved()
    void dispatch({ type: 'tick' })
  }
  if (performance.now() - running.lastBeat >= BEAT_EVERY && clockCounts(session)) void beatNow()
}

async function beatNow({ left = false } = {}): Promise<void> {
  const { session, returning } = useExam.getState()
  // Before a resumed exam goes on, its last sign of life stays what it was.
  if (!running || !session || returning || isOver(session.phase)) return
  running.lastBeat = performance.now()
  const beat = { seq: session.seq, used: running.clock.used, at: Date.now() }
  await running.recorder.beat(left ? { ...beat, left } : beat)
}
