import { stringify } from 'yaml'
import { RULES } from '../../question-bank/checks/rules/index'
import { runRules, type Material } from '../../question-bank/checks/rules/rule'
import { parseYaml, type Path } from '../../question-bank/checks/yaml-file'
import { sourceItem, type SourceItem } from '../../question-bank/schema/item'
import { sourceMistakes, topics, type SourceMistakes, type Topics } from '../../question-bank/schema/mistakes'
import { sourceScenario, type SourceScenario } from '../../question-bank/schema/scenario'
import type { Sources, Written } from '../../question-bank/checks/written'

/*
 * A bank that breaks no rule, as small as it can be, and ways to break it. Values go through YAML, so that lines are
 * the lines an author would see.
 */

export const ITEM_FILE = 'question-bank/items/1-coding-knowledge/1.2.yaml'
export const MISTAKES_FILE = 'question-bank/mistakes.yaml'
export const TOPICS_FILE = 'question-bank/topics.yaml'
export const SCENARIO_FILE = 'question-bank/scenarios/SC-0001/scenario.yaml'

export const anItem = (over: Partial<SourceItem> = {}): SourceItem => ({
  id: 'CK-0201',
  version: 1,
  task: '1.2',
  row: '1.2-01',
  point: 'P068',
  codeSystem: 'ICD-10-CM',
  level: 'application',
  setting: 'inpatient',
  stem: 'A patient is admitted with Klebsiella pneumonia. On hospital day 3 the attending documents sepsis due to Klebsiella, not present on admission. Which sequence is correct?',
  options: [
    { text: 'A41.59, J15.0', mistake: 'sepsis-always-first', reason: 'This order is for sepsis present on admission.' },
    { text: 'J15.0, A41.59', key: true, reason: 'The localized infection caused the admission.' },
    { text: 'J15.0, A41.9', mistake: 'unspecified-organism', reason: 'The organism is named.' },
    { text: 'A41.59, R65.20', mistake: 'severe-sepsis', reason: 'No organ dysfunction is documented.' },
  ],
  citations: ['ICD-10-CM Guidelines FY2026, Section I.C.1.d.4'],
  angoff: [0.7, 0.65, 0.72],
  verified: '2026-11-24',
  reading: { date: '2026-11-25', agreed: true },
  ...over,
})

/** The item with options of these texts, the second one being the key. */
export const withOptions = (...texts: string[]): SourceItem =>
  anItem({
    options: texts.map((text, index) =>
      index === 1 ? { text, key: true, reason: 'Right.' } : { text, mistake: 'a-mistake', reason: 'Wrong.' },
    ),
  })

const questionOptions = anItem().options

export const aScenario = (over: Partial<SourceScenario> = {}): SourceScenario => ({
  id: 'SC-0001',
  version: 1,
  title: 'Sepsis from pyelonephritis',
  setting: 'inpatient',
  specialty: 'infectious disease',
  patient: 'Patient A-1174, 74 F',
  documents: [
    { id: 'face-sheet', title: 'Face sheet' },
    { id: 'ed-note', title: 'ED note' },
    { id: 'discharge-summary', title: 'Discharge summary' },
  ],
  tasks: [
    {
      kind: 'principal',
      outlineTask: '1.2',
      prompt: 'Which code is the principal diagnosis?',
      key: [
        {
          code: 'A41.51',
          meaning: 'Sepsis due to E. coli',
          poa: 'Y',
          reason: 'It was present.',
          support: [{ document: 'ed-note', words: 'E. coli sepsis' }],
        },
      ],
      partial: [
        { code: 'A41.9', insteadOf: 'A41.51', credit: 0.4, meaning: 'Sepsis', reason: 'The organism is named.' },
      ],
      wrong: [wrong('N10'), wrong('N39.0'), wrong('R65.20')],
    },
    {
      kind: 'procedures',
      outlineTask: '1.1',
      prompt: 'Which procedure codes are reported?',
      key: [
        {
          code: '02HV33Z',
          meaning: 'Central line',
          reason: 'The tip is in the vena cava.',
          support: [{ document: 'discharge-summary', words: 'central line' }],
        },
      ],
      wrong: [wrong('02H633Z'), wrong('02HV32Z'), wrong('05HM33Z')],
    },
  ],
  questions: ['Q1', 'Q2'].map((id) => ({
    id,
    task: '1.2',
    stem: 'Which circumstance decides the sequence of the two infections here?',
    options: questionOptions,
    citations: ['ICD-10-CM Guidelines FY2026, Section I.C.1.d.4'],
  })),
  traps: ['The ED note says urosepsis.'],
  angoff: [0.6, 0.64, 0.62],
  verified: '2026-11-24',
  reading: { date: '2026-11-25', agreed: true },
  ...over,
})

