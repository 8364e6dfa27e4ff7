import { SHELF } from '../../engine/books/place'
import { changeSetting, useSettings } from '../settings'
import { createReader, type Reader } from './reader'

let desk: Reader | null = null

/** The reader of the place "Code books", which is where it was left as long as the app runs, and after it. */
export function bookDesk(): Reader {
  const { last } = useSettings.getState().codeBooks
  return (desk ??= createReader(last ?? { book: 'index', at: '' }, { mode: 'search', books: SHELF }))
}

/** Keeps the open page for the next start of the app. */
export async function keepDesk(): Promise<void> {
  if (!desk) return
  const { book, at } = desk.store.getState().place
  const { codeBooks } = useSettings.getState()
  await changeSetting('codeBooks', { ...codeBooks, last: { book, at } })
}
