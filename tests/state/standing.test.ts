import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Command } from '../../renderer/engine/decide'
import { appendEvents, createAttempt, listAttempts, setStatus } from '../../renderer/storage/attempts'
import { addCards, allCards } from '../../renderer/storage/cards'
import { Database } from '../../renderer/storage/database'
import { loadStanding } from '../../renderer/storage/standing'
import { newCard } from '../../renderer/engine/card'
import { readBank } from '../../renderer/state/bank'
import { forgetCards } from '../../renderer/state/cards'
import { changeMark, forgetMarks } from '../../renderer/state/marks'
import { disputeKey, forgetNotes } from '../../renderer/state/notes'
import { forgetOutcomes, useOutcomeState } from '../../renderer/state/outcomes'
import { forgetProgress, loadProgress, useProgress } from '../../renderer/state/progress'
import { provideServices } from '../../renderer/state/services'
import { startSettings } from '../../renderer/state/settings'
import { forgetStanding, homeFacts, refreshStanding, useStanding } from '../../renderer/state/standing'
import { watchStanding } from '../../renderer/state/standing-watch'
import { anAttempt, play, TO_FIRST_QUESTION } from '../support/attempts'
import { aBank } from '../support/builders'

/* What home and the page of progress say, from the database up. */

globalThis.requestIdleCallback ??= (() => 0) as typeof requestIdleCallback

let db: Database
let runs = 0

beforeEach(async () => {
  db = new Database(`standing-${(runs += 1)}`)
  await db.open()
  provideServices({ db, bank: readBank(JSON.parse(JSON.stringify(aBank()))), desktop: null })
  await startSettings(db)
  for (const forget of [forgetOutcomes, forgetCards, forgetMarks, forgetNotes, forgetStanding, forgetProgress]) forget()
})

/**
 * An ended attempt that answers its first items: with the key where `right` says so. The others up to the ninth item
 * are answered right too, so that an exam is scored, unless it is only `looked` into.
 */
async function endedAttempt(
  id: string,
  {
    right: given,
    practice = false,
    looked = false,
  }: { right: readonly boolean[]; practice?: boolean; looked?: boolean },
) {
  const right = practice || looked ? given : [...given, ...Array.from({ length: 9 - given.length }, () => true)]
  const { head, content, session } = anAttempt({ id, seed: 7 })
  const headOf = practice
    ? { ...head, practice: { mode: 'exam' as const, timed: true, what: 'Practice of three', retakeOf: null } }
    : head
  const answers = right.flatMap((isRight, place): Command[] => {
    const screen = session.screens[place]!
    if (screen.kind !== 'item') throw new Error('An item was expected.')
    const option = screen.item.options.find((one) => (one.id === screen.item.key) === isRight)!.id
    return [{ type: 'answer', answer: { kind: 'choice', option } }, { type: 'next' }]
  })
  const played = play(
    { ...session, head: headOf },
    [...(practice ? [{ type: 'confirm' as const }] : TO_FIRST_QUESTION), ...answers, { type: 'end' }],
    30_000,
  )
  const now = Date.now()
  const events = played.events.map((event) => ({ ...event, at: now - 60_000 + event.seq }))
  await createAttempt(db, headOf, content)
  await appendEvents(db, id, events)
  await setStatus(
    db,
    id,
    'ended',
    practice
      ? { practice: { endedAt: now, used: 1, questions: right.length, right: 0 } }
      : {
          exam: {
            endedAt: now,
            scaled: 250,
            passed: false,
            used: 1,
            // As an earlier version left it, where it was only looked into.
            ...(looked ? {} : { answering: { answered: right.length, questions: 15 } }),
          },
        },
  )
  return {
    missed: session.screens
      .slice(0, right.length)
      .filter((_, place) => !right[place])
      .map((one) => one.id),
  }
}

async function facts() {
  await refreshStanding()
  const { standing, problem } = useStanding.getState()
  expect(problem).toBeNull()
  return homeFacts(
    standing!,
    (await listAttempts(db)).attempts.find((one) => one.status === 'open'),
    '',
    null,
    Date.now(),
  )
}

