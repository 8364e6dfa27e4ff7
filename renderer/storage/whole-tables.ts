import type { SessionEvent } from '../engine/events'
import type { Content } from '../engine/form'
import { onForm } from '../engine/on-form'
import { KEPT_TABLES, wholeRow, wholeRows, type KeptRows, type KeptTable } from './archive-format'
import { contentHash } from './content-hash'

/*
 * The rows of an archive that are whole, read in slices so that the screen stays alive, and what only shows when tables
 * are seen together: questions that are not what their hash says, and actions that are on no form.
 */

type Reader = { onProgress?: (share: number) => void; signal?: AbortSignal }

/** Rows that are read before everything else has its turn. */
const AT_ONCE = 1_000

/** @throws the reason of the signal when it was cancelled */
export async function wholeTables(tables: Record<KeptTable, unknown[]>, reader: Reader): Promise<KeptRows> {
  const total = KEPT_TABLES.reduce((sum, name) => sum + tables[name].length, 0)
  let done = 0
  const read: Partial<Record<KeptTable, unknown[]>> = {}
  for (const name of KEPT_TABLES) {
    const rows: unknown[] = []
    for (let from = 0; from < tables[name].length; from += AT_ONCE) {
      const lot = tables[name].slice(from, from + AT_ONCE)
      rows.push(...(name === 'contents' ? await genuine(lot) : lot).filter((row) => wholeRow(name, row) !== null))
      done += lot.length
      await turn(reader, total === 0 ? 1 : done / total)
    }
    read[name] = rows
  }
  const fits = eventsOnForms(read.heads ?? [], read.contents ?? [])
  read.events = (read.events ?? []).filter(fits)
  return Object.fromEntries(KEPT_TABLES.map((name) => [name, wholeRows(name, read[name] ?? [])])) as KeptRows
}

async function turn({ onProgress, signal }: Reader, share: number): Promise<void> {
  onProgress?.(share)
  await new Promise((resolve) => setTimeout(resolve, 0))
  signal?.throwIfAborted()
}

/** Questions that are what their hash says. */
async function genuine(rows: readonly unknown[]): Promise<unknown[]> {
  const kept: unknown[] = []
  for (const row of rows) {
    const { hash, body } = (row ?? {}) as { hash?: unknown; body?: unknown }
    if (typeof body === 'object' && body !== null && (await contentHash(body)) === hash) kept.push(row)
  }
  return kept
}

/** Whether a row of an action is on the form of its attempt. One without a form can be shown nowhere, and does no harm. */
function eventsOnForms(heads: readonly unknown[], contents: readonly unknown[]): (row: unknown) => boolean {
  const scenarios = wholeRows('contents', contents).flatMap((one) => (one.kind === 'scenario' ? [one.body] : []))
  const content = { items: [], scenarios } as Content
  const forms = new Map(wholeRows('heads', heads).map((head) => [head.id, onForm(head, content)]))
  return (row) => {
    const { attemptId, event } = row as { attemptId: string; event: SessionEvent }
    return forms.get(attemptId)?.(event) ?? true
  }
}
