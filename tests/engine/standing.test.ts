import { describe, expect, test } from 'vitest'
import type { Outcome } from '../../renderer/engine/outcome'
import { wilson } from '../../renderer/engine/scale'
import { answerChanges, missCounts, standing } from '../../renderer/engine/standing'
import { anOutline } from '../support/builders'
import { aMiss } from '../support/outcomes'

const DAY = 86_400_000
const NOW = 100 * DAY

/** `n` answers of a domain, the first `correct` right. */
const answers = (domain: number, n: number, correct: number, over: Partial<Outcome> = {}): Outcome[] =>
  Array.from({ length: n }, (_, i) =>
    aMiss({
      screen: `D${domain}-${i}`,
      domain,
      task: `${domain}.1`,
      at: NOW - DAY,
      credit: i < correct ? 1 : 0,
      ...over,
    }),
  )

const of = (outcomes: Outcome[], options: Partial<Parameters<typeof standing>[1]> = {}) =>
  standing(outcomes, { now: NOW, outline: anOutline, ...options })

describe('shares by domain and task', () => {
  test('counts right answers with their Wilson interval', () => {
    const [first, second] = of(answers(1, 40, 30)).domains
    expect(first).toMatchObject({
      id: 1,
      title: 'Domain 1',
      correct: 30,
      n: 40,
      share: 0.75,
      tooFew: false,
      interval: wilson(30, 40),
    })
    expect(first!.tasks[0]).toMatchObject({ task: '1.1', correct: 30, n: 40 })
    expect(first!.tasks[1]).toMatchObject({ task: '1.2', n: 0, tooFew: true })
    expect(second).toMatchObject({ n: 0, share: 0, tooFew: true, interval: { low: 0, high: 1 } })
  })

  test('nine answers are too few', () => {
    expect(of(answers(1, 9, 3)).domains[0]!.tooFew).toBe(true)
    expect(of(answers(1, 10, 3)).domains[0]!.tooFew).toBe(false)
  })

  test('first sight leaves repeats out; the latest answers take the last one', () => {
    const outcomes = [...answers(1, 10, 2), ...answers(1, 10, 9, { attemptId: 'a2', at: NOW })]
    expect(of(outcomes).domains[0]!.correct).toBe(2)
    expect(of(outcomes, { basis: 'latest' }).domains[0]).toMatchObject({ correct: 9, n: 10 })
  })

  test('code lists and old answers are left out', () => {
    expect(of(answers(1, 10, 5, { kind: 'codes' })).domains[0]!.n).toBe(0)
    expect(of(answers(1, 10, 5, { at: NOW - 91 * DAY })).domains[0]!.n).toBe(0)
    expect(of(answers(1, 10, 5, { at: NOW - 91 * DAY }), { days: 120 }).domains[0]!.n).toBe(10)
  })

  test('another outline sorts tasks into its own domains', () => {
    const outline = {
      ...anOutline,
      domains: [{ id: 1, title: 'All', weight: 1, tasks: anOutline.domains.flatMap((one) => one.tasks) }],
    }
    expect(of([...answers(1, 10, 5), ...answers(5, 10, 5)], { outline }).domains).toMatchObject([
      { n: 20, correct: 10 },
    ])
  })
})

describe('the weakest domain', () => {
  test('is clear when no interval overlaps with its own', () => {
    const { weakest } = of([...answers(1, 100, 90), ...answers(2, 100, 85), ...answers(3, 60, 20)])
    expect(weakest).toMatchObject({
      domain: { id: 3 },
      clear: true,
      sentence: 'Weakest domain: Domain 3, 20 of 60 right (23 to 46\u00a0%).',
    })
  })

  test('is only the lowest when one does', () => {
    const { weakest } = of([...answers(1, 100, 90), ...answers(2, 20, 12), ...answers(3, 20, 10)])
    expect(weakest).toMatchObject({
      domain: { id: 3 },
      clear: false,
      sentence: 'No domain is clearly weakest; lowest is Domain 3, 10 of 20 right (30 to 70\u00a0%).',
    })
  })

  test('is not named from too few answers or from one domain alone', () => {
    expect(of([...answers(1, 100, 90), ...answers(2, 9, 0)]).weakest).toBeNull()
    expect(of([]).weakest).toBeNull()
  })
})

describe('misses by type', () => {
  const types = { 'wrong-table': 'lookup' } as const
  const missed = [
    aMiss({ screen: 'CK-0001', mistakes: ['wrong-table'] }),
    aMiss({ screen: 'CK-0002', mistakes: ['wrong-table'] }),
    aMiss({ screen: 'CK-0003', answered: false }),
    aMiss({ screen: 'CK-0004', credit: 1 }),
  ]

  test('the own word stands apart from suggestions and takes their place', () => {
    const counts = missCounts(
      missed,
      [
        { attemptId: 'a1', screen: 'CK-0002', miss: 'rule' },
        { attemptId: 'a2', screen: 'CK-0001', miss: 'misread' },
      ],
      types,
    )
    expect(counts).toMatchObject({ missed: 2, untagged: 1 })
    expect(counts.types.filter((one) => one.tagged + one.suggested > 0)).toEqual([
      { type: 'rule', title: 'Did not know the rule', tagged: 1, suggested: 0 },
      { type: 'lookup', title: 'Wrong lookup', tagged: 0, suggested: 1 },
    ])
    expect(counts.most?.type).toBe('rule')
  })

  test('a mark without a reason is no word, and old misses can be left out', () => {
    expect(missCounts(missed, [{ attemptId: 'a1', screen: 'CK-0002', miss: null }], types).most).toMatchObject({
      type: 'lookup',
      suggested: 2,
    })
    expect(missCounts(missed, [], types, 2_000)).toMatchObject({ missed: 0, most: null })
  })
})

test('changes of answers by direction', () => {
  const turns = ['none', 'right-to-wrong', 'wrong-to-right', 'wrong-to-right', 'wrong-to-wrong'] as const
  expect(answerChanges(turns.map((turn) => aMiss({ turn })))).toEqual({
    rightToWrong: 1,
    wrongToRight: 2,
    wrongToWrong: 1,
  })
})
