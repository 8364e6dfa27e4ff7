import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keysOf } from '../../question-bank/schema/item'
import { decide, type Command } from '../../renderer/engine/decide'
import { attemptHead, sessionEvent } from '../../renderer/engine/events'
import { apply, currentScreen, matching, open, replay, screenStatus, type Session } from '../../renderer/engine/session'
import { report } from '../../renderer/engine/report'
import { minutes, ms } from '../../renderer/engine/units'
import { anAttempt, play, smallPreset, TO_FIRST_QUESTION } from '../support/attempts'
import { aLine } from '../support/builders'

const started = (over: Parameters<typeof anAttempt>[0] = {}) => {
  const attempt = anAttempt(over)
  return { ...attempt, ...play(attempt.session, TO_FIRST_QUESTION) }
}
const pick = (option: 'a' | 'b'): Command => ({ type: 'answer', answer: { kind: 'choice', option } })
const statuses = (session: Session) => session.screens.map((screen) => screenStatus(session, screen))

describe('the appointment', () => {
  test('runs from confirmation to the first question', () => {
    const { session } = started()
    expect(session.phase).toEqual({ name: 'question', screen: session.screens[0]!.id, walk: null })
    expect(session.used).toBe(0)
  })
  test('refusing the agreement ends the session', () => {
    const { session } = play(anAttempt().session, [{ type: 'confirm' }, { type: 'refuse-agreement' }])
    expect(session.phase).toEqual({ name: 'dismissed', how: 'refused' })
  })
  test('the agreement times out by its own clock', () => {
    const agreement = play(anAttempt().session, [{ type: 'confirm' }]).session
    const early = decide(agreement, { type: 'tick' }, { at: 0, used: ms(299_999) })
    const late = decide(agreement, { type: 'tick' }, { at: 0, used: minutes(5) })
    expect(early).toEqual({ ok: true, events: [] })
    expect(late.ok && late.events[0]).toMatchObject({ type: 'agreement-ended', how: 'timed-out' })
  })
  test('the tutorial ends by itself, and its time does not count', () => {
    const tutorial = play(anAttempt().session, [{ type: 'confirm' }, { type: 'accept-agreement' }]).session
    const end = decide(tutorial, { type: 'tick' }, { at: 0, used: minutes(10) })
    expect(end.ok && end.events[0]!.type).toBe('tutorial-ended')
    const { session } = play(apply(tutorial, end.ok ? end.events[0]! : (undefined as never)), [{ type: 'begin' }])
    expect(session.used).toBe(0)
  })
  test('a preset orders the stages, or leaves them out', () => {
    const names = (stages: ('agreement' | 'tutorial')[], commands: Command[]) => {
      let { session } = anAttempt({ preset: { ...smallPreset, stages } })
      return commands.map((command) => (session = play(session, [command]).session).phase.name)
    }
    expect(
      names(
        ['tutorial', 'agreement'],
        [
          { type: 'confirm' },
          { type: 'end-tutorial' },
          { type: 'accept-agreement' },
          { type: 'reopen-tutorial' },
          { type: 'end-tutorial' },
          { type: 'begin' },
        ],
      ),
    ).toEqual(['tutorial', 'agreement', 'ready', 'tutorial', 'ready', 'question'])
    expect(names([], [{ type: 'confirm' }, { type: 'begin' }])).toEqual(['ready', 'question'])
    const { session } = play(anAttempt({ preset: { ...smallPreset, stages: ['agreement'] } }).session, [
      { type: 'confirm' },
      { type: 'accept-agreement' },
    ])
    expect(decide(session, { type: 'reopen-tutorial' }, { at: 0, used: ms(0) })).toEqual({
      ok: false,
      refusal: 'not-now',
    })
  })
  test('No on the begin screen goes back to the tutorial', () => {
    const { session } = play(anAttempt().session, [
      { type: 'confirm' },
      { type: 'accept-agreement' },
      { type: 'end-tutorial' },
      { type: 'reopen-tutorial' },
    ])
    expect(session.phase.name).toBe('tutorial')
  })
  test('a command out of place is refused', () => {
    expect(decide(anAttempt().session, { type: 'next' }, { at: 0, used: ms(0) })).toEqual({
      ok: false,
      refusal: 'not-now',
    })
    expect(decide(started().session, { type: 'confirm' }, { at: 0, used: ms(0) })).toEqual({
      ok: false,
      refusal: 'not-now',
    })
  })
})

