import type { Bank } from '../../question-bank/schema/bank'
import { hashOf } from '../../question-bank/checks/compile'
import { optionId, type Item, type Level, type OptionId, type Setting } from '../../question-bank/schema/item'
import type { Outline } from '../../question-bank/schema/outline'
import type { Preset } from '../../question-bank/schema/preset'
import type { CodeTask, KeyCode, Scenario } from '../../question-bank/schema/scenario'
import type { CodeLine } from '../../renderer/engine/answer'

/* Small valid values for tests; each takes what a test cares about. */

/** With the hash that the bank's own maker would give it. */
function hashed<T extends object>(content: T, { hash }: { hash?: string }): T & { hash: string } {
  const { editions: _e, rules: _r, pairs: _p, bonus: _b, ...counted } = content as T & Record<string, unknown>
  return { ...content, hash: hash ?? hashOf(counted) }
}

export function anItem({ hash, ...over }: Partial<Item> & { id: string }): Item {
  const content = {
    version: 1,
    domain: 1,
    task: '1.1',
    row: '1.1-01',
    point: 'P001',
    codeSystem: 'ICD-10-CM',
    level: 'application',
    setting: 'inpatient',
    stem: `Stem of ${over.id}?`,
    options: (['a', 'b', 'c', 'd'] as const).map((id) => ({
      id,
      text: `Option ${id} of ${over.id}`,
      reason: 'Because.',
      ...(id === 'b' ? {} : { mistake: 'misread' }),
    })),
    key: 'b',
    keepOrder: false,
    citations: ['ICD-10-CM Guidelines FY2026, Section I.A.1'],
    angoff: [0.68, 0.68, 0.68],
    verified: '2026-11-24',
    ...over,
  } satisfies Omit<Item, 'hash'>
  return hashed(content, { ...(hash === undefined ? {} : { hash }) })
}

/** An item that asks for two of five options, b and d. */
export const aMultiple = (over: Partial<Item> & { id: string }): Item =>
  anItem({
    options: optionId.options
      .slice(0, 5)
      .map((id) => ({
        id,
        text: `Option ${id} of ${over.id}`,
        reason: `Reason ${id}.`,
        ...(id === 'b' || id === 'd' ? {} : { mistake: 'misread' }),
      })),
    key: ['b', 'd'],
    ...over,
  })

export const aKey = (code: string, over: Partial<KeyCode> = {}): KeyCode => ({
  code,
  meaning: `Meaning of ${code}`,
  reason: 'Because.',
  ...over,
})
const wrong = (code: string) => ({ code, meaning: `Meaning of ${code}`, mistake: 'misread', reason: 'Because.' })

export const aTask = (kind: CodeTask['kind'], key: KeyCode[], over: Partial<CodeTask> = {}): CodeTask => ({
  kind,
  outlineTask: '1.1',
  prompt: 'Which codes?',
  key,
  wrong: ['Z00.00', 'Z01.00', 'Z02.0'].map(wrong),
  ...over,
})

export function aScenario({ hash, ...over }: Partial<Scenario> & { id: string }): Scenario {
  const content = {
    version: 1,
    title: `Title of ${over.id}`,
    setting: 'inpatient',
    specialty: 'medicine',
    patient: 'Patient X-1, 50 F',
    angoff: [0.62, 0.62, 0.62],
    verified: '2026-11-24',
    documents: [
      { id: 'face-sheet', title: 'Face sheet', text: 'Inpatient order 10/02/2025 10:00.' },
      { id: 'discharge-summary', title: 'Discharge summary', text: 'Pneumonia.' },
    ],
    tasks: [
      aTask('principal', [aKey('J18.9', { poa: 'Y' })]),
      aTask('additional', [aKey('I10', { poa: 'Y' }), aKey('E11.9', { poa: 'Y' })]),
      aTask('procedures', [aKey('02HV33Z')]),
    ],
    questions: ['Q1', 'Q2'].map((id) => {
      const { stem, options, key, keepOrder, citations } = anItem({ id: 'CK-9999' })
      return { id, task: '1.2', stem, options, key, keepOrder, citations }
    }),
    ...over,
  } satisfies Omit<Scenario, 'hash'>
  return hashed(content, { ...(hash === undefined ? {} : { hash }) })
}

