import type { Interval } from './scale'

/* How a chance is said. An estimate is never certain: it does not say 0 or 100. */

/** `42 %`, `under 1 %`, `over 99 %`. */
export function chanceText(share: number): string {
  if (share < 0.01) return 'under 1\u00a0%'
  return share > 0.99 ? 'over 99\u00a0%' : `${Math.round(share * 100)}\u00a0%`
}

/** `about 42 %`; what is under or over something is not about it. */
export const aboutChance = (share: number): string =>
  share < 0.01 || share > 0.99 ? chanceText(share) : `about ${chanceText(share)}`

/** `12 to 34 %`, `under 1 % to 4 %`; ends that say the same are said once. */
export function chanceRange({ low, high }: Interval): string {
  const [from, to] = [chanceText(low), chanceText(high)]
  if (from === to) return from
  return `${/^\d+\u00a0%$/.test(from) && /^\d/.test(to) ? from.replace('\u00a0%', '') : from} to ${to}`
}

/** `lies between 12 % and 34 %`, `is under 1 %`. */
export function chanceLies({ low, high }: Interval): string {
  const [from, to] = [chanceText(low), chanceText(high)]
  return from === to ? `is ${from}` : `lies between ${from} and ${to}`
}