describe('marks', () => {
  test('a line through an option stays, goes, and touches no answer', () => {
    const { session } = play(started().session, [
      pick('a'),
      { type: 'strike', option: 'a', on: true },
      { type: 'strike', option: 'c', on: true },
      { type: 'strike', option: 'a', on: false },
    ])
    const id = session.screens[0]!.id
    expect([...session.struck.get(id)!]).toEqual(['c'])
    expect(session.answers.get(id)).toEqual({ kind: 'choice', option: 'a' })
    expect(decide(session, { type: 'strike', option: 'c', on: true }, { at: 0, used: session.used })).toEqual({
      ok: true,
      events: [],
    })
  })
  test('highlights belong to a screen or to its record, and to nothing else', () => {
    const { session } = started()
    const codes = session.screens.find((screen) => screen.kind === 'codes')!
    const at = play(session, [{ type: 'go', screen: codes.id }]).session
    const scenario = codes.id.split('/')[0]!
    const marked = play(at, [{ type: 'highlight', of: scenario, part: 'discharge-summary', ranges: [[0, 4]] }]).session
    expect(marked.highlights.get(`${scenario}#discharge-summary`)).toEqual([[0, 4]])
    for (const [of, ranges] of [
      [session.screens[0]!.id, [[0, 4]]],
      [scenario, [[4, 4]]],
      [scenario, [[-1, 4]]],
    ] as const) {
      expect(
        decide(at, { type: 'highlight', of, part: 'stem', ranges: ranges as never }, { at: 0, used: at.used }),
      ).toEqual({ ok: false, refusal: 'not-now' })
    }
  })
  test('a comment is kept for its screen; the same again is no event, too long is refused', () => {
    const { session } = play(started().session, [{ type: 'comment', text: 'Two keys?' }])
    expect(session.comments.get(session.screens[0]!.id)).toBe('Two keys?')
    expect(decide(session, { type: 'comment', text: 'Two keys?' }, { at: 0, used: session.used })).toEqual({
      ok: true,
      events: [],
    })
    expect(decide(session, { type: 'comment', text: 'x'.repeat(2_001) }, { at: 0, used: session.used })).toEqual({
      ok: false,
      refusal: 'not-now',
    })
  })
  test('words and lines that arrive after the limit are kept, at the limit; an answer is not', () => {
    const { session } = started()
    const limit = minutes(60)
    const late = { at: 9, used: ms(limit + 200) }
    for (const command of [
      { type: 'comment', text: 'last' },
      { type: 'note', text: 'last' },
      { type: 'draw', stroke: { tool: 'pen', width: 6, points: [[1, 1]] } },
    ] as Command[]) {
      const decision = decide(session, command, late)
      expect(decision.ok && decision.events.map(({ clock }) => clock)).toEqual([limit])
    }
    expect(decide(session, pick('a'), late)).toEqual({ ok: false, refusal: 'time-is-up' })
    const over = play(session, [{ type: 'end' }]).session
    expect(decide(over, { type: 'comment', text: 'last' }, late)).toEqual({ ok: false, refusal: 'not-now' })
    // A gap that is noted late may have taken the clock past the limit.
    const gap = decide(session, { type: 'interrupt', from: 1, to: 2, cause: 'asleep' }, late)
    const beyond = (gap.ok ? gap.events : []).reduce(apply, session)
    const after = decide(beyond, { type: 'note', text: 'last' }, late)
    expect(after.ok && after.events[0]!.clock).toBe(beyond.used)
  })
  test('a comment can be on a question that was left meanwhile, and on none that is not there', () => {
    const { session } = started()
    const [one] = session.screens
    const on = play(session, [{ type: 'next' }, { type: 'comment', screen: one!.id, text: 'late' }]).session
    expect(on.comments).toEqual(new Map([[one!.id, 'late']]))
    const reviewing = play(on, [{ type: 'open-review' }, { type: 'comment', screen: one!.id, text: 'later' }]).session
    expect(reviewing.comments.get(one!.id)).toBe('later')
    expect(decide(session, { type: 'comment', screen: 'nowhere', text: 'x' }, { at: 0, used: ms(0) })).toEqual({
      ok: false,
      refusal: 'no-such-screen',
    })
  })
  test('there is nothing to mark on the review screen', () => {
    const { session } = play(started().session, [{ type: 'open-review' }])
    for (const command of [
      { type: 'strike', option: 'a', on: true },
      { type: 'comment', text: 'x' },
      { type: 'highlight', of: session.screens[0]!.id, part: 'stem', ranges: [] },
    ] as const) {
      expect(decide(session, command, { at: 0, used: session.used })).toEqual({ ok: false, refusal: 'not-now' })
    }
  })
})

