import { z } from 'zod'
import { day } from '../../question-bank/schema/text'
import type { Database } from './database'

/* Settings of this computer, one row each. An unreadable value falls back to its default. */

const shapes = {
  theme: z.enum(['system', 'light', 'dark']),
  candidate: z.string().max(80),
  /** The browser edition says once that it keeps a single copy. */
  singleCopyNoticeSeen: z.boolean(),
  /** Day of the real exam; empty for today. */
  examDate: z.union([z.literal(''), day]),
  /** The exam takes the whole screen. */
  fullScreen: z.boolean(),
}
export const defaults: Settings = { theme: 'system', candidate: '', singleCopyNoticeSeen: false, examDate: '', fullScreen: false }

export type Settings = { [K in keyof typeof shapes]: z.infer<(typeof shapes)[K]> }

export async function loadSettings(db: Database): Promise<Settings> {
  const rows = await db.settings.toArray()
  const stored = new Map(rows.map((row) => [row.key, row.value]))
  const read = <K extends keyof Settings>(key: K): Settings[K] => {
    const parsed = shapes[key].safeParse(stored.get(key))
    return (parsed.success ? parsed.data : defaults[key]) as Settings[K]
  }
  return { theme: read('theme'), candidate: read('candidate'), singleCopyNoticeSeen: read('singleCopyNoticeSeen'), examDate: read('examDate'), fullScreen: read('fullScreen') }
}

export async function saveSetting<K extends keyof Settings>(db: Database, key: K, value: Settings[K]): Promise<void> {
  await db.settings.put({ key, value })
}
