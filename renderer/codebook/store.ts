import Dexie, { type Table } from 'dexie'
import { z } from 'zod'
import type { Part, PartKind, Release, ReleaseId } from './types'
import { FORMAT, type PackedPart } from './compiled/columns'
import { sha256Of } from './compiled/hash'

/*
 * Where compiled books are kept: a database of its own, so that nothing here can touch the candidate's progress. It holds
 * only what can be imported again, and is no part of backups.
 *
 * Versions are append-only; each says why it came.
 *  1  a light row for each release, and the compiled parts.
 *  2  each sheet of a part is read by itself. What was compiled before is not read any more, and goes.
 */

/** Part of the data's address: never rename. */
export const BOOKS_DATABASE = 'ccs-code-books'
const VERSION = 2
/** Dexie multiplies its version by ten to get IndexedDB's own. */
const NATIVE_FACTOR = 10

const partKind = z.enum([
  'cm-order',
  'cm-tabular',
  'cm-index',
  'cm-external',
  'cm-neoplasm',
  'cm-drugs',
  'cm-poa',
  'cm-guidelines',
  'pcs-order',
  'pcs-tables',
  'pcs-index',
  'pcs-definitions',
  'pcs-guidelines',
  'hcpcs-codes',
]) satisfies z.ZodType<PartKind>

/** All parts in the order of the books. */
export const PART_KINDS: readonly PartKind[] = partKind.options

const figure = z.number().int().nonnegative().max(1e9)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const pcsProof = z.object({ tables: figure, expanded: figure, ordered: figure, onlyTables: figure, onlyOrder: figure })
const cmProof = z.object({ built: figure, ordered: figure, dropped: figure, notInTabular: figure })
const storedPart = z.object({
  kind: partKind,
  file: z.string().max(600),
  sha256: hash,
  bytes: figure,
  count: figure,
  /** The compiled sheets, to know when the storage has damaged one. */
  sheets: z.array(z.object({ name: z.string().max(20), sha256: hash })).max(10),
})
const storedRelease = z.object({
  id: z.string().max(40),
  /** Of the compiled parts: another program's cannot be read. */
  format: z.number().int(),
  system: z.enum(['cm', 'pcs', 'hcpcs']),
  year: z.number().int(),
  effective: z.string().max(10),
  codes: figure,
  parts: z.array(storedPart).max(20),
  pcsProof: pcsProof.nullable(),
  cmProof: cmProof.nullable(),
  addedAt: z.number(),
})
export type StoredRelease = z.infer<typeof storedRelease>
export type StoredPart = z.infer<typeof storedPart>

class Books extends Dexie {
  releases!: Table<{ id: string }, string>
  sheets!: Table<{ release: string; kind: string; sheet: string; packed: unknown }, [string, string, string]>

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({ releases: 'id', parts: '[release+kind]' })
    this.version(VERSION).stores({ parts: null, sheets: '[release+kind+sheet]' })
  }
}

/** Of a row of whatever format. */
const anyFormat = z.object({ format: z.number().int() })

/** A stored release that cannot be read: its row is not what was written, or is of another format. */
export type Unreadable = { id: string; why: 'older' | 'newer' | 'damaged' }
export type StoredLibrary = { releases: StoredRelease[]; unreadable: Unreadable[] }

export class BookStore {
  private constructor(private readonly books: Books) {}

  /** @throws an error with a sentence when the books were stored by a newer version of the app. */
  static async open(name: string = BOOKS_DATABASE): Promise<BookStore> {
    // Dexie opens a newer database without complaint and would write to it.
    const installed = (await indexedDB.databases()).find((one) => one.name === name)?.version ?? 0
    if (installed > VERSION * NATIVE_FACTOR) throw new StoreTrouble(NEWER)
    const books = new Books(name)
    await books.open()
    return new BookStore(books)
  }

