import { describe, expect, test } from 'vitest'
import type { Preset } from '../../question-bank/schema/preset'
import { decide, type Command } from '../../renderer/engine/decide'
import { sessionEvent } from '../../renderer/engine/events'
import { report } from '../../renderer/engine/report'
import {
  currentScreen,
  examLimit,
  matching,
  neighbour,
  openScreens,
  replay,
  sectionOf,
  type Session,
} from '../../renderer/engine/session'
import { minutes, ms } from '../../renderer/engine/units'
import { anAttempt, play, smallPreset, TO_FIRST_QUESTION } from '../support/attempts'

/* An exam in two sections, and one whose agreement is part of its time. */

const two: Preset = { ...smallPreset, sections: 2 }
const begun = (preset = two) => play(anAttempt({ preset }).session, TO_FIRST_QUESTION).session
const refusalOf = (session: Session, command: Command) => {
  const decision = decide(session, command, { at: 1, used: ms(0) })
  return decision.ok ? null : decision.refusal
}
const items = (session: Session) => session.screens.filter(({ section }) => section === 'items')
const scenario = (session: Session) => session.screens.find(({ section }) => section === 'scenarios')!
const next: Command = { type: 'next' }

describe('two sections', () => {
  const atReview = () => {
    const session = begun()
    return play(
      session,
      items(session).map(() => next),
    ).session
  }
  const closed = () => play(atReview(), [{ type: 'end-section' }]).session

  test('the first ends with a review screen of its own', () => {
    const session = atReview()
    expect(session.phase).toEqual({ name: 'review' })
    expect(sectionOf(session)).toBe('items')
    expect(matching(session, 'all')).toEqual(items(session).map(({ id }) => id))
  })
  test('nothing of the second can be gone to before', () => {
    expect(refusalOf(begun(), { type: 'go', screen: scenario(begun()).id })).toBe('no-such-screen')
    expect(refusalOf(begun(), { type: 'end-section' })).toBe('not-now')
  })
  test('closing it opens the second at its first question', () => {
    const session = closed()
    expect(currentScreen(session)).toBe(scenario(session))
    expect(sectionOf(session)).toBe('scenarios')
    expect(openScreens(session).every(({ section }) => section === 'scenarios')).toBe(true)
  })
  test('nobody comes back: by Previous, Navigator or review', () => {
    const session = closed()
    expect(neighbour(session, -1)).toBeUndefined()
    expect(refusalOf(session, { type: 'previous' })).toBe('no-such-screen')
    expect(refusalOf(session, { type: 'go', screen: items(session)[0]!.id })).toBe('no-such-screen')
    const review = play(session, [{ type: 'open-review' }]).session
    expect(matching(review, 'incomplete').every((id) => id.startsWith('SC-'))).toBe(true)
    expect(refusalOf(review, { type: 'end-section' })).toBe('not-now')
  })
  test('the exam ends from either, and all of it counts', () => {
    const early = play(begun(), [{ type: 'end' }]).session
    expect(report(early).counts.notAnswered).toBe(early.screens.length)
    expect(play(closed(), [{ type: 'open-review' }, { type: 'end' }]).session.phase).toMatchObject({ name: 'ended' })
  })
  test('is resumed in the section it was left in', () => {
    const { head, content, session } = anAttempt({ preset: two })
    const commands: Command[] = [...TO_FIRST_QUESTION, ...items(session).map(() => next), { type: 'end-section' }]
    const { events } = play(session, commands)
    const stored = events.map((one) => sessionEvent.parse(JSON.parse(JSON.stringify(one))))
    expect(sectionOf(replay(head, content, stored))).toBe('scenarios')
  })
  test('are one list where the exam has only one of them', () => {
    const session = begun({ ...two, scenarios: { min: 0, max: 0, pretest: 0 } })
    expect(sectionOf(session)).toBeNull()
    expect(openScreens(session)).toBe(session.screens)
  })
  test('an exam of one section is one list, as before', () => {
    const session = begun(smallPreset)
    expect(sectionOf(session)).toBeNull()
    const first = scenario(session).id
    expect(currentScreen(play(session, [{ type: 'go', screen: first }]).session)?.id).toBe(first)
  })
})

describe('the time for the questions', () => {
  const limit = (over: Partial<Preset>, extraTime: 1 | 1.5 = 1) =>
    examLimit({ preset: { ...smallPreset, minutes: 240, ...over }, accommodations: { extraTime, extraBreaks: false } })
  test('is all of the exam, or what the agreement inside of it leaves', () => {
    expect(limit({})).toBe(minutes(240))
    expect(limit({ agreementInside: true, agreementMinutes: 5 })).toBe(minutes(235))
    expect(limit({ agreementInside: true, agreementMinutes: 5 }, 1.5)).toBe(minutes(355))
  })
  test('an agreement that is not asked for takes none of it', () => {
    expect(limit({ agreementInside: true, stages: ['tutorial'] })).toBe(minutes(240))
  })
  test('is never nothing', () => {
    expect(limit({ agreementInside: true, minutes: 5, agreementMinutes: 5 })).toBe(minutes(1))
  })
})
