import type { DBCore, DBCoreMutateRequest, DBCoreTransaction, Dexie } from 'dexie'

/*
 * What is changed in some tables, caught in the one place that every write goes through, whoever writes. Each transaction
 * that changes one of them notes its number in the same transaction, so that the database itself says how far it has got,
 * and is told when it has been committed.
 */

/** A row that was put or, where there is none, removed. */
export type Change = { table: string; key: unknown; row?: unknown }
/** What one transaction changed, in order. Numbers rise, and are wall time where they can be; `after` is the one before. */
export type Statement = { seq: number; after: number; changes: readonly Change[] }

/** Where the database keeps the number of its last statement. */
export const COPIES_TABLE = 'copies'
export const STATEMENTS_ROW = 'statements'

/** How far the database has got, as one of its rows says. */
export type Mark = {
  /** Which second copy it goes with: when that was begun, in wall time. A later one is of newer data. */
  life: number
  /** Number of the last statement. */
  seq: number
  /** The second copy does not have all of it, or could not be looked at. */
  lacking?: true
  /** What took the place of all data, while the second copy is not written anew for it. */
  exchange?: 'replaced' | 'deleted'
}

type Settings = {
  tables: ReadonlySet<string>
  mark: Mark
  now: () => number
  committed: (statement: Statement) => void
}

export class Capture {
  private settings: Settings | null = null
  /** Number of the last statement that was committed. */
  committed = 0

  /** Catches from now on. */
  start(settings: Settings): void {
    this.settings = settings
    this.committed = settings.mark.seq
  }

  get current(): Settings | null {
    return this.settings
  }

  get mark(): Mark | null {
    return this.settings?.mark ?? null
  }

  /** Goes on from another mark, with another second copy. */
  goOn(mark: Mark): void {
    if (!this.settings) return
    this.settings.mark = mark
    this.committed = mark.seq
  }

  /** Whether the second copy has everything, from the next statement on. */
  lacks(lacking: boolean): void {
    if (!this.settings) return
    const { life, seq } = this.settings.mark
    this.settings.mark = lacking ? { ...this.settings.mark, lacking } : { life, seq }
  }

  /** The mark with the number of the next statement, after the one that the database has. */
  next(stored: number): Mark {
    const { mark, now } = this.settings!
    this.settings!.mark = { ...mark, seq: Math.max(mark.seq + 1, stored + 1, now()) }
    return this.settings!.mark
  }
}

/** The lowest layer: nearer to the database than all that Dexie adds. */
const LEVEL = -1_000

/** Installs the capture; it does nothing until it is started. */
export function install(db: Dexie, capture: Capture): void {
  db.use({ stack: 'dbcore', name: 'capture', level: LEVEL, create: (down) => captured(down, capture) })
}

type Caught = { seq: number | null; changes: Change[] }

function captured(down: DBCore, capture: Capture): DBCore {
  const caught = new WeakMap<DBCoreTransaction, Caught>()

  return {
    ...down,
    transaction(stores, mode, options) {
      const settings = capture.current
      const ours = stores.some((store) => settings?.tables.has(store))
      // Who names the table of the copies keeps their books in it.
      if (!settings || mode !== 'readwrite' || !ours || stores.includes(COPIES_TABLE))
        return down.transaction(stores, mode, options)
      const transaction = down.transaction([...stores, COPIES_TABLE], mode, options)
      const mine: Caught = { seq: null, changes: [] }
      caught.set(transaction, mine)
      ;(transaction as unknown as IDBTransaction).addEventListener('complete', () => {
        const { seq, changes } = mine
        if (seq === null) return
        const after = capture.committed
        capture.committed = seq
        settings.committed({ seq, after, changes })
      })
      return transaction
    },
    table(name) {
      const table = down.table(name)
      return {
        ...table,
        mutate: (request) => {
          const mine = caught.get(request.trans)
          const settings = capture.current
          if (!mine || !settings?.tables.has(name)) return table.mutate(request)
          return noted(mine, request.trans)
            .then(() => changesOf(name, request))
            .then((changes) =>
              table.mutate(request).then((response) => {
                mine.changes.push(...changes.filter((_, index) => !response.failures[index]))
                return response
              }),
            )
        },
      }

      /** Writes down the number of this transaction, once. */
      function noted(mine: Caught, trans: DBCoreTransaction): Promise<unknown> {
        if (mine.seq !== null) return Promise.resolve()
        const copies = down.table(COPIES_TABLE)
        // Read, so that numbers rise in the order in which transactions are carried out, not in which they were asked for.
        return copies.get({ trans, key: STATEMENTS_ROW }).then((row: { seq?: number } | undefined) => {
          if (mine.seq !== null) return undefined
          const mark = capture.next(row?.seq ?? 0)
          mine.seq = mark.seq
          return copies.mutate({ type: 'put', trans, values: [{ id: STATEMENTS_ROW, ...mark }] })
        })
      }

      function changesOf(of: string, request: DBCoreMutateRequest): Change[] | Promise<Change[]> {
        const { primaryKey } = table.schema
        if (request.type === 'delete') return request.keys.map((key: unknown) => ({ table: of, key }))
        if (request.type !== 'deleteRange')
          return request.values.map((row: unknown, index) => ({
            table: of,
            key: request.keys?.[index] ?? (primaryKey.extractKey!(row) as unknown),
            row,
          }))
        return table
          .query({ trans: request.trans, values: false, query: { index: primaryKey, range: request.range } })
          .then(({ result }) => result.map((key: unknown) => ({ table: of, key })))
      }
    },
  }
}
