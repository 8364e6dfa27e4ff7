import Dexie, { type Table } from 'dexie'
import { Capture, install } from './capture'

/*
 * The one place that knows table names. Rows are typed `unknown` inside: whoever reads one parses it with a schema.
 *
 * Versions are append-only; each says why it came.
 *  1  first release: attempts (a light row each, so that lists open fast), their heads (preset, outline, form), events,
 *     clock beats, the content they used, settings.
 *  2  learning from misses: cards and their reviews, marks on answers, notes on questions; and two caches,
 *     outcomes (what came of each answered screen) and standing (what home says). Adds tables only; attempts of version 1
 *     stay as they are.
 *  3  what becomes of attempts: those left out of the statistics, and those whose journal must still go after they were
 *     deleted. Adds tables only. The row of an attempt may say `deleted`, and an exam's summary that it is not scored, which
 *     version 2 could not read.
 *  4  how far the database has got with what its second copy holds. Adds a table only.
 *  5  look-up drills: rounds with their results. Adds a table only.
 */

/** Part of the data's address: never rename. */
export const DATABASE_NAME = 'ccs-exam-simulator'
export const DATABASE_VERSION = 5

/** Dexie multiplies its version by ten to get IndexedDB's own. */
const NATIVE_FACTOR = 10

export type EventRow = { attemptId: string; seq: number; event: unknown }
/** `left`: the last one before the candidate saved and went home; whatever happens to the app later. */
export type BeatRow = { attemptId: string; seq: number; used: number; at: number; left?: true }
export type ContentRow = { hash: string; kind: 'item' | 'scenario'; body: unknown }
export type SettingRow = { key: string; value: unknown }

export class Database extends Dexie {
  attempts!: Table<{ id: string }, string>
  heads!: Table<{ id: string }, string>
  events!: Table<EventRow, [string, number]>
  beats!: Table<BeatRow, string>
  contents!: Table<ContentRow, string>
  settings!: Table<SettingRow, string>
  outcomes!: Table<{ attemptId: string }, string>
  cards!: Table<{ id: string }, string>
  reviews!: Table<{ card: string; at: number }, [string, number]>
  marks!: Table<{ attemptId: string; screen: string }, [string, string]>
  notes!: Table<{ screen: string }, string>
  standing!: Table<{ id: string; value: unknown }, string>
  leftOut!: Table<{ attemptId: string }, string>
  deletions!: Table<{ attemptId: string }, string>
  copies!: Table<{ id: string }, string>
  drillRounds!: Table<{ id: string; at: number }, string>

  /** Catches what is said outside exams, for its second copy. */
  readonly capture = new Capture()
  /** Resolves when everything that was committed so far has its second copy, or that has failed and is told. */
  secondCopy: () => Promise<void> = () => Promise.resolve()
  /**
   * The browser took the database away while it was open, as Chromium does when it reads something damaged in it. What opens
   * from then on is another one, with nothing in it.
   */
  lost = false
  /** Called when that happens. */
  onLost: () => void = () => undefined

  constructor(name: string = DATABASE_NAME) {
    // Strict: a write is acknowledged only when the operating system has it on disk.
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({
      attempts: 'id, createdAt, status',
      heads: 'id',
      events: '[attemptId+seq]',
      beats: 'attemptId',
      contents: 'hash',
      settings: 'key',
    })
    this.version(2).stores({
      outcomes: 'attemptId',
      cards: 'id, due',
      reviews: '[card+at], at',
      marks: '[attemptId+screen]',
      notes: 'screen',
      standing: 'id',
    })
    this.version(3).stores({ leftOut: 'attemptId', deletions: 'attemptId' })
    this.version(4).stores({ copies: 'id' })
    this.version(5).stores({ drillRounds: 'id, at' })
    install(this, this.capture)
    // Each connection anew, since Dexie opens another one by itself without a word.
    this.on('ready', () => this.watch(), true)
  }

  private watch(): void {
    this.backendDB().addEventListener('close', () => {
      this.lost = true
      this.onLost()
    })
  }
}

/** The stored data was written by a newer version of the app; it is left untouched. */
export class DatabaseFromFuture extends Error {
  constructor(readonly found: number) {
    super(
      `The stored progress has format ${found}; this version of the app reads format ${DATABASE_VERSION}. Install the newer version to use it. Nothing was changed.`,
    )
  }
}

/**
 * Opens the database. Dexie opens a newer database without complaint and would write to it, so the installed version is
 * compared first.
 * @throws DatabaseFromFuture
 */
export async function openDatabase(name: string = DATABASE_NAME): Promise<Database> {
  const installed = (await indexedDB.databases()).find((one) => one.name === name)?.version ?? 0
  if (installed > DATABASE_VERSION * NATIVE_FACTOR) throw new DatabaseFromFuture(Math.ceil(installed / NATIVE_FACTOR))
  const database = new Database(name)
  await database.open()
  return database
}

/** A fresh connection after the old one broke, as Chromium's does on a full disk. */
export async function reopen(database: Database): Promise<void> {
  database.close({ disableAutoOpen: false })
  await database.open()
}
