import { excerpt } from '../problem'
import type { Rule } from './rule'
import { withNext, wrapped } from './wrapped'
import { writingsOf } from './writings'

/*
 * No person is in the bank, not even an invented one: roles instead of names, and nothing that looks like a number or a
 * date that identifies somebody.
 */

const IDENTIFYING: readonly [RegExp, string][] = [
  [
    wrapped(
      String.raw`\b(?:MRN|medical record (?:number|no\.?)|account (?:number|no\.?)|acct\.?)\s*[:#=-]?\s*(?=[A-Z-]*\d)[A-Z0-9-]{4,}`,
      'i',
    ),
    'a record or account number',
  ],
  [wrapped(String.raw`\b\d{3}-\d{2}-\d{4}\b|\bSSN?\s*[:#=-]?\s*\d{9}\b`, ''), 'a social security number'],
  [wrapped(String.raw`(?:\(\d{3}\) ?|\b\d{3}(?:[-.]| ))\d{3}[-.]\d{4}\b`, ''), 'a telephone number'],
  [
    wrapped(
      String.raw`\b(?:DOB|date of birth|birth ?date|born(?: on)?)\s*[:=-]?\s*(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|[A-Z][a-z]+\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})`,
      'i',
    ),
    'a birth date',
  ],
  [
    wrapped(
      String.raw`\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Doctor)\.? \p{Lu}[\p{L}'’-]+|\bNurse (?!Practitioner|Anesthetist|Manager|Midwife|Note)\p{Lu}\p{L}+`,
      'u',
    ),
    'a name with a title',
  ],
  [
    wrapped(
      String.raw`\b\p{Lu}\p{L}{1,30} (?:\p{Lu}\. )?\p{Lu}[\p{L}'’-]{1,30}, (?:MD|DO|RN|NP|PA-C|PhD|RHIA|CCS)\b`,
      'u',
    ),
    'a name with a degree',
  ],
  [wrapped(String.raw`\b[\w.+-]{1,64}@[\w-]+\.[a-z]{2,}\b`, 'i'), 'an e-mail address'],
]

export const fictionalData: Rule = {
  name: 'fictional-data',
  check(material, report) {
    for (const writing of writingsOf(material)) {
      const whole = withNext(writing)
      for (const [pattern, what] of IDENTIFYING) {
        const match = pattern.exec(whole)
        if (match !== null && match.index < writing.text.length)
          report(
            writing.place,
            `"${excerpt(match[0], 40)}" looks like ${what}; name the role instead, or leave it out.`,
          )
      }
    }
  },
}
