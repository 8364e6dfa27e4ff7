import { placeIn, questionsOf, type Question } from './questions'
import type { Path } from '../yaml-file'
import type { Material, Rule } from './rule'

/*
 * `remember` and `lookup` are one line each: a rule that carries over to other cases, so it names no code of this one; and
 * a place in a book, so it names one.
 */

const BOOK_PLACE =
  /\b(?:Index|Tabular|Table|Section|Chapter|Appendix|guideline|guidelines|category|subcategory|character|range|note|Manual|CFR|USC|Standard|Standards|Brief|Edit|edits|Addendum|list|List|Part|Locator|page|Key|Definitions?|Coding Clinic|HCPCS|CPT|PCS|specifications?)\b/
const FULL_CODE = /\b(?:[A-TV-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4}|(?=[0-9A-Z]*\d)[0-9B-DF-HX][0-9A-HJ-NP-Z]{6}|\d{5})\b/

type Taught = Pick<Question, 'remember' | 'lookup' | 'at'>

/** Code tasks teach, too. */
const tasksOf = ({ scenarios }: Material): Taught[] =>
  scenarios.flatMap((one) =>
    one.value.tasks.map(({ remember, lookup }, index) => ({
      ...(remember === undefined ? {} : { remember }),
      ...(lookup === undefined ? {} : { lookup }),
      at: (...path: Path) => placeIn(one, 'tasks', index, ...path),
    })),
  )

export const teachingLines: Rule = {
  name: 'teaching',
  check(material, report) {
    for (const { remember, lookup, at } of [...questionsOf(material), ...tasksOf(material)]) {
      for (const [name, text] of [
        ['remember', remember],
        ['lookup', lookup],
      ] as const)
        if (text !== undefined && /\n\s*\S/.test(text.trim()))
          report(at(name), `"${name}" is one line; shorten it or put the rest into the reasons.`)
      const code = remember === undefined ? null : FULL_CODE.exec(remember)
      if (code)
        report(at('remember'), `"remember" names ${code[0]}, which is this case only; say the rule that carries over.`)
      if (lookup !== undefined && !BOOK_PLACE.test(lookup))
        report(
          at('lookup'),
          '"lookup" names no place in a book; write the index trail, the table, the range or the section.',
        )
    }
  },
}
