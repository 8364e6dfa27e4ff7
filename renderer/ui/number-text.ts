/* What is typed into a number field, as a number. Pure. */

export type Limits = { least: number; most: number }

const NUMBERS = new Intl.NumberFormat('en-US')
const shown = (value: number): string => NUMBERS.format(value)

/** The whole number a text is, without regard to its limits; null for anything else. Spaces and commas of thousands are read over. */
export function readNumber(text: string): number | null {
  // Full-width digits of an input method become plain ones.
  const plain = text.normalize('NFKC').trim()
  const grouped = /^\d{1,3}(?:[, ]\d{3})+$/.test(plain) ? plain.replace(/[, ]/g, '') : plain
  return /^\d+$/.test(grouped) ? Number(grouped) : null
}

export const fits = (value: number, { least, most }: Limits): boolean => value >= least && value <= most

export const limitsText = ({ least, most }: Limits): string => `A whole number from ${shown(least)} to ${shown(most)}.`

/** The value that a field is left with, and a sentence where that is not what was typed. */
export function settled(text: string, before: number, limits: Limits): { value: number; told: string } {
  const value = readNumber(text)
  if (text.trim() === '') return { value: before, told: `It was left empty, so it stays ${shown(before)}.` }
  if (value === null) return { value: before, told: `${limitsText(limits)} It stays ${shown(before)}.` }
  if (value < limits.least)
    return { value: limits.least, told: `The least is ${shown(limits.least)}, which is now set.` }
  if (value > limits.most) return { value: limits.most, told: `The most is ${shown(limits.most)}, which is now set.` }
  return { value, told: '' }
}

/** A value some steps on, at the limits the limit. From a text that is no number, the steps go on from the value before. */
export function stepped(text: string, before: number, by: number, { least, most }: Limits): number {
  return Math.max(least, Math.min(most, (readNumber(text) ?? before) + by))
}
