import { z } from 'zod'

/*
 * What a candidate marks on a screen: struck options, highlighted text, a comment. Marks never touch an answer or a
 * score. Highlights are ranges of the plain text as it is shown, so they survive another window width or zoom.
 */

/** From (included) and to (not included) in characters of one text. */
export const textRange = z
  .tuple([z.int().min(0), z.int().min(1)])
  .refine(([from, to]) => from < to, 'ends before it begins')
export type TextRange = z.infer<typeof textRange>

/** Ranges of one text: sorted, apart from each other. */
export const textRanges = z.array(textRange).max(400)
export type TextRanges = readonly TextRange[]

/** Name of one text: a screen's stem or option, or a document of a scenario's record. */
export const textKey = (of: string, part: string) => `${of}#${part}`

/** The ranges with one more; what overlaps or touches it becomes one. */
export function withRange(ranges: TextRanges, [from, to]: TextRange): TextRange[] {
  const apart = ranges.filter((one) => one[1] < from || one[0] > to)
  const joined = ranges.filter((one) => one[1] >= from && one[0] <= to)
  const added: TextRange = [
    Math.min(from, ...joined.map((one) => one[0])),
    Math.max(to, ...joined.map((one) => one[1])),
  ]
  return [...apart, added].sort((a, b) => a[0] - b[0])
}

/** The ranges without what lies in one; a range around it is cut in two. */
export function withoutRange(ranges: TextRanges, [from, to]: TextRange): TextRange[] {
  return ranges.flatMap((one): TextRange[] => {
    if (one[1] <= from || one[0] >= to) return [[...one]]
    const before: TextRange[] = one[0] < from ? [[one[0], from]] : []
    const after: TextRange[] = one[1] > to ? [[to, one[1]]] : []
    return [...before, ...after]
  })
}

/** Whether all of a range is highlighted. */
export const covers = (ranges: TextRanges, [from, to]: TextRange): boolean =>
  ranges.some((one) => one[0] <= from && one[1] >= to)
