import type { Note, NoteGroup, NoteKind, NoteOrigin } from '../types'
import { NODE, type Tabular } from '../compiled/tabular'
import { cmShown, pieces, type Exists } from './refs'

/*
 * All notes that apply to an entry, from the code itself up to its chapter. What a nearer note says wins over a farther
 * one that says the opposite; the farther one stays and says so.
 */

/** The rows whose notes apply to a row, nearest first: itself, headings above, groups over the block, the chapter. */
export function rowsAbove(tabular: Tabular, row: number): number[] {
  const rows: number[] = []
  let category = ''
  for (let at = row; at >= 0; at = tabular.parents[at]!) {
    if (tabular.kinds[at] === NODE.code) category = tabular.label(at).slice(0, 3)
    if (tabular.kinds[at] === NODE.chapter) rows.push(...groupsOver(tabular, at, category, row))
    rows.push(at)
  }
  return rows
}

/** Groups of a chapter that cover a category (or the block that is asked for), the narrowest first. */
function groupsOver(tabular: Tabular, chapter: number, category: string, row: number): number[] {
  const [from, to] = category !== '' ? [category, category] : rangeOf(tabular.label(row))
  if (tabular.kinds[row] === NODE.chapter) return []
  return tabular
    .children(chapter)
    .filter((section) => {
      if (section === row || !tabular.isGroup(section)) return false
      const [first, last] = rangeOf(tabular.label(section))
      return first <= from && to <= last
    })
    .sort((one, other) => widthOf(tabular, one) - widthOf(tabular, other))
}

/** `S70-S79` from its first to its last category. */
export function rangeOf(label: string): [first: string, last: string] {
  const [first = '', last = first] = label.split('-')
  return [first, last]
}

/** How many categories a section's range could hold; only for comparing ranges that cover the same code. */
function widthOf(tabular: Tabular, section: number): number {
  const place = (category: string) =>
    category.charCodeAt(0) * 10_000 + category.charCodeAt(1) * 100 + category.charCodeAt(2)
  const [first, last] = rangeOf(tabular.label(section))
  return place(last) - place(first)
}

export function originOf(tabular: Tabular, row: number): NoteOrigin {
  const label = tabular.label(row)
  if (tabular.kinds[row] === NODE.chapter)
    return { level: 'chapter', key: `chapter:${label}`, label: `Chapter ${label}` }
  if (tabular.kinds[row] === NODE.section)
    return tabular.isGroup(row)
      ? { level: 'group', key: null, label }
      : { level: 'block', key: `block:${label}`, label }
  return { level: label.length === 3 ? 'category' : 'code', key: `code:${label}`, label: cmShown(label) }
}

const OPPOSITE: Partial<Record<NoteKind, NoteKind>> = { excludes1: 'excludes2', excludes2: 'excludes1' }

export function notesOf(tabular: Tabular, row: number, exists: Exists): NoteGroup[] {
  const groups: NoteGroup[] = []
  /** What was said nearer, by kind and wording. */
  const said = new Map<string, { origin: NoteOrigin; kind: NoteKind }>()
  const wording = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim()
  for (const at of rowsAbove(tabular, row)) {
    const origin = originOf(tabular, at)
    const here: NoteGroup[] = []
    const saidHere: [string, { origin: NoteOrigin; kind: NoteKind }][] = []
    for (const { kind, text } of tabular.notes(at)) {
      if (kind === 'term' && tabular.kinds[at] === NODE.code) continue
      // The few inclusion terms of a block are what it includes.
      const shown: NoteKind = kind === 'term' ? 'includes' : kind
      const opposite = OPPOSITE[shown]
      const note: Note = {
        text: pieces(text, exists),
        displacedBy: (opposite && said.get(`${opposite}:${wording(text)}`)) ?? null,
      }
      const group = here.find((one) => one.kind === shown)
      if (group) group.notes.push(note)
      else here.push({ origin, kind: shown, notes: [note] })
      saidHere.push([`${shown}:${wording(text)}`, { origin, kind: shown }])
    }
    for (const [key, value] of saidHere) if (!said.has(key)) said.set(key, value)
    groups.push(...here)
  }
  return groups
}
