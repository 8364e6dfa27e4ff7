import type * as book from './types'
import { changesBetween, type ChapterOf } from './looking/changes'
import { writtenOut } from './looking/abbreviations'
import { besideOf } from './looking/cross-links'
import { choiceOf, sectionsOf } from './looking/pcs-book'
import { bare, cmShown } from './looking/refs'
import { searchLines, searchTitles, type TitleSource, type Wanted } from './looking/search'
import type { IndexReader } from './looking/index-book'
import { wordsToFind } from './compiled/words'
import { LISTS } from './lists'
import type { Stacks } from './stacks'
import { releaseName } from './store'
import { fiscal } from './reading/year'

/* What the worker answers, question by question. Knows nothing of messages. */

const INDEXES = { cm: ['cm-index', 'cm-external', 'cm-neoplasm', 'cm-drugs'], pcs: ['pcs-index'], hcpcs: [] } as const
const TRAILS = 100
/** Longer than any code with its dot, or any title. */
const LONGEST = 300

const shownIn = (system: book.System) => (system === 'cm' ? cmShown : (code: string) => code)

type Linked = { links: book.SeeLink[] }

export class Answers {
  constructor(private readonly stacks: Stacks) {}

  async changes(older: book.ReleaseId, newer: book.ReleaseId): Promise<book.Changes | null> {
    const system = this.stacks.release(newer)?.system
    if (system === undefined || this.stacks.release(older)?.system !== system) return null
    const [before, after] = await Promise.all(
      [older, newer].map((one) => this.stacks.codeList(one, LISTS[system], 'titles')),
    )
    if (!before || !after) return null
    return changesBetween(
      { release: older, list: before },
      { release: newer, list: after },
      shownIn(system),
      await this.chaptersOf(system, newer),
    )
  }

  /** Where codes stand, as the newer release is divided: also those that it does not have any more. */
  private async chaptersOf(system: book.System, release: book.ReleaseId): Promise<ChapterOf> {
    if (system === 'cm') {
      const cm = await this.stacks.cm(release)
      if (cm !== null) return (code) => cm.chapterAt(code)
    }
    const tables = system === 'pcs' ? await this.stacks.pcs(release) : null
    const sections = tables === null ? [] : sectionsOf(tables.heads)
    const titles = new Map(sections.map(({ code, title }) => [code, title]))
    return (code) => {
      const key = system === 'hcpcs' && code.length < 5 ? 'Modifiers' : code[0]!
      return { key, title: titles.get(key) ?? '' }
    }
  }

  async search({ text, scope, shelf, limit = 50 }: book.SearchRequest): Promise<book.SearchResult> {
    const asked = text.slice(0, LONGEST)
    const words = wordsToFind(asked)
    const result: book.SearchResult = { places: [], index: [], indexTotal: 0, titles: [], titlesTotal: 0, words }
    if (words.length === 0) return result
    result.places = await this.places(asked, shelf, scope)
    const long = writtenOut(words)
    if (long !== null) result.words = [...new Set([...words, ...long])]
    const sources = await this.sources(shelf, scope)
    for (const one of long === null ? [words] : [words, long]) find(sources, { words: one, near: false }, limit, result)
    // A slip of typing is looked for only where nothing is found as it is written; an abbreviation is none.
    if (long === null && result.places.length + result.index.length + result.titles.length === 0)
      find(sources, { words, near: true }, limit, result)
    return result
  }

  /** Everything that is searched, in the order of the results. */
  private async sources(shelf: book.Shelf, scope: book.SearchScope): Promise<Source[]> {
    const systems = (['cm', 'pcs', 'hcpcs'] as const).filter((system) => scope === 'all' || scope === system)
    const all = systems.map((system) => {
      const release = shelf[system]
      if (release === null) return null
      const readers = INDEXES[system].map((name) => this.stacks.index(release, name, 'fields', 'words'))
      return Promise.all([Promise.all(readers), this.titleSource(system, release)])
    })
    const sources: Source[] = []
    for (const [readers, titles] of (await Promise.all(all)).filter((one) => one !== null)) {
      for (const reader of readers) if (reader !== null) sources.push({ reader })
      if (titles !== null) sources.push({ titles })
    }
    return sources
  }

