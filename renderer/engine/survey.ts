/* The survey after the exam. What is stored names a question by its id, so the words may change. */

export type SurveyQuestion = { id: string; text: string; low: string; high: string }

export const SURVEY_QUESTIONS: readonly SurveyQuestion[] = [
  { id: 'time', text: 'Was there enough time?', low: 'Far too little', high: 'Plenty' },
  { id: 'tools', text: 'Were the tools on the screen clear?', low: 'Confusing', high: 'Clear' },
  { id: 'certainty', text: 'How sure were you of your answers?', low: 'Guessing', high: 'Sure' },
  { id: 'readiness', text: 'How ready do you feel for the real exam?', low: 'Not at all', high: 'Fully' },
  { id: 'likeness', text: 'How close to a testing center did it feel?', low: 'Not close', high: 'Very close' },
]

export const RATINGS = [1, 2, 3, 4, 5] as const
