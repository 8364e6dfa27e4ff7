import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { SessionEvent } from '../../renderer/engine/events'

/* Looks at what is really stored, past the screens: the database in the page and the journal on disk. */

/** Events of the newest attempt as the database has them. */
export function databaseEvents(page: Page): Promise<SessionEvent[]> {
  return page.evaluate(
    () =>
      new Promise<never[]>((resolve, reject) => {
        const opening = indexedDB.open('ccs-exam-simulator')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const reading = opening.result.transaction('events').objectStore('events').getAll()
          reading.onerror = () => reject(reading.error)
          reading.onsuccess = () => {
            opening.result.close()
            resolve(reading.result.map((row: { event: never }) => row.event))
          }
        }
      }),
  )
}

/** All rows of tables, just as the database has them. */
export const storedRows = (page: Page, tables: readonly string[]): Promise<Record<string, unknown[]>> =>
  page.evaluate(
    (names) =>
      new Promise<Record<string, never[]>>((resolve, reject) => {
        const opening = indexedDB.open('ccs-exam-simulator')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const reading = opening.result.transaction(names)
          const asked = names.map((name) => reading.objectStore(name).getAll())
          reading.oncomplete = () => {
            opening.result.close()
            resolve(Object.fromEntries(names.map((name, at) => [name, asked[at]!.result as never[]])))
          }
        }
      }),
    tables,
  )

export const journalFiles = (userData: string) =>
  readdirSync(path.join(userData, 'journal'))
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => path.join(userData, 'journal', name))

/** Events in the only journal of a data folder, read without the app. */
export function journalEvents(userData: string): SessionEvent[] {
  const [file] = journalFiles(userData)
  return readFileSync(file!, 'utf8')
    .split('\n')
    .flatMap((line) => {
      const json = line.slice(line.indexOf('{'))
      if (!json.startsWith('{')) return []
      try {
        const entry = JSON.parse(json) as { kind: string; event: SessionEvent }
        return entry.kind === 'event' ? [entry.event] : []
      } catch {
        return []
      }
    })
}
