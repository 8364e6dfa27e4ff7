import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keysOf, type OptionId } from '../../question-bank/schema/item'
import { decide, type Command } from '../../renderer/engine/decide'
import type { SessionEvent } from '../../renderer/engine/events'
import { choiceOf, type ChoiceScreen } from '../../renderer/engine/form'
import { apply, open, replay, screenStatus, type Session } from '../../renderer/engine/session'
import { timelineOf, type AnswerMoment, type Timeline } from '../../renderer/engine/timeline'
import { stateAt } from '../../renderer/engine/timeline-state'
import { longestScreens, summaryOfTimeline } from '../../renderer/engine/timeline-summary'
import { minutes, ms } from '../../renderer/engine/units'
import { anAttempt, TO_FIRST_QUESTION } from '../support/attempts'
import { aLine } from '../support/builders'

const granted = { extraTime: 1, extraBreaks: true } as const
const { head, content, session: opened } = anAttempt({ accommodations: granted })
const ids = opened.screens.map((screen) => screen.id)
const codes = opened.screens.find((screen) => screen.kind === 'codes' && screen.task.kind === 'additional')!.id
const keyOf = (id: string) => keysOf(choiceOf(opened.screens.find((screen) => screen.id === id) as ChoiceScreen))[0]!
const wrongOf = (id: string, place = 0) =>
  choiceOf(opened.screens.find((screen) => screen.id === id) as ChoiceScreen).options.filter(
    (one) => one.id !== keyOf(id),
  )[place]!.id
const choose = (option: OptionId): Command => ({ type: 'answer', answer: { kind: 'choice', option } })
const enter = (...list: string[]): Command => ({
  type: 'answer',
  answer: { kind: 'codes', lines: list.map((code) => aLine(code)) },
})
const go = (screen: string): Command => ({ type: 'go', screen })

/** Plays an exam: each command comes so many milliseconds after the one before; refused ones are left out. */
function sit(commands: readonly (readonly [Command, number])[]): {
  session: Session
  events: SessionEvent[]
  timeline: Timeline
} {
  let session = open(head, content)
  const events: SessionEvent[] = []
  let used = 0
  const run = (command: Command) => {
    const decision = decide(session, command, { at: 1_000 + used, used: ms(used) })
    for (const event of decision.ok ? decision.events : []) {
      session = apply(session, event)
      events.push(event)
    }
  }
  for (const command of TO_FIRST_QUESTION) {
    // The stages before have clocks of their own, which the timeline must not count.
    used += 7_000
    run(command)
  }
  used = 0
  for (const [command, step] of commands) {
    used = Math.max(used, session.used) + step
    run(command)
  }
  if (session.phase.name !== 'ended') {
    run({ type: 'end-break' })
    run({ type: 'end' })
  }
  return { session, events, timeline: timelineOf(head, content, events) }
}

const answers = ({ moments }: Timeline) => moments.filter((one): one is AnswerMoment => one.kind === 'answer')

describe('where the time went', () => {
  const [one, two] = ids as [string, string]
  const { timeline, session } = sit([
    [choose(wrongOf(one)), 10_000],
    [{ type: 'next' }, 5_000],
    [{ type: 'previous' }, 20_000],
    [choose(keyOf(one)), 4_000],
    [{ type: 'start-break', kind: 'unscheduled' }, 1_000],
    [{ type: 'end-break' }, 60_000],
    [{ type: 'open-review' }, 3_000],
    [{ type: 'review', filter: 'all' }, 30_000],
    [{ type: 'end' }, 1_000],
  ])
  test('looks, breaks and the review screen follow one another', () => {
    expect(timeline.spans).toEqual([
      { kind: 'question', screen: one, look: 1, from: 0, to: 15_000 },
      { kind: 'question', screen: two, look: 1, from: 15_000, to: 35_000 },
      { kind: 'question', screen: one, look: 2, from: 35_000, to: 40_000 },
      { kind: 'break', from: 40_000, to: 100_000 },
      { kind: 'question', screen: one, look: 2, from: 100_000, to: 103_000 },
      { kind: 'review', from: 103_000, to: 133_000 },
      { kind: 'question', screen: one, look: 3, from: 133_000, to: 134_000 },
    ])
    expect(timeline.used).toBe(session.used)
    expect(timeline.limit).toBe(minutes(60))
  })
  test('the summary adds them up', () => {
    const summary = summaryOfTimeline(timeline)
    expect(summary).toMatchObject({
      firstLooks: 35_000,
      laterLooks: 9_000,
      review: 30_000,
      breaks: 60_000,
      changes: { gain: 1, loss: 0, even: 0 },
    })
    expect(summary.screens[0]).toMatchObject({
      number: 1,
      spent: 24_000,
      looks: 3,
      changes: 1,
      earned: { verdict: 'right' },
    })
    expect(summary.screens[2]).toMatchObject({
      number: 3,
      spent: 0,
      looks: 0,
      changes: 0,
      earned: { verdict: 'not-answered' },
    })
    expect(longestScreens(summary, 1).map((screen) => screen.number)).toEqual([1])
  })
  test('a second look is one look across a break; one that only passed by is not listed', () => {
    const { later } = summaryOfTimeline(timeline)
    expect(later).toHaveLength(1)
    expect(later[0]).toMatchObject({
      number: 1,
      look: 2,
      from: 35_000,
      spent: 8_000,
      answers: [{ effect: 'gain', before: 0, after: 1 }],
    })
  })
  test('going to the question one is on is no second look', () => {
    const again = sit([
      [go(one), 1_000],
      [go(one), 1_000],
    ]).timeline
    expect(again.spans).toEqual([{ kind: 'question', screen: one, look: 1, from: 0, to: 2_000 }])
  })
  test('an attempt that goes on has no timeline', () => {
    const { events } = sit([])
    expect(() => timelineOf(head, content, events.slice(0, -1))).toThrow(/ended/)
  })
})

