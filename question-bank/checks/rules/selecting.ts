import { questionsOf } from './questions'
import type { Rule } from './rule'

/*
 * A question that asks for several says how many in its own words as well, with the number it is scored by; a question that
 * asks for one does not sound like the other kind.
 */

const NUMBERS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, 2: 2, 3: 3, 4: 4 }
const ASKED = /\b(?:which|what|select|choose|the)\s+(two|three|four|2|3|4)\b/i
const ALL = /\b(?:select|choose|mark|check)\s+all\b/i

export const countStated: Rule = {
  name: 'select-count',
  check(material, report) {
    for (const { stem, select, at } of questionsOf(material)) {
      if (ALL.test(stem))
        report(at('stem'), 'The stem says "all that apply"; say how many, and give "select" with the same number.')
      const said = ASKED.exec(stem)?.[1]?.toLowerCase()
      if (select === undefined) continue
      if (said === undefined)
        report(
          at('stem'),
          `The stem does not say that ${select} are to be selected; ask "Which two ..." or "Which three ...".`,
        )
      else if (NUMBERS[said] !== select)
        report(at('stem'), `The stem asks for ${said} and "select" is ${select}; make them the same.`)
    }
  },
}
