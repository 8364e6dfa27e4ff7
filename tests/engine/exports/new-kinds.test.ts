import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test, vi } from 'vitest'
import { ankiText } from '../../../renderer/engine/exports/anki'
import { answersCsv } from '../../../renderer/engine/exports/answers-csv'
import { answersText } from '../../../renderer/engine/exports/answers-text'
import { disputesMarkdown } from '../../../renderer/engine/exports/disputes-markdown'
import { questionsByVersion } from '../../../renderer/engine/exports/exported-question'
import { itemText } from '../../../renderer/engine/review-text'
import { outcomesOf } from '../../../renderer/engine/outcome'
import { ReasonedOptions } from '../../../renderer/question/reasoned-options'
import { newKinds } from '../../support/new-kinds'
import { attemptOf, CREDIT_CASES } from '../../support/credit-cases'

/* Exhibits, several keys and what a question teaches, in everything that is written out of the app. */

vi.hoisted(() => vi.stubGlobal('navigator', { platform: 'Linux x86_64' }))

const items = newKinds()
const questions = items.map((one) => questionsByVersion({ items, scenarios: [] })({ hash: one.hash, screen: one.id })!)
const several = questions.filter(({ select }) => select !== '')
const exhibits = questions.filter(({ exhibit }) => exhibit !== null)

test('there are four of each kind to write', () => {
  expect([several.length, exhibits.length]).toEqual([4, 4])
  expect(several.map(({ options }) => options.filter(({ key }) => key).length)).toEqual([2, 3, 2, 2])
})

describe('a note for Anki', () => {
  const lines = new Map(
    ankiText(questions)
      .split('\n')
      .map((line) => [line.split('\t')[0]!, line.split('\t')]),
  )
  test.each(exhibits.map((one) => [one.screen, one] as const))('%s asks with its exhibit', (screen, one) => {
    const [, front, back] = lines.get(screen)!
    expect(front).toContain(`<b>${one.exhibit!.title}</b>`)
    expect(front).toContain('|---|')
    expect(back).not.toContain(one.exhibit!.title)
  })
  test.each(several.map((one) => [one.screen, one] as const))('%s says how many, and has every key', (screen, one) => {
    const [, front, back] = lines.get(screen)!
    expect(front).toMatch(/<b>Select (?:two|three)\.<\/b>/)
    expect(back!.match(/<b>[A-F]\. /g)).toHaveLength(one.options.filter(({ key }) => key).length)
  })
  test('what to remember comes before the reasons, where to look after them', () => {
    const [, , back] = lines.get(items[0]!.id)!
    const [first, reason, last] = ['<b>Remember:</b>', 'A: ', '<b>Look up:</b>'].map((one) => back!.indexOf(one))
    expect(first).toBeGreaterThan(-1)
    expect(reason).toBeGreaterThan(first!)
    expect(last).toBeGreaterThan(reason!)
  })
})

test('a disputed key is reported with its exhibit and every key', () => {
  const of = (question: (typeof questions)[number]) =>
    disputesMarkdown(
      [{ screen: question.screen, hash: 'abc', reasoning: 'I think not.', at: 1, question, now: 'same' }],
      'today',
      String,
    )
  expect(of(exhibits[0]!)).toContain(`Exhibit: **${exhibits[0]!.exhibit!.title}**`)
  expect(of(several[1]!).match(/\*\*\(key\)\*\*/g)).toHaveLength(3)
  expect(of(several[1]!)).toContain('Select three.')
})

test('the answers as CSV and as text say all that was selected', () => {
  const cases = CREDIT_CASES.filter(({ of }) => of.kind === 'item')
  const { session, events } = attemptOf(cases)
  const outcomes = outcomesOf(session, events)
  const chosen = answersCsv(outcomes, String)
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(',')[14])
  expect(chosen).toEqual(
    cases.map(({ given }) =>
      given?.kind === 'choices' ? given.options.join(' ') : given?.kind === 'choice' ? (given.option ?? '') : '',
    ),
  )
  expect(answersText(session)).toMatch(/Answer: B\. Option b of CK-\d+; D\. Option d of CK-\d+/)
})

test('the search of the review room looks into exhibits and what is taught', () => {
  const text = itemText(items.find(({ exhibit }) => exhibit)!)
  for (const words of ['excerpt of a pcs table', 'hand-assisted', 'a hand through a port', 'table 0dt'])
    expect(text).toContain(words)
})

describe('the reasons on the screen', () => {
  const html = (index: number) =>
    renderToStaticMarkup(
      createElement(ReasonedOptions, {
        choice: items[index]!,
        order: items[index]!.options.map(({ id }) => id),
        selected: ['a', 'b'],
      }),
    )
  test('begin with what to remember and end with where to look', () => {
    const text = html(0)
    expect(text.indexOf('Remember')).toBeLessThan(text.indexOf('Key'))
    expect(text.indexOf('Look up')).toBeGreaterThan(text.lastIndexOf('review-reason'))
  })
  test('name every key, and every answer for what it is', () => {
    expect(html(0).match(/>Key</g)).toHaveLength(2)
    expect(html(0).match(/tag good">Your answer/g)).toHaveLength(1)
    expect(html(0).match(/tag bad">Your answer/g)).toHaveLength(1)
  })
  test('leave nothing behind of a question of before', () => {
    const { remember: _r, lookup: _l, ...before } = items[0]!
    const text = renderToStaticMarkup(
      createElement(ReasonedOptions, { choice: before, order: ['a', 'b', 'c', 'd', 'e'], selected: [] }),
    )
    expect(text).not.toMatch(/Remember|Look up/)
  })
})