  async library(): Promise<StoredLibrary> {
    const library: StoredLibrary = { releases: [], unreadable: [] }
    for (const row of await this.books.releases.toArray()) {
      const parsed = storedRelease.safeParse(row)
      if (parsed.success && parsed.data.format === FORMAT) library.releases.push(parsed.data)
      else library.unreadable.push({ id: row.id, why: whyUnreadable(row) })
    }
    return library
  }

  /** A sheet of a compiled part; null when it is not there as it was stored. */
  async sheet(release: ReleaseId, { kind, sheets }: StoredPart, name: string): Promise<Uint8Array<ArrayBuffer> | null> {
    const stored = sheets.find((one) => one.name === name)
    const row = stored && (await this.books.sheets.get([release, kind, name]))
    if (!(row?.packed instanceof Uint8Array)) return null
    const packed = row.packed as Uint8Array<ArrayBuffer>
    return (await sha256Of(packed)) === stored!.sha256 ? packed : null
  }

  /** The whole part; null when a sheet of it is not there as it was stored. */
  async part(release: ReleaseId, part: StoredPart): Promise<PackedPart | null> {
    const whole = new Map<string, Uint8Array<ArrayBuffer>>()
    for (const { name } of part.sheets) {
      const packed = await this.sheet(release, part, name)
      if (packed === null) return null
      whole.set(name, packed)
    }
    return whole
  }

  /** Puts releases with all their parts in place of what was there, or changes nothing. */
  async write(releases: readonly { row: StoredRelease; parts: ReadonlyMap<PartKind, PackedPart> }[]): Promise<void> {
    await this.books.transaction('rw', this.books.releases, this.books.sheets, async () => {
      for (const { row, parts } of releases) {
        await this.dropSheets(row.id)
        for (const [kind, part] of parts)
          for (const [sheet, packed] of part) await this.books.sheets.put({ release: row.id, kind, sheet, packed })
        await this.books.releases.put(row)
      }
    })
  }

  async remove(release: ReleaseId): Promise<void> {
    await this.books.transaction('rw', this.books.releases, this.books.sheets, async () => {
      await this.dropSheets(release)
      await this.books.releases.delete(release)
    })
  }

  close(): void {
    this.books.close()
  }

  private dropSheets(release: ReleaseId) {
    // A list comes after all texts: every key that begins with the release.
    return this.books.sheets.where('[release+kind+sheet]').between([release], [release, []]).delete()
  }
}

function whyUnreadable(row: unknown): Unreadable['why'] {
  const { data } = anyFormat.safeParse(row)
  if (data === undefined || data.format === FORMAT) return 'damaged'
  return data.format < FORMAT ? 'older' : 'newer'
}

/** The message is a sentence for the candidate. */
export class StoreTrouble extends Error {}

export const NEWER =
  'The code books were stored by a newer version of this app. Install that version to read them; nothing was changed.'

const NAMES = { cm: 'ICD-10-CM', pcs: 'ICD-10-PCS', hcpcs: 'HCPCS Level II' } as const
const MONTHS = 'January February March April May June July August September October November December'.split(' ')

/** `ICD-10-CM FY2026, October 1, 2025`. */
export function releaseName({ system, year, effective }: Pick<Release, 'system' | 'year' | 'effective'>): string {
  const [, whole, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(effective) ?? []
  const date = `${MONTHS[Number(month) - 1] ?? ''} ${Number(day)}, ${whole ?? ''}`
  return `${NAMES[system]} ${system === 'hcpcs' ? '' : 'FY'}${year}, ${date}`
}

export const releaseIdOf = ({ system, effective }: Pick<Release, 'system' | 'effective'>): ReleaseId =>
  `${system}-${effective}`

/** As the page sees it. */
export const shownRelease = (row: StoredRelease): Release => ({
  id: row.id,
  system: row.system,
  year: row.year,
  effective: row.effective,
  name: releaseName(row),
  codes: row.codes,
  parts: row.parts.map(({ kind, file, sha256, bytes, count }): Part => ({ kind, file, sha256, bytes, count })),
  pcsProof: row.pcsProof,
  cmProof: row.cmProof,
  addedAt: row.addedAt,
})
