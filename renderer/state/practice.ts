import { create } from 'zustand'
import type { Bank } from '../../question-bank/schema/bank'
import type { MissType } from '../../question-bank/schema/mistakes'
import { NO_ACCOMMODATIONS, type AttemptHead } from '../engine/events'
import { paceOfExam } from '../engine/exam-pace'
import { suggestMiss } from '../engine/miss-types'
import { isMissed, outcomesOf, type Outcome } from '../engine/outcome'
import { practiceForm, practiceOutline, type PracticeFacts, type PracticeForm } from '../engine/practice-form'
import { DEFAULT_REQUEST, describeRequest, type PracticeRequest } from '../engine/practice-request'
import { retake, type RetakeKind } from '../engine/retake'
import { replay } from '../engine/session'
import { loadAttempt, seenIds } from '../storage/attempts'
import { loadMarks } from '../storage/marks'
import { enterExam } from './exam'
import { CannotStart, storeAttempt } from './new-exam'
import { ensureOutcomes, useOutcomeState } from './outcomes'
import { services } from './services'
import { useSettings } from './settings'

/* Practice: what can be asked for, and how one is started. */

/** The choice made last; kept while the app is open. */
export const useLastRequest = create<{ request: PracticeRequest }>()(() => ({ request: DEFAULT_REQUEST }))

export const rememberRequest = (request: PracticeRequest): void => useLastRequest.setState({ request })

/** The bank to choose from. */
export const practiceBank = (): Bank => services().bank

/** What the candidate has met so far, and what of it was missed. */
export async function practiceFacts(): Promise<PracticeFacts> {
  const [seen, missed] = await Promise.all([seenIds(services().db), missedScreens()])
  return { seen, missed }
}

/** Screens whose last outcome was a miss, each with the candidate's own reason or the suggested one. */
async function missedScreens(): Promise<Map<string, MissType | null>> {
  const { db, bank } = services()
  const [marks] = await Promise.all([loadMarks(db), ensureOutcomes()])
  const own = new Map(marks.map((one) => [`${one.attemptId} ${one.screen}`, one.miss]))
  const latest = new Map<string, Outcome>()
  for (const outcomes of useOutcomeState.getState().byAttempt?.values() ?? []) {
    for (const one of outcomes) if ((latest.get(one.screen)?.at ?? -Infinity) <= one.at) latest.set(one.screen, one)
  }
  const missed = [...latest.values()].filter(isMissed)
  return new Map(
    missed.map((one) => [
      one.screen,
      own.get(`${one.attemptId} ${one.screen}`) ?? suggestMiss(one, bank.mistakes)?.type ?? null,
    ]),
  )
}

const freshSeed = () => crypto.getRandomValues(new Uint32Array(1))[0]!

/**
 * Assembles a practice and opens it at its first question.
 * @throws CannotStart
 */
export async function startPractice(request: PracticeRequest, facts: PracticeFacts): Promise<void> {
  const { bank } = services()
  const made = practiceForm(bank, request, facts, freshSeed())
  if (!made.ok) throw new CannotStart(made.missing)
  const { mode, timed, answerStyle } = request
  const what = describeRequest(request, practiceOutline(bank), bank.topics)
  await open(made, { answerStyle, practice: { mode, timed, what, retakeOf: null } })
}

/**
 * Takes an ended attempt again as practice and opens it.
 * @throws CannotStart
 */
export async function startRetake(attemptId: string, kind: RetakeKind): Promise<void> {
  const stored = await loadAttempt(services().db, attemptId)
  if (!stored) throw new CannotStart('This attempt is no longer stored.')
  const { head, content, events } = stored
  const outcomes = outcomesOf(replay(head, content, events), events)
  const made = retake(head, content, outcomes, kind, freshSeed(), paceOfExam(services().bank))
  if (!made) throw new CannotStart('Nothing was missed in this attempt.')
  await open({ ...made, outline: head.outline }, { answerStyle: head.answerStyle, practice: made.practice })
}

async function open(
  { form, content, preset, outline }: Omit<PracticeForm, 'ok'>,
  how: Pick<AttemptHead, 'answerStyle' | 'practice'>,
): Promise<void> {
  const { candidate } = useSettings.getState()
  const head: AttemptHead = {
    id: crypto.randomUUID(),
    createdAt: Date.now(),
    candidate,
    preset,
    outline,
    accommodations: NO_ACCOMMODATIONS,
    form,
    ...how,
  }
  await storeAttempt(head, content)
  await enterExam(head.id)
}
