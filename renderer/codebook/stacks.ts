import type {
  Change,
  Damaged,
  IndexBook,
  Library,
  PartKind,
  Reading,
  ReleaseId,
  System,
  TableBook,
  GuidelineBook,
} from './types'
import { CodeList, type CodeListSheet } from './compiled/code-list'
import { jsonOf, unpackSheet, type Column, type Columns } from './compiled/columns'
import { Lines, type LinesSheet } from './compiled/lines'
import { PcsDefinitions, PcsTables } from './compiled/pcs-tables'
import { Tabular, type TabularSheet } from './compiled/tabular'
import { LISTS } from './lists'
import { CmBook } from './looking/cm-book'
import { GuidelineReader } from './looking/guideline-book'
import { HcpcsBook } from './looking/hcpcs-book'
import { IndexReader } from './looking/index-book'
import { PcsBook } from './looking/pcs-book'
import type { Exists } from './looking/refs'
import type { StoredSection } from './reading/guidelines'
import { PART_KINDS, releaseName, shownRelease, type BookStore, type StoredRelease, type Unreadable } from './store'

/*
 * The stored releases, opened sheet by sheet when they are first read. A sheet is compared with its hash then; one that the
 * storage has damaged closes its whole release, which must be imported anew.
 */

const SYSTEMS: readonly System[] = ['cm', 'pcs', 'hcpcs']

/** A list of codes and a POA list are of one year only; of another year's index or notes at least the words are true. */
const NEVER_BORROWED: ReadonlySet<PartKind> = new Set(['cm-order', 'cm-poa', 'pcs-order', 'hcpcs-codes'])

/** A release was found damaged and closed while a question was answered: the rest of the books has another answer. */
export class ReleaseClosed extends Error {}

type ListKind = 'cm-order' | 'pcs-order' | 'hcpcs-codes'

/** A part that is being read: the columns of its sheets so far, and what was made of them. */
class OpenPart {
  readonly columns: Record<string, Column> = {}
  private readonly sheets = new Map<string, Promise<void>>()
  private made: unknown = null

  constructor(private readonly load: (sheet: string) => Promise<Columns>) {}

  /** With these sheets, made once for all who read the part. */
  async as<T>(sheets: readonly string[], open: (columns: Columns) => T): Promise<T> {
    await Promise.all(sheets.map((name) => this.sheet(name)))
    this.made ??= open(this.columns)
    return this.made as T
  }

  private sheet(name: string): Promise<void> {
    const known = this.sheets.get(name)
    if (known !== undefined) return known
    const read = this.load(name).then((columns) => void Object.assign(this.columns, columns))
    this.sheets.set(name, read)
    // What failed is tried again with the next question.
    read.catch(() => this.sheets.delete(name))
    return read
  }
}

const sheetHash = (release: StoredRelease | null | undefined, kind: PartKind, name: string): string | undefined =>
  release?.parts.find((part) => part.kind === kind)?.sheets.find((one) => one.name === name)?.sha256

export class Stacks {
  private releases: StoredRelease[] = []
  private broken: Damaged[] = []
  private readonly opened = new Map<string, Promise<unknown>>()

  constructor(private readonly store: BookStore) {}

  /** Reads anew what is stored; everything opened before is let go. */
  async refresh(): Promise<void> {
    const { releases, unreadable } = await this.store.library()
    this.opened.clear()
    this.releases = releases.sort(
      (one, other) =>
        SYSTEMS.indexOf(one.system) - SYSTEMS.indexOf(other.system) || (one.effective < other.effective ? 1 : -1),
    )
    this.broken = unreadable.map(({ id, why }) => ({ id, name: id, sentence: UNREADABLE[why](id) }))
  }

  library(beside: Library['beside']): Library {
    const releases = this.releases.map(shownRelease)
    return {
      releases,
      readings: Object.fromEntries(releases.map(({ id }) => [id, this.readings(id)])),
      damaged: this.broken,
      beside,
    }
  }

  release(id: ReleaseId): StoredRelease | null {
    return this.releases.find((one) => one.id === id) ?? null
  }

  ofSystem(system: System): readonly StoredRelease[] {
    return this.releases.filter((one) => one.system === system)
  }

  async remove(id: ReleaseId): Promise<void> {
    await this.store.remove(id)
    await this.refresh()
  }

  private readings(id: ReleaseId): Reading[] {
    return PART_KINDS.flatMap((kind) => this.reading(id, kind) ?? [])
  }

