import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { outcomesOf } from '../../renderer/engine/outcome'
import * as reports from '../../renderer/engine/report'
import { replay } from '../../renderer/engine/session'
import { appendEvents, createAttempt, findAttempt, loadAttempt } from '../../renderer/storage/attempts'
import { openDatabase, type Database } from '../../renderer/storage/database'
import { loadOutcomes } from '../../renderer/storage/outcomes'
import { readJournal } from '../../renderer/storage/journal'
import { saveCopyOfAnswers } from '../../renderer/state/attempt-copy'
import { readBank } from '../../renderer/state/bank'
import {
  caughtUp,
  continueExam,
  copiesWritten,
  dispatch,
  enterExam,
  leaveExam,
  leaveWithoutSaving,
  loadStored,
  retrySave,
  sessionWithUnsaved,
  settle,
  settleToClose,
  useExam,
} from '../../renderer/state/exam'
import { loadReport } from '../../renderer/state/history'
import { saveAndLeave } from '../../renderer/state/leave'
import { completeOutcomes, forgetOutcomes } from '../../renderer/state/outcomes'
import { recover } from '../../renderer/state/recover'
import { startJournal, type Copies } from '../../renderer/state/recorder'
import { useRoute } from '../../renderer/state/route'
import { provideServices } from '../../renderer/state/services'
import { answerSafety, forgetTrouble, useTrouble } from '../../renderer/state/trouble'
import { beforeLeaving } from '../../renderer/state/unsaved'
import { goHome } from '../../renderer/state/ways-out'
import { anAttempt, play, TO_FIRST_QUESTION } from '../support/attempts'
import { aBank } from '../support/builders'
import { aDesktop, type FakeDesktop } from '../support/fake-desktop'

/* The running exam: what is shown has been saved, and no failure keeps anyone in it. */

let tick: () => void = () => undefined
const stopped = vi.fn()
vi.mock('../../renderer/state/ticker', () => ({
  startTicker: (onTick: () => void) => {
    tick = onTick
    return stopped
  },
}))

const { head, content, session: fresh } = anAttempt()
const begun = play(fresh, TO_FIRST_QUESTION).events
const answer = (option: 'a' | 'b' | 'c' | 'd') => dispatch({ type: 'answer', answer: { kind: 'choice', option } })
const full = { code: 'disk-full' as const, message: 'The disk is full.' }

let count = 0
let db: Database
let desktop: FakeDesktop

beforeEach(async () => {
  db = await openDatabase(`exam-${(count += 1)}`)
  desktop = aDesktop()
  provideServices({ db, bank: readBank(JSON.parse(JSON.stringify(aBank()))), desktop })
  forgetOutcomes()
  forgetTrouble()
})

afterEach(async () => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  desktop.fail = null
  leaveWithoutSaving()
  await caughtUp()
})

/** An attempt at its first question, in both copies. */
async function stored(events = begun) {
  await createAttempt(db, head, content)
  await startJournal(desktop, head, content)
  await appendEvents(db, head.id, events)
  desktop.journals.set(head.id, [
    ...desktop.journals.get(head.id)!,
    ...events.map((event) => JSON.stringify({ kind: 'event', event })),
  ])
}

async function inTheRoom(events = begun) {
  await stored(events)
  await enterExam(head.id)
  await continueExam()
}

const events = async () => {
  await copiesWritten()
  return (await loadAttempt(db, head.id))!.events
}
/** Shown when the slower copy has answered, too. */
const shown = async (copies: Copies) => {
  await copiesWritten()
  await vi.waitFor(() => expect(state().copies).toBe(copies))
}
const answers = async () => (await events()).flatMap((event) => (event.type === 'answered' ? [event.answer] : []))
const state = () => useExam.getState()
const chosen = () => {
  const { session } = state()
  const given = session?.answers.get(session.lastScreen!)
  return given?.kind === 'choice' ? given.option : null
}
const failing = () => vi.waitFor(() => expect(state().failure).not.toBeNull(), { timeout: 4_000 })

