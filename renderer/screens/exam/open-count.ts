import { isGiven } from '../../engine/answer'
import { openScreens, screenStatus, type Session } from '../../engine/session'

const are = (count: number) => (count === 1 ? 'is' : 'are')

/**
 * What is open, in a sentence: `12 of 145 questions are not answered, and 1 more is incomplete.`; empty when nothing is.
 * @param of the whole exam, or only the section the candidate is in
 */
export function openSentence(session: Session, of: 'exam' | 'section' = 'exam'): string {
  const screens = of === 'section' ? openScreens(session) : session.screens
  const incomplete = screens.filter((screen) => screenStatus(session, screen) !== 'complete').length
  if (incomplete === 0) return ''
  const total = screens.length
  const unanswered = screens.filter((screen) => !isGiven(session.answers.get(screen.id))).length
  const begun = incomplete - unanswered
  const questions = total === 1 ? 'question' : 'questions'
  if (unanswered === 0) return `${begun} of ${total} ${questions} ${are(begun)} incomplete.`
  const more = begun > 0 ? `, and ${begun} more ${are(begun)} incomplete` : ''
  return `${unanswered} of ${total} ${questions} ${are(unanswered)} not answered${more}.`
}
