import type { GuidelineBook } from '../types'
import { isContents, sectionBegun } from './guideline-marks'
import type { PdfLine } from './pdf'
import { Refusal } from './refusal'
import { knownYear } from './year'

/* The Official Guidelines for Coding and Reporting as sections with paragraphs. */

export type StoredSection = { key: string; title: string; level: number; page: number; paragraphs: string[] }
export type GuidelinesFile = { book: GuidelineBook; year: number; sections: StoredSection[] }

/** Which book and year a PDF is, by its first pages; null when it is no guideline. */
function bookOf(lines: readonly PdfLine[]): { book: GuidelineBook; year: number } | null {
  const head = lines
    .filter(({ page }) => page <= 3)
    .map(({ text }) => text)
    .join(' ')
  const [, system] = /ICD-10-(CM|PCS)\s+Official\s+Guidelines/i.exec(head) ?? []
  const year = Number(
    /FY\s*(20\d\d)/.exec(head)?.[1] ?? /ICD-10-PCS[^.]{0,80}?(20\d\d)/.exec(head)?.[1] ?? /(20\d\d)/.exec(head)?.[1],
  )
  if (system === undefined || !knownYear(year)) return null
  return { book: system.toUpperCase() === 'CM' ? 'cm-guidelines' : 'pcs-guidelines', year }
}

/** @throws Refusal when it is not one of the two guidelines, or its sections cannot be told. */
export function guidelinesOf(lines: readonly PdfLine[]): GuidelinesFile {
  const found = bookOf(lines)
  if (found === null)
    throw new Refusal('This PDF is not the Official Guidelines of ICD-10-CM or ICD-10-PCS; other PDFs are not needed.')
  const body = lines.filter(({ margin }) => !margin)
  const sections = found.book === 'cm-guidelines' ? cmSections(body) : pcsSections(body)
  if (sections.length < 3)
    throw new Refusal('Its title is that of the guidelines, but no sections could be found in its text.')
  return { ...found, sections }
}

/** Headings of numbered sections are printed larger than their text. */
const HEADING_SIZE = 12.5

function cmSections(lines: readonly PdfLine[]): StoredSection[] {
  const sections: StoredSection[] = []
  let path: string[] = []
  let paragraphs: Paragraphs | null = null
  let heading: { size: number; open: boolean } = { size: 0, open: false }
  for (const line of lines) {
    if (isContents(line.text)) continue
    const begun = sectionBegun(path, line.text)
    const last = sections.at(-1)
    if (begun !== undefined) {
      paragraphs?.end()
      path = begun
      const title = line.text.replace(/^(?:Section [IV]+\.|[A-Za-z0-9]{1,2}[.)]|\([a-z]+\))\s+/, '')
      const section = { key: path.join('.'), title, level: path.length - 1, page: line.page, paragraphs: [] }
      sections.push(section)
      paragraphs = new Paragraphs(section.paragraphs)
      heading = { size: line.size, open: line.size >= HEADING_SIZE }
    } else if (last !== undefined) {
      // A title goes on in the same size; the text below it is smaller.
      heading.open &&= line.size >= HEADING_SIZE && Math.abs(line.size - heading.size) < 0.6
      if (heading.open) last.title = `${last.title} ${line.text}`
      else paragraphs!.add(line)
    }
  }
  paragraphs?.end()
  return sections
}

/** `A1.`, `B3.1a`: a letter, a number, and for its parts a point. Chapter headings are titles without a number. */
const PCS_MARK = /^([A-F]\d{1,2}(?:\.\d{1,2})?[a-z]?)\.?(?:\s+(\S.*))?$/

function pcsSections(lines: readonly PdfLine[]): StoredSection[] {
  const sections: StoredSection[] = []
  let paragraphs: Paragraphs | null = null
  for (const line of lines) {
    if (isContents(line.text)) continue
    const [, key, title] = PCS_MARK.exec(line.text) ?? []
    if (key !== undefined && !sections.some((one) => one.key === key)) {
      paragraphs?.end()
      const level = /[a-z]$/.test(key) ? 2 : key.includes('.') ? 1 : 0
      const section = { key, title: title ?? '', level, page: line.page, paragraphs: [] }
      sections.push(section)
      paragraphs = new Paragraphs(section.paragraphs)
    } else if (sections.length > 0) {
      if (sections.at(-1)!.title === '') sections.at(-1)!.title = line.text
      else paragraphs!.add(line)
    }
  }
  paragraphs?.end()
  return sections
}

/** Joins lines; a paragraph ends where a line stops with a sentence's end well before the next begins. */
class Paragraphs {
  private current = ''
  private left = 0

  constructor(private readonly into: string[]) {}

  add({ text, left }: PdfLine): void {
    const begins = /^(?:•|\u2022|-\s|\d{1,2}[.)]\s|\([a-z0-9]+\)\s|[a-z]\.\s|Example|See Section|Note:)/.test(text)
    const ended = /[.:?)]$/.test(this.current) && (Math.abs(left - this.left) > 3 || this.current.endsWith(':'))
    if (begins || ended) this.end()
    // A word cut at the end of a line keeps its hyphen: these are compounds (chapter-specific).
    this.current = this.current === '' ? text : `${this.current}${this.current.endsWith('-') ? '' : ' '}${text}`
    this.left = left
  }

  end(): void {
    if (this.current !== '') this.into.push(this.current)
    this.current = ''
  }
}