/** Neither copy takes anything until this is undone. */
function breakBoth() {
  desktop.fail = full
  const broken = [
    vi.spyOn(db.events, 'add').mockRejectedValue(new Error('The disk is full.')),
    vi.spyOn(db.events, 'bulkAdd').mockRejectedValue(new Error('The disk is full.')),
  ]
  return () => {
    desktop.fail = null
    for (const one of broken) one.mockRestore()
  }
}

/** The storage takes a write and never answers. */
function hang() {
  const never = new Promise<never>(() => undefined)
  vi.spyOn(db.events, 'add').mockReturnValue(never as never)
  vi.spyOn(desktop, 'appendJournal').mockReturnValue(never)
}

/** Another window answers the question before this one does. */
async function secondWriter() {
  const { session } = state()
  const screen = session!.lastScreen!
  await appendEvents(db, head.id, [
    {
      type: 'answered',
      screen,
      answer: { kind: 'choice', option: 'd' },
      seq: session!.seq + 1,
      at: Date.now(),
      clock: session!.used,
    },
  ])
}

describe('opening', () => {
  test('what is not stored cannot be opened, and nothing stays open', async () => {
    await expect(enterExam('nothing')).rejects.toThrow('no longer stored')
    expect(state().session).toBeNull()
  })
  test('a resumed exam waits until it is continued, and the time between does not count', async () => {
    await stored()
    await enterExam(head.id)
    expect(state().returning).not.toBeNull()
    await continueExam()
    expect(state().returning).toBeNull()
    expect((await events()).at(-1)).toMatchObject({ type: 'interrupted', cause: 'closed' })
  })
  test('a double click opens it once', async () => {
    await stored()
    await Promise.all([enterExam(head.id), enterExam(head.id)])
    await continueExam()
    await answer('a')
    expect(await answers()).toHaveLength(1)
    expect(state().failure).toBeNull()
  })
  test('an action that only the journal has is not forgotten when the exam is left and opened again', async () => {
    await inTheRoom()
    const broken = vi.spyOn(db.events, 'add').mockRejectedValue(new Error('gone'))
    await answer('c')
    await shown('journal-only')
    await leaveExam()
    broken.mockRestore()
    await enterExam(head.id)
    expect(chosen()).toBe('c')
    await continueExam()
    await dispatch({ type: 'next' })
    expect(await answers()).toHaveLength(1)
    expect(readJournal(desktop.journals.get(head.id)!)!.events).toEqual(await events())
  })
  test('a second copy that cannot be read does not keep the exam closed', async () => {
    await stored()
    vi.spyOn(desktop, 'readJournal').mockResolvedValue({ ok: false, code: 'no-access', message: 'No.' })
    await enterExam(head.id)
    await continueExam()
    await answer('b')
    expect(chosen()).toBe('b')
    await shown('database-only')
  })
  test('a beat that cannot be read costs some seconds, not the exam', async () => {
    await stored()
    await db.beats.put({ attemptId: head.id, seq: begun.length, used: 'x', at: 'y' } as never)
    await enterExam(head.id)
    await continueExam()
    await answer('a')
    expect((await events()).at(-1)).toMatchObject({ type: 'answered' })
    expect(Number.isFinite((await events()).at(-1)!.clock)).toBe(true)
    expect(state().failure).toBeNull()
  })
  test('one that has ended elsewhere is closed, not resumed', async () => {
    await stored([...play(fresh, [...TO_FIRST_QUESTION, { type: 'end' }]).events])
    await enterExam(head.id)
    expect(state()).toMatchObject({ returning: null, session: { phase: { name: 'ended' } } })
    expect((await findAttempt(db, head.id))!.status).toBe('ended')
  })
})

