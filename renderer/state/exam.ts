import { create } from 'zustand'
import { advance, startClock, type Clock, type Reading } from '../engine/clock'
import { decide, type Command, type Refusal } from '../engine/decide'
import type { SessionEvent } from '../engine/events'
import { apply, clockCounts, clockStands, isOver, isTimed, type Session } from '../engine/session'
import { ms, type Milliseconds } from '../engine/units'
import { endAttempt } from './attempt-end'
import { showUsed } from './clock'
import { ended, workQueue } from './in-order'
import { readAttempt } from './read-attempt'
import { lastMoment } from './recover'
import { createRecorder, type Copies, type Recorder } from './recorder'
import { failureOf, outcomeOf, SLOW, within, type SaveFailure, type WayOn } from './save-failure'
import { services } from './services'
import { startTicker } from './ticker'
import type { StoredAttempt } from '../storage/attempts'
import { answersAreSafeBy, inBackground, inPassing, unexpected } from './trouble'
import { handOverUnsaved } from './unsaved'

/*
 * The running exam. Every command goes through one queue: decide, append, apply, show. What is on the screen has been
 * saved before; what could not be saved is not shown, and the exam stops until it can be or the candidate goes on
 * without it. Nothing that ends the exam ever waits for a write that is stuck.
 */

export type ExamState = {
  session: Session | null
  /** How safe the last write was. */
  copies: Copies
  /** The exam stands still because the last action could not be saved. */
  failure: SaveFailure | null
  /** Minutes of the time warning that is open, or null. */
  warning: number | null
  /** A resumed exam waits until the candidate says who they are; since when it stood still, in wall time, and why. */
  returning: { since: number; cause: 'left' | 'closed' } | null
  /** The window closes as soon as what was given is saved, or the candidate goes on without it. */
  closing: boolean
}

const CLOSED: ExamState = {
  session: null,
  copies: 'both',
  failure: null,
  warning: null,
  returning: null,
  closing: false,
}

export const useExam = create<ExamState>()(() => CLOSED)

const BEAT_EVERY = 3_000
/** Longest wait for the last writes when the exam is left; the desktop closes its window after three seconds. */
const LEAVING = 2_000

/** What belongs to the running exam and is not shown. */
type Running = {
  attemptId: string
  recorder: Recorder
  clock: Clock
  lastBeat: number
  stopTicker: () => void
  /** Everything that is stored, in order. */
  events: readonly SessionEvent[]
  queue: Promise<unknown>
  /** Commands of the candidate that were given and are not carried out yet. */
  waiting: number
  /** Those of them that are not being carried out either, in order. */
  behind: readonly Given[]
  /** A tick is on its way; one is enough. */
  ticking: boolean
  /** Ends the wait for a write that failed; null while none has. */
  stuck: ((way: WayOn) => void) | null
  /** Tells of the write that is under way as slow, without waiting longer; null while there is none. */
  hurry: (() => void) | null
}
type Given = { command: Command; moment: { at: number; used: Milliseconds } }

let running: Running | null = null

const reading = (): Reading => ({ mono: performance.now(), wall: Date.now() })

answersAreSafeBy(() => {
  const { session, failure } = useExam.getState()
  if (!session) return 'no-exam'
  return failure ? 'failed' : running && running.waiting > 0 ? 'open' : 'saved'
})

/** One opening after the other, so that a double click opens one exam once. */
const opening = workQueue()

/**
 * Opens an attempt, new or interrupted, where it was left. The time since its last sign of life does not count.
 * @throws AttemptDamaged
 */
export const enterExam = (attemptId: string): Promise<void> =>
  opening(async () => {
    if (running?.attemptId === attemptId) return
    // What was open stays on the screen until the next one is there, so that nothing in between asks to go home.
    await stopRunning()
    await openOrClose(attemptId)
  })

async function openOrClose(attemptId: string): Promise<void> {
  try {
    await openAttempt(attemptId)
  } catch (error) {
    close()
    throw error
  }
}

