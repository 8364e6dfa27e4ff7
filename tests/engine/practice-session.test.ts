import { describe, expect, test } from 'vitest'
import { keysOf, type OptionId } from '../../question-bank/schema/item'
import { assemble } from '../../renderer/engine/assemble'
import { decide, type Command } from '../../renderer/engine/decide'
import { sessionEvent, type AttemptHead, type Practice } from '../../renderer/engine/events'
import { choiceOf, type ChoiceScreen } from '../../renderer/engine/form'
import { practiceScore } from '../../renderer/engine/practice-score'
import { practicePreset } from '../../renderer/engine/practice-preset'
import { practiceReport, report } from '../../renderer/engine/report'
import { clockCounts, open, replay, stageLimit, type Session } from '../../renderer/engine/session'
import { minutes, seconds } from '../../renderer/engine/units'
import { anAttempt, play, smallPreset } from '../support/attempts'
import { aBank, aLine } from '../support/builders'

/* What a practice does otherwise than an exam. */

function aPractice(over: Partial<Practice> = {}) {
  const practice: Practice = { mode: 'tutor', timed: false, what: 'Questions', retakeOf: null, ...over }
  const { head, content } = anAttempt()
  const practiceHead: AttemptHead = {
    ...head,
    practice,
    preset: practicePreset(head.form, content, practice, head.outline, seconds(90)),
  }
  const { session, events } = play(open(practiceHead, content), [{ type: 'confirm' }])
  return { head: practiceHead, content, session, events }
}
const choose = (option: OptionId): Command => ({ type: 'answer', answer: { kind: 'choice', option } })
const refusal = (session: Session, command: Command) => decide(session, command, { at: 0, used: session.used })
const first = (session: Session) => session.screens[0] as ChoiceScreen

test('begins at its first question at once', () => {
  const { session, events } = aPractice()
  expect(session.phase).toMatchObject({ name: 'question', screen: session.screens[0]!.id })
  expect(events.map((one) => one.type)).toEqual(['confirmed', 'begun'])
})

describe('the reasons, in tutor mode', () => {
  test('are refused without an answer', () =>
    expect(refusal(aPractice().session, { type: 'check' })).toEqual({ ok: false, refusal: 'unanswered' }))
  test('freeze the answer and what is struck out, and nothing else', () => {
    const { session } = play(aPractice().session, [choose('a'), { type: 'check' }])
    expect([...session.checked]).toEqual([session.screens[0]!.id])
    expect(refusal(session, choose('b'))).toEqual({ ok: false, refusal: 'checked' })
    expect(refusal(session, { type: 'strike', option: 'c', on: true })).toEqual({ ok: false, refusal: 'checked' })
    expect(refusal(session, { type: 'check' })).toEqual({ ok: true, events: [] })
    for (const command of [{ type: 'flag', on: true }, { type: 'next' }, { type: 'comment', text: 'why' }] as const)
      expect(refusal(session, command).ok).toBe(true)
    const next = play(session, [{ type: 'next' }, choose('b')]).session
    expect(next.answers.get(next.screens[1]!.id)).toEqual({ kind: 'choice', option: 'b' })
  })
  test('of codes need at least one code', () => {
    const codes = aPractice().session.screens.find((one) => one.kind === 'codes')!.id
    const { session } = play(aPractice().session, [
      { type: 'go', screen: codes },
      { type: 'answer', answer: { kind: 'codes', lines: [aLine(' ')] } },
    ])
    expect(refusal(session, { type: 'check' })).toEqual({ ok: false, refusal: 'unanswered' })
    const given = play(session, [
      { type: 'answer', answer: { kind: 'codes', lines: [aLine('I10')] } },
      { type: 'check' },
    ]).session
    expect(refusal(given, { type: 'answer', answer: { kind: 'codes', lines: [] } })).toEqual({
      ok: false,
      refusal: 'checked',
    })
  })
  test('are there again after a resume', () => {
    const { head, content, session, events } = aPractice()
    const played = play(session, [choose('a'), { type: 'check' }])
    const all = [...events, ...played.events].map((one) => sessionEvent.parse(one))
    expect(replay(head, content, all)).toEqual(played.session)
  })
  test('are not to be had in exam mode, nor in an exam', () => {
    expect(refusal(play(aPractice({ mode: 'exam' }).session, [choose('a')]).session, { type: 'check' })).toEqual({
      ok: false,
      refusal: 'not-now',
    })
    const exam = play(anAttempt({ preset: { ...smallPreset, stages: [] } }).session, [
      { type: 'confirm' },
      { type: 'begin' },
      choose('a'),
    ]).session
    expect(refusal(exam, { type: 'check' })).toEqual({ ok: false, refusal: 'not-now' })
  })
})

describe('the clock', () => {
  test('of an untimed practice counts and ends nothing', () => {
    const { session } = aPractice()
    expect([stageLimit(session), clockCounts(session)]).toEqual([null, true])
    const late = { at: 0, used: minutes(700) }
    expect(decide(session, { type: 'tick' }, late)).toEqual({ ok: true, events: [] })
    expect(decide(session, choose('a'), late)).toMatchObject({
      ok: true,
      events: [{ type: 'answered', clock: minutes(700) }],
    })
  })
  test('of a timed one ends it', () => {
    const { session, head } = aPractice({ timed: true })
    const end = decide(session, { type: 'tick' }, { at: 0, used: minutes(head.preset.minutes) })
    expect(end.ok && end.events).toMatchObject([{ type: 'ended', how: 'time-out' }])
  })
})

describe('what came of it', () => {
  const ended = () => {
    const { session } = aPractice()
    const key = keysOf(choiceOf(first(session)))[0]!
    const codes = session.screens.find((one) => one.kind === 'codes' && one.task.kind === 'additional')!.id
    const lines = [aLine('I10')]
    return play(session, [
      choose(key),
      { type: 'next' },
      choose('a'),
      { type: 'go', screen: codes },
      { type: 'answer', answer: { kind: 'codes', lines } },
      { type: 'end' },
    ]).session
  }
  test('is how many were right, with partial credit beside it', () => {
    const session = ended()
    const score = practiceScore(session)
    expect(score).toMatchObject({ questions: 15, answered: 3, right: 1 })
    expect(score.credit).toBeCloseTo(1.5 / 15)
    const told = practiceReport(session)
    expect(told.score).toEqual(score)
    expect(told.counts).toEqual({ right: 1, partial: 1, wrong: 1, missed: 2, notAnswered: 12 })
    expect('result' in told).toBe(false)
  })
  test('is never a score report', () => expect(() => report(ended())).toThrow('A practice has no score report.'))
})

test('questions met in practice are not fresh for the next exam', () => {
  const bank = aBank(300)
  const one = assemble(bank, smallPreset, 1)
  if (!one.ok) throw new Error(one.unmet)
  const practised = new Set(one.form.items.map((item) => item.id))
  for (const seed of [1, 2, 3]) {
    const next = assemble(bank, smallPreset, seed, [], practised)
    expect(next.ok && next.form.items.filter((item) => practised.has(item.id))).toEqual([])
  }
})