describe('the queue', () => {
  test('commands are carried out in the order they were given, each saved before it is shown', async () => {
    await inTheRoom()
    const all = [answer('a'), answer('b'), answer('a'), dispatch({ type: 'next' })]
    expect(answerSafety()).toBe('open')
    expect(chosen()).toBeNull()
    await Promise.all(all)
    expect((await answers()).map((one) => one.kind === 'choice' && one.option)).toEqual(['a', 'b', 'a'])
    expect((await events()).at(-1)!.type).toBe('visited')
    expect(answerSafety()).toBe('saved')
  })
  test('leaving waits for what was given before it', async () => {
    await inTheRoom()
    void answer('d')
    await leaveExam()
    expect(await answers()).toEqual([{ kind: 'choice', option: 'd' }])
    expect(state().session).toBeNull()
  })
  test('what a screen still holds back is handed over when the exam is left', async () => {
    await inTheRoom()
    const forget = beforeLeaving(() => void dispatch({ type: 'note', text: 'typed' }))
    await leaveExam()
    forget()
    expect((await events()).at(-1)).toMatchObject({ type: 'noted', text: 'typed' })
  })
})

describe('an action that cannot be saved', () => {
  test('is not shown, and is saved when it is tried again', async () => {
    await inTheRoom()
    const mend = breakBoth()
    const given = answer('a')
    await failing()
    expect(state().failure).toMatchObject({ kind: 'refused', sentence: 'The disk is full.', behind: 0 })
    expect(state().failure!.events[0]).toMatchObject({ type: 'answered' })
    expect(chosen()).toBeNull()
    expect(answerSafety()).toBe('failed')
    mend()
    retrySave()
    await given
    expect(state().failure).toBeNull()
    expect(chosen()).toBe('a')
    expect(await answers()).toHaveLength(1)
  })
  test('can be left behind: only it and what was given after it is lost', async () => {
    await inTheRoom()
    await answer('a')
    breakBoth()
    const lost = [answer('b'), answer('c')]
    await failing()
    expect(state().failure!.behind).toBe(1)
    leaveWithoutSaving()
    expect(state()).toMatchObject({ session: null, failure: null })
    await Promise.all(lost)
    vi.restoreAllMocks()
    desktop.fail = null
    await enterExam(head.id)
    expect(chosen()).toBe('a')
    await continueExam()
    await answer('d')
    expect(await answers()).toHaveLength(2)
  })
  test('can be copied to a file with everything before it', async () => {
    await inTheRoom()
    await answer('a')
    const mend = breakBoth()
    const given = answer('b')
    await failing()
    mend()
    expect(await saveCopyOfAnswers()).toMatch(/\.txt$/)
    expect(desktop.saved[0]!.text).toMatch(/Question 1 of 15 \([A-Z]{2}-\d{4}\)\nAnswer: [A-D]\. Option b of/)
    leaveWithoutSaving()
    await given
  })
  test('names and copies what was given after it, too', async () => {
    await inTheRoom()
    const { session } = state()
    const mend = breakBoth()
    const failed = dispatch({ type: 'interrupt', from: 1, to: 90_000, cause: 'asleep' })
    const given = answer('c')
    await failing()
    const flagged = dispatch({ type: 'flag', on: true })
    expect(state().failure).toMatchObject({ events: [{ type: 'interrupted' }], behind: 2 })
    expect(sessionWithUnsaved()!.answers.get(session!.lastScreen!)).toEqual({ kind: 'choice', option: 'c' })
    leaveWithoutSaving()
    mend()
    await Promise.all([failed, given, flagged])
  })
  test('does not keep the window open, nor the system from shutting down', async () => {
    await inTheRoom()
    breakBoth()
    const given = answer('b')
    await failing()
    await settle()
    leaveWithoutSaving()
    await given
  })
  test('the window that closes while it happens does not wait either', async () => {
    await inTheRoom()
    breakBoth()
    const given = answer('b')
    await settle()
    expect(state().failure).not.toBeNull()
    leaveWithoutSaving()
    await given
  })
  test('Home in the menu, while it is told, leaves without it', async () => {
    await inTheRoom()
    useRoute.getState().go({ screen: 'exam' })
    breakBoth()
    const given = answer('b')
    await failing()
    await saveAndLeave()
    expect(useRoute.getState().route).toEqual({ screen: 'home' })
    expect(state().session).toBeNull()
    await given
  })
  test('when leaving brings it up, the candidate is asked before anything is lost', async () => {
    await inTheRoom()
    const mend = breakBoth()
    void answer('b')
    const leaving = leaveExam()
    await failing()
    expect(state().session).not.toBeNull()
    mend()
    retrySave()
    expect(await leaving).toBe(true)
    expect(await answers()).toHaveLength(1)
    expect(state().session).toBeNull()
  })
  test('the clock stands still meanwhile, and time cannot run out', async () => {
    await inTheRoom()
    vi.useFakeTimers({ toFake: ['performance', 'Date'] })
    const mend = breakBoth()
    const given = answer('b')
    await failing()
    for (let second = 0; second < 3 * 3_600; second += 4) {
      vi.advanceTimersByTime(4_000)
      tick()
    }
    mend()
    retrySave()
    await given
    expect(state().session!.phase.name).toBe('question')
    expect(state().session!.used).toBeLessThan(60_000)
  })
  test('the end by time itself can fail, be left behind, and comes again', async () => {
    await inTheRoom()
    vi.useFakeTimers({ toFake: ['performance', 'Date'] })
    const pass = async (seconds: number) => {
      for (let second = 0; second < seconds; second += 4) {
        vi.advanceTimersByTime(4_000)
        tick()
        await caughtUp()
      }
    }
    await pass(3_590)
    expect(state().session!.warned).toEqual(new Set([30, 5]))
    const mend = breakBoth()
    vi.advanceTimersByTime(4_000)
    tick()
    vi.advanceTimersByTime(4_000)
    tick()
    vi.advanceTimersByTime(4_000)
    tick()
    await failing()
    expect(state().failure!.events).toMatchObject([{ type: 'ended', how: 'time-out' }])
    leaveWithoutSaving()
    mend()
    expect((await findAttempt(db, head.id))!.status).toBe('open')
    await enterExam(head.id)
    expect(state().session!.phase.name).toBe('question')
    await continueExam()
    await pass(3_700)
    expect(state().session!.phase).toEqual({ name: 'ended', how: 'time-out' })
  })
})

