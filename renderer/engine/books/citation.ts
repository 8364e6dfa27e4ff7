import type { BookPlace } from './place'

/* What a question cites, and which codes a text names, as places in the code books. */

export type CitedPlace = { place: BookPlace; /** Fiscal year that is cited. */ year: number }

const SECTION = String.raw`(?:I{1,3}|IV)(?:\.[A-Z](?:\.\d{1,2})?(?:\.[a-z0-9]{1,4})*)?`
const GUIDELINES = new RegExp(
  String.raw`^ICD-10-CM(?: Official)? Guidelines FY ?(20\d\d), (?:Section (${SECTION})|(Appendix I))(?![\w.])`,
)
const PCS_GUIDELINES = /^ICD-10-PCS(?: Official)? Guidelines FY ?(20\d\d), ([A-D]\d{1,2}(?:\.\d{1,2})?[a-z]?)(?!\w)/
const TABULAR =
  /^ICD-10-CM FY ?(20\d\d), Tabular List, (?:category|subcategory|code) ([A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?)(?![\w.])/
const TABLE = /^ICD-10-PCS FY ?(20\d\d), Table ([0-9A-HJ-NP-Z]{3})(?!\w)/
const INDEX = /^ICD-10-(CM|PCS) FY ?(20\d\d), (?:Alphabetic )?Index, (.+)$/

/** The place that a citation names; null for one of no book here, such as a regulation or CPT. */
export function citedPlace(citation: string): CitedPlace | null {
  const text = citation.trim()
  const cm = GUIDELINES.exec(text)
  if (cm) return cited('guidelines', cm[2] ?? cm[3]!, cm[1]!)
  const pcs = PCS_GUIDELINES.exec(text)
  if (pcs) return cited('pcs-guidelines', pcs[2]!, pcs[1]!)
  const tabular = TABULAR.exec(text)
  if (tabular) return cited('tabular', tabular[2]!, tabular[1]!)
  const table = TABLE.exec(text)
  if (table) return cited('pcs-tables', table[2]!, table[1]!)
  const index = INDEX.exec(text)
  // A trail that is cited is written with commas; the main term is enough to find it from.
  if (index) return cited(index[1] === 'CM' ? 'index' : 'pcs-index', index[3]!.split(',')[0]!.trim(), index[2]!)
  return null
}

const cited = (book: BookPlace['book'], at: string, year: string): CitedPlace => ({
  place: { book, at },
  year: Number(year),
})

export type TextPart = { text: string; place: BookPlace | null }

/**
 * A text cut into what names a code and what lies between. A dash for "more characters" belongs to the code. A word counts
 * as a code only in capitals and in the shape of one: five digits (a CPT number, or a sum) never do, and three characters
 * only where the text says that they are a code, or is nothing but codes, since a vertebra is T12 and a vitamin B12.
 */
export function codesIn(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  const onlyCodes = BETWEEN.test(text.replace(CODES, ''))
  for (const found of text.matchAll(CODES)) {
    const written = found[0]
    const place = placeOfCode(written)
    const before = text.slice(end, found.index)
    const named = onlyCodes || written.length > 3 || (end > 0 && GOES_ON.test(before)) || SAYS_CODE.test(before)
    if (!place || !named) continue
    if (found.index > end) parts.push({ text: text.slice(end, found.index), place: null })
    parts.push({ text: written, place })
    end = found.index + written.length
  }
  if (end < text.length || parts.length === 0) parts.push({ text: text.slice(end), place: null })
  return parts
}

const SAYS_CODE = /\b(?:categor(?:y|ies)|subcategor(?:y|ies)|codes?|blocks?|range)\s*$/i
/** Between two codes of a list or range. */
const GOES_ON = /^(?:\s*[-–,/]\s*|\s+)(?:(?:and|or|to|through|,)\s+)*$/

/** What lies between the codes of a list that is nothing else. */
const BETWEEN = /^[\s,;/]*$/

/** Not inside a longer word or number; `B96.20.` ends before the full stop. */
const CODES =
  /(?<![\w.-])(?:[A-Z]\d[0-9A-Z](?:\.(?:[0-9A-Z]{1,4}-?|-))?|[0-9A-HJ-NP-Z]{7}|[A-CEGHJ-MP-V]\d{4})(?![\w]|\.\d|-\d)/g

const CM = /^[A-Z]\d[0-9A-Z](?:\.(?:[0-9A-Z]{1,4}-?|-))?$/
const PCS = /^[0-9B-DF-HX][0-9A-HJ-NP-Z]{6}$/
const HCPCS = /^[A-CEGHJ-MP-V]\d{4}$/

/** A code of HCPCS Level II; what else stands among procedures of outpatients is of CPT. */
export const isHcpcs = (code: string): boolean => HCPCS.test(code)

/** Where a written code stands: its place in the Tabular List, in its PCS table, or in HCPCS; null for anything else. */
export function placeOfCode(written: string): BookPlace | null {
  if (CM.test(written)) return { book: 'tabular', at: written.replace(/\.?-$/, '') }
  if (HCPCS.test(written)) return { book: 'hcpcs', at: written }
  // A word in capitals is no code: one of PCS has a digit.
  if (PCS.test(written) && /\d/.test(written)) return { book: 'pcs-tables', at: written }
  return null
}