describe('breaks', () => {
  const at = (session: Session, command: Command, used: number, wall = 5_000) => {
    const decision = decide(session, command, { at: wall, used: ms(used) })
    if (!decision.ok) throw new Error(decision.refusal)
    return decision.events.reduce(apply, session)
  }
  test('an unscheduled break uses exam time, belongs to no question, and covers every command but the return', () => {
    const { session } = started()
    const away = at(session, { type: 'start-break', kind: 'unscheduled' }, 1_000, 10_000)
    for (const command of [
      pick('a'),
      { type: 'next' },
      { type: 'end' },
      { type: 'open-review' },
      { type: 'start-break', kind: 'unscheduled' },
    ] as Command[]) {
      expect(decide(away, command, { at: 0, used: ms(2_000) })).toEqual({ ok: false, refusal: 'on-break' })
    }
    const back = at(away, { type: 'end-break' }, 61_000, 70_000)
    expect(back.used).toBe(61_000)
    expect(back.spent.get(session.screens[0]!.id)).toBe(1_000)
    expect(back.breaks).toEqual([{ kind: 'unscheduled', from: 10_000, to: 70_000 }])
    expect(back.phase).toEqual(session.phase)
  })
  test('a granted break stops the clock, and only a candidate who has it gets one', () => {
    expect(decide(started().session, { type: 'start-break', kind: 'extra' }, { at: 0, used: ms(0) })).toEqual({
      ok: false,
      refusal: 'not-now',
    })
    const { session } = started({ accommodations: { extraTime: 1, extraBreaks: true } })
    const away = at(session, { type: 'start-break', kind: 'extra' }, 1_000)
    expect(at(away, { type: 'tick' }, 9_999_999)).toBe(away)
    expect(at(away, { type: 'end-break' }, 900_000).used).toBe(1_000)
  })
  test('time runs out in an unscheduled break too', () => {
    const away = at(started().session, { type: 'start-break', kind: 'unscheduled' }, 1_000)
    const over = at(away, { type: 'tick' }, 60 * 60_000, 3_700_000)
    expect(over.phase).toEqual({ name: 'ended', how: 'time-out' })
    expect(over.breaks[0]!.to).toBe(3_700_000)
  })
  test('there is no break before the exam has begun', () => {
    expect(decide(anAttempt().session, { type: 'start-break', kind: 'unscheduled' }, { at: 0, used: ms(0) })).toEqual({
      ok: false,
      refusal: 'not-now',
    })
  })
})

test('extra time lengthens the exam and is on the report', () => {
  const { session } = started({ accommodations: { extraTime: 1.5, extraBreaks: false } })
  const early = decide(session, { type: 'tick' }, { at: 0, used: minutes(89) })
  expect(early.ok && early.events.map((event) => event.type)).not.toContain('ended')
  const late = decide(session, { type: 'tick' }, { at: 0, used: minutes(90) })
  expect(late.ok && late.events.at(-1)).toMatchObject({ type: 'ended', how: 'time-out' })
  const ended = play(session, [{ type: 'end' }]).session
  expect(report(ended)).toMatchObject({ limit: minutes(90), accommodations: { extraTime: 1.5 } })
})

test('a head without accommodations, of an earlier version, has none', () => {
  const { accommodations: _none, ...head } = anAttempt().head
  expect(attemptHead.parse(head).accommodations).toEqual({ extraTime: 1, extraBreaks: false })
})

