import { ankiText } from '../engine/exports/anki'
import { answersCsv } from '../engine/exports/answers-csv'
import { attemptsCsv, type FinishedAttempt } from '../engine/exports/attempts-csv'
import { disputesMarkdown, type DisputedKey } from '../engine/exports/disputes-markdown'
import { questionsByVersion, type ExportedQuestion } from '../engine/exports/exported-question'
import type { Outcome } from '../engine/outcome'
import { entriesOf, lastAnswer } from '../engine/review-entries'
import { isMissed, verdictCounts } from '../engine/scoring/credit'
import { listAttempts, type AttemptRow } from '../storage/attempts'
import { leftOutIds } from '../storage/left-out'
import { loadNotes } from '../storage/notes'
import { loadVersions } from './answered'
import { countingOf, type Counting } from './counting'
import { today } from './exam-date'
import { storeNotes } from './notes'
import { ensureOutcomes, useOutcomeState } from './outcomes'
import { saveText } from './save-text'
import { services } from './services'
import { completeSummaries } from './summaries'

/* What the candidate can take out of the app, each as one file that other programs read. */

export type { ExportedQuestion } from '../engine/exports/exported-question'

/** The name of the file and how many entries it has; `empty` when there is nothing to write; null when it was cancelled. */
export type Exported = { name: string; count: number } | 'empty' | null

type File = { name: string; kind: 'csv' | 'txt' | 'md' }

async function save<T>(
  entries: readonly T[],
  { name, kind }: File,
  write: (entries: readonly T[]) => string,
): Promise<Exported> {
  if (entries.length === 0) return 'empty'
  const saved = await saveText(`${name}-${today()}.${kind}`, kind, write(entries))
  return saved === null ? null : { name: saved, count: entries.length }
}

/** Wall time as `2026-11-24 09:05` of this computer's zone. */
function minute(wall: number): string {
  const at = new Date(wall)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ${two(at.getHours())}:${two(at.getMinutes())}`
}

/** Exams and practice that have ended, newest first. */
export async function exportAttempts(): Promise<Exported> {
  await completeSummaries()
  const { db } = services()
  const [{ attempts }, leftOut, outcomes] = await Promise.all([listAttempts(db), leftOutIds(db), allOutcomes()])
  const finished = attempts
    .filter((one) => one.status === 'ended')
    .map((one) => finishedAttempt(one, countingOf(one, leftOut), outcomes.get(one.id) ?? []))
  return save(finished, { name: 'ccs-exams', kind: 'csv' }, (rows) => attemptsCsv(rows, minute))
}

function finishedAttempt(
  { createdAt, title, practice, answerStyle, summary, practiceSummary }: AttemptRow,
  counting: Counting,
  outcomes: readonly Outcome[],
): FinishedAttempt {
  const done = summary ?? practiceSummary
  return {
    finishedAt: done?.endedAt ?? outcomes.reduce((latest, one) => Math.max(latest, one.at), createdAt),
    title,
    practice,
    style: answerStyle,
    scaled: practice ? null : (summary?.scaled ?? null),
    passed: practice ? null : (summary?.passed ?? null),
    used: done?.used ?? outcomes.reduce((sum, one) => sum + one.spent, 0),
    counts: verdictCounts(outcomes),
    questions: outcomes.length,
    counting,
  }
}

/** Every screen of every attempt, answered or not, oldest attempt first. */
export async function exportAnswers(): Promise<Exported> {
  const outcomes = [...(await allOutcomes()).values()].flat()
  return save(outcomes, { name: 'ccs-answers', kind: 'csv' }, (rows) => answersCsv(rows, minute))
}

export const exportAnki = async (): Promise<Exported> =>
  save(await missedQuestions(), { name: 'ccs-missed-questions', kind: 'txt' }, ankiText)

/** The questions that were missed the last time they were answered, as they were then; those of the latest attempt first. */
export async function missedQuestions(): Promise<ExportedQuestion[]> {
  const answers = entriesOf((await allOutcomes()).values()).map(lastAnswer)
  const missed = answers.filter((one) => one !== null).filter(isMissed)
  const find = questionsByVersion(await loadVersions(missed.map((one) => one.hash)))
  return missed.flatMap((one) => find(one) ?? [])
}

/** Disputed keys for the authors of the bank, oldest first. */
export async function exportDisputes(): Promise<Exported> {
  const { db, bank, bankFacts } = services()
  await storeNotes()
  const disputed = (await loadNotes(db))
    .flatMap(({ screen, dispute }) => (dispute ? [{ screen, ...dispute }] : []))
    .sort((a, b) => a.at - b.at)
  const find = questionsByVersion(await loadVersions(disputed.map((one) => one.hash)))
  const hashes = new Map([...bank.items, ...bank.scenarios].map((one) => [one.id, one.hash]))
  const disputes = disputed.map((one): DisputedKey => {
    const hash = hashes.get(one.screen.split('/')[0]!)
    return { ...one, question: find(one), now: hash === undefined ? 'gone' : hash === one.hash ? 'same' : 'changed' }
  })
  return save(disputes, { name: 'ccs-disputed-keys', kind: 'md' }, (rows) =>
    disputesMarkdown(rows, `${bankFacts.codeSets} (${bankFacts.hash})`, minute),
  )
}

async function allOutcomes(): Promise<ReadonlyMap<string, readonly Outcome[]>> {
  await ensureOutcomes()
  return useOutcomeState.getState().byAttempt ?? new Map<string, readonly Outcome[]>()
}
