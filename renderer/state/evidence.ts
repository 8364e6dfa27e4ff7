import type { Outline } from '../../question-bank/schema/outline'
import { meanAngoff } from '../engine/blueprint'
import { sightingsOf } from '../engine/first-sight'
import { formModel } from '../engine/form-model'
import type { Outcome } from '../engine/outcome'
import { readiness, type Readiness } from '../engine/readiness'
import { examLimit } from '../engine/session'
import { standing, type Standing } from '../engine/standing'
import { paceOf, type Pace } from '../engine/trends'
import type { AttemptRow } from '../storage/attempts'
import { loadHeads } from '../storage/heads'
import { loadVersions } from './answered'
import { ensureMarks, useMarks, type Mark } from './marks'
import { ensureNotes, excludedScreens } from './notes'
import { ensureOutcomes, useOutcomeState } from './outcomes'
import { DEFAULT_PRESET, presets } from './presets'
import { services } from './services'

/* What statements about the candidate rest on: all outcomes but those of disputed questions, and the candidate's marks. */

export type Evidence = { outcomes: Outcome[]; marks: readonly Mark[]; excluded: number }

export async function loadEvidence(): Promise<Evidence> {
  await Promise.all([ensureOutcomes(), ensureMarks(), ensureNotes()])
  const excluded = excludedScreens()
  const all = [...(useOutcomeState.getState().byAttempt?.values() ?? [])].flat()
  const outcomes = all.filter((one) => !excluded.has(one.screen))
  return { outcomes, marks: [...(useMarks.getState().marks?.values() ?? [])], excluded: excluded.size }
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
export function standingOf(outcomes: readonly Outcome[], now: number): { standing: Standing; basis: Basis } {
  const outline = examOutline()
  const first = standing(outcomes, { now, outline })
  if (first.domains.some((one) => !one.tooFew)) return { standing: first, basis: 'first' }
  const latest = standing(outcomes, { now, outline, basis: 'latest' })
  return latest.domains.some((one) => !one.tooFew)
    ? { standing: latest, basis: 'latest' }
    : { standing: first, basis: 'first' }
}

/** Chance of reaching the cut on a fresh full exam. */
export async function readinessOf(outcomes: readonly Outcome[], now: number): Promise<Readiness> {
  const { items, scenarios } = await loadVersions(new Set(outcomes.map((one) => one.hash)))
  const angoff = new Map([...items, ...scenarios].map((one) => [one.hash, meanAngoff(one)]))
  const preset = presets().find((one) => one.id === DEFAULT_PRESET) ?? presets()[0]!
  const sightings = sightingsOf(outcomes, ({ hash }) => angoff.get(hash) ?? null)
  return readiness(sightings, formModel(preset, examOutline(), services().bank), now)
}

/** Time per item of these exams against their plan, oldest first. */
export async function paceOfExams(exams: readonly AttemptRow[], outcomes: readonly Outcome[]): Promise<Pace[]> {
  const heads = new Map(
    (
      await loadHeads(
        services().db,
        exams.map((one) => one.id),
      )
    ).map((head) => [head.id, head]),
  )
  const paced = exams.flatMap(({ id, summary, createdAt }) => {
    const head = heads.get(id)
    if (!head) return []
    return [
      {
        attemptId: id,
        at: summary?.endedAt ?? createdAt,
        limit: examLimit(head),
        screens: screenCount(head.form.items.length, outcomes, id),
      },
    ]
  })
  return paceOf(paced, outcomes)
}

/** Outcomes name every screen, also of scenarios, which a form does not. */
const screenCount = (items: number, outcomes: readonly Outcome[], id: string): number =>
  Math.max(items, outcomes.filter((one) => one.attemptId === id).length)
