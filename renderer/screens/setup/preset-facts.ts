import type { Preset } from '../../../question-bank/schema/preset'
import { spokenTime } from '../../engine/clock'
import type { Accommodations } from '../../engine/events'
import { examLimit } from '../../engine/session'

const range = ({ min, max }: { min: number; max: number }) => (min === max ? String(min) : `${min}–${max}`)

/** Size and length of an exam in a few words each. */
export function presetFacts(preset: Preset, accommodations: Accommodations): string[] {
  const facts: string[] = []
  if (preset.items.max > 0) facts.push(`${range(preset.items)} items`)
  if (preset.scenarios.max > 0) facts.push(`${range(preset.scenarios)} records`)
  facts.push(spokenTime(examLimit({ preset, accommodations })))
  return facts
}