describe('pace', () => {
  test('each quarter is reached with the last first look that it needs, also when questions were left out', () => {
    const { timeline } = sit(ids.slice(1, 9).map((id) => [go(id), 60_000] as const))
    const { pace } = summaryOfTimeline(timeline)
    // Fifteen screens: the eight seen last a minute each, the ninth none.
    expect(pace.map((one) => one.questions)).toEqual([4, 8, 12, 15])
    expect(pace.map((one) => one.reached)).toEqual([240_000, 480_000, null, null])
    expect(pace[0]!.even).toBeCloseTo(minutes(60) * (4 / 15), 6)
  })
  test('practice without a limit has no pace', () => {
    const { events } = sit([])
    const untimed = timelineOf(
      { ...head, practice: { mode: 'exam', timed: false, what: 'x', retakeOf: null } },
      content,
      events,
    )
    expect(untimed.limit).toBeNull()
    expect(stateAt(untimed, 0).left).toBeNull()
    expect(summaryOfTimeline(untimed).pace[0]!.even).toBeNull()
  })
})

describe('changes of answers', () => {
  const [one] = ids as [string]
  const effects = (...commands: Command[]) =>
    answers(sit(commands.map((command) => [command, 1_000])).timeline).map((moment) => moment.effect)
  test('by what they did to the credit', () => {
    expect(effects(choose(wrongOf(one)), choose(keyOf(one)), choose(wrongOf(one)), choose(wrongOf(one, 1)))).toEqual([
      'first',
      'gain',
      'loss',
      'even',
    ])
  })
  test('the codes of one look are one moment, and the same codes again are none', () => {
    const { timeline } = sit([
      [go(codes), 1_000],
      [enter('I10'), 1_000],
      [enter('I10', 'Z99'), 1_000],
      [go(one), 1_000],
      [go(codes), 1_000],
      [enter('I10'), 1_000],
      [enter('I10', 'E11.9'), 1_000],
      [go(one), 1_000],
      [go(codes), 1_000],
      [enter('I10'), 1_000],
      [enter('I10', 'E11.9'), 1_000],
      [{ type: 'end' }, 1_000],
    ])
    expect(answers(timeline)).toMatchObject([
      { at: 3_000, look: 1, effect: 'first', before: null, after: 0.25 },
      { at: 7_000, look: 2, effect: 'gain', before: 0.25, after: 1 },
    ])
    expect(timeline.given).toHaveLength(6)
    expect(summaryOfTimeline(timeline).screens.find((screen) => screen.screen.id === codes)).toMatchObject({
      looks: 3,
      changes: 1,
      earned: { verdict: 'right' },
    })
  })
  test('a comment that was stored while it was typed is one moment of a look, and none where it is as it was', () => {
    const [one, two] = ids as [string, string]
    const comment = (text: string, screen?: string): Command => ({
      type: 'comment',
      text,
      ...(screen ? { screen } : {}),
    })
    const { timeline, session } = sit([
      [comment('T'), 1_000],
      [comment('Two'), 1_000],
      [comment('Two keys'), 1_000],
      [{ type: 'next' }, 1_000],
      [comment('x'), 1_000],
      [comment(''), 1_000],
      [go(one), 1_000],
      [comment('Two keys?'), 1_000],
      // Typed on the first, stored on the second.
      [{ type: 'next' }, 1_000],
      [comment('Two keys? No', one), 1_000],
    ])
    const comments = timeline.moments.filter((moment) => moment.kind === 'comment')
    expect(comments.map(({ screen, at }) => [screen, at])).toEqual([
      [one, 3_000],
      [one, 10_000],
    ])
    expect(session.comments).toEqual(
      new Map([
        [one, 'Two keys? No'],
        [two, ''],
      ]),
    )
  })
  test('codes that were taken away lost their credit', () => {
    expect(effects(go(codes), enter('I10', 'E11.9'), go(one), go(codes), enter(), go(one))).toEqual(['first', 'loss'])
  })
})