describe('home', () => {
  test('nothing yet: a first exam, and nothing is read or kept for it', async () => {
    const { step, due, scores, weakest, pace } = await facts()
    expect(step.kind).toBe('first-exam')
    expect({ due, scores, weakest, pace }).toEqual({ due: 0, scores: [], weakest: null, pace: null })
    expect(await loadStanding(db)).toBeNull()
    expect(useOutcomeState.getState().byAttempt).toBeNull()
  })
  test('misses without a reason are asked for, then the cards they became', async () => {
    const { missed } = await endedAttempt('one', { right: [false, false, false] })
    const before = await facts()
    expect(before.step.kind).toBe('tag-misses')
    expect(before.scores.map((one) => one.scaled)).toEqual([250])
    expect(before.due).toBe(3)
    expect(before.pace!.spent).toBeGreaterThan(0)
    for (const screen of missed) await changeMark('one', screen, { miss: 'rule' })
    expect((await facts()).step.kind).toBe('due-cards')
  })
  test('what is kept is used as long as nothing was added, and gives the same', async () => {
    await endedAttempt('one', { right: [false, true, false] })
    const first = await facts()
    forgetOutcomes()
    const again = await facts()
    expect(again).toEqual(first)
    expect(useOutcomeState.getState().byAttempt).toBeNull()
    await endedAttempt('two', { right: [false] })
    expect((await facts()).scores).toHaveLength(2)
    expect(useOutcomeState.getState().byAttempt?.size).toBe(2)
  })
  test('a card more is seen, and a mark that is only said anew', async () => {
    const { missed } = await endedAttempt('one', { right: [false, false, false, false] })
    for (const screen of missed) await changeMark('one', screen, { miss: 'rule' })
    expect((await facts()).due).toBe(4)
    await addCards(db, [newCard('CK-0040', 1_000, 'added')])
    forgetCards()
    expect((await facts()).due).toBe(5)
    watchStanding()
    await changeMark('one', missed[0]!, { miss: null })
    const stale = useStanding.getState().standing
    await facts()
    expect(useStanding.getState().standing).not.toEqual(stale)
  })
  test('a damaged row is computed anew', async () => {
    await endedAttempt('one', { right: [false] })
    const first = await facts()
    await db.standing.put({ id: 'home', value: { answers: 'torn' } })
    forgetStanding()
    expect(await facts()).toEqual(first)
  })
  test('practice is neither an exam nor a score', async () => {
    await endedAttempt('drill', { right: [true], practice: true })
    const { step, scores, pace } = await facts()
    expect(step.kind).toBe('first-exam')
    expect({ scores, pace }).toEqual({ scores: [], pace: null })
  })
})

describe('progress', () => {
  const progress = async () => {
    await loadProgress()
    expect(useProgress.getState().problem).toBeNull()
    return useProgress.getState().progress!
  }
  test('an empty profile says what is missing', async () => {
    const { readiness, trend, forgetting, workload, misses } = await progress()
    expect(readiness.kind).toBe('too-little')
    expect({ points: trend.points, forgetting, workload, missed: misses.missed }).toEqual({
      points: [],
      forgetting: [],
      workload: [],
      missed: 0,
    })
  })
  test('scores are those of exams; what practice shows counts among the misses', async () => {
    await endedAttempt('exam', { right: [false, true] })
    await endedAttempt('drill', { right: [false, false], practice: true })
    const { trend, exams, misses, pace, workload } = await progress()
    expect(trend.points.map((one) => one.attemptId)).toEqual(['exam'])
    expect(exams).toBe(1)
    expect(pace.map((one) => one.attemptId)).toEqual(['exam'])
    expect(misses.missed).toBe(3)
    expect(workload[0]!.fresh).toBe((await allCards(db)).cards.length)
  })
  test('reasons the candidate gave are apart from suggested ones; a disputed question is left out', async () => {
    const { missed } = await endedAttempt('exam', { right: [false, false, false] })
    await changeMark('exam', missed[0]!, { miss: 'lookup' })
    const before = (await progress()).misses
    expect(before.types.find((one) => one.type === 'lookup')!.tagged).toBe(1)
    expect(before.untagged).toBe(2)
    await disputeKey(missed[1]!, { reasoning: 'Both are right.', excluded: true, hash: '0000000000000001' })
    const after = await progress()
    expect(after.misses.missed).toBe(2)
    expect(after.excluded).toBe(1)
  })
})