test('the survey is filled in bit by bit after the exam; the last state counts, and an emptied one is none', () => {
  const survey = { ratings: { ready: 4 }, remark: '' }
  const { session } = started()
  expect(decide(session, { type: 'survey', survey }, { at: 0, used: ms(0) })).toEqual({ ok: false, refusal: 'not-now' })
  const done = play(session, [{ type: 'end' }, { type: 'survey', survey }]).session
  expect(done.survey).toEqual(survey)
  expect(done.phase.name).toBe('ended')
  expect(decide(done, { type: 'survey', survey }, { at: 0, used: ms(0) })).toEqual({ ok: true, events: [] })
  const more = { ratings: { ready: 4, time: 1 }, remark: 'Long' }
  expect(play(done, [{ type: 'survey', survey: more }]).session.survey).toEqual(more)
  expect(play(done, [{ type: 'survey', survey: { ratings: {}, remark: '' } }]).session.survey).toBeNull()
})

test('the time for the survey is not exam time, and the answers are on the report', () => {
  const survey = { ratings: { time: 2, readiness: 5 }, remark: 'More coffee.' }
  const { session } = play(started().session, [{ type: 'end' }])
  const late = decide(session, { type: 'survey', survey }, { at: 0, used: minutes(30) })
  const done = (late.ok ? late.events : []).reduce(apply, session)
  expect(report(done).survey).toEqual(survey)
  expect(report(done).used).toBe(session.used)
  expect(report(session).survey).toBeNull()
})

describe('moving and status', () => {
  test('Next walks all screens and then opens the review screen', () => {
    const { session } = started()
    const walked = play(
      session,
      session.screens.map(() => ({ type: 'next' })),
    )
    expect(walked.session.phase).toEqual({ name: 'review' })
    expect(statuses(walked.session).every((status) => status === 'incomplete')).toBe(true)
  })
  test('unseen, incomplete, complete', () => {
    const { session } = play(started().session, [pick('a'), { type: 'next' }])
    expect(statuses(session).slice(0, 3)).toEqual(['complete', 'incomplete', 'unseen'])
  })
  test('a pick task is complete with the asked number of codes only', () => {
    const { session } = started()
    const id = session.screens.find((screen) => screen.kind === 'codes' && screen.task.kind === 'additional')!.id
    const one = play(session, [
      { type: 'go', screen: id },
      { type: 'answer', answer: { kind: 'codes', lines: [aLine('I10')] } },
    ]).session
    expect(screenStatus(one, one.screens[one.indexOf.get(id)!]!)).toBe('incomplete')
    const two = play(one, [
      { type: 'answer', answer: { kind: 'codes', lines: [aLine('I10'), aLine('E11.9')] } },
    ]).session
    expect(screenStatus(two, two.screens[two.indexOf.get(id)!]!)).toBe('complete')
  })
  test('a filtered review walks only its set and ends on the review screen', () => {
    let { session } = started()
    const flagged = [2, 5].map((index) => session.screens[index]!.id)
    session = play(session, [
      ...flagged.flatMap((screen): Command[] => [
        { type: 'go', screen },
        { type: 'flag', on: true },
      ]),
      { type: 'open-review' },
      { type: 'review', filter: 'flagged' },
    ]).session
    expect(currentScreen(session)!.id).toBe(flagged[0])
    session = play(session, [{ type: 'next' }]).session
    expect(currentScreen(session)!.id).toBe(flagged[1])
    expect(play(session, [{ type: 'next' }]).session.phase.name).toBe('review')
  })
  test('an empty review set is refused', () => {
    const { session } = play(started().session, [{ type: 'open-review' }])
    expect(decide(session, { type: 'review', filter: 'flagged' }, { at: 0, used: session.used })).toEqual({
      ok: false,
      refusal: 'nothing-to-review',
    })
  })
  test('forward-only exams have no way back', () => {
    const { session } = started({ preset: { ...smallPreset, navigation: 'forward-only' } })
    const second = play(session, [{ type: 'next' }]).session
    expect(decide(second, { type: 'previous' }, { at: 0, used: second.used })).toEqual({
      ok: false,
      refusal: 'forward-only',
    })
    expect(decide(second, { type: 'go', screen: session.screens[0]!.id }, { at: 0, used: second.used })).toEqual({
      ok: false,
      refusal: 'forward-only',
    })
  })
  test('choosing the chosen option again is no event; changing and changing back are two', () => {
    expect(play(started().session, [pick('a'), pick('a')]).events).toHaveLength(1)
    expect(play(started().session, [pick('a'), pick('b'), pick('a')]).events).toHaveLength(3)
  })
  test('an answer of the wrong kind is refused', () => {
    const { session } = started()
    expect(decide(session, { type: 'answer', answer: { kind: 'codes', lines: [] } }, { at: 0, used: ms(0) })).toEqual({
      ok: false,
      refusal: 'wrong-answer-kind',
    })
  })
})

