import type { Preset } from '../../question-bank/schema/preset'
import { DEFAULT_PRESET } from '../engine/exam-pace'
import { services } from './services'

/** The exams the bank offers; the default one first. */
export function presets(): readonly Preset[] {
  return [...services().bank.presets].sort((a, b) => Number(b.id === DEFAULT_PRESET) - Number(a.id === DEFAULT_PRESET))
}
