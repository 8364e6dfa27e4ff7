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
import { CodeList } from './compiled/code-list'
import { jsonOf, unpackColumns, type Columns } from './compiled/columns'
import { Lines } from './compiled/lines'
import { Tabular } from './compiled/tabular'
import { CmBook } from './looking/cm-book'
import { GuidelineReader } from './looking/guideline-book'
import { HcpcsBook } from './looking/hcpcs-book'
import { IndexReader } from './looking/index-book'
import { PcsBook } from './looking/pcs-book'
import type { Exists } from './looking/refs'
import type { StoredSection } from './reading/guidelines'
import type { Definitions, Table } from './reading/pcs-files'
import { sha256Of } from './compiled/hash'
import { PART_KINDS, releaseName, shownRelease, type BookStore, type StoredRelease } from './store'

/*
 * The stored releases, opened part by part when they are first read. A part is compared with its hash then; one that the
 * storage has damaged closes its whole release, which must be imported anew.
 */

const SYSTEMS: readonly System[] = ['cm', 'pcs', 'hcpcs']

/** A list of codes and a POA list are of one year only; of another year's index or notes at least the words are true. */
const NEVER_BORROWED: ReadonlySet<PartKind> = new Set(['cm-order', 'cm-poa', 'pcs-order', 'hcpcs-codes'])

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
    this.broken = unreadable.map(({ id, newer }) => ({
      id,
      name: id,
      sentence: newer
        ? `The stored code book ${id} was made by a newer version of this app. Install that version, or import the files again.`
        : `The stored code book ${id} is damaged. Import its files again.`,
    }))
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
    return made
  }

  private async columns(id: ReleaseId, kind: PartKind): Promise<Columns | null> {
    const part = this.release(id)?.parts.find((one) => one.kind === kind)
    if (part === undefined) return null
    const packed = await this.store.part(id, kind)
    if (packed !== null && (await sha256Of(packed)) === part.packedSha256) return unpackColumns(packed)
    // Another window may have put another one in its place, or removed the release.
    const stored = (await this.store.library()).releases.find((one) => one.id === id)
    if (stored?.parts.find((one) => one.kind === kind)?.packedSha256 !== part.packedSha256) {
      await this.refresh()
      return this.columns(id, kind)
    }
    this.close(id)
    return null
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

  /** A part as it is read in an open release, or null; `as` names what is made of it, once for all who read it. */
  private read<T>(id: ReleaseId, kind: PartKind, as: string, open: (columns: Columns) => T): Promise<T | null> {
    const reading = this.reading(id, kind)
    if (reading === null) return Promise.resolve(null)
    return this.once(`${reading.release} ${kind} ${as}`, async () => {
      const columns = await this.columns(reading.release, kind)
      return columns === null ? null : open(columns)
    })
  }

  codeList(id: ReleaseId, kind: 'cm-order' | 'pcs-order' | 'hcpcs-codes'): Promise<CodeList | null> {
    return this.read(id, kind, 'list', (columns) => new CodeList(columns))
  }

  tabularList(id: ReleaseId): Promise<Tabular | null> {
    return this.read(id, 'cm-tabular', 'rows', (columns) => new Tabular(columns))
  }

  cm(id: ReleaseId): Promise<CmBook | null> {
    return this.once(`${id} book`, async () => {
      const [order, tabular] = [await this.codeList(id, 'cm-order'), await this.tabularList(id)]
      if (order === null && tabular === null) return null
      const poa = await this.read(id, 'cm-poa', 'codes', ({ codes }) => codesIn(codes as Uint8Array))
      return new CmBook(id, order, tabular, poa, await this.changeAgainst(id, 'cm-order'))
    })
  }

  pcs(id: ReleaseId): Promise<PcsBook | null> {
    return this.once(`${id} book`, async () => {
      const tables = await this.read(id, 'pcs-tables', 'tables', (columns) => jsonOf(columns) as Table[])
      if (tables === null) return null
      const definitions = await this.read(
        id,
        'pcs-definitions',
        'definitions',
        (columns) => jsonOf(columns) as Definitions,
      )
      const order = await this.codeList(id, 'pcs-order')
      return new PcsBook(id, tables, definitions, order, await this.changeAgainst(id, 'pcs-order'))
    })
  }

  hcpcs(id: ReleaseId): Promise<HcpcsBook | null> {
    return this.read(id, 'hcpcs-codes', 'book', (columns) => new HcpcsBook(id, new CodeList(columns), columns))
  }

  index(id: ReleaseId, book: IndexBook | TableBook): Promise<IndexReader | null> {
    return this.once(`${id} ${book} reader`, async () => {
      const lines = await this.read(id, book, 'lines', (columns) => new Lines(columns))
      return lines === null ? null : new IndexReader(id, book, lines, await this.exists(id))
    })
  }

  guidelines(id: ReleaseId, book: GuidelineBook): Promise<GuidelineReader | null> {
    return this.once(`${id} ${book} reader`, async () => {
      const sections = await this.read(id, book, 'sections', (columns) => jsonOf(columns) as StoredSection[])
      return sections === null ? null : new GuidelineReader(id, book, sections, await this.exists(id))
    })
  }

  private async exists(id: ReleaseId): Promise<Exists> {
    if (this.release(id)?.system === 'pcs') {
      const [book, list] = [await this.pcs(id), await this.codeList(id, 'pcs-order')]
      return (code) => (list !== null ? list.beginning(code).length > 0 : (book?.begins(code) ?? false))
    }
    return (await this.cm(id))?.exists ?? (() => false)
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
    const list = against === undefined ? null : await this.codeList(against.id, kind)
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

/** Codes of seven places each, shorter ones filled with zero bytes. */
function codesIn(bytes: Uint8Array): ReadonlySet<string> {
  const text = new TextDecoder('latin1').decode(bytes)
  const codes = new Set<string>()
  for (let at = 0; at < text.length; at += 7) codes.add(text.slice(at, at + 7).replace(/\0+$/, ''))
  return codes
}
