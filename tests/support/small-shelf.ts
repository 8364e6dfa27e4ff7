import { shelfFiles } from './code-set-files'

/** The small code sets of `code-set-files.ts` as a page is given them, with the guidelines. */
export const smallShelf = (): { name: string; bytes: Buffer }[] =>
  shelfFiles({ guidelines: true }).map(({ name, bytes }) => ({ name, bytes: Buffer.from(bytes) }))
