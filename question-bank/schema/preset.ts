import { z } from 'zod'
import { setting } from './item'
import { grade } from './scenario'
import { slug, text } from './text'

/*
 * A preset is an exam as data: how many items and scenarios, which are pretest, how long, which rules.
 */

/** A size drawn at random between min and max. Either `pretest` of them or all but `scored` of them do not count. */
const size = z
  .strictObject({
    min: z.int().min(0).max(300),
    max: z.int().min(0).max(300),
    pretest: z.int().min(0).max(100).optional(),
    scored: z.int().min(0).max(300).optional(),
  })
  .refine((range) => range.min <= range.max, 'has a min above its max')
  .refine(
    (range) => (range.pretest === undefined) !== (range.scored === undefined),
    'needs either "pretest" or "scored", not both',
  )
  .refine((range) => (range.pretest ?? 0) <= range.min, 'has more pretest questions than its min')

/** The buttons of the exam room whose words a preset may change. */
export const buttonName = z.enum([
  'next',
  'previous',
  'navigator',
  'flag',
  'endExam',
  'endReview',
  'reviewAll',
  'reviewIncomplete',
  'reviewFlagged',
  'calculator',
  'comment',
  'highlight',
  'break',
])
export type ButtonName = z.infer<typeof buttonName>

export const preset = z.strictObject({
  id: slug,
  title: text(80),
  /** One or two sentences for the candidate who chooses. */
  description: text(400),
  outline: slug,
  items: size,
  scenarios: size,
  /** Whole minutes for an exam; a practice at the pace of the exam has just what its questions add up to. */
  minutes: z.number().min(1).max(600),
  agreementMinutes: z.int().min(1).max(60),
  tutorialMinutes: z.int().min(1).max(60),
  /** The agreement's minutes are part of the exam's: what is left of them is for the questions. */
  agreementInside: z.boolean().default(false),
  navigation: z.enum(['free', 'forward-only']),
  /** With 2 the items are a section of their own, which is closed for good before the scenarios open. */
  sections: z.union([z.literal(1), z.literal(2)]).default(1),
  /** Next asks to scroll to the end of a question that does not fit, once for each. */
  scrollToEnd: z.boolean().default(true),
  /** The record has a search box. */
  searchInRecord: z.boolean().default(true),
  /** Pop-ups at these many minutes remaining. */
  warningMinutes: z.array(z.int().min(1).max(300)).max(6),
  /** The clock is shown as urgent, and comes back when hidden, at this many minutes remaining. */
  urgentMinutes: z.int().min(1).max(60),
  /** The erasable noteboard: a window on the screen, or a board of paper only, as at some centers. */
  noteboard: z.enum(['screen', 'paper']).default('screen'),
  points: z.strictObject({ item: z.number().gt(0).max(20), scenario: z.number().gt(0).max(20) }),
  /** Cognitive mix of the scored items, as shares, and how many items it may be off. */
  levels: z.strictObject({
    recall: z.number(),
    application: z.number(),
    analysis: z.number(),
    tolerance: z.int().min(0),
  }),
  /** Which settings the scored scenarios come from, as shares. */
  scenarioMix: z.array(z.strictObject({ settings: z.array(setting.exclude(['any'])).min(1), share: z.number().gt(0) })),
  /** Which grades the scored records are of, as shares; any will do where absent. Presets of before had none. */
  gradeMix: z.partialRecord(grade, z.number().min(0)).optional(),
  /** So many multiple-select items are on a form, as far as the bank has them; the rest of them are for practice. */
  multipleSelect: z.int().min(0).max(50).default(0),
  /** Mean Angoff of the scored questions and how far the sum may be from it (items: points; scenarios: proportions). */
  difficulty: z.strictObject({
    item: z.number(),
    itemTolerance: z.number(),
    scenario: z.number(),
    scenarioTolerance: z.number(),
  }),
  /** Most items of one topic row on the scored part of a form. */
  rowLimit: z.int().min(1),
  /** Most questions of one rule on a form; none is counted where absent. Presets of before had none. */
  ruleLimit: z.int().min(1).max(50).optional(),
  /** What stands between the candidate's confirmation and the first question, in order; each has a clock of its own. */
  stages: z
    .array(z.enum(['agreement', 'tutorial']))
    .refine((stages) => new Set(stages).size === stages.length, 'names a stage twice')
    .default(['agreement', 'tutorial']),
  /** The checklist for the day before the candidate's confirmation. */
  checkIn: z.boolean().default(true),
  /** The short survey between the end of the exam and the result. */
  survey: z.boolean().default(true),
  /** Words on buttons that differ from the usual ones. */
  labels: z.partialRecord(buttonName, text(24)).default({}),
})
export type Preset = z.infer<typeof preset>