describe('a disk that does not answer', () => {
  test('is told after a while, and what arrives late is shown', async () => {
    await inTheRoom()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    desktop.fail = full
    let answered: (key: [string, number]) => void = () => undefined
    vi.spyOn(db.events, 'add').mockReturnValue(new Promise((resolve) => (answered = resolve)) as never)
    const given = answer('a')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(state().failure?.kind).toBe('slow')
    answered([head.id, 1])
    await given
    expect(state().failure).toBeNull()
    expect(chosen()).toBe('a')
  })
  test('keeps nobody in the exam and no window open', async () => {
    await inTheRoom()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    hang()
    void answer('a')
    const closing = settle()
    const leaving = leaveExam()
    await vi.advanceTimersByTimeAsync(2_500)
    await closing
    // Said at once, since the candidate wants to leave.
    expect(state().failure?.kind).toBe('slow')
    leaveWithoutSaving()
    await vi.advanceTimersByTimeAsync(2_500)
    expect(await leaving).toBe(true)
    expect(state().session).toBeNull()
  })
  test('keeps nobody on a screen that broke, where its dialog cannot be seen', async () => {
    await inTheRoom()
    useRoute.setState({ route: { screen: 'exam' } })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    hang()
    void answer('a')
    goHome()
    await vi.advanceTimersByTimeAsync(4_000)
    expect(state().session).toBeNull()
    expect(useRoute.getState().route).toEqual({ screen: 'home' })
  })
  /** The first write of an action to the database ends when it is told to. */
  const slowOnce = () => {
    desktop.fail = full
    const add = db.events.add.bind(db.events)
    let go: () => void = () => undefined
    const wait = new Promise<void>((resolve) => (go = resolve))
    vi.spyOn(db.events, 'add').mockImplementationOnce(((row: never) => wait.then(() => add(row))) as never)
    return () => go()
  }
  test('and closing the window: what was given behind a slow write is told and waited for', async () => {
    await inTheRoom()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
    const go = slowOnce()
    const given = [answer('a'), answer('c')]
    const holdOpen = vi.fn()
    let closed = false
    const closing = settleToClose(holdOpen).then(() => (closed = true))
    await vi.advanceTimersByTimeAsync(2_900)
    // Before the three seconds are over that the desktop waits by itself.
    expect(holdOpen).toHaveBeenCalled()
    expect(state()).toMatchObject({ failure: { kind: 'slow', behind: 1 }, closing: true })
    await vi.advanceTimersByTimeAsync(30_000)
    expect([closed, holdOpen.mock.calls.length > 25]).toEqual([false, true])
    go()
    await vi.advanceTimersByTimeAsync(5_000)
    await Promise.all([closing, ...given])
    expect(await answers()).toHaveLength(2)
  })
  test('and closing the window: the candidate can go without it', async () => {
    await inTheRoom()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
    hang()
    void answer('a')
    const closing = settleToClose(() => undefined)
    await vi.advanceTimersByTimeAsync(2_900)
    leaveWithoutSaving()
    await vi.advanceTimersByTimeAsync(2_500)
    await closing
    expect(state().session).toBeNull()
  })
  test('and closing the window: what is on the screen already is their decision', async () => {
    await inTheRoom()
    breakBoth()
    const given = answer('b')
    await failing()
    await settleToClose(() => expect.unreachable())
    leaveWithoutSaving()
    await given
  })
  test('and leaving: what was given behind a slow write is not dropped without a word', async () => {
    await inTheRoom()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const go = slowOnce()
    void answer('a')
    void answer('c')
    const leaving = leaveExam()
    await vi.advanceTimersByTimeAsync(3_000)
    expect(state().failure).toMatchObject({ kind: 'slow', behind: 1 })
    go()
    expect(await leaving).toBe(true)
    expect((await answers()).map((one) => one.kind === 'choice' && one.option)).toEqual(['a', 'c'])
    expect(state().session).toBeNull()
  })
})

