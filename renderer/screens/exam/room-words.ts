import type { AttemptHead } from '../../engine/events'

/** What the room calls what goes on in it. A practice never goes by the name of an exam. */
export const nounOf = ({ practice }: Pick<AttemptHead, 'practice'>): 'exam' | 'practice' =>
  practice ? 'practice' : 'exam'

/** The title and, after a dash, what else stands beside it: the candidate of an exam, what a practice is about. */
export function titleOf({ preset, candidate, practice }: Pick<AttemptHead, 'preset' | 'candidate' | 'practice'>): {
  title: string
  beside: string
} {
  return practice ? { title: 'Practice', beside: practice.what } : { title: preset.title, beside: candidate }
}
