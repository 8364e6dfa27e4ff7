/*
 * Which section of the ICD-10-CM guidelines a line begins: I.C.1.d.4 when the heading "4)" follows "d." of chapter "1." of
 * part "C." of "Section I.". A marker counts only as the next one of its level or the first of a deeper level, so numbers
 * inside sentences are not taken for headings.
 */

const ROMAN = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']

/** A line of the table of contents. */
export const isContents = (line: string): boolean => /\.{4,}/.test(line)

/** The path of the section that this line begins, when it is the heading that comes next after `path`. */
export function sectionBegun(path: readonly string[], line: string): string[] | undefined {
  if (/^\s*Appendix I\s*$/.test(line)) return ['Appendix I']
  const section = /^\s*Section (I|II|III|IV)\.\s/.exec(line)?.[1]
  if (section !== undefined) return [section]
  const match = /^\s*(?:([A-Z])\.|(\d{1,2})\.|([a-z])\.|(\d{1,2})\)|\(([a-z]+)\))\s+\S/.exec(line)
  if (match === null || path.length === 0 || path[0] === 'Appendix I') return undefined
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
function step(
  path: readonly string[],
  depth: number,
  mark: string,
  expected: string | undefined,
): string[] | undefined {
  return path.length >= depth && mark === expected ? [...path.slice(0, depth), mark] : undefined
}

const letterAfter = (letter: string | undefined) =>
  letter === undefined ? 'a' : String.fromCharCode(letter.charCodeAt(0) + 1)
const numberAfter = (number: string | undefined) => String(Number(number ?? 0) + 1)
