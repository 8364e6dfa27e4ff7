import { openCodeBook, type CodeBook } from '../../codebook/client'

let opened: CodeBook | null = null

/** The code books, opened with the first question. */
export const codeBook = (): CodeBook => (opened ??= openCodeBook())

/** Puts others in their place; for tests. */
export const provideCodeBook = (book: CodeBook | null): void => void (opened = book)

export type * from '../../codebook/types'
export { LISTS, type CodeBook } from '../../codebook/client'
