import { z } from 'zod'
import { diagnosisCode, modifier, poa, procedureCode } from './code'
import { editions } from './editions'
import {
  angoff,
  choiceShape,
  keysAmongOptions,
  reading,
  ruleNames,
  setting,
  sourceQuestion,
  task,
  teaching,
} from './item'
import { day, slug, text } from './text'

/*
 * A medical record scenario: documents, then tasks that assign codes, then related questions.
 * An author writes scenario.yaml (`sourceScenario`) and one Markdown file per document; the bank holds `scenario`.
 * One key serves both answer styles: the candidate list of the pick style is key + partial + wrong. Optional codes neither
 * earn nor cost, and appear in the typed style only.
 */

export const SCENARIO_ID = /^SC-\d{4}$/

const meaning = text(200)
const reason = text(1_500)

/** Words of a document that support a code, quoted exactly. */
export const support = z.strictObject({ document: slug, words: text(300) })

const anyCode = z.union([diagnosisCode, procedureCode])
/** What a candidate assigns: a code and, for CPT and HCPCS, its modifiers in order and its units. */
const line = {
  code: anyCode,
  modifiers: z.array(modifier).max(4).optional(),
  units: z.int().min(1).max(999).optional(),
}

export const keyCode = z.strictObject({
  ...line,
  /** The code in a few plain words of our own (never a CPT descriptor). */
  meaning,
  /** Diagnoses of an inpatient record only. */
  poa: poa.optional(),
  reason,
  support: z.array(support).max(6).optional(),
  /** Codes that are just as right as this one. */
  alternates: z
    .array(z.strictObject({ ...line, reason }))
    .max(4)
    .optional(),
  weight: z.number().min(0.1).max(5).optional(),
  citations: z.array(text(240)).max(4).optional(),
})
export const partialCode = z.strictObject({
  ...line,
  meaning,
  insteadOf: anyCode,
  credit: z.number().gt(0).lt(1),
  reason,
})
export const optionalCode = z.strictObject({ ...line, meaning, reason })
export const wrongCode = z.strictObject({ ...line, meaning, mistake: slug, reason })

/** How the chart reads: no noise, what a usual chart has of it, or a chart as many are. */
export const grade = z.enum(['clean', 'usual', 'messy'])

export const taskKind = z.enum(['principal', 'additional', 'procedures'])

export const codeTask = z.strictObject({
  kind: taskKind,
  outlineTask: task,
  prompt: text(600),
  key: z.array(keyCode).min(1).max(25),
  partial: z.array(partialCode).max(15).optional(),
  optional: z.array(optionalCode).max(15).optional(),
  wrong: z.array(wrongCode).min(3).max(25),
  ...teaching,
})
export type CodeTask = z.infer<typeof codeTask>
export type KeyCode = z.infer<typeof keyCode>

const scenarioBase = {
  id: z.string().regex(SCENARIO_ID, 'is not a scenario id such as SC-0001'),
  version: z.int().min(1).max(999),
  /** Shown on the report only: it would give the case away in the exam. */
  title: text(120),
  setting: setting.exclude(['any']),
  specialty: text(60),
  /** A fictional label with age and sex, such as "Patient A-1174, 74 F". */
  patient: text(80),
  /** Absent on records of before. */
  grade: grade.optional(),
  angoff,
  enemies: z
    .array(z.string().regex(/^[A-Z0-9-]{2,40}$/))
    .max(6)
    .optional(),
  verified: day,
  validThrough: day.optional(),
  /** As of an item. */
  editions: editions.optional(),
}

/** One principal (or first-listed) task first, then additional diagnoses, then procedures; each kind once at most. */
const tasks = z
  .array(codeTask)
  .min(2)
  .max(3)
  .refine(
    (list) => list[0]?.kind === 'principal' && list[0].key.length === 1,
    'must start with a "principal" task with one key code',
  )
  .refine((list) => new Set(list.map((entry) => entry.kind)).size === list.length, 'has the same kind of task twice')

export const sourceScenario = z.strictObject({
  ...scenarioBase,
  /** In chart order; the text of each is documents/<id>.md beside scenario.yaml. */
  documents: z
    .array(z.strictObject({ id: slug, title: text(60) }))
    .min(3)
    .max(16),
  tasks,
  questions: z.array(sourceQuestion).min(2).max(4),
  /** What makes the record hard, for authors and readers. */
  traps: z.array(text(300)).min(1).max(12),
  /** Codes that are invalid on purpose. */
  invalidCodes: z.array(text(8)).optional(),
  reading: reading.optional(),
})
export type SourceScenario = z.infer<typeof sourceScenario>

export const recordDocument = z.strictObject({ id: slug, title: text(60), text: text(32_000) })
export const scenarioQuestion = choiceShape
  .extend({ id: z.string().regex(/^Q[1-4]$/), task })
  .superRefine(keysAmongOptions)
export const scenario = z.strictObject({
  ...scenarioBase,
  hash: z.string().regex(/^[0-9a-f]{16}$/),
  documents: z.array(recordDocument).min(1).max(16),
  tasks,
  questions: z.array(scenarioQuestion).min(1).max(4),
  /** Of its related questions, as of an item; not part of the hash. */
  rules: ruleNames.optional(),
})
export type Scenario = z.infer<typeof scenario>
export type ScenarioQuestion = z.infer<typeof scenarioQuestion>
export type RecordDocument = z.infer<typeof recordDocument>