  private async titleSource(system: book.System, release: book.ReleaseId): Promise<TitleSource | null> {
    const [list, tabular] = await Promise.all([
      this.stacks.codeList(release, LISTS[system], 'titles', 'words'),
      system === 'cm' ? this.stacks.tabularList(release, 'words') : null,
    ])
    return list === null ? null : { system, list, tabular, shown: shownIn(system) }
  }

  async place(code: string, shelf: book.Shelf): Promise<book.Place | null> {
    const places = await this.places(code, shelf, 'all')
    const cpt = places.find(({ kind }) => kind === 'cpt')
    // Five digits are a CPT number before they are the beginning of a PCS code.
    return (bare(code).length === 5 ? cpt : undefined) ?? places[0] ?? null
  }

  private async places(typed: string, shelf: book.Shelf, scope: book.SearchScope): Promise<book.Place[]> {
    const code = bare(typed.slice(0, LONGEST))
    const places: book.Place[] = []
    if (!/^[0-9A-Z]{1,7}$/.test(code)) return places
    const open = (system: book.System) => (scope === 'all' || scope === system ? shelf[system] : null)
    const [cm, pcs, hcpcs] = [open('cm'), open('pcs'), open('hcpcs')]
    if (cm !== null && code.length >= 3 && (await this.stacks.exists(cm))(code))
      places.push({ kind: 'tabular', release: cm, key: `code:${await this.headingFor(cm, code)}` })
    if (pcs !== null && (await this.beginsInTables(pcs, code)))
      places.push(
        code.length < 3
          ? { kind: 'pcs-tree', release: pcs, prefix: code }
          : { kind: 'pcs-table', release: pcs, table: code.slice(0, 3), choice: choiceOf(code.slice(3)) },
      )
    if (hcpcs !== null && ((await this.stacks.codeList(hcpcs, 'hcpcs-codes'))?.find(code) ?? -1) >= 0)
      places.push({ kind: 'hcpcs', release: hcpcs, code })
    if (/^\d{4}[0-9FTU]$/.test(code)) places.push({ kind: 'cpt', sentence: CPT })
    return places.length > 0 ? places : this.elsewhere(code, shelf, scope)
  }

  private async beginsInTables(release: book.ReleaseId, code: string): Promise<boolean> {
    const table = (await this.stacks.pcs(release))?.heads.some((head) => head.code.startsWith(code.slice(0, 3)))
    if (!table || code.length <= 3) return table ?? false
    return (await this.stacks.pcsTables(release))?.begins(code) ?? false
  }

  /** Typed in part: the nearest heading that the beginning belongs to. */
  private async headingFor(release: book.ReleaseId, code: string): Promise<string> {
    const cm = (await this.stacks.cm(release))!
    for (let length = code.length; length > 3; length--)
      if (cm.title(code.slice(0, length)) !== null) return code.slice(0, length)
    return code.slice(0, 3)
  }

