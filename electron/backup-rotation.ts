/** Which backups stay when a new one has been written. Pure: times in, times out. */

const day = 24 * 60 * 60 * 1000
/** Kept whatever their age. */
export const newest = 10

/** Days, weeks and months as running numbers, in UTC, so that the same list always keeps the same backups. Weeks begin on Monday. */
const periods: readonly { count: number; numberOf: (time: number) => number }[] = [
  { count: 7, numberOf: (time) => Math.floor(time / day) },
  { count: 4, numberOf: (time) => Math.floor((time / day + 3) / 7) },
  { count: 6, numberOf: (time) => new Date(time).getUTCFullYear() * 12 + new Date(time).getUTCMonth() },
]

/**
 * The 10 newest, and the newest of each of the last 7 days, 4 weeks and 6 months, the current ones included.
 * Times after `now` (the computer's clock was wrong once) take no place from the others; the 10 latest of them stay.
 */
export function timesToKeep(times: readonly number[], now: number): ReadonlySet<number> {
  const sorted = [...new Set(times)].sort((a, b) => b - a)
  const past = sorted.filter((time) => time <= now)
  const keep = new Set([...sorted.filter((time) => time > now).slice(0, newest), ...past.slice(0, newest)])
  for (const { count, numberOf } of periods) {
    const current = numberOf(now)
    for (let back = 0; back < count; back++) {
      const last = past.find((time) => numberOf(time) === current - back)
      if (last !== undefined) keep.add(last)
    }
  }
  return keep
}
