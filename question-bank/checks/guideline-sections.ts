import { readFileSync } from 'node:fs'

/*
 * Which sections the ICD-10-CM guidelines have, read from their text: I.C.1.d.4 exists when the heading "4)" follows
 * "d." of chapter "1." of part "C." of "Section I.". A marker counts only as the next one of its level or the first
 * of a deeper level, so numbers inside sentences are not taken for headings.
 */

export type GuidelineSections = ReadonlySet<string>

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']

export function readGuidelines(path: string): GuidelineSections {
  const sections = parseGuidelines(readFileSync(path, 'utf8'))
  if (!sections.has('I.C.1.d.4') || !sections.has('IV.H'))
    throw new Error(
      `${path} does not look like the ICD-10-CM guidelines: no Section I.C.1.d.4 or IV.H was found in it.`,
    )
  return sections
}

export function parseGuidelines(text: string): GuidelineSections {
  const sections = new Set<string>()
  let path: string[] = []
  for (const line of text.split('\n')) {
    if (/\.{4,}/.test(line)) continue // table of contents
    if (/^\s*Appendix I\s*$/.test(line)) {
      sections.add('Appendix I')
      path = []
      continue
    }
    const next = follow(path, line)
    if (next === undefined) continue
    path = next
    sections.add(path.join('.'))
  }
  return sections
}

/** The path after this line, when the line is the heading that comes next. */
function follow(path: string[], line: string): string[] | undefined {
  const section = /^\s*Section (I|II|III|IV)\.\s/.exec(line)?.[1]
  if (section !== undefined) return [section]
  const match = /^\s*(?:([A-Z])\.|(\d{1,2})\.|([a-z])\.|(\d{1,2})\)|\(([a-z]+)\))\s+\S/.exec(line)
  if (match === null || path.length === 0) return undefined
  const [, upper, number, lower, inner, bracketed] = match
  if (upper !== undefined) return step(path, 1, upper, letterAfter(path[1]?.toLowerCase()).toUpperCase())
  if (number !== undefined) return step(path, 2, number, numberAfter(path[2]))
  if (lower !== undefined)
    return step(path, 3, lower, letterAfter(path[3])) ?? step(path, 5, lower, letterAfter(path[5]))
  if (inner !== undefined) return step(path, 4, inner, numberAfter(path[4]))
  return (
    step(path, 5, bracketed!, letterAfter(path[5])) ??
    step(path, 6, bracketed!, ROMAN[ROMAN.indexOf(path[6] ?? '') + 1])
  )
}

/** Puts `mark` at `depth` when the path reaches that far and the mark is the one expected there. */
function step(path: string[], depth: number, mark: string, expected: string | undefined): string[] | undefined {
  return path.length >= depth && mark === expected ? [...path.slice(0, depth), mark] : undefined
}

const letterAfter = (letter: string | undefined) =>
  letter === undefined ? 'a' : String.fromCharCode(letter.charCodeAt(0) + 1)
const numberAfter = (number: string | undefined) => String(Number(number ?? 0) + 1)

/** `I.C.1.d.5.(b)`, `I.C.1.d.5(b)` and `I.C.1.d.5.b` are one section. */
export function hasSection(sections: GuidelineSections, written: string): boolean {
  const steps = written
    .replace(/[()]/g, '.')
    .split('.')
    .filter((one) => one !== '')
  return sections.has(steps.join('.'))
}
