import type { Outline } from '../../question-bank/schema/outline'
import { meanAngoff } from '../engine/blueprint'
import { sightingsOf, type Counts } from '../engine/first-sight'
import { formModel } from '../engine/form-model'
import type { Outcome } from '../engine/outcome'
import { readiness, type Readiness } from '../engine/readiness'
import { standing, type Standing } from '../engine/standing'
import { DEFAULT_PRESET, paceOfExam } from '../engine/exam-pace'
import { paceOf, type Pace } from '../engine/trends'
import { ms } from '../engine/units'
import { listAttempts, type AttemptRow } from '../storage/attempts'
import { leftOutIds } from '../storage/left-out'
import { loadHeads } from '../storage/heads'
import { loadVersions } from './answered'
import { countingOf } from './counting'
import { ensureMarks, useMarks, type Mark } from './marks'
import { ensureNotes, excludedScreens } from './notes'
import { ensureOutcomes, useOutcomeState } from './outcomes'
import { presets } from './presets'
import { services } from './services'
import { completeSummaries } from './summaries'

/*
 * What statements about the candidate rest on: the outcomes of the attempts that count, without disputed questions, and
 * the candidate's marks.
 */

export type Evidence = {
  /** Of the attempts that count. */
  outcomes: Outcome[]
  /** Also those of exams that are not scored: they say nothing, but their questions were met and are not new later. */
  met: Outcome[]
  /** The ended attempts that count, newest first. */
  attempts: AttemptRow[]
  marks: readonly Mark[]
  /** Questions whose key is disputed. */
  excluded: number
  /** Ended attempts that count nowhere. */
  leftOut: number
  notScored: number
  /** Every screen of any ended attempt. */
  seen: ReadonlySet<string>
}

export async function loadEvidence(): Promise<Evidence> {
  const { db } = services()
  await Promise.all([ensureOutcomes(), ensureMarks(), ensureNotes(), completeSummaries()])
  const [{ attempts }, leftOut] = await Promise.all([listAttempts(db), leftOutIds(db)])
  const ended = attempts.filter((one) => one.status === 'ended')
  const counting = new Map(ended.map((one) => [one.id, countingOf(one, leftOut)]))
  const excluded = excludedScreens()
  const all = [...(useOutcomeState.getState().byAttempt?.values() ?? [])].flat()
  const met = all.filter(
    (one) => !excluded.has(one.screen) && (counting.get(one.attemptId) ?? 'left-out') !== 'left-out',
  )
  const number = (wanted: string) => [...counting.values()].filter((one) => one === wanted).length
  return {
    outcomes: met.filter((one) => counting.get(one.attemptId) === 'counted'),
    met,
    attempts: ended.filter((one) => counting.get(one.id) === 'counted'),
    marks: [...(useMarks.getState().marks?.values() ?? [])],
    excluded: excluded.size,
    leftOut: number('left-out'),
    notScored: number('not-scored'),
    seen: new Set(all.map((one) => one.screen)),
  }
}

/** An answer of an attempt that is left out, or not scored, says nothing. */
function countsOf({ outcomes }: Pick<Evidence, 'outcomes'>): Counts {
  const counted = new Set(outcomes.map((one) => one.attemptId))
  return ({ attemptId }) => counted.has(attemptId)
}

/** The outline of the full exam. */
export function examOutline(): Outline {
  const [preset] = presets()
  return services().bank.outlines.find((one) => one.id === preset?.outline) ?? services().bank.outlines[0]!
}

export type Basis = 'first' | 'latest'

/**
 * Shares by domain. They rest on first answers, which say what is known without having met a question; who has met nearly
 * all questions has none of late, and then the last answers have to do.
 */
export function standingOf(
  evidence: Pick<Evidence, 'outcomes' | 'met'>,
  now: number,
): { standing: Standing; basis: Basis } {
  const outline = examOutline()
  const first = standing(evidence.met, { now, outline, counts: countsOf(evidence) })
  if (first.domains.some((one) => !one.tooFew)) return { standing: first, basis: 'first' }
  const latest = standing(evidence.outcomes, { now, outline, basis: 'latest' })
  return latest.domains.some((one) => !one.tooFew)
    ? { standing: latest, basis: 'latest' }
    : { standing: first, basis: 'first' }
}

/** Chance of reaching the cut on a fresh full exam. */
export async function readinessOf(evidence: Pick<Evidence, 'outcomes' | 'met'>, now: number): Promise<Readiness> {
  const { items, scenarios } = await loadVersions(new Set(evidence.outcomes.map((one) => one.hash)))
  const angoff = new Map([...items, ...scenarios].map((one) => [one.hash, meanAngoff(one)]))
  const preset = presets().find((one) => one.id === DEFAULT_PRESET) ?? presets()[0]!
  const sightings = sightingsOf(evidence.met, ({ hash }) => angoff.get(hash) ?? null, countsOf(evidence))
  return readiness(sightings, formModel(preset, examOutline(), services().bank), now)
}

/** Time per item of these exams against the plan, oldest first. */
export async function paceOfExams(exams: readonly AttemptRow[], outcomes: readonly Outcome[]): Promise<Pace[]> {
  const heads = await loadHeads(
    services().db,
    exams.map((one) => one.id),
  )
  const plan = paceOfExam(services().bank)
  const extraTime = new Map(heads.map((head) => [head.id, head.accommodations.extraTime]))
  const paced = exams.flatMap(({ id, summary, createdAt }) => {
    const extra = extraTime.get(id)
    return extra === undefined ? [] : [{ attemptId: id, at: summary?.endedAt ?? createdAt, plan: ms(plan * extra) }]
  })
  return paceOf(paced, outcomes)
}
