import { excerpt } from '../problem'
import type { Rule } from './rule'
import { writingsOf } from './writings'

/*
 * No person is in the bank, not even an invented one: roles instead of names, and nothing that looks like a number or a
 * date that identifies somebody.
 */

const IDENTIFYING: readonly [RegExp, string][] = [
  [/\b(?:MRN|medical record (?:number|no\.?)|account (?:number|no\.?)|acct\.?)\s*[:#=-]?\s*(?=[A-Z-]*\d)[A-Z0-9-]{4,}/i, 'a record or account number'],
  [/\b\d{3}-\d{2}-\d{4}\b/, 'a social security number'],
  [/(?:\(\d{3}\)\s?|\b\d{3}[-. ])\d{3}[-.]\d{4}\b/, 'a telephone number'],
  [/\b(?:DOB|date of birth|birth ?date|born(?: on)?)\s*[:=-]?\s*(?=[\w ,./-]{0,12}\d{1,4})(?:\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|[A-Z][a-z]+\.? \d{1,2},? \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})/i, 'a birth date'],
  [/\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Doctor|Nurse)\.? [A-Z][a-z]+\b/, 'a name with a title'],
  [/\b[A-Z][a-z]+ [A-Z][a-z]+, (?:MD|DO|RN|NP|PA-C|PhD|RHIA|CCS)\b/, 'a name with a degree'],
  [/\b[\w.+-]+@[\w-]+\.[a-z]{2,}\b/i, 'an e-mail address'],
]

export const fictionalData: Rule = {
  name: 'fictional-data',
  check(material, report) {
    for (const { text, place } of writingsOf(material)) {
      for (const [pattern, what] of IDENTIFYING) {
        const match = pattern.exec(text)
        if (match !== null) report(place, `"${excerpt(match[0], 40)}" looks like ${what}; name the role instead, or leave it out.`)
      }
    }
  },
}
