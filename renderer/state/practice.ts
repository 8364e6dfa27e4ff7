import { create } from 'zustand'
import type { Bank } from '../../question-bank/schema/bank'
import type { MissType } from '../../question-bank/schema/mistakes'
import type { FormEditions } from '../engine/code-books'
import { editionsStatement, type EditionsStatement } from '../engine/editions-statement'
import { NO_ACCOMMODATIONS, type AttemptHead } from '../engine/events'
import { paceOfExam } from '../engine/exam-pace'
import { suggestMiss } from '../engine/miss-types'
import { outcomesOf } from '../engine/outcome'
import { practiceForm, practiceOutline, type PracticeFacts, type PracticeForm } from '../engine/practice-form'
import { DEFAULT_REQUEST, describeRequest, type PracticeRequest } from '../engine/practice-request'
import { retake, type RetakeKind } from '../engine/retake'
import { entriesOf, lastAnswer } from '../engine/review-entries'
import { isMissed } from '../engine/scoring/credit'
import { replay } from '../engine/session'
import { loadAttempt, seenIds } from '../storage/attempts'
import { loadMarks } from '../storage/marks'
import { draw } from './editions'
import { enterExam } from './exam'
import { examDay } from './exam-date'
import { CannotStart, storeAttempt } from './new-exam'
import { ensureOutcomes, useOutcomeState } from './outcomes'
import { services } from './services'
import { useSettings } from './settings'

/* Practice: what can be asked for, and how one is started. */

/** The choice made last; kept while the app is open. */
export const useLastRequest = create<{ request: PracticeRequest }>()(() => ({ request: DEFAULT_REQUEST }))

export const rememberRequest = (request: PracticeRequest): void => useLastRequest.setState({ request })

/**
 * What a practice is chosen from: what an exam on the candidate's day would be drawn from. Questions that were chosen one
 * by one, such as what was missed, come as they are.
 */
function practiceDraw({ screens }: Pick<PracticeRequest, 'screens'>): { bank: Bank; editions?: FormEditions } {
  const { bank } = services()
  return screens.length > 0 ? { bank } : draw(bank.presets[0]!, examDay())
}

/** The bank to choose from. */
export const practiceBank = (request: Pick<PracticeRequest, 'screens'>): Bank => practiceDraw(request).bank

/** For which code books the questions of a practice hold; null where they were chosen one by one. */
export function practiceStatement(request: Pick<PracticeRequest, 'screens'>): EditionsStatement | null {
  const { editions } = practiceDraw(request)
  return editions ? editionsStatement(editions) : null
}

/** What the candidate has met so far, and what of it was missed or never answered. */
export async function practiceFacts(): Promise<PracticeFacts> {
  const [seen, answers] = await Promise.all([seenIds(services().db), lastAnswers()])
  return { seen, ...answers }
}

/** Screens whose last answer was a miss, each with the candidate's own reason or the suggested one; and those without any. */
async function lastAnswers(): Promise<Pick<PracticeFacts, 'missed' | 'notAnswered'>> {
  const { db, bank } = services()
  const [marks] = await Promise.all([loadMarks(db), ensureOutcomes()])
  const own = new Map(marks.map((one) => [`${one.attemptId} ${one.screen}`, one.miss]))
  const missed = new Map<string, MissType | null>()
  const notAnswered = new Set<string>()
  for (const entry of entriesOf(useOutcomeState.getState().byAttempt?.values() ?? [])) {
    const last = lastAnswer(entry)
    if (last === null) notAnswered.add(entry.screen)
    else if (isMissed(last))
      missed.set(
        last.screen,
        own.get(`${last.attemptId} ${last.screen}`) ?? suggestMiss(last, bank.mistakes)?.type ?? null,
      )
  }
  return { missed, notAnswered }
}

const freshSeed = () => crypto.getRandomValues(new Uint32Array(1))[0]!

/**
 * Assembles a practice and opens it at its first question.
 * @throws CannotStart
 */
export async function startPractice(request: PracticeRequest, facts: PracticeFacts): Promise<void> {
  const { bank, editions } = practiceDraw(request)
  const made = practiceForm(bank, request, facts, freshSeed())
  if (!made.ok) throw new CannotStart(made.missing)
  const { mode, timed, answerStyle } = request
  const what = describeRequest(request, practiceOutline(bank), bank.topics)
  const form = editions ? { ...made.form, editions } : made.form
  await open({ ...made, form }, { answerStyle, practice: { mode, timed, what, retakeOf: null } })
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
  if (!made)
    throw new CannotStart(
      kind === 'not-answered' ? 'Every question of this attempt was answered.' : 'Nothing was missed in this attempt.',
    )
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
    books: null,
    form,
    ...how,
  }
  await storeAttempt(head, content)
  await enterExam(head.id)
}
