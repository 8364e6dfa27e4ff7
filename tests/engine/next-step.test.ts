import { describe, expect, test } from 'vitest'
import { nextStep, type NextStepFacts, type StepAction, type StepKind } from '../../renderer/engine/next-step'

/** A candidate with everything done, no exam date and enough unseen items. */
const calm: NextStepFacts = {
  open: null,
  daysToExam: null,
  exams: 3,
  daysSinceFullExam: 4,
  untaggedMisses: 0,
  dueCards: 0,
  secondsPerCard: 70,
  frequentMiss: null,
  weakest: null,
  unseenItems: 120,
  answeredToday: 0,
  practices: 0,
  readiness: null,
}
const open = { attemptId: 'a9', title: 'CCS full exam', practice: false }
const frequentMiss = { type: 'specificity', count: 9, of: 20 } as const
const weakest = { domain: 3, title: 'Provider Queries', correct: 12, n: 30, clear: true }
const readiness = { probability: 0.62, range: { low: 0.48, high: 0.75 } }

type Case = [situation: string, facts: Partial<NextStepFacts>, kind: StepKind, action: StepAction, reason: RegExp]

const CASES: Case[] = [
  [
    'nothing done yet',
    { exams: 0, daysSinceFullExam: null },
    'first-exam',
    { go: 'setup' },
    /^A first exam shows where you stand/,
  ],
  [
    '40 days before, nothing done yet',
    { exams: 0, daysSinceFullExam: null, daysToExam: 40 },
    'first-exam',
    { go: 'setup' },
    /in 40 days/,
  ],
  [
    '3 days before, nothing done yet',
    { exams: 0, daysSinceFullExam: null, daysToExam: 3 },
    'first-exam',
    { go: 'setup' },
    /short exam/,
  ],
  [
    'an exam waits',
    { open, dueCards: 30, untaggedMisses: 9 },
    'resume',
    { go: 'resume', attemptId: 'a9' },
    /^This exam waits/,
  ],
  [
    'a practice waits',
    { open: { ...open, practice: true } },
    'resume',
    { go: 'resume', attemptId: 'a9' },
    /^".+" waits where you left it/,
  ],
  [
    'misses without a reason come before cards',
    { untaggedMisses: 18, dueCards: 12 },
    'tag-misses',
    { go: 'review', filter: 'untagged' },
    /^18 missed answers .* about 3 minutes/,
  ],
  ['two misses may wait', { untaggedMisses: 2, dueCards: 12 }, 'due-cards', { go: 'cards' }, /./],
  [
    'cards are due',
    { dueCards: 12 },
    'due-cards',
    { go: 'cards' },
    /^12 cards are due; reviewing them takes about 14 minutes\.$/,
  ],
  [
    'one card is due',
    { dueCards: 1 },
    'due-cards',
    { go: 'cards' },
    /^1 card is due; reviewing it takes about 1 minute\.$/,
  ],
  [
    'much was done today',
    { answeredToday: 97, daysSinceFullExam: 40 },
    'rest',
    { go: 'nowhere' },
    /^You answered 97 questions today/,
  ],
  [
    'never sat a full exam',
    { daysSinceFullExam: null },
    'full-exam',
    { go: 'setup' },
    /^You have not sat a full exam yet/,
  ],
  [
    '40 days before, the last exam two weeks ago',
    { daysToExam: 40, daysSinceFullExam: 14, readiness },
    'full-exam',
    { go: 'setup' },
    /14 days ago.*48 to 75\u00a0%/,
  ],
  [
    '40 days before, the last exam a week ago',
    { daysToExam: 40, daysSinceFullExam: 7, frequentMiss },
    'drill-miss-type',
    { go: 'practice', preset: { missType: 'specificity' } },
    /9 of your 20 misses/,
  ],
  [
    '15 days before, the last exam a week ago',
    { daysToExam: 15, daysSinceFullExam: 7 },
    'full-exam',
    { go: 'setup' },
    /7 days ago/,
  ],
  [
    '5 days before, the last exam 5 days ago',
    { daysToExam: 5, daysSinceFullExam: 5 },
    'full-exam',
    { go: 'setup' },
    /in 5 days, which leaves time to learn/,
  ],
  [
    '5 days before, an exam yesterday',
    { daysToExam: 5, daysSinceFullExam: 1, weakest },
    'practice-domain',
    { go: 'practice', preset: { domain: 3 } },
    /weakest domain: 12 of 30/,
  ],
  [
    '3 days before, no new full exam',
    { daysToExam: 3, daysSinceFullExam: 30, weakest },
    'review-misses',
    { go: 'review', filter: 'missed' },
    /in 3 days/,
  ],
  [
    '2 days before, cards first',
    { daysToExam: 2, daysSinceFullExam: 30, dueCards: 5 },
    'due-cards',
    { go: 'cards' },
    /./,
  ],
  [
    '2 days before, practice is light',
    { daysToExam: 2, practices: 1, weakest },
    'practice-domain',
    { go: 'practice', preset: { domain: 3 } },
    /./,
  ],
  [
    'the day before',
    { daysToExam: 1, daysSinceFullExam: 30, dueCards: 5, untaggedMisses: 9, open },
    'rest',
    { go: 'checklist' },
    /^Your exam is tomorrow.*The 5 cards due can wait\.$/,
  ],
  ['the day', { daysToExam: 0, dueCards: 5, open }, 'exam-day', { go: 'checklist' }, /today/],
  ['the day before, nothing done yet', { daysToExam: 1, exams: 0 }, 'rest', { go: 'checklist' }, /tomorrow/],
  ['after the exam', { daysToExam: -2, dueCards: 5 }, 'exam-date', { go: 'settings' }, /2 days ago/],
  ['long after the exam', { daysToExam: -31, dueCards: 5 }, 'due-cards', { go: 'cards' }, /./],
  [
    'one reason stands out',
    { frequentMiss },
    'drill-miss-type',
    { go: 'practice', preset: { missType: 'specificity' } },
    /last 14 days/,
  ],
  [
    'no reason stands out',
    { frequentMiss: { type: 'rule', count: 4, of: 20 }, weakest },
    'practice-domain',
    { go: 'practice', preset: { domain: 3 } },
    /./,
  ],
  [
    'no domain is clearly weakest',
    { weakest: { ...weakest, clear: false } },
    'practice-domain',
    { go: 'practice', preset: { domain: 3 } },
    /^No domain is clearly weakest/,
  ],
  [
    'all right in the lowest domain',
    { weakest: { ...weakest, correct: 30 } },
    'practice-unseen',
    { go: 'practice', preset: { unseen: true } },
    /120 questions/,
  ],
  [
    'nothing stands out',
    {},
    'practice-unseen',
    { go: 'practice', preset: { unseen: true } },
    /needs answers at first sight/,
  ],
  ['nothing is left', { unseenItems: 3 }, 'review-misses', { go: 'review', filter: 'missed' }, /nothing stands out/],
]

