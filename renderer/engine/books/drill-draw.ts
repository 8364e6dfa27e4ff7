import type { CodeTask, KeyCode, Scenario } from '../../../question-bank/schema/scenario'
import { systemOf } from '../code-format'
import { seededRandom } from '../random'
import { bareCode, ROUND, type DrillRound, type DrillStatement, type DrillSystem } from './drill'
import { isHcpcs } from './citation'

/* Which statements a round asks: drawn from a seed, so that the same seed and past give the same round. */

const systemFor = (task: CodeTask, setting: Scenario['setting'], code: string): DrillSystem => {
  const system = systemOf(task.kind, setting === 'inpatient')
  if (system === 'ICD-10-CM') return 'cm'
  return system === 'ICD-10-PCS' ? 'pcs' : isHcpcs(code) ? 'hcpcs' : 'cpt'
}

/** Every code of the keys of the bank's records, as a statement to look up. */
export const statementsOf = (scenarios: readonly Scenario[]): DrillStatement[] =>
  scenarios.flatMap(({ id, setting, tasks }) =>
    tasks.flatMap((task) =>
      task.key.map(({ code, meaning, alternates = [] }): DrillStatement => ({
        id: `${id} ${code}`,
        kind: task.kind === 'procedures' ? 'procedure' : 'diagnosis',
        system: systemFor(task, setting, code),
        statement: meaning,
        // The same code may be right with other units or modifiers.
        codes: [...new Set([code, ...alternates.map((one) => one.code)])],
      })),
    ),
  )

/** What the bank says of a statement; null for one of no record that is there. */
export function sourceOf(
  scenarios: readonly Scenario[],
  { id, codes }: Pick<DrillStatement, 'id' | 'codes'>,
): { key: KeyCode; words: string[] } | null {
  const scenario = scenarios.find((one) => id.startsWith(`${one.id} `))
  const key = scenario?.tasks.flatMap((task) => task.key).find(({ code }) => code === codes[0])
  return key ? { key, words: [...new Set((key.support ?? []).map(({ words }) => words))].slice(0, WORDS) } : null
}
/** As many lines of the record as are read at a glance. */
const WORDS = 3

/** What came last of each statement that was drilled: when, and whether it was found. */
export type Drilled = ReadonlyMap<string, { at: number; right: boolean; statement: DrillStatement }>

export function drilled(rounds: readonly DrillRound[]): Drilled {
  const last = new Map<string, { at: number; right: boolean; statement: DrillStatement }>()
  for (const { at, statements, results } of [...rounds].sort((a, b) => a.at - b.at))
    results.forEach(({ right }, place) => {
      const statement = statements[place]!
      last.set(statement.id, { at, right, statement })
    })
  return last
}

/** Statements that were not found when they were asked last. */
export const missedStatements = (past: Drilled): DrillStatement[] =>
  [...past.values()].flatMap(({ right, statement }) => (right ? [] : [statement]))

/**
 * Draws a round: what was never drilled before what was, and of records that were met before others, so that those stay
 * fresh for exams; then what was drilled longest ago. No code twice.
 * @param met ids of the records that the candidate has seen
 */
export function drawRound(
  pool: readonly DrillStatement[],
  { past, met }: { past: Drilled; met: ReadonlySet<string> },
  seed: number,
  number = ROUND,
): DrillStatement[] {
  const random = seededRandom(seed)
  const rank = ({ id }: DrillStatement): number => past.get(id)?.at ?? (met.has(recordOf(id)) ? -2 : -1)
  const codes = new Set<string>()
  const drawn = random
    .shuffle(pool)
    .sort((a, b) => rank(a) - rank(b))
    .filter(({ codes: own }) => {
      const known = own.some((code) => codes.has(bareCode(code)))
      if (!known) for (const code of own) codes.add(bareCode(code))
      return !known
    })
  return random.shuffle(drawn.slice(0, number))
}

/** How many look-ups a round of these would have. */
export const roundSize = (pool: readonly DrillStatement[]): number =>
  drawRound(pool, { past: new Map(), met: new Set() }, 0).length

/** The record that a statement is of. */
const recordOf = (id: string): string => id.slice(0, id.indexOf(' '))