export const aLine = (code: string, over: Partial<CodeLine> = {}): CodeLine => ({
  code,
  modifiers: [],
  units: 1,
  poa: '',
  ...over,
})

export const anOutline: Outline = {
  id: 'five-domains',
  title: 'Five domains',
  domains: [0.4, 0.2, 0.1, 0.2, 0.1].map((weight, index) => ({
    id: index + 1,
    title: `Domain ${index + 1}`,
    weight,
    tasks: [1, 2, 3, 4, 5, 6].map((n) => ({ task: `${index + 1}.${n}`, title: 'Task' })),
  })),
}

export const aPreset: Preset = {
  id: 'ccs-full',
  title: 'CCS full exam',
  description: 'For tests.',
  outline: 'five-domains',
  items: { min: 97, max: 105, pretest: 18 },
  scenarios: { min: 6, max: 8, scored: 6 },
  minutes: 240,
  agreementMinutes: 5,
  tutorialMinutes: 10,
  agreementInside: false,
  navigation: 'free',
  sections: 1,
  scrollToEnd: true,
  searchInRecord: true,
  warningMinutes: [30, 5],
  urgentMinutes: 5,
  noteboard: 'screen',
  points: { item: 1, scenario: 4 },
  levels: { recall: 0.25, application: 0.45, analysis: 0.3, tolerance: 2 },
  scenarioMix: [
    { settings: ['inpatient'], share: 3 },
    { settings: ['outpatient-surgery'], share: 1 },
    { settings: ['emergency'], share: 1 },
    { settings: ['observation', 'clinic'], share: 1 },
  ],
  multipleSelect: 0,
  difficulty: { item: 0.68, itemTolerance: 0.8, scenario: 0.62, scenarioTolerance: 0.15 },
  rowLimit: 3,
  stages: ['agreement', 'tutorial'],
  checkIn: true,
  survey: true,
  labels: {},
}

const LEVEL_CYCLE: readonly Level[] = [
  'recall',
  'application',
  'analysis',
  'application',
  'analysis',
  'application',
  'recall',
  'application',
  'analysis',
  'application',
  'recall',
  'application',
  'analysis',
  'application',
  'recall',
  'application',
  'analysis',
  'application',
  'recall',
  'analysis',
]

/** A bank with `size` items in the five-domain proportions and eight scenarios in the asked mix. */
export function aBank(size = 140, over: Partial<Bank> = {}): Bank {
  const prefixes = ['CK', 'CD', 'PQ', 'RC', 'IT']
  const items = anOutline.domains.flatMap((domain, d) =>
    Array.from({ length: Math.round(size * domain.weight) }, (_, n) =>
      anItem({
        id: `${prefixes[d]}-${String(n + 1).padStart(4, '0')}`,
        domain: domain.id,
        task: `${domain.id}.${(n % 6) + 1}`,
        row: `${domain.id}.${(n % 6) + 1}-${String((n % 12) + 1).padStart(2, '0')}`,
        level: LEVEL_CYCLE[n % LEVEL_CYCLE.length]!,
        key: (['a', 'b', 'c', 'd'] as OptionId[])[n % 4]!,
        angoff: [0.6, 0.68, 0.76].map((p) => p + ((n % 5) - 2) * 0.04),
        ...(n % 9 === 0 ? { enemies: `GROUP-${d}-${n % 2}` } : {}),
      }),
    ),
  )
  const settings: Exclude<Setting, 'any'>[] = [
    'inpatient',
    'inpatient',
    'inpatient',
    'inpatient',
    'outpatient-surgery',
    'outpatient-surgery',
    'emergency',
    'observation',
  ]
  const scenarios = settings.map((setting, n) =>
    aScenario({ id: `SC-${String(n + 1).padStart(4, '0')}`, setting, angoff: [0.6, 0.62, 0.64] }),
  )
  return {
    format: 1,
    hash: '0123456789abcdef',
    codeSets: '2026 code books (ICD-10-CM/PCS FY 2026, CPT/HCPCS 2026)',
    editions: { verified: [2026], exams: [] },
    items,
    scenarios,
    outlines: [anOutline],
    presets: [aPreset],
    mistakes: {},
    topics: {},
    ...over,
  }
}
