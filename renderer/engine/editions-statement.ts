import { booksText, longDay, type FormEditions } from './code-books'

/*
 * What a candidate is told about code books: the one place that makes these sentences, for set-up, check-in,
 * confirmation, report and practice.
 */

export type EditionsStatement = {
  /** Which books the exam asks for. */
  books: string
  /** For which books the questions hold. */
  questions: string
  /** Where that is from, and who decides. */
  source: string
}

const GUIDE_DECIDES = 'Your candidate guide decides.'

/** Said where a screen tells what a testing center asks for. */
export const CENTER_FACTS = `What a center asks for is told as public study guides have it, looked up on ${longDay('2026-11-27')}. ${GUIDE_DECIDES}`

/** @param editions of a form, or of the draw for one; absent on a form of before they were kept */
export function editionsStatement(editions: FormEditions | undefined): EditionsStatement {
  if (editions === undefined)
    return {
      books: 'For which code books these questions were drawn was not kept with them.',
      questions: 'Each question names the edition of its sources where it has one.',
      source: GUIDE_DECIDES,
    }
  return { books: booksSentence(editions), questions: questionsSentence(editions), source: sourceSentence(editions) }
}

function booksSentence({ day, dated, exam }: FormEditions): string {
  const asks = `${dated ? '' : 'No exam date ahead. '}${dated ? 'Your' : 'An'} exam on ${longDay(day)}`
  if (exam === null) return `${asks} is outside the days for which the code books are known here.`
  return exam.inferred
    ? `${asks} probably asks for the ${booksText(exam)}.`
    : `${asks} asks for the ${booksText(exam)}.`
}

function questionsSentence({ exam, drawn }: FormEditions): string {
  if (exam === null) return `The questions were verified for the ${booksText(drawn)}.`
  if (exam.year === drawn.year) return 'The questions were verified for these code books.'
  return `Too few questions were verified for the ${exam.year} code books, so they are drawn from those verified for the ${booksText(drawn)}: some codes and guidelines may differ.`
}

function sourceSentence({ exam }: FormEditions): string {
  if (exam === null) return GUIDE_DECIDES
  const [from, on] = exam.inferred ? ['This is an inference from', 'as of'] : ['Source:', 'verified on']
  return `${from} ${exam.source}; ${on} ${longDay(exam.verified)}. ${GUIDE_DECIDES}`
}