  /** In no open release: says which other one has it. */
  private async elsewhere(code: string, shelf: book.Shelf, scope: book.SearchScope): Promise<book.Place[]> {
    for (const system of ['cm', 'pcs', 'hcpcs'] as const) {
      const open = shelf[system] === null ? null : this.stacks.release(shelf[system])
      if (open === null || (scope !== 'all' && scope !== system)) continue
      for (const other of this.stacks.ofSystem(system)) {
        if (other.id === open.id) continue
        const list = await this.stacks.codeList(other.id, LISTS[system])
        if (list === null || list.find(code) < 0) continue
        const named = (one: typeof open) => (open.year === other.year ? releaseName(one) : fiscal(system, one.year))
        const [here, there] = [named(open), named(other)]
        const later = other.effective > open.effective
        // Only with the release of the year before can it be said when it came or went.
        const next = Math.abs(other.year - open.year) === 1
        const when = later
          ? next
            ? `added ${there}`
            : `it is in ${there}, which is newer`
          : next
            ? `deleted ${here}, it was in ${there}`
            : `it was in ${there}, which is older`
        const sentence = `${shownIn(system)(code)} is not in ${here}; ${when}.`
        return [{ kind: 'other-release', system, release: other.id, sentence }]
      }
    }
    return []
  }

  async complete(prefix: string, system: book.System, shelf: book.Shelf, limit: number): Promise<book.TitleRow[]> {
    const release = shelf[system]
    const code = bare(prefix)
    const list = release === null ? null : await this.stacks.codeList(release, LISTS[system], 'titles')
    if (list === null || code.length < (system === 'hcpcs' ? 2 : 3)) return []
    return [...list.beginning(code).subarray(0, Math.max(0, Math.min(limit, 1000)))].map((row) => ({
      code: list.code(row),
      shown: shownIn(system)(list.code(row)),
      title: list.title(row),
      billable: list.billable(row),
    }))
  }

  async titles(codes: readonly string[], shelf: book.Shelf): Promise<book.TitleRow[]> {
    const rows: book.TitleRow[] = []
    for (const typed of codes) {
      const code = bare(typed)
      for (const system of ['cm', 'pcs', 'hcpcs'] as const) {
        const release = shelf[system]
        const list = release === null ? null : await this.stacks.codeList(release, LISTS[system], 'titles')
        const row = list?.find(code) ?? -1
        if (list !== null && row >= 0) {
          const shown = shownIn(system)(code)
          rows.push({ code, shown, title: list.title(row), billable: list.billable(row) })
          break
        }
        const cm = list === null && system === 'cm' && release !== null ? await this.stacks.cm(release) : null
        const title = cm?.title(code) ?? null
        if (cm !== null && title !== null) {
          rows.push({ code, shown: cmShown(code), title, billable: cm.isComplete(code) })
          break
        }
      }
    }
    return rows
  }

  async indexLetters(release: book.ReleaseId, index: book.IndexBook) {
    return (await this.stacks.index(release, index))?.letters() ?? null
  }

  async indexTerms(release: book.ReleaseId, index: book.IndexBook, letter: string) {
    return (await this.stacks.index(release, index, 'fields'))?.terms(letter) ?? null
  }

  async indexTerm(release: book.ReleaseId, index: book.IndexBook, line: book.LineId, filter: string) {
    const reader = await this.stacks.index(release, index, 'fields')
    const term = reader?.term(line, filter.slice(0, LONGEST)) ?? null
    if (reader !== null && term !== null) await this.leadOn(release, reader, [term.main, ...term.lines])
    return term
  }

  /** Links that fit no line, or no more than a main term, may name a book beside this one. */
  private async leadOn(release: book.ReleaseId, own: IndexReader, lines: readonly Linked[]): Promise<void> {
    for (const link of lines.flatMap(({ links }) => links)) {
      const here = link.line === null || own.lines.parents[link.line]! < 0
      const named = here && /^see/.test(link.kind) ? besideOf(link.text, own.book) : null
      const reader = named === null ? null : await this.stacks.index(release, named.book, 'fields')
      if (named === null || reader === null) continue
      const row = named.lineIn(reader.lines)
      // What a table leaves to the Index must be there; a book that is named is opened in any case.
      if (row >= 0 || link.line === null) link.beside = { book: named.book, path: row < 0 ? [] : reader.path(row) }
    }
  }

