import { excerpt } from '../problem'
import { FOREIGN } from './document-format'
import { questionsOf } from './questions'
import type { Rule } from './rule'

/*
 * An exhibit is written as a document of a record is, its tables have a cell under every heading, and its stem sends the
 * reader to it: what nobody needs to look at is no exhibit.
 */

const cellsOf = (row: string): number =>
  row
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|').length

const isRow = (line: string): boolean => /^\s*\|.*\|\s*$/.test(line)
const isDivider = (line: string): boolean => /^\s*\|(?:\s*:?-{3,}:?\s*\|)+\s*$/.test(line)

/** What is wrong with the tables of a text, each in words. */
function tableFaults(text: string): string[] {
  const lines = text.split('\n')
  const faults: string[] = []
  lines.forEach((line, index) => {
    if (!isRow(line) || isRow(lines[index - 1] ?? '')) {
      if (!isRow(line) && line.includes('|')) faults.push(`"${excerpt(line, 40)}" has a "|" and is no row of a table`)
      return
    }
    if (!isDivider(lines[index + 1] ?? '')) {
      faults.push(`the table that begins with "${excerpt(line, 40)}" has no line of dashes under its headings`)
      return
    }
    const wanted = cellsOf(line)
    for (let at = index + 1; isRow(lines[at] ?? ''); at += 1)
      if (cellsOf(lines[at]!) !== wanted)
        faults.push(`"${excerpt(lines[at]!, 40)}" has ${cellsOf(lines[at]!)} cells under ${wanted} headings`)
  })
  return faults
}

/** Words of a stem that send the reader to what is beside it. */
const REFERS =
  /\b(?:exhibit|table|shown|shows|list(?:ed|s)?|below|above|excerpt|report|note|form|screen|dashboard|edits?|entry|entries|row|lines?|charges?|result|results|suggestions?|remittance|grid|document)\b/i

export const exhibitFormat: Rule = {
  name: 'exhibit',
  check(material, report) {
    for (const question of questionsOf(material)) {
      const { exhibit } = question
      if (!exhibit) continue
      const place = question.at('exhibit')
      for (const line of exhibit.text.split('\n'))
        for (const [pattern, what] of FOREIGN)
          if (pattern.test(line)) report(place, `"${excerpt(line, 40)}" of the exhibit has ${what}.`)
      for (const fault of tableFaults(exhibit.text)) report(place, `In the exhibit ${fault}; mend the table.`)
      if (!REFERS.test(question.stem))
        report(
          question.at('stem'),
          'The stem does not say what to look at in the exhibit; name it, or drop the exhibit.',
        )
    }
  },
}