async function openAttempt(attemptId: string): Promise<void> {
  const { db, desktop } = services()
  const { stored, session, entries } = await readAttempt(db, desktop, attemptId)
  // A beat belongs to the running stage only when no event came after it.
  const used = stored.beat?.seq === session.seq ? ms(Math.max(session.used, stored.beat.used)) : session.used
  const run: Running = {
    attemptId,
    recorder: createRecorder(db, desktop, attemptId, entries),
    clock: startClock(used, reading()),
    lastBeat: 0,
    stopTicker: startTicker(onTick),
    events: stored.events,
    queue: Promise.resolve(),
    waiting: 0,
    behind: [],
    ticking: false,
    stuck: null,
    hurry: null,
  }
  running = run
  const over = isOver(session.phase)
  const resumed = session.seq > 0 && !over
  useExam.setState({
    ...CLOSED,
    session,
    copies: desktop ? 'both' : 'single',
    returning: resumed ? { since: lastMoment(stored), cause: causeOf(stored) } : null,
  })
  showUsed(used)
  if (over) await finish(run, session, lastMoment(stored))
  else tellDesktop(true)
  // A practice begins at once; not waited for, so that a write that fails is seen in the room.
  if (session.head.practice && session.phase.name === 'confirmation')
    inBackground('Beginning the practice', dispatch({ type: 'confirm' }))
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

/**
 * Leaves the exam as it stands; it can be resumed from the home screen. When an action cannot be saved, it says so and the
 * candidate decides; when that is already on the screen, leaving is their decision. False when they stayed.
 */
export async function leaveExam(): Promise<boolean> {
  await stopRunning({ left: true })
  // What is stored may have been loaded instead.
  await opening(async () => undefined)
  if (running) return false
  if (useExam.getState().session) close()
  return true
}

/** Leaves without the action that cannot be saved, and without waiting for anything. Only that action is lost. */
export function leaveWithoutSaving(): void {
  if (running) abandon(running)
  close()
}

/** Tries again to save the action that could not be saved. */
export function retrySave(): void {
  running?.stuck?.('retry')
}

/**
 * After another window has written to this exam: goes on from what is stored now. The action that could not be saved is
 * lost.
 * @throws AttemptDamaged
 */
export async function loadStored(): Promise<void> {
  const run = running
  if (!run) return
  abandon(run)
  await opening(() => openOrClose(run.attemptId))
}

/**
 * The session with the action that could not be saved and what was given after it, for a copy of what was answered; null
 * when no exam is open.
 */
export function sessionWithUnsaved(): Session | null {
  const { session, failure } = useExam.getState()
  if (!session || !failure) return session
  return (running?.behind ?? []).reduce(
    (before, { command, moment }) => {
      const decision = decide(before, command, moment)
      return decision.ok ? decision.events.reduce(apply, before) : before
    },
    failure.events.reduce(apply, session),
  )
}

function close(): void {
  useExam.setState(CLOSED)
  tellDesktop(false)
}

/** Keeps the display awake and asks before closing; an exam goes on as well without. */
const tellDesktop = (examRuns: boolean) =>
  inPassing('Telling the desktop whether an exam runs', services().desktop?.setExamRunning(examRuns))

/** Writes everything down and stops the clock. Nothing when no exam is running. */
async function stopRunning({ left = false } = {}): Promise<void> {
  const run = running
  if (!run) return
  inPassing('Storing what was typed', handOverUnsaved())
  run.stopTicker()
  if (!run.stuck) {
    await within(LEAVING, run.queue)
    // What failed meanwhile is on the screen with its ways out, and so is what takes too long when the candidate leaves:
    // each of them ends this wait, and nothing that was given is dropped without a word.
    if (left) run.hurry?.()
    if (left || run.stuck) await allOf(run)
    if (running === run) await within(LEAVING, writtenDown(run, left))
  }
  abandon(run)
}

/** Resolves when everything was carried out, also what is given meanwhile. */
async function allOf(run: Running): Promise<void> {
  let queue
  do {
    queue = run.queue
    await queue
  } while (queue !== run.queue)
}

/** Lets go of a run: what waits for it ends, what comes later finds another one or none. */
function abandon(run: Running): void {
  run.stopTicker()
  if (running === run) running = null
  run.stuck?.('give-up')
}

async function writtenDown(run: Running, left = false): Promise<void> {
  if (run.stuck) return
  await beatNow(run, left)
  await run.recorder.idle()
}

/**
 * Writes down what can be written, for the moment before the window closes. Never waits for a write that failed or that
 * does not end.
 */
export async function settle(): Promise<void> {
  const run = running
  const handedOver = handOverUnsaved()
  if (!run) return within(LEAVING, handedOver)
  const stops: (() => void)[] = []
  const failed = new Promise<void>((resolve) => {
    if (run.stuck) resolve()
    stops.push(useExam.subscribe(({ failure }) => failure && resolve()))
  })
  await within(LEAVING, Promise.race([failed, handedOver.then(() => run.queue).then(() => writtenDown(run))]))
  for (const stop of stops) stop()
}

/**
 * The same when the candidate closes the window: what takes longer, and what was given behind it, is on the screen with its
 * ways out and waited for. `holdOpen` is called again and again meanwhile.
 */
export async function settleToClose(holdOpen: () => void): Promise<void> {
  const run = running
  // What was on the screen when they closed is their decision.
  const decided = run !== null && run.stuck !== null
  const handedOver = handOverUnsaved()
  await settle()
  if (decided) return
  holdOpen()
  const holding = setInterval(holdOpen, 1_000)
  try {
    if (!run || running !== run) return await within(SLOW, handedOver)
    if (run.waiting > 0) {
      useExam.setState({ closing: true })
      if (!run.stuck) run.hurry?.()
    }
    await allOf(run)
    if (running === run) await within(LEAVING, writtenDown(run))
  } finally {
    clearInterval(holding)
  }
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
  const run = running
  if (!run) return Promise.resolve(null)
  // What was typed or drawn before this comes before it: after a move, a break or the end it would come too late.
  if (!HELD_BACK.has(command.type)) inPassing('Storing what was typed', handOverUnsaved())
  const moment = { at: Date.now(), used: moveClock(run) }
  const given = { command, moment }
  run.waiting += 1
  run.behind = [...run.behind, given]
  showBehind(run)
  return inTurn(run, () => {
    run.behind = run.behind.filter((one) => one !== given)
    return perform(run, command, moment)
  }).finally(() => {
    run.waiting -= 1
  })
}

/** The attempt that is open, and null when none is. */
export const openAttemptId = (): string | null => running?.attemptId ?? null

/** The same for one attempt: words that were held back for it never go into another one. */
export const dispatchTo = (attemptId: string, command: Command): Promise<Refusal | null> =>
  openAttemptId() === attemptId ? dispatch(command) : Promise.resolve(null)

function inTurn<T>(run: Running, work: () => Promise<T>): Promise<T> {
  const result = run.queue.then(work)
  run.queue = ended(result)
  return result
}

/** Resolves when every command given so far has been carried out, with the session as it is then. */
export const caughtUp = (): Promise<Session | null> =>
  (running?.queue ?? Promise.resolve()).then(() => useExam.getState().session)

async function perform(
  run: Running,
  command: Command,
  moment: { at: number; used: Milliseconds },
): Promise<Refusal | null> {
  const { session } = useExam.getState()
  if (!session || running !== run) return null
  const decision = decide(session, command, moment)
  if (!decision.ok) return decision.refusal
  if (decision.events.length === 0) return null
  if (!(await appendOrHalt(run, decision.events))) return null
  run.events = [...run.events, ...decision.events]
  const next = decision.events.reduce(apply, session)
  const stageReset = next.used < decision.events.at(-1)!.clock
  if (stageReset || isTimed(session.phase) !== isTimed(next.phase)) run.clock = startClock(next.used, reading())
  const warned = decision.events.findLast((event) => event.type === 'warned')
  useExam.setState({ session: next, ...(warned?.type === 'warned' ? { warning: warned.minutes } : {}) })
  showUsed(run.clock.used)
  if (isOver(next.phase) && !isOver(session.phase)) await finish(run, next, moment.at)
  return null
}

/**
 * Writes until one copy has it or the candidate goes on without it, which is false. Meanwhile the clock stands still and
 * nothing is shown as done.
 */
async function appendOrHalt(run: Running, events: readonly SessionEvent[]): Promise<boolean> {
  let writing = run.recorder.write(events)
  for (;;) {
    const came = await outcomeOf(writing.safe, SLOW, (slow) => {
      run.hurry = slow
    })
    run.hurry = null
    if (came !== 'slow' && 'copies' in came) {
      inBackground('Following the second copy', followCopies(run, came.copies, writing.whole))
      return running === run
    }
    if (running !== run) {
      // Left while it was being written: nobody sees the room any more.
      if (came !== 'slow') unexpected('Saving the last action before the exam was left', came.error)
      return false
    }
    const way = await halted(run, failureOf(came, events), came === 'slow' ? ended(writing.safe) : null)
    if (running !== run || way === 'give-up') return false
    run.clock = startClock(run.clock.used, reading())
    // A write that is only slow is waited for, not done twice.
    if (came !== 'slow') writing = run.recorder.write(events)
  }
}

/** What is safe is shown at once; how safe, when both copies have answered or one of them takes too long. */
async function followCopies(run: Running, first: Copies, whole: Promise<Copies>): Promise<void> {
  const show = (copies: Copies) => {
    if (running === run && useExam.getState().copies !== copies) useExam.setState({ copies })
  }
  if ((await outcomeOf(whole, SLOW)) === 'slow') show(first)
  try {
    show(await whole)
  } catch (error) {
    await inTurn(run, async () => {
      if (running !== run) return
      // Nothing is lost by going on without it: the other copy has what was written.
      await halted(run, failureOf({ error }, []), null)
      run.clock = startClock(run.clock.used, reading())
    })
  }
}

/** Resolves when both copies have everything carried out so far, or have failed to take it. */
export const copiesWritten = (): Promise<void> => running?.recorder.idle() ?? Promise.resolve()

/** Shows what could not be saved until the candidate has chosen, or until a slow write has ended after all. */
async function halted(run: Running, failure: Omit<SaveFailure, 'behind'>, end: Promise<void> | null): Promise<WayOn> {
  const way = await new Promise<WayOn>((choose) => {
    run.stuck = choose
    useExam.setState({ failure: { ...failure, behind: 0 } })
    showBehind(run)
    inBackground(
      'Waiting for a slow write',
      end?.then(() => choose('retry')),
    )
  })
  run.stuck = null
  if (running === run) useExam.setState({ failure: null })
  return way
}

/** How many commands wait behind the one that failed. */
function showBehind(run: Running): void {
  const { failure } = useExam.getState()
  const behind = run.behind.length
  if (failure && run === running && failure.behind !== behind) useExam.setState({ failure: { ...failure, behind } })
}

async function finish(run: Running, session: Session, at: number): Promise<void> {
  run.stopTicker()
  useExam.setState({ warning: null })
  tellDesktop(false)
  // Once its row is closed, a start looks at the database alone.
  await within(
    SLOW,
    run.recorder.idle().then(() => endAttempt(services().db, { session, events: run.events, at })),
  )
}

/** Brings the clock up to now and reports a gap when there was one. Returns the used time. */
function moveClock(run: Running): Milliseconds {
  const { session, failure, returning } = useExam.getState()
  if (!session) return ms(0)
  if (failure || returning || clockStands(session)) {
    run.clock = startClock(run.clock.used, reading())
    return run.clock.used
  }
  const { clock, gap } = advance(run.clock, reading())
  run.clock = clock
  if (gap && clockCounts(session)) {
    const moment = { at: gap.to, used: clock.used }
    inBackground(
      'Noting a time that did not count',
      inTurn(run, () => perform(run, { type: 'interrupt', ...gap }, moment)),
    )
  }
  return clock.used
}

function onTick(): void {
  const run = running
  const { session, failure, returning } = useExam.getState()
  if (!run || !session) return
  const used = moveClock(run)
  if (failure || returning) return
  showUsed(used)
  const moment = { at: Date.now(), used }
  const due = decide(session, { type: 'tick' }, moment)
  if (due.ok && due.events.length > 0 && !run.ticking) {
    run.ticking = true
    if (due.events.some(({ type }) => type === 'ended')) inPassing('Storing what was typed', handOverUnsaved())
    const tick = inTurn(run, () => perform(run, { type: 'tick' }, moment))
    inBackground(
      'Following the clock',
      tick.finally(() => {
        run.ticking = false
      }),
    )
  }
  if (performance.now() - run.lastBeat >= BEAT_EVERY && clockCounts(session))
    inBackground('Noting the time', beatNow(run))
}

async function beatNow(run: Running, left = false): Promise<void> {
  const { session, returning } = useExam.getState()
  // Before a resumed exam goes on, its last sign of life stays what it was.
  if (running !== run || !session || returning || isOver(session.phase)) return
  run.lastBeat = performance.now()
  const beat = { seq: session.seq, used: run.clock.used, at: Date.now() }
  await run.recorder.beat(left ? { ...beat, left } : beat)
}