  async trails(release: book.ReleaseId, code: string): Promise<book.Trail[] | null> {
    const system = this.stacks.release(release)?.system
    if (system === undefined) return null
    const trails: book.Trail[] = []
    let any = false
    for (const name of INDEXES[system]) {
      const reader = await this.stacks.index(release, name, 'fields')
      any ||= reader !== null
      trails.push(...(reader?.trails(bare(code), TRAILS - trails.length) ?? []))
    }
    return any ? trails : null
  }

  async chapters(release: book.ReleaseId) {
    return (await this.stacks.cm(release))?.chapters() ?? null
  }

  async tabularChildren(release: book.ReleaseId, key: book.NodeKey) {
    return (await this.stacks.cm(release))?.children(key) ?? null
  }

  async tabular(release: book.ReleaseId, key: book.NodeKey) {
    return (await this.stacks.cmEntries(release))?.entry(key) ?? null
  }

  async pcsSections(release: book.ReleaseId) {
    const tables = await this.stacks.pcs(release)
    return tables && sectionsOf(tables.heads)
  }

  async pcsTable(release: book.ReleaseId, table: string, choice: book.PcsChoice) {
    const whole = [4, 5, 6, 7].every((place) => choice[place as keyof book.PcsChoice] !== undefined)
    const tables = whole ? await this.stacks.pcsCodes(release) : await this.stacks.pcsTables(release)
    return tables?.table(table, choice) ?? null
  }

  async tableLetters(release: book.ReleaseId, table: book.TableBook) {
    return (await this.stacks.index(release, table))?.letters() ?? null
  }

  async tablePage(release: book.ReleaseId, table: book.TableBook, letter: string, filter: string) {
    const reader = await this.stacks.index(release, table, 'fields')
    const page = reader?.page(letter, filter.slice(0, LONGEST)) ?? null
    if (reader !== null && page !== null) await this.leadOn(release, reader, page.lines)
    return page
  }

  async hcpcsLetters(release: book.ReleaseId) {
    return (await this.stacks.hcpcs(release))?.letters() ?? null
  }

  async hcpcsCodes(release: book.ReleaseId, letter: string) {
    return (await this.stacks.hcpcs(release))?.codes(letter) ?? null
  }

  async hcpcs(release: book.ReleaseId, code: string) {
    return (await this.stacks.hcpcs(release))?.code(bare(code)) ?? null
  }

  async guidelineTree(release: book.ReleaseId, guidelines: book.GuidelineBook) {
    return (await this.stacks.guidelines(release, guidelines))?.tree() ?? null
  }

  async guidelineSection(release: book.ReleaseId, guidelines: book.GuidelineBook, section: book.SectionKey) {
    return (await this.stacks.guidelines(release, guidelines))?.section(section.slice(0, LONGEST)) ?? null
  }

  async guidelineSearch(release: book.ReleaseId, guidelines: book.GuidelineBook, text: string) {
    return (await this.stacks.guidelines(release, guidelines))?.search(text.slice(0, LONGEST)) ?? null
  }
}

type Source = { reader: IndexReader } | { titles: TitleSource }

/** Adds what is found to the result, but nothing twice. */
function find(sources: readonly Source[], wanted: Wanted, limit: number, result: book.SearchResult): void {
  const lines = new Set(result.index.map(({ book: of, line }) => `${of} ${line.id}`))
  const codes = new Set(result.titles.map(({ code }) => code))
  for (const source of sources)
    if ('reader' in source) {
      const { hits, total } = searchLines(source.reader, wanted, limit)
      result.index.push(...hits.filter(({ book: of, line }) => !lines.has(`${of} ${line.id}`)))
      result.indexTotal += total
    } else {
      const { hits, total } = searchTitles(source.titles, wanted, limit)
      result.titles.push(...hits.filter(({ code }) => !codes.has(code)))
      result.titlesTotal += total
    }
}

const CPT =
  'This is a CPT number. CPT belongs to the American Medical Association and is never part of these books: look it up in your own CPT book.'
