import type { AnswerSafety } from '../../state/trouble'

/** Whether the answers are safe, in words that hold at this moment. */
export const SAFETY_WORDS: Record<AnswerSafety, string> = {
  'no-exam': 'No exam is open; what you did before is saved.',
  'saved': 'Your answers are saved, including the last one.',
  'open': 'Your last action is still being written; everything before it is saved.',
  'failed': 'Your last action could not be saved; everything before it is saved.',
}
