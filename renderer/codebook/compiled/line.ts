/* What one line of an index says. */

export const FIELD = {
  code: 1,
  manifestation: 2,
  see: 3,
  seeAlso: 4,
  seeCategory: 5,
  use: 6,
  /** A code or table that the link before it names. */
  linked: 7,
  /** A cell of column 2 is 12, of column 7 is 17. */
  cell: 10,
} as const

/** A nonessential modifier stands between these in a title. */
export const MODIFIER_START = '\u0001'
export const MODIFIER_END = '\u0002'

export type Field = { kind: number; text: string }
export type Line = { level: number; letter: string; title: string; fields: Field[] }