describe('one copy that does not answer', () => {
  const never = () => new Promise<never>(() => undefined)
  test('the database: an answer is shown when the journal has it, and after a while that it is the only one', async () => {
    await inTheRoom()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    vi.spyOn(db.events, 'add').mockReturnValue(never() as never)
    await answer('a')
    await answer('c')
    expect(chosen()).toBe('c')
    expect(answerSafety()).toBe('saved')
    expect(readJournal(desktop.journals.get(head.id)!)!.events.filter(({ type }) => type === 'answered')).toHaveLength(
      2,
    )
    await vi.advanceTimersByTimeAsync(16_000)
    expect(state()).toMatchObject({ failure: null, copies: 'journal-only' })
  })
  test('the journal: the other way around', async () => {
    await inTheRoom()
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    vi.spyOn(desktop, 'appendJournal').mockReturnValue(never())
    const given = answer('a')
    await vi.advanceTimersByTimeAsync(100)
    await given
    expect(chosen()).toBe('a')
    expect((await loadAttempt(db, head.id))!.events.at(-1)).toMatchObject({ type: 'answered' })
    await vi.advanceTimersByTimeAsync(16_000)
    expect(state()).toMatchObject({ failure: null, copies: 'database-only' })
  })
  test('the row of an exam that ended is closed only when the database has its last event', async () => {
    await inTheRoom()
    const add = db.events.add.bind(db.events)
    let go: () => void = () => undefined
    const wait = new Promise<void>((resolve) => (go = resolve))
    vi.spyOn(db.events, 'add').mockImplementationOnce(((row: never) => wait.then(() => add(row))) as never)
    const ending = dispatch({ type: 'end' })
    await vi.waitFor(() => expect(state().session!.phase.name).toBe('ended'))
    expect((await findAttempt(db, head.id))!.status).toBe('open')
    go()
    await ending
    expect((await findAttempt(db, head.id))!.status).toBe('ended')
    expect((await events()).at(-1)!.type).toBe('ended')
  })
})