describe('time', () => {
  test('warnings come once each', () => {
    const { session } = started()
    const warn = decide(session, { type: 'tick' }, { at: 0, used: minutes(30) })
    expect(warn.ok && warn.events.map((event) => event.type === 'warned' && event.minutes)).toEqual([30])
    const after = (warn.ok ? warn.events : []).reduce(apply, session)
    expect(decide(after, { type: 'tick' }, { at: 0, used: minutes(30.5) })).toEqual({ ok: true, events: [] })
  })
  test('the exam ends when its time is used up, and the end says exactly the limit', () => {
    const { session } = started()
    const end = decide(session, { type: 'tick' }, { at: 0, used: ms(3_600_180) })
    expect(end.ok && end.events).toMatchObject([{ type: 'ended', how: 'time-out', clock: 3_600_000 }])
  })
  test('an answer at the limit counts, one after it does not', () => {
    const { session } = started()
    expect(decide(session, pick('a'), { at: 0, used: minutes(60) }).ok).toBe(true)
    expect(decide(session, pick('a'), { at: 0, used: ms(3_600_001) })).toEqual({ ok: false, refusal: 'time-is-up' })
  })
  test('time is booked on the screen where it was spent', () => {
    const { session } = play(started().session, [{ type: 'next' }, pick('a'), { type: 'next' }], 5_000)
    expect([...session.spent.values()]).toEqual([5_000, 10_000])
  })
  test('an interruption is listed and costs nothing', () => {
    const { session } = play(started().session, [{ type: 'interrupt', from: 1, to: 99_999, cause: 'closed' }], 0)
    expect(session.interruptions).toEqual([{ from: 1, to: 99_999, cause: 'closed' }])
    expect(session.used).toBe(0)
  })
})

const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc.constantFrom<Command>(
    ...TO_FIRST_QUESTION,
    { type: 'next' },
    { type: 'previous' },
    { type: 'open-review' },
    { type: 'end' },
    { type: 'tick' },
    { type: 'reopen-tutorial' },
  ),
  fc.constantFrom<Command>(
    { type: 'review', filter: 'all' },
    { type: 'review', filter: 'incomplete' },
    { type: 'review', filter: 'flagged' },
  ),
  fc.constantFrom<Command>(
    pick('a'),
    pick('b'),
    { type: 'flag', on: true },
    { type: 'flag', on: false },
    { type: 'answer', answer: { kind: 'codes', lines: [aLine('I10')] } },
  ),
  fc.constantFrom<Command>(
    { type: 'note', text: 'x' },
    { type: 'draw', stroke: { tool: 'pen', width: 5, points: [[1, 1]] } },
    { type: 'wipe', side: 'drawing' },
  ),
  fc.nat(20).map((index): Command => ({ type: 'go', screen: anAttempt().session.screens[index]?.id ?? 'none' })),
)

