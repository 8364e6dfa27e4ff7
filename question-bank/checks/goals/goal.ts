import type { Material } from '../rules/rule'

/*
 * What the bank as a whole should be like. A goal that is missed is no error: the bank works as it is, and guesses more
 * easily, or teaches less, than it should. What is malformed is the business of the rules.
 */

export type Finding = {
  /** What was found, with its number: `39 % of 93 questions`. */
  found: string
  /** The number that is held against the goal; null where there was nothing to measure. */
  value: number | null
  met: boolean
  /** The questions or records to look at first; empty where the goal is met or no single one is to blame. */
  ids: readonly string[]
}

export type Goal = {
  name: string
  /** What is wanted, in words: `at most 30 %`. */
  wanted: string
  /** The finding, or in words what is missing to measure it. */
  measure: (material: Material) => Finding | string
}

export type Measured = { name: string; wanted: string } & ({ needs: string } | Finding)

export const measured = (goals: readonly Goal[], material: Material): Measured[] =>
  goals.map(({ name, wanted, measure }) => {
    const finding = measure(material)
    return typeof finding === 'string' ? { name, wanted, needs: finding } : { name, wanted, ...finding }
  })

const SHOWN_IDS = 12

/** One line each: `MISSED  convergence: 39 % of 93 (wanted: at most 30 %): CK-0001, CK-0002, ...`. */
export const printedGoals = (list: readonly Measured[]): string =>
  list
    .map((one) => {
      if ('needs' in one) return `UNKNOWN ${one.name}: ${one.needs} (wanted: ${one.wanted})`
      const ids = one.met || one.ids.length === 0 ? '' : `: ${some(one.ids)}`
      return `${one.met ? 'met    ' : 'MISSED '} ${one.name}: ${one.found} (wanted: ${one.wanted})${ids}`
    })
    .join('\n')

function some(ids: readonly string[]): string {
  const more = ids.length - SHOWN_IDS
  return ids.slice(0, SHOWN_IDS).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

export const percentOf = (count: number, of: number): string => `${of === 0 ? 0 : Math.round((100 * count) / of)} %`

/** A share that should lie between two bounds, over the questions that have the trait at all. */
export function share(
  hits: readonly { id: string }[],
  of: readonly unknown[],
  { atLeast = 0, atMost = 1 }: { atLeast?: number; atMost?: number },
  what: string,
): Finding {
  const value = of.length === 0 ? null : hits.length / of.length
  return {
    found: `${percentOf(hits.length, of.length)} of ${of.length} ${what}`,
    value,
    met: value === null || (value >= atLeast && value <= atMost),
    ids: value !== null && value > atMost ? hits.map(({ id }) => id) : [],
  }
}

/** A number of things that should be reached. */
export const atLeast = (count: number, wanted: number, what: string): Finding => ({
  found: `${count} ${what}`,
  value: count,
  met: count >= wanted,
  ids: [],
})

/** Things of which there should be none. */
export const none = (hits: readonly { id: string }[], what: string): Finding => ({
  found: `${hits.length} ${what}`,
  value: hits.length,
  met: hits.length === 0,
  ids: hits.map(({ id }) => id),
})
