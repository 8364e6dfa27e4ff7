import type { Survey } from '../engine/events'
import { dispatch } from './exam'
import { holdBack } from './held-back'

/* Comments on questions and the survey after the exam: stored with the attempt while they are typed. */

const comments = holdBack<string>((screen, text) => dispatch({ type: 'comment', screen, text }))

/** The comment on a question as typed, when it is not stored yet. */
export const useCommentDraft = (screen: string): string | undefined => comments.use(({ held }) => held.get(screen))

/** Takes the whole comment on a question as typed so far. */
export const typeComment = (screen: string, text: string): void => comments.put(screen, text)

/** Stores what was typed now, or a comment in its place. Resolves when that is done. */
export function storeComment(screen?: string, text = ''): Promise<void> {
  if (screen !== undefined) comments.put(screen, text)
  return comments.flush()
}

const SURVEY = 'survey'
const surveys = holdBack<Survey>((_, survey) => dispatch({ type: 'survey', survey }))

/** Takes the whole survey as filled in so far. */
export const fillSurvey = (survey: Survey): void => surveys.put(SURVEY, survey)

/** Stores the survey now. Resolves when that is done. */
export const storeSurvey = (): Promise<void> => surveys.flush()
