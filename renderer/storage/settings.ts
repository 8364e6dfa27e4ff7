import { z } from 'zod'
import { day } from '../../question-bank/schema/text'
import { bookMode, bookPlace } from '../engine/books/place'
import { reviewQuery } from '../engine/review-query'
import type { Database } from './database'
import { DAILY_MOST, DAILY_NEW, defaultSettings } from './default-settings'

/* Settings of this computer, one row each. An unreadable value falls back to its default. */

const releaseName = z.string().max(40).nullable()
/** As many tabs as a fore edge has room for, in three columns. */
export const BOOKMARKS = 24

const shapes = {
  theme: z.enum(['system', 'light', 'dark']),
  /** Foreground and background of the exam room; `normal` is the theme. */
  scheme: z.enum([
    'normal',
    'black-on-white',
    'black-on-light-yellow',
    'black-on-light-blue',
    'white-on-black',
    'yellow-on-black',
    'green-on-black',
    'white-on-dark-blue',
  ]),
  /** Text size of the exam room. */
  font: z.enum(['small', 'medium', 'large', 'extra-large']),
  candidate: z.string().max(80),
  /** The browser edition says once that it keeps a single copy. */
  singleCopyNoticeSeen: z.boolean(),
  /** Day of the real exam; empty for today. */
  examDate: z.union([z.literal(''), day]),
  /** The exam takes the whole screen. */
  fullScreen: z.boolean(),
  /** A letter or digit alone gives a command; off for those who press keys by accident or by voice. */
  singleKeys: z.boolean(),
  /** New cards asked on one day. */
  dailyNew: z.int().min(DAILY_NEW.least).max(DAILY_NEW.most),
  /** Most cards asked on one day, new ones and reviews. */
  dailyMost: z.int().min(DAILY_MOST.least).max(DAILY_MOST.most),
  /** The last backup of this computer, and what it held, as a digest. */
  lastBackup: z.strictObject({ id: z.string().max(200), digest: z.string().max(64) }).nullable(),
  /** Everything was deleted on purpose, so that the backups that were kept are not offered. */
  emptiedOnPurpose: z.boolean(),
  /** Something was lost, and what the backups have of it was neither taken nor declined yet. */
  lossOpen: z.boolean(),
  /** Names that were begun in a dialog and not kept, by what they are for. */
  nameDrafts: z.record(z.string().max(80), z.string().max(60)),
  /** Filters of the review room that were given a name. */
  savedFilters: z.array(z.strictObject({ name: z.string().min(1).max(60), query: reviewQuery })).max(30),
  /** Places of the code books that were given a tab, in the order of the fore edge. */
  bookmarks: z.array(z.strictObject({ place: bookPlace, label: z.string().min(1).max(40) })).max(BOOKMARKS),
  /** How the code books were left: the page, and which release of each system is open (null: the newest). */
  codeBooks: z.strictObject({
    last: bookPlace.nullable(),
    shelf: z.strictObject({ cm: releaseName, pcs: releaseName, hcpcs: releaseName }),
  }),
  /** The books of the next exam, as chosen last. */
  examBooks: z.strictObject({ kind: z.enum(['own', 'screen']), mode: bookMode }),
}
export type Settings = { [K in keyof typeof shapes]: z.infer<(typeof shapes)[K]> }

/** A stored row, for the border. Nothing reads keys of other versions of the app, so those are kept as they are. */
export const settingRow = z
  .strictObject({ key: z.string().min(1).max(60), value: z.unknown() })
  .refine(
    ({ key, value }) => !Object.hasOwn(shapes, key) || shapes[key as keyof typeof shapes].safeParse(value).success,
    'is not a value of this setting',
  )

export async function loadSettings(db: Database): Promise<Settings> {
  const rows = await db.settings.toArray()
  const stored = new Map(rows.map((row) => [row.key, row.value]))
  const unset: Settings = defaultSettings
  const read = <K extends keyof Settings>(key: K): Settings[K] => {
    const parsed = shapes[key].safeParse(stored.get(key))
    return (parsed.success ? parsed.data : unset[key]) as Settings[K]
  }
  return Object.fromEntries((Object.keys(shapes) as (keyof Settings)[]).map((key) => [key, read(key)])) as Settings
}

export async function saveSetting<K extends keyof Settings>(db: Database, key: K, value: Settings[K]): Promise<void> {
  await db.settings.put({ key, value })
  await db.secondCopy()
}