describe('a second writer', () => {
  test('is told, and trying again is not offered as a help', async () => {
    await inTheRoom()
    await secondWriter()
    const given = answer('b')
    await failing()
    expect(state().failure).toMatchObject({ kind: 'second-writer' })
    leaveWithoutSaving()
    await given
  })
  test('what it stored can be loaded, and the exam goes on from there', async () => {
    await inTheRoom()
    await secondWriter()
    const given = answer('b')
    await failing()
    await loadStored()
    await given
    expect(state().failure).toBeNull()
    expect(chosen()).toBe('d')
    await continueExam()
    await answer('a')
    expect((await answers()).map((one) => one.kind === 'choice' && one.option)).toEqual(['d', 'a'])
  })
  test('our own write that was reported as failed is none', async () => {
    await inTheRoom()
    const { add } = db.events
    vi.spyOn(db.events, 'add').mockImplementationOnce(((row: never) =>
      add.call(db.events, row).then(() => Promise.reject(new Error('The connection was lost.')))) as never)
    await answer('b')
    expect(state().failure).toBeNull()
    expect(await answers()).toHaveLength(1)
  })
  test('a journal that is longer than thought is counted again', async () => {
    await inTheRoom()
    desktop.journals.get(head.id)!.push(JSON.stringify({ kind: 'beat', seq: 1, used: 0, at: 0 }))
    await answer('b')
    await shown('both')
    expect(readJournal(desktop.journals.get(head.id)!)!.events).toEqual(await events())
  })
})

describe('the end', () => {
  const rowOf = () => findAttempt(db, head.id)

  test('closes the row, makes outcomes and cards, and scores once', async () => {
    await inTheRoom()
    const scored = vi.spyOn(reports, 'report')
    await answer('a')
    await dispatch({ type: 'end' })
    expect(await rowOf()).toMatchObject({ status: 'ended', summary: { passed: null, scaled: null } })
    const all = await events()
    const expected = outcomesOf(replay(head, content, all), all)
    await vi.waitFor(async () => expect((await loadOutcomes(db)).get(head.id)).toEqual(expected))
    expect(scored.mock.calls.length).toBeLessThanOrEqual(1)
    expect(useTrouble.getState().trouble).toBeNull()
  })
  test('a result that cannot be stored is told, and made up for at the next start', async () => {
    await inTheRoom()
    await answer('a')
    const broken = vi.spyOn(db.attempts, 'update').mockRejectedValue(new Error('x'))
    await dispatch({ type: 'end' })
    expect(useTrouble.getState().trouble?.doing).toMatch(/Storing the result.*next start/)
    expect((await rowOf())!.status).toBe('open')
    broken.mockRestore()
    await leaveExam()
    await recover(db, desktop)
    expect((await rowOf())!.status).toBe('ended')
    await completeOutcomes()
    expect([...(await loadOutcomes(db)).keys()]).toEqual([head.id])
  })
  test('outcomes that cannot be stored are told, and made up for without doubling a card', async () => {
    await inTheRoom()
    await answer('a')
    const broken = vi.spyOn(db.outcomes, 'put').mockRejectedValue(new Error('x'))
    await dispatch({ type: 'end' })
    await vi.waitFor(() => expect(useTrouble.getState().trouble?.doing).toMatch(/what was missed/))
    const cards = await db.cards.toArray()
    broken.mockRestore()
    await completeOutcomes()
    expect((await loadOutcomes(db)).has(head.id)).toBe(true)
    expect(await db.cards.toArray()).toEqual(cards)
  })
  test('of which a part is damaged has its report from the second copy, or one that says what is damaged', async () => {
    const ended = play(fresh, [...TO_FIRST_QUESTION, { type: 'end' }]).events
    await stored(ended)
    await recover(db, desktop)
    const harm = () => db.events.put({ attemptId: head.id, seq: 2, event: { type: 'x' } } as never)
    await harm()
    expect(await loadReport(head.id)).toMatchObject({ how: 'candidate' })
    await harm()
    desktop.journals.clear()
    await expect(loadReport(head.id)).rejects.toThrow('One of the stored actions cannot be read')
    await db.heads.put({ id: head.id, what: 'x' } as never)
    await expect(loadReport(head.id)).rejects.toThrow(/^What was fixed at its start/)
    expect(await loadReport('nothing')).toBeNull()
  })
  test('the survey after it does not end it again', async () => {
    await inTheRoom()
    await dispatch({ type: 'end' })
    const before = await rowOf()
    await dispatch({ type: 'survey', survey: { ratings: {}, remark: 'fine' } })
    expect(await rowOf()).toEqual(before)
    expect(state().session!.survey?.remark).toBe('fine')
  })
})