describe('for any sequence of commands', () => {
  const runs = fc.array(fc.tuple(anyCommand, fc.nat(400_000)), { maxLength: 60 })
  const { head, content } = anAttempt()

  function run(commands: readonly [Command, number][]) {
    let session = play(open(head, content), TO_FIRST_QUESTION).session
    const events = play(open(head, content), TO_FIRST_QUESTION).events
    let used = 0
    for (const [command, step] of commands) {
      used += step
      const decision = decide(session, command, { at: used, used: ms(used) })
      if (!decision.ok) continue
      for (const event of decision.events) {
        session = apply(session, event)
        events.push(event)
      }
    }
    return { session, events }
  }

  test('replaying the events gives the same session, every prefix replays, and every event is valid', () => {
    fc.assert(
      fc.property(runs, (commands) => {
        const { session, events } = run(commands)
        expect(replay(head, content, events)).toEqual(session)
        replay(head, content, events.slice(0, Math.floor(events.length / 2)))
        for (const event of events) expect(sessionEvent.safeParse(event).success).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('there is one end at most, nothing follows it, and time used never passes the limit', () => {
    fc.assert(
      fc.property(runs, (commands) => {
        const { session, events } = run(commands)
        const ends = events.filter((event) => event.type === 'ended')
        expect(ends.length).toBeLessThanOrEqual(1)
        if (ends.length === 1) expect(events.at(-1)).toBe(ends[0])
        expect(session.used).toBeLessThanOrEqual(minutes(60))
        expect([...session.spent.values()].reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(minutes(60))
      }),
      { numRuns: 1_000 },
    )
  })

  test('the race at the limit: last answers, a click on End and the clock in any order end the exam once', () => {
    const race = fc.shuffledSubarray<Command>(
      [pick('a'), pick('b'), { type: 'end' }, { type: 'tick' }, { type: 'tick' }, { type: 'next' }],
      { minLength: 6 },
    )
    fc.assert(
      fc.property(race, fc.integer({ min: 3_599_900, max: 3_600_100 }), (order, at) => {
        const { events, session } = run(order.map((command, index) => [command, index === 0 ? at : 10]))
        const ends = events.filter((event) => event.type === 'ended').length
        const ticked = decide(session, { type: 'tick' }, { at: 0, used: minutes(61) })
        expect(ends + (ticked.ok ? ticked.events.filter((event) => event.type === 'ended').length : 0)).toBe(1)
        for (const event of events) if (event.type === 'answered') expect(event.clock).toBeLessThanOrEqual(minutes(60))
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('the report', () => {
  const perfect = (session: Session): Command[] =>
    session.screens.flatMap((screen): Command[] => {
      const answer: Command =
        screen.kind === 'codes'
          ? { type: 'answer', answer: { kind: 'codes', lines: screen.task.key.map((key) => aLine(key.code)) } }
          : { type: 'answer', answer: { kind: 'choice', option: 'b' } }
      return [{ type: 'go', screen: screen.id }, answer]
    })

  test('wrong answers give 100, and pretest questions do not count', () => {
    const { session } = started()
    const wrong = session.screens.flatMap((screen): Command[] => {
      const key = screen.kind === 'item' ? screen.item.key : 'b'
      const answer: Command =
        screen.kind === 'codes'
          ? { type: 'answer', answer: { kind: 'codes', lines: [aLine('Z99.9')] } }
          : { type: 'answer', answer: { kind: 'choice', option: key === 'a' ? 'c' : 'a' } }
      return [{ type: 'go', screen: screen.id }, answer]
    })
    const { result, items, domains } = report(play(session, [...wrong, { type: 'end' }]).session)
    expect(result).toMatchObject({ scaled: 100, passed: false, raw: 0, maximum: 8 + 4 })
    expect(items).toHaveLength(10)
    expect(domains.reduce((sum, one) => sum + one.n, 0)).toBe(8)
  })
  test('of an exam of which nothing was answered has neither score nor verdict', () => {
    const { result, answering } = report(play(started().session, [{ type: 'end' }]).session)
    expect({ result, answering }).toEqual({ result: null, answering: { answered: 0, questions: 15 } })
  })
  test('all right gives 400 whatever the keys are', () => {
    const { session } = started()
    const keyed = perfect(session).map((command): Command => {
      if (command.type !== 'answer' || command.answer.kind !== 'choice') return command
      return command
    })
    const answered = keyed.reduce((state, command) => {
      const screen = currentScreen(state)
      const right: Command =
        command.type === 'answer' && command.answer.kind === 'choice' && screen?.kind === 'item'
          ? { type: 'answer', answer: { kind: 'choice', option: keysOf(screen.item)[0]! } }
          : command
      return play(state, [right]).session
    }, session)
    const { result, scenarios } = report(play(answered, [{ type: 'end' }]).session)
    expect(scenarios[0]!.score.score).toBeCloseTo(1, 9)
    expect(result).toMatchObject({ scaled: 400, passed: true })
  })
  test('a report needs an ended session', () => {
    expect(() => report(started().session)).toThrow(/ended/)
  })
  test('matching finds what is incomplete', () => {
    const { session } = play(started().session, [pick('a')])
    expect(matching(session, 'incomplete')).toHaveLength(session.screens.length - 1)
  })
})
