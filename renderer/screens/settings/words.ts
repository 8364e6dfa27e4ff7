import type { ArchiveFacts, Damage, Gains } from '../../state/archive'
import { listedRows } from '../../state/recovery-words'

export type StoredFacts = ArchiveFacts & { bytes: number | null }

const NUMBER = new Intl.NumberFormat('en-US')

/** `1 exam`, `1,200 cards`. */
export const many = (count: number, noun: string): string => `${NUMBER.format(count)} ${noun}${count === 1 ? '' : 's'}`

const LIST = new Intl.ListFormat('en-US', { style: 'long', type: 'conjunction' })

/** `12 exams, 3 practice sessions and 340 cards`: what there is any of. Empty when there is nothing. */
export function held({ exams, practice, cards, notes }: ArchiveFacts): string {
  return listed([
    [exams, 'exam'],
    [practice, 'practice session'],
    [cards, 'card'],
    [notes, 'note'],
  ])
}

const listed = (counts: readonly (readonly [number, string])[]): string =>
  LIST.format(counts.filter(([count]) => count > 0).map(([count, noun]) => many(count, noun))).replace(
    ', and ',
    ' and ',
  )

/** The same with the answers, as a sentence. */
export function stored(facts: StoredFacts): string {
  const { exams, practice, answers, cards, notes, bytes } = facts
  const what = listed([
    [exams, 'exam'],
    [practice, 'practice session'],
    [answers, 'answer'],
    [cards, 'card'],
    [notes, 'note'],
  ])
  if (what === '') return 'Nothing yet: no exam, no card, no note.'
  return bytes === null ? `${what}.` : `${what}, in ${size(bytes)}.`
}

export const isNothing = (facts: ArchiveFacts): boolean => held(facts) === ''

/** `412 KB`, `3.2 MB`. */
export function size(bytes: number): string {
  if (bytes < 1_000_000) return `${NUMBER.format(Math.max(1, Math.round(bytes / 1_000)))} KB`
  return `${NUMBER.format(Math.round(bytes / 100_000) / 10)} MB`
}

/** What a row of each table is, in a word. */
const ROWS: Readonly<Record<string, string>> = {
  attempts: 'attempt',
  heads: 'form',
  events: 'exam event',
  beats: 'clock reading',
  contents: 'question',
  settings: 'setting',
  cards: 'card',
  reviews: 'card review',
  marks: 'tag',
  notes: 'note',
  drillRounds: 'drill round',
}

/** `2 cards and 1 note`. */
export const damagedRows = (damaged: readonly Damage[]): string =>
  listed(damaged.map(({ table, count }) => [count, ROWS[table] ?? table]))

/** Rows that a candidate knows nothing of, or as part of others. */
const SILENT: readonly string[] = ['heads', 'beats', 'contents', 'leftOut']

/** `Added 12 notes and 8 tags`: what a merge has brought. */
export function added(gains: Gains): string {
  const said = listedRows(
    gains
      .filter(({ table }) => !SILENT.includes(table))
      .map(({ table, added: fresh, replaced }) => ({ table, count: fresh + replaced })),
  )
  return said === '' ? 'Nothing was missing; nothing was added' : `Added ${said}`
}