  /** Where a part of an open release is read: in it, or in the nearest other release of its system. */
  private reading(id: ReleaseId, kind: PartKind): Reading | null {
    const release = this.release(id)
    if (release === null || !kind.startsWith(`${release.system}-`)) return null
    const has = ({ parts }: StoredRelease) => parts.some((part) => part.kind === kind)
    if (has(release)) return { kind, release: id, year: release.year, borrowed: false }
    if (NEVER_BORROWED.has(kind)) return this.listOfAnother(release, kind)
    return this.nearest(release, kind)
  }

  /** A release of nothing but an index or a table has no codes of its own at all. */
  private listOfAnother(release: StoredRelease, kind: PartKind): Reading | null {
    const lists: Partial<Record<PartKind, PartKind>> = { 'cm-order': 'cm-tabular', 'pcs-order': 'pcs-tables' }
    const other = lists[kind]
    return other === undefined || release.parts.some((part) => part.kind === other) ? null : this.nearest(release, kind)
  }

  private nearest(release: StoredRelease, kind: PartKind): Reading | null {
    const distance = (one: StoredRelease) => Math.abs(one.year - release.year)
    const [best] = this.ofSystem(release.system)
      .filter(({ parts }) => parts.some((part) => part.kind === kind))
      .sort((one, other) => distance(one) - distance(other) || (one.effective < other.effective ? -1 : 1))
    return best ? { kind, release: best.id, year: best.year, borrowed: true } : null
  }

  /** Makes a book once; everything is read again after a refresh. */
  private once<T>(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.opened.get(key) as Promise<T> | undefined
    if (known !== undefined) return known
    const made = make()
    this.opened.set(key, made)
    // What failed is tried again with the next question.
    made.catch(() => this.opened.get(key) === made && this.opened.delete(key))
    return made
  }

  private async sheet(id: ReleaseId, kind: PartKind, name: string): Promise<Columns> {
    const part = this.release(id)?.parts.find((one) => one.kind === kind)
    const packed = part === undefined ? null : await this.store.sheet(id, part, name)
    if (packed !== null) return unpackSheet(packed)
    // Another window may have put another one in its place, or removed the release: what was asked for is gone with it.
    const stored = (await this.store.library()).releases.find((one) => one.id === id)
    if (sheetHash(stored, kind, name) !== sheetHash(this.release(id), kind, name)) {
      await this.refresh()
      throw new ReleaseClosed()
    }
    this.close(id)
    throw new ReleaseClosed()
  }

  private close(id: ReleaseId): void {
    const release = this.release(id)
    if (release === null) return
    const name = releaseName(release)
    const sentence = `${name} is damaged on the disk and was closed. Import its files again; your answers and progress are kept elsewhere and are not affected.`
    this.broken = [...this.broken, { id, name, sentence }]
    this.releases = this.releases.filter((one) => one.id !== id)
    this.opened.clear()
  }

  /** A part as it is read in an open release, with these of its sheets; null where no release has it. */
  private async read<T>(
    id: ReleaseId,
    kind: PartKind,
    sheets: readonly string[],
    open: (columns: Columns) => T,
  ): Promise<T | null> {
    const reading = this.reading(id, kind)
    if (reading === null) return null
    const part = await this.once(`${reading.release} ${kind}`, () =>
      Promise.resolve(new OpenPart((name) => this.sheet(reading.release, kind, name))),
    )
    return part.as(sheets, open)
  }

  codeList(id: ReleaseId, kind: ListKind, ...sheets: CodeListSheet[]): Promise<CodeList | null> {
    return this.read(id, kind, ['codes', ...sheets], (columns) => new CodeList(columns))
  }

  tabularList(id: ReleaseId, ...sheets: TabularSheet[]): Promise<Tabular | null> {
    return this.read(id, 'cm-tabular', ['tree', ...sheets], (columns) => new Tabular(columns))
  }

  /** The Tabular List without what only its entries say: see `cmEntries`. */
  cm(id: ReleaseId): Promise<CmBook | null> {
    return this.once(`${id} as CM`, async () => {
      const [order, tabular] = await Promise.all([
        this.codeList(id, 'cm-order', 'titles'),
        this.tabularList(id, 'titles', 'notes'),
      ])
      return order === null && tabular === null ? null : new CmBook(id, order, tabular)
    })
  }

  /** The same with POA-exempt codes and what changed against another release. */
  cmEntries(id: ReleaseId): Promise<CmBook | null> {
    return this.once(`${id} entries`, async () => {
      const [book, poa, changeOf] = await Promise.all([
        this.cm(id),
        this.read(id, 'cm-poa', ['codes'], ({ codes }) => codesIn(codes as Uint8Array)),
        this.changeAgainst(id, 'cm-order'),
      ])
      book?.beside(poa, changeOf)
      return book
    })
  }

