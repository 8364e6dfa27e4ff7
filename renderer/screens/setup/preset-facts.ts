import type { Preset } from '../../../question-bank/schema/preset'

const range = ({ min, max }: { min: number; max: number }) => (min === max ? String(min) : `${min}–${max}`)

/** Size and length of an exam in a few words each. */
export function presetFacts(preset: Preset): string[] {
  const facts: string[] = []
  if (preset.items.max > 0) facts.push(`${range(preset.items)} items`)
  if (preset.scenarios.max > 0) facts.push(`${range(preset.scenarios)} records`)
  facts.push(preset.minutes % 60 === 0 ? `${preset.minutes / 60} hours` : `${preset.minutes} minutes`)
  return facts
}