test('a moment of the exam: which question, which answer, how many answered, how much time', () => {
  const [one, two] = ids as [string, string]
  const { timeline } = sit([
    [choose('a'), 2_000],
    [{ type: 'flag', on: true }, 2_000],
    [{ type: 'next' }, 2_000],
    [{ type: 'previous' }, 2_000],
    [choose('b'), 2_000],
    [{ type: 'flag', on: false }, 2_000],
  ])
  const at = (time: number) => {
    const { screen, answers: then, flags, answered, left } = stateAt(timeline, time)
    return [screen?.id, then.get(one), flags.size, answered, left]
  }
  const chosen = (option: string) => ({ kind: 'choice', option })
  expect(at(0)).toEqual([one, undefined, 0, 0, minutes(60)])
  expect(at(1_999)).toEqual([one, undefined, 0, 0, minutes(60) - 1_999])
  expect(at(2_000)).toEqual([one, chosen('a'), 0, 1, minutes(60) - 2_000])
  expect(at(7_000)).toEqual([two, chosen('a'), 1, 1, minutes(60) - 7_000])
  expect(at(12_000)).toEqual([one, chosen('b'), 0, 1, minutes(60) - 12_000])
})

const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command>(
    { type: 'next' },
    { type: 'previous' },
    { type: 'open-review' },
    { type: 'tick' },
    { type: 'review', filter: 'all' },
    { type: 'review', filter: 'flagged' },
    { type: 'review', filter: 'incomplete' },
  ),
  fc.constantFrom<Command>(
    choose('a'),
    choose('b'),
    choose('c'),
    { type: 'answer', answer: { kind: 'choice', option: null } },
    enter('I10'),
    enter('E11.9', 'I10'),
    enter('Z99'),
    enter(),
  ),
  fc.constantFrom<Command>(
    { type: 'flag', on: true },
    { type: 'flag', on: false },
    { type: 'comment', text: 'x' },
    { type: 'interrupt', from: 1, to: 2, cause: 'closed' },
  ),
  fc.constantFrom<Command>(
    { type: 'start-break', kind: 'unscheduled' },
    { type: 'start-break', kind: 'extra' },
    { type: 'end-break' },
    { type: 'end-break' },
  ),
  fc.constantFrom<Command>({ type: 'end' }),
  fc.nat(ids.length - 1).map((index): Command => go(ids[index]!)),
)
const runs = fc.array(fc.tuple(anyCommand, fc.oneof(fc.constant(0), fc.nat(200_000))), { maxLength: 80 })

describe('for any sequence of commands', () => {
  test('spans are in order without a gap, add up to the time used, and agree with the session about each question', () => {
    fc.assert(
      fc.property(runs, (commands) => {
        const { timeline, session } = sit(commands)
        const { spans } = timeline
        expect(spans[0]!.from).toBe(0)
        expect(spans.at(-1)!.to).toBe(session.used)
        spans.forEach((span, index) => {
          expect(span.to).toBeGreaterThanOrEqual(span.from)
          if (index > 0) expect(span.from).toBe(spans[index - 1]!.to)
        })
        const summary = summaryOfTimeline(timeline)
        expect(summary.firstLooks + summary.laterLooks + summary.review + summary.breaks).toBe(session.used)
        for (const { screen, spent, looks } of summary.screens) {
          expect(spent).toBe(session.spent.get(screen.id) ?? 0)
          expect(looks > 0).toBe(session.seen.has(screen.id))
        }
      }),
      { numRuns: 400 },
    )
  })
  test('the state at the end is the session, and earlier states are those of earlier sessions', () => {
    fc.assert(
      fc.property(runs, fc.nat(100), (commands, percent) => {
        const { timeline, session, events } = sit(commands)
        const ofExam = events.slice(events.findIndex((event) => event.type === 'begun'))
        for (const at of [session.used, Math.floor((session.used * percent) / 100)]) {
          const before = events.slice(
            0,
            events.length - ofExam.filter((event) => event.type !== 'begun' && event.clock > at).length,
          )
          const then = replay(head, content, before)
          const state = stateAt(timeline, at)
          expect(state.answers).toEqual(then.answers)
          expect(state.flags).toEqual(then.flags)
          expect(state.answered).toBe(then.screens.filter((screen) => screenStatus(then, screen) === 'complete').length)
          expect(state.left).toBe(minutes(60) - at)
          if (then.phase.name === 'question' && state.span.kind !== 'break')
            expect(state.screen?.id).toBe(then.phase.screen)
        }
      }),
      { numRuns: 400 },
    )
  })
  test('moments are in order, and the changes of choices are those the report counts', () => {
    fc.assert(
      fc.property(runs, (commands) => {
        const { timeline, session } = sit(commands)
        timeline.moments.reduce((last, one) => {
          expect(one.at).toBeGreaterThanOrEqual(last.at)
          expect(one.seq).toBeGreaterThanOrEqual(last.seq)
          return one
        })
        for (const { screen, changes } of summaryOfTimeline(timeline).screens) {
          if (screen.kind !== 'codes') expect(changes).toBe(session.changes.get(screen.id) ?? 0)
        }
      }),
      { numRuns: 400 },
    )
  })
})