export function wrong(code: string) {
  return { code, meaning: 'Something else', mistake: 'a-mistake', reason: 'It is not documented.' }
}

export const someTexts = (): Record<string, string> => ({
  'face-sheet': '## Face sheet\n\nInpatient order 2026-03-02 14:10.\n',
  'ed-note': '## ED note\n\nAssessment: **E. coli\nsepsis**, urosepsis by history.\n',
  'discharge-summary': '## Summary\n\n- A central line was placed.\n',
})

export function sourcesOf(items: SourceItem[], scenarios: SourceScenario[] = [], texts = someTexts()): Sources {
  const list = parsed(items.map((one) => sourceItem.parse(one)))
  return {
    items: items.map((value, index) => ({
      value,
      id: value.id,
      file: ITEM_FILE,
      lineOf: (path: Path) => list([index, ...path]),
    })),
    scenarios: scenarios.map((value) => ({
      value: sourceScenario.parse(value),
      id: value.id,
      file: SCENARIO_FILE,
      lineOf: parsed(value),
      texts: new Map(
        Object.entries(texts).map(([id, text]) => [
          id,
          { file: `question-bank/scenarios/${value.id}/documents/${id}.md`, text },
        ]),
      ),
    })),
    outlines: [],
    presets: [],
    mistakes: mistakesOf(allMistakes(items, scenarios)),
    topics: topicsOf(allTopics(items)),
  }
}

/** Lists that fit the questions: every mistake is a `rule`, and every row is called by its own name. */
export function allMistakes(items: SourceItem[], scenarios: SourceScenario[] = []): SourceMistakes {
  const options = [...items, ...scenarios.flatMap((one) => one.questions)].flatMap((one) => one.options)
  const codes = scenarios.flatMap((one) => one.tasks.flatMap((task) => task.wrong))
  return { rule: [...new Set([...options, ...codes].flatMap((one) => one.mistake ?? []))].sort() }
}
export const allTopics = (items: SourceItem[]): Topics =>
  Object.fromEntries(items.map((one) => [one.row, `Row ${one.row}`]))

export const mistakesOf = (value: SourceMistakes): Written<SourceMistakes> => ({
  value: sourceMistakes.parse(value),
  id: '',
  file: MISTAKES_FILE,
  lineOf: parsed(value),
})
export const topicsOf = (value: Topics): Written<Topics> => ({
  value: topics.parse(value),
  id: '',
  file: TOPICS_FILE,
  lineOf: parsed(value),
})

/** The line of every path of a value, as YAML writes it. */
function parsed(value: unknown): (path: Path) => number {
  const { file, faults } = parseYaml(stringify(value, { aliasDuplicateObjects: false, lineWidth: 0 }))
  if (file === undefined) throw new Error(JSON.stringify(faults))
  return file.lineOf
}

/** What one rule says about a bank. */
export function findings(rule: string, material: Material) {
  const one = RULES.find(({ name }) => name === rule)
  if (one === undefined) throw new Error(`There is no rule ${rule}.`)
  return runRules([...RULES.filter(({ name }) => name === rule)], material)
}
