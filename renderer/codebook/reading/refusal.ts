/** A file that is not taken. The message is one or two sentences: what is wrong, where, and what to do. */
export class Refusal extends Error {}

/** What nothing official comes near to; more is an attack or a mistake. */
export const LIMITS = {
  /** Bytes of one file given to the app. */
  file: 200 * 1024 * 1024,
  /** Bytes of one file after unpacking. */
  entry: 64 * 1024 * 1024,
  /** Bytes unpacked from one zip. */
  unpacked: 256 * 1024 * 1024,
  entries: 5_000,
  /** Unpacked bytes for each packed one, in a whole zip. */
  ratio: 100,
  /** Rows of a part: codes, lines, nodes. */
  rows: 400_000,
  depth: 64,
  attribute: 8 * 1024,
  text: 64 * 1024,
} as const

export const AGAIN = 'Download the file again from its publisher.'

export const counted = (number: number): string => number.toLocaleString('en-US')
export const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`