  /** Which PCS tables there are; what is in them and what they mean with `pcsTables`. */
  pcs(id: ReleaseId): Promise<PcsTables | null> {
    return this.read(id, 'pcs-tables', ['json'], (columns) => new PcsTables(columns))
  }

  pcsTables(id: ReleaseId): Promise<PcsBook | null> {
    return this.once(`${id} as PCS`, async () => {
      const [tables, definitions] = await Promise.all([
        this.read(id, 'pcs-tables', ['json', 'tables'], (columns) => new PcsTables(columns)),
        this.read(id, 'pcs-definitions', ['json', 'definitions'], (columns) => new PcsDefinitions(columns)),
      ])
      return tables === null ? null : new PcsBook(id, tables, definitions)
    })
  }

  /** The same with the titles of finished codes, and what changed against another release. */
  pcsCodes(id: ReleaseId): Promise<PcsBook | null> {
    return this.once(`${id} codes`, async () => {
      const [book, order, changeOf] = await Promise.all([
        this.pcsTables(id),
        this.codeList(id, 'pcs-order', 'titles'),
        this.changeAgainst(id, 'pcs-order'),
      ])
      book?.beside(order, changeOf)
      return book
    })
  }

  hcpcs(id: ReleaseId): Promise<HcpcsBook | null> {
    return this.once(`${id} as HCPCS`, async () => {
      const sheets = ['codes', 'titles', 'hcpcs']
      const list = await this.read(id, 'hcpcs-codes', sheets, (columns) => new CodeList(columns))
      return list === null ? null : new HcpcsBook(id, list)
    })
  }

  async index(id: ReleaseId, book: IndexBook | TableBook, ...sheets: LinesSheet[]): Promise<IndexReader | null> {
    const [lines, exists] = await Promise.all([
      this.read(id, book, ['lines', ...sheets], (columns) => new Lines(columns)),
      this.exists(id),
    ])
    return lines === null ? null : new IndexReader(id, book, lines, exists)
  }

  guidelines(id: ReleaseId, book: GuidelineBook): Promise<GuidelineReader | null> {
    return this.once(`${id} ${book} reader`, async () => {
      const [sections, exists] = await Promise.all([
        this.read(id, book, ['json'], (columns) => jsonOf(columns) as StoredSection[]),
        this.exists(id),
      ])
      return sections === null ? null : new GuidelineReader(id, book, sections, exists)
    })
  }

  /** Whether a code or one that begins so is in the release: in its list or, without one, in its Tabular or tables. */
  async exists(id: ReleaseId): Promise<Exists> {
    const release = this.release(id)
    if (release === null) return () => false
    const list = await this.codeList(id, LISTS[release.system])
    if (list !== null) return (code) => list.has(code)
    if (release.system === 'cm') return (await this.cm(id))?.exists ?? (() => false)
    const tables = release.system === 'pcs' ? await this.pcsTables(id) : null
    return (code) => tables?.begins(code) ?? false
  }

  /** How a code of a release differs from the release before it or, without one, after it. */
  private async changeAgainst(id: ReleaseId, kind: 'cm-order' | 'pcs-order') {
    const nothing = (): Change | null => null
    const release = this.release(id)
    if (release === null) return nothing
    const others = this.ofSystem(release.system).filter(
      (one) => one.id !== id && one.parts.some((part) => part.kind === kind),
    )
    const before = others.filter(({ effective }) => effective < release.effective)[0]
    const against = before ?? others.findLast(({ effective }) => effective > release.effective)
    const list = against === undefined ? null : await this.codeList(against.id, kind, 'titles')
    if (against === undefined || list === null) return nothing
    return (code: string, title: string): Change => {
      const row = list.find(code)
      const there = row >= 0 && list.billable(row)
      const was = there ? list.title(row) : null
      const one = was === null ? (before ? 'new' : 'deleted') : was === title ? 'same' : 'revised'
      return { kind: one, against: against.id, before: was }
    }
  }
}

const UNREADABLE: Readonly<Record<Unreadable['why'], (id: string) => string>> = {
  older: (id) =>
    `The code book ${id} was stored by an older version of this app, which this one reads no more. Add its files again.`,
  newer: (id) =>
    `The code book ${id} was stored by a newer version of this app. Install that version, or add its files again.`,
  damaged: (id) => `The stored code book ${id} is damaged. Add its files again.`,
}

/** Codes of seven places each, shorter ones filled with zero bytes. */
function codesIn(bytes: Uint8Array): ReadonlySet<string> {
  const text = new TextDecoder('latin1').decode(bytes)
  const codes = new Set<string>()
  for (let at = 0; at < text.length; at += 7) codes.add(text.slice(at, at + 7).replace(/\0+$/, ''))
  return codes
}
