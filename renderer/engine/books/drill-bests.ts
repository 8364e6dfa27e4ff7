import { ms, type Milliseconds } from '../units'
import { pathOf, ROUND, type DrillKind, type DrillPath, type DrillRound, type DrillResult } from './drill'

/* What the drills say: own best and usual times, by kind and together, and what a round came to. */

export type DrillTimes = {
  done: number
  right: number
  /** The fastest right drill; null before there is one. */
  best: Milliseconds | null
  /** The middle one of all right drills. */
  usual: Milliseconds | null
}

/** A round of which every drill was done at one go. */
export type BestRound = { right: number; of: number; time: Milliseconds; begun: number }

export type DrillBests = { kinds: ReadonlyMap<DrillKind, DrillTimes>; all: DrillTimes; round: BestRound | null }

type Done = { kind: DrillKind; result: DrillResult }

const doneIn = (rounds: readonly DrillRound[]): Done[] =>
  rounds.flatMap(({ statements, results }) => results.map((result, at) => ({ kind: statements[at]!.kind, result })))

/** Times that can be compared: of what was found, and not of what had been read before. */
const timesOf = (done: readonly Done[]): number[] =>
  done.flatMap(({ result }) => (result.right && !result.again ? [result.time] : [])).sort((a, b) => a - b)

function summed(done: readonly Done[]): DrillTimes {
  const times = timesOf(done)
  return {
    done: done.length,
    right: done.filter(({ result }) => result.right).length,
    best: times.length > 0 ? ms(times[0]!) : null,
    usual: median(times),
  }
}

function median(sorted: readonly number[]): Milliseconds | null {
  if (sorted.length === 0) return null
  const middle = Math.floor(sorted.length / 2)
  return ms(sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2)
}

/** @param rounds all rounds that are compared; open ones count with what was done in them */
export function drillBests(rounds: readonly DrillRound[]): DrillBests {
  const done = doneIn(rounds)
  const kinds = new Map<DrillKind, DrillTimes>()
  for (const kind of ['diagnosis', 'procedure', 'changed'] as const) {
    const own = done.filter((one) => one.kind === kind)
    if (own.length > 0) kinds.set(kind, summed(own))
  }
  return { kinds, all: summed(done), round: bestRound(rounds) }
}

const totalTime = (results: readonly DrillResult[]): Milliseconds =>
  ms(results.reduce((sum, { time }) => sum + time, 0))

/** More found is better, then less time. Only whole rounds of the usual length stand against each other. */
function bestRound(rounds: readonly DrillRound[]): BestRound | null {
  let best: BestRound | null = null
  for (const { statements, results, begun } of rounds) {
    if (results.length < statements.length || statements.length < ROUND || results.some(({ again }) => again)) continue
    const one = {
      right: results.filter(({ right }) => right).length,
      of: results.length,
      time: totalTime(results),
      begun,
    }
    const share = one.right / one.of
    const before = best ? best.right / best.of : -1
    if (share > before || (share === before && one.time < best!.time)) best = one
  }
  return best
}

/** Whether a drill beat every earlier one of its kind; the first of a kind beats none. */
export function isBest(before: DrillBests, kind: DrillKind, { right, time, again }: DrillResult): boolean {
  const best = before.kinds.get(kind)?.best ?? null
  return right && !again && best !== null && time < best
}

export type RoundSummary = {
  right: number
  done: number
  of: number
  time: Milliseconds
  /** The middle time of what was found. */
  usual: Milliseconds | null
  paths: ReadonlyMap<DrillPath, number>
  /** Places of drills that beat the own best time of their kind. */
  bests: readonly number[]
}

/** @param earlier the other rounds with the same books */
export function summaryOf(round: DrillRound, earlier: readonly DrillRound[]): RoundSummary {
  const { statements, results, books } = round
  const paths = new Map<DrillPath, number>()
  for (const result of results) {
    const path = pathOf(books, result)
    paths.set(path, (paths.get(path) ?? 0) + 1)
  }
  const bests: number[] = []
  results.forEach((result, at) => {
    const before = drillBests([...earlier, { ...round, results: results.slice(0, at) }])
    if (isBest(before, statements[at]!.kind, result)) bests.push(at)
  })
  return {
    right: results.filter(({ right }) => right).length,
    done: results.length,
    of: statements.length,
    time: totalTime(results),
    usual: median(timesOf(doneIn([round]))),
    paths,
    bests,
  }
}
