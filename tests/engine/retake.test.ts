import { seconds } from '../../renderer/engine/units'
import { describe, expect, test } from 'vitest'
import { choiceOf, form as formSchema, screensOf } from '../../renderer/engine/form'
import { outcomesOf } from '../../renderer/engine/outcome'
import { retake, type RetakeKind } from '../../renderer/engine/retake'
import { isMissed } from '../../renderer/engine/scoring/credit'
import { anAttempt, play, TO_FIRST_QUESTION } from '../support/attempts'
import { aLine } from '../support/builders'
import type { Command } from '../../renderer/engine/decide'

/* An attempt taken again. */

/** Answers the first screens right and those up to `answered` wrong; the rest is left open. */
function attempt(rightUpTo: number, answered = 15) {
  const { head, content, session: start } = anAttempt()
  const commands = start.screens.slice(0, answered).flatMap((screen, place): Command[] => {
    const right = place < rightUpTo
    const answer: Command =
      screen.kind === 'codes'
        ? {
            type: 'answer',
            answer: { kind: 'codes', lines: screen.task.key.map(({ code }) => aLine(right ? code : 'Z99.9')) },
          }
        : {
            type: 'answer',
            answer: {
              kind: 'choice',
              option: choiceOf(screen).options.find(({ id }) => (id === choiceOf(screen).key) === right)!.id,
            },
          }
    return [{ type: 'go', screen: screen.id }, answer]
  })
  const { session, events } = play(start, [...TO_FIRST_QUESTION, ...commands, { type: 'end' }])
  return { head, content, session, outcomes: outcomesOf(session, events) }
}

const PACE = seconds(87)

describe('the same form', () => {
  test('has the same screens with the same order of options, against the clock, and counts all of them', () => {
    const { head, content, session, outcomes } = attempt(3)
    const again = retake(head, content, outcomes, 'same-form', 9, PACE)!
    const screens = screensOf(again.form, again.content)
    expect(screens.map((one) => [one.id, 'order' in one ? one.order : null])).toEqual(
      session.screens.map((one) => [one.id, 'order' in one ? one.order : null]),
    )
    expect(screens.some((one) => one.pretest)).toBe(false)
    expect(again.practice).toMatchObject({ mode: 'exam', timed: true, what: 'Retake: Small exam', retakeOf: head.id })
    expect(again.preset.title).toBe('Practice')
  })
})

describe('only what was missed', () => {
  test('has exactly the missed screens, of scenarios too, with fresh orders', () => {
    // All items and the principal diagnosis are right but the first item.
    const { head, content, session, outcomes } = attempt(11)
    const missed = outcomes.filter(isMissed).map((one) => one.screen)
    const again = retake(head, content, outcomes, 'only-missed', 9, PACE)!
    expect(screensOf(again.form, again.content).map((one) => one.id)).toEqual(missed)
    expect(missed).toEqual(session.screens.slice(11).map((one) => one.id))
    expect(again.form.items).toEqual([])
    expect(formSchema.parse(again.form)).toEqual(again.form)
    expect(again.practice).toMatchObject({ mode: 'tutor', timed: false, what: 'Missed questions: Small exam' })
  })
  test('shuffles the options', () => {
    const { head, content, outcomes } = attempt(0)
    const orders = (seed: number) =>
      retake(head, content, outcomes, 'only-missed', seed, PACE)!.form.items.map((one) => one.order.join(''))
    expect(orders(1)).not.toEqual(head.form.items.map((one) => one.order.join('')))
    expect(orders(1)).not.toEqual(orders(2))
    expect(orders(1)).toEqual(orders(1))
  })
  test('is nothing when all was right', () => {
    const { head, content, session, outcomes } = attempt(15)
    expect(session.screens).toHaveLength(15)
    expect(retake(head, content, outcomes, 'only-missed', 1, PACE)).toBeNull()
  })
  test('leaves out what was not answered, which has a retake of its own', () => {
    const { head, content, session, outcomes } = attempt(3, 5)
    const ids = (kind: RetakeKind) => {
      const again = retake(head, content, outcomes, kind, 9, PACE)!
      return screensOf(again.form, again.content).map((one) => one.id)
    }
    expect(ids('only-missed')).toEqual(session.screens.slice(3, 5).map((one) => one.id))
    expect(ids('not-answered')).toEqual(session.screens.slice(5).map((one) => one.id))
    const { practice } = retake(head, content, outcomes, 'not-answered', 9, PACE)!
    expect(practice).toMatchObject({ mode: 'tutor', timed: false, what: 'Questions not answered: Small exam' })
  })
  test('is nothing when nothing was answered, and the other is nothing when all was', () => {
    const [none, all] = [attempt(0, 0), attempt(0)]
    expect(retake(none.head, none.content, none.outcomes, 'only-missed', 1, PACE)).toBeNull()
    expect(retake(all.head, all.content, all.outcomes, 'not-answered', 1, PACE)).toBeNull()
  })
  test('of a retake can be retaken', () => {
    const { head, content, outcomes } = attempt(12)
    const again = retake(head, content, outcomes, 'only-missed', 9, PACE)!
    const second = retake(
      { ...head, id: 'second', practice: again.practice, form: again.form },
      again.content,
      outcomes,
      'same-form',
      1,
      PACE,
    )!
    expect(second.form.scenarios[0]!.parts).toEqual(again.form.scenarios[0]!.parts)
    expect(second.practice.retakeOf).toBe('second')
  })
})
