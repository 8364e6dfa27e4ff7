import type { KeyboardEvent, ReactNode } from 'react'

/* Lists that are walked by arrow keys. Each row is a button with data-row; one of them is in the order of Tab. */

const rowsIn = (list: HTMLElement): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[data-row]')]

/** Moves the focus among the rows of a list: one up or down, a page, first, last. */
export function walkRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const list = event.currentTarget
  const rows = rowsIn(list)
  const here = rows.findIndex((row) => row === document.activeElement)
  if (here < 0) return
  const last = rows.length - 1
  const to: Record<string, number> = {
    ArrowDown: Math.min(last, here + 1),
    ArrowUp: here - 1,
    PageDown: Math.min(last, here + PAGE),
    PageUp: Math.max(0, here - PAGE),
    Home: 0,
    End: last,
  }
  const next = to[event.key]
  if (next === undefined) return
  event.preventDefault()
  if (next < 0) document.querySelector<HTMLElement>('[data-book-box]')?.focus()
  else rows[next]!.focus()
}
const PAGE = 12

/** Puts the focus on the row that is selected, or else on the first one. Returns whether there was one. */
export function focusRows(list: Element | null): boolean {
  const row =
    list?.querySelector<HTMLElement>('[data-row][tabindex="0"]') ?? list?.querySelector<HTMLElement>('[data-row]')
  row?.focus()
  return Boolean(row)
}

/** Which row is in the order of Tab: the selected one, or the first. */
export const tabIndexOf = (index: number, selected: number): 0 | -1 => (index === Math.max(0, selected) ? 0 : -1)

/** Words of a search or filter, for marking. */
export const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length > 1)

/** A text in which words that begin as one that was looked for stand out. */
export function Marked({ text, words }: { text: string; words: readonly string[] }): ReactNode {
  if (words.length === 0) return text
  return text.split(/([\p{L}\p{N}]+)/u).map((part, index) => {
    const lower = part.toLowerCase()
    return words.some((word) => word.length > 1 && lower.startsWith(word)) ? <b key={index}>{part}</b> : part
  })
}
