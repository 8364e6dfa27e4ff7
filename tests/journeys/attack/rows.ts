import type { Page } from '@playwright/test'
import { storedRows } from '../stored'

/* What is stored, as texts that can be compared whoever wrote the rows, and what became of them. */

/** Rows by table. */
export type Rows = Readonly<Record<string, readonly string[]>>

/** Every table that is kept, but the readings of the clock, which only follow the actions. */
export const TABLES = [
  'attempts',
  'heads',
  'events',
  'contents',
  'settings',
  'cards',
  'reviews',
  'marks',
  'notes',
  'leftOut',
] as const

/** Settings that the app keeps for itself. */
const OWN = new Set(['lastBackup', 'emptiedOnPurpose', 'lossOpen', 'exchange', 'nameDrafts'])

export async function readRows(page: Page): Promise<Rows> {
  const all = await storedRows(page, TABLES)
  return Object.fromEntries(
    TABLES.map((table) => [
      table,
      (all[table] ?? [])
        .filter((row) => table !== 'settings' || !OWN.has((row as { key: string }).key))
        .map((row) => JSON.stringify(row, sorted)),
    ]),
  )
}

/** What comes from journals may name its fields in another order. */
const sorted = (_key: string, value: unknown): unknown =>
  value === null || typeof value !== 'object' || Array.isArray(value)
    ? value
    : Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))

/** How many rows of `before` are not there as they were, by table; a table without any is not named. */
export function missingFrom(before: Rows, after: Rows): Record<string, number> {
  const missing: Record<string, number> = {}
  for (const [table, rows] of Object.entries(before)) {
    const there = new Set(after[table])
    const count = rows.filter((row) => !there.has(row)).length
    if (count > 0) missing[table] = count
  }
  return missing
}

export const same = (a: Rows, b: Rows): boolean =>
  [missingFrom(a, b), missingFrom(b, a)].every((one) => Object.keys(one).length === 0)
