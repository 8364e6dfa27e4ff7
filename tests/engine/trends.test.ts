import { describe, expect, test } from 'vitest'
import { paceOf, planPace, scoreTrend } from '../../renderer/engine/trends'
import { minutes, ms } from '../../renderer/engine/units'
import { aMiss } from '../support/outcomes'

describe('pace', () => {
  test('the plan leaves 30 minutes of four hours, and an eighth of a shorter exam', () => {
    expect(planPace(minutes(240), 140)).toBe(90_000)
    expect(planPace(minutes(40), 25)).toBe(84_000)
    expect(planPace(minutes(360), 100)).toBe(198_000)
  })

  test('takes the middle of the answered items of each attempt, oldest first', () => {
    const items = [40, 90, 50, 60].map((s, n) => aMiss({ screen: `CK-${n}`, spent: s * 1_000 }))
    const rest = [
      aMiss({ screen: 'CK-9', answered: false, spent: 1 }),
      aMiss({ screen: 'SC-1/principal', kind: 'codes', spent: 900_000 }),
    ]
    const attempts = [
      { attemptId: 'a2', at: 2, limit: null, screens: 5 },
      { attemptId: 'a1', at: 1, limit: minutes(240), screens: 140 },
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
      sentence: 'Your scores rise by about 10 points from exam to exam (95 % interval +8 to +13).',
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
