import { sectionOf } from './rules/citation-sources'

/*
 * What rule a question rests on, by name: one name for each guideline section, regulation and manual section, derived from
 * what it cites, so that two questions of one rule are known for it however their authors called them. What a citation says
 * after the place, and the year of the source, make no other rule.
 */

/** Places too wide for one rule, such as a whole section of the guidelines: these are told apart by the topic row. */
const WIDE = /^(?:OCG (?:I|II|III|IV|I\.[A-Z]|Appendix I)|UHDDS.*|ICD-10-PCS Guidelines Conventions)$/

/** The rules of a question, in the order cited, each once. `row` is its topic row; a related question has none. */
export function rulesOf(citations: readonly string[], row?: string): string[] {
  const names = citations.flatMap((citation) => {
    const place = placeOf(citation)
    if (!WIDE.test(place)) return [place]
    return row === undefined ? [] : [`${place}, ${row}`]
  })
  return [...new Set(names)]
}

/** A citation as far as it names a place, without the year of its source. */
function placeOf(citation: string): string {
  const section = sectionOf(citation)
  if (section !== undefined) return `OCG ${section.replace(/[()]/g, '.').replace(/\.+/g, '.').replace(/\.$/, '')}`
  const text = citation
    .trim()
    .replace(/\s*\((?:19|20)\d{2}(?: [A-Za-z]+)?\)/g, '')
    .replace(/\b(?:FY)?20\d{2}\b,?/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ,/g, ',')
    .trim()
  const place =
    /^\d+ CFR (?:Part )?\d+(?:\.\d+)?/.exec(text) ??
    /^ICD-10-PCS Guidelines,? (?:[A-F]\d{1,2}(?:\.\d{1,2})?[a-z]?|Selection of Principal Procedure|Conventions)/.exec(
      text,
    ) ??
    /^.*? (?:Manual|Services),? .*?Chapter \d+, Section [\dA-Z]+(?:\.\d+)*/.exec(text)
  return (place?.[0] ?? text).replace('Guidelines, ', 'Guidelines ').replace(/,\s*$/, '').slice(0, 100)
}
