/*
 * Patterns for text that an editor may have wrapped: a space in the source matches spaces or one line break.
 */

const GAP = '(?:[ \\t]+|[ \\t]*\\n[ \\t]*)'

export const wrapped = (source: string, flags: string) => new RegExp(source.replaceAll(' ', GAP), flags)

/** A line with the one after it, so that what starts on the line is found whole. */
export const withNext = ({ text, next }: { text: string; next?: string }) =>
  next === undefined ? text : `${text}\n${next}`