describe('one next step', () => {
  test.each(CASES)('%s', (_, facts, kind, action, reason) => {
    const step = nextStep({ ...calm, ...facts })
    expect(step).toMatchObject({ kind, action })
    expect(step.reason).toMatch(reason)
  })

  test('practice takes turns, so that the same step does not come for ever', () => {
    const kinds = [0, 1, 2, 3].map((practices) => nextStep({ ...calm, frequentMiss, weakest, practices }).kind)
    expect(kinds).toEqual(['drill-miss-type', 'practice-domain', 'practice-unseen', 'drill-miss-type'])
  })

  test('the last days bring nothing new', () => {
    for (const practices of [0, 1, 2, 3]) {
      for (const daysToExam of [1, 2, 3]) {
        expect(['full-exam', 'practice-unseen']).not.toContain(
          nextStep({ ...calm, daysSinceFullExam: 90, frequentMiss, weakest, daysToExam, practices }).kind,
        )
      }
    }
  })

  test('there is always a step, with a title and a reason that ends like a sentence', () => {
    for (const daysToExam of [null, -40, -1, 0, 1, 2, 3, 5, 21, 40])
      for (const exams of [0, 2])
        for (const dueCards of [0, 1, 12])
          for (const untaggedMisses of [0, 3])
            for (const daysSinceFullExam of [null, 0, 30])
              for (const unseenItems of [0, 50]) {
                const step = nextStep({
                  ...calm,
                  daysToExam,
                  exams,
                  dueCards,
                  untaggedMisses,
                  daysSinceFullExam,
                  unseenItems,
                })
                expect(step.title.length).toBeGreaterThan(3)
                expect(step.reason).toMatch(/^[A-Z0-9"].*\.$/)
                expect(step.reason).not.toMatch(/undefined|NaN|null/)
              }
  })
})
