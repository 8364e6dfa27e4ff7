import { describe, expect, test } from 'vitest'
import { paceOf, scoreTrend } from '../../renderer/engine/trends'
import { ms } from '../../renderer/engine/units'
import { aMiss } from '../support/outcomes'

describe('pace', () => {
  test('takes the middle of the answered items of each attempt, oldest first', () => {
    const items = [40, 90, 50, 60].map((s, n) => aMiss({ screen: `CK-${n}`, spent: s * 1_000 }))
    const rest = [
      aMiss({ screen: 'CK-9', answered: false, spent: 1 }),
      aMiss({ screen: 'SC-1/principal', kind: 'codes', spent: 900_000 }),
    ]
    const attempts = [
      { attemptId: 'a2', at: 2, plan: null },
      { attemptId: 'a1', at: 1, plan: ms(90_000) },
    ]
    expect(paceOf(attempts, [...items, ...rest])).toEqual([
      { attemptId: 'a1', at: 1, median: ms(55_000), plan: ms(90_000) },
      { attemptId: 'a2', at: 2, median: null, plan: null },
    ])
  })
})

describe('score trend', () => {
  const exams = (...scores: number[]) =>
    scores.map((scaled, at) => ({ attemptId: `a${at}`, at, scaled, practice: false }))

  test('never shows practice, and puts exams in order', () => {
    const { points, slope } = scoreTrend([
      ...exams(250, 260).reverse(),
      { attemptId: 'p', at: 9, scaled: 400, practice: true },
    ])
    expect(points.map((one) => one.scaled)).toEqual([250, 260])
    expect(slope).toBeNull()
  })

  test('least squares with its interval', () => {
    const { slope } = scoreTrend(exams(250, 262, 268, 284, 291))
    expect(slope!.perExam).toBeCloseTo(10.4)
    // Residuals -0.2, 1.4, -3, 2.6, -0.8; SE = sqrt(18.4 / 3 / 10) = 0.7832; t(3) = 3.182
    expect(slope!.low).toBeCloseTo(10.4 - 3.182 * Math.sqrt(18.4 / 3 / 10), 2)
    expect(slope!.high - slope!.perExam).toBeCloseTo(slope!.perExam - slope!.low)
    expect(slope).toMatchObject({
      direction: 'rising',
      sentence: 'Your scores rise by about 10 points from exam to exam (95\u00a0% interval +8 to +13).',
    })
  })

  test('three exams that go up and down show nothing', () => {
    expect(scoreTrend(exams(280, 260, 290)).slope).toMatchObject({ direction: 'unclear' })
    expect(scoreTrend(exams(280, 260, 290)).slope!.sentence).toMatch(/^3 exams do not show yet/)
  })

  test('falling scores, equal scores and many exams', () => {
    expect(scoreTrend(exams(300, 290, 280, 270)).slope).toMatchObject({ direction: 'falling', perExam: -10 })
    expect(scoreTrend(exams(300, 300, 300)).slope).toMatchObject({ direction: 'unclear', perExam: 0 })
    expect(scoreTrend(exams(...Array.from({ length: 30 }, (_, n) => 250 + n + (n % 2)))).slope!.direction).toBe(
      'rising',
    )
  })
})
