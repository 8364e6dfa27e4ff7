import { kindsOf } from '../../schema/code'
import { splitCodes } from '../rules/option-kind'
import { questionsOf, type Question } from '../rules/questions'
import type { Sources } from '../written'
import { atLeast, none, share, type Goal } from './goal'

/* How much of what the bank has: for four disjoint exams. */

const ITEMS = { 1: 192, 2: 96, 3: 48, 4: 96, 5: 48 } as const
const RECORDS = { 'inpatient': 12, 'emergency': 12, 'other outpatient': 12 } as const
const EXHIBITS = 80
const MULTIPLE = 16
const WITH_PROCEDURES = 60

/** A bonus item is on no form, so it counts for none. */
const asked = ({ items }: Pick<Sources, 'items'>): Sources['items'] => items.filter(({ value }) => !value.bonus)

const codeKinds = ({ options }: Question): Set<string> =>
  new Set(options.flatMap(({ text }) => (splitCodes(text) ?? []).flatMap((code) => kindsOf(code))))

const codingItems = (material: Sources): Question[] =>
  questionsOf(material).filter(({ item, id }) => item && id.startsWith('CK-'))

const settingOf = (setting: string): keyof typeof RECORDS =>
  setting === 'inpatient' || setting === 'emergency' ? setting : 'other outpatient'

export const SIZE_GOALS: readonly Goal[] = [
  {
    name: 'items-by-domain',
    wanted: Object.values(ITEMS).join(' / '),
    measure(material) {
      const counts = Object.keys(ITEMS).map(
        (domain) => asked(material).filter(({ value }) => value.task.startsWith(`${domain}.`)).length,
      )
      return {
        found: counts.join(' / '),
        value: counts.reduce((sum, one) => sum + one, 0),
        met: Object.values(ITEMS).every((wanted, index) => counts[index]! >= wanted),
        ids: [],
      }
    },
  },
  {
    name: 'records-by-setting',
    wanted: '12 inpatient, 12 emergency, 12 other outpatient',
    measure({ scenarios }) {
      const names = Object.keys(RECORDS) as (keyof typeof RECORDS)[]
      const counts = names.map((name) => scenarios.filter(({ value }) => settingOf(value.setting) === name).length)
      return {
        found: names.map((name, index) => `${counts[index]} ${name}`).join(', '),
        value: scenarios.length,
        met: names.every((name, index) => counts[index]! >= RECORDS[name]),
        ids: [],
      }
    },
  },
  {
    name: 'records-graded',
    wanted: 'every record has a grade',
    measure: ({ scenarios }) =>
      none(
        scenarios.filter(({ value }) => value.grade === undefined),
        'records without one',
      ),
  },
  {
    name: 'exhibits',
    wanted: `${EXHIBITS} items or more`,
    measure: (material) =>
      atLeast(asked(material).filter(({ value }) => value.exhibit !== undefined).length, EXHIBITS, 'items'),
  },
  {
    name: 'multiple-select',
    wanted: `${MULTIPLE} items or more`,
    measure: (material) =>
      atLeast(asked(material).filter(({ value }) => value.select !== undefined).length, MULTIPLE, 'items'),
  },
  ...(
    [
      ['coding-items-with-pcs', ['ICD-10-PCS']],
      ['coding-items-with-cpt', ['CPT', 'HCPCS']],
    ] as const
  ).map(([name, kinds]): Goal => ({
    name,
    wanted: `${WITH_PROCEDURES} items of domain 1 or more`,
    measure: (material) =>
      atLeast(
        codingItems(material).filter((one) => kinds.some((kind) => codeKinds(one).has(kind))).length,
        WITH_PROCEDURES,
        'items',
      ),
  })),
  {
    name: 'coding-items-without-codes',
    wanted: 'at most 30 % of domain 1',
    measure(material) {
      const coding = codingItems(material)
      return {
        ...share(
          coding.filter((one) => codeKinds(one).size === 0),
          coding,
          { atMost: 0.3 },
          'items',
        ),
        ids: [],
      }
    },
  },
]
