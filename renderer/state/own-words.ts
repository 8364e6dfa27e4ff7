import type { Survey } from '../engine/events'
import { dispatchTo, openAttemptId, useExam } from './exam'
import { holdBack } from './held-back'

/* Comments on questions and the survey after the exam: stored with the attempt while they are typed. */

/** Ids of attempts have no space. */
const keyOf = (attemptId: string | null | undefined, screen: string) => `${attemptId ?? ''} ${screen}`

const comments = holdBack<string>((key, text) => {
  const at = key.indexOf(' ')
  return dispatchTo(key.slice(0, at), { type: 'comment', screen: key.slice(at + 1), text })
})

/** The comment on a question as typed, when it is not stored yet. */
export function useCommentDraft(screen: string): string | undefined {
  const attemptId = useExam(({ session }) => session?.head.id)
  return comments.use(({ held }) => held.get(keyOf(attemptId, screen)))
}

/** Takes the whole comment on a question as typed so far. */
export function typeComment(screen: string, text: string): void {
  const attemptId = openAttemptId()
  if (attemptId !== null) comments.put(keyOf(attemptId, screen), text)
}

/** Stores what was typed now, or a comment in its place. Resolves when that is done. */
export function storeComment(screen?: string, text = ''): Promise<void> {
  if (screen !== undefined) typeComment(screen, text)
  return comments.flush()
}

const surveys = holdBack<Survey>((attemptId, survey) => dispatchTo(attemptId, { type: 'survey', survey }))

/** Takes the whole survey as filled in so far. */
export function fillSurvey(survey: Survey): void {
  const attemptId = openAttemptId()
  if (attemptId !== null) surveys.put(attemptId, survey)
}

/** Stores the survey now. Resolves when that is done. */
export const storeSurvey = (): Promise<void> => surveys.flush()
