import { z } from 'zod'
import type { Database } from './database'

/* Settings of this computer, one row each. An unreadable value falls back to its default. */

const shapes = {
  theme: z.enum(['system', 'light', 'dark']),
  candidate: z.string().max(80),
  /** The browser edition says once that it keeps a single copy. */
  singleCopyNoticeSeen: z.boolean(),
}
const defaults: Settings = { theme: 'system', candidate: '', singleCopyNoticeSeen: false }

export type Settings = { [K in keyof typeof shapes]: z.infer<(typeof shapes)[K]> }

export async function loadSettings(db: Database): Promise<Settings> {
  const rows = await db.settings.toArray()
  const stored = new Map(rows.map((row) => [row.key, row.value]))
  const read = <K extends keyof Settings>(key: K): Settings[K] => {
    const parsed = shapes[key].safeParse(stored.get(key))
    return (parsed.success ? parsed.data : defaults[key]) as Settings[K]
  }
  return { theme: read('theme'), candidate: read('candidate'), singleCopyNoticeSeen: read('singleCopyNoticeSeen') }
}

export async function saveSetting<K extends keyof Settings>(db: Database, key: K, value: Settings[K]): Promise<void> {
  await db.settings.put({ key, value })
}
