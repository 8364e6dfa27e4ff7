import type { Change, NodeKey, SeventhCharacters, TabularEntry, TabularNode } from '../types'
import type { CodeList } from '../compiled/code-list'
import { NODE, withSeventh, type Tabular } from '../compiled/tabular'
import { cmShown, pieces, type Exists } from './refs'
import { notesOf, originOf, rangeOf } from './tabular-notes'

/*
 * The Tabular List as it is read: which codes there are, and what they are called, says the order file; chapters, blocks
 * and notes come from the Tabular. With only one of the two, that one says all it can.
 */

export class CmBook {
  /** Blocks that hold categories, as ranges. */
  private readonly blocks: { row: number; first: string; last: string }[]
  private poa: ReadonlySet<string> | null = null
  private changeOf: (code: string, title: string) => Change | null = () => null

  constructor(
    readonly release: string,
    readonly order: CodeList | null,
    readonly tabular: Tabular | null,
  ) {
    this.blocks = []
    for (let row = 0; tabular !== null && row < tabular.length; row++) {
      if (tabular.kinds[row] !== NODE.section || tabular.isGroup(row)) continue
      const [first, last] = rangeOf(tabular.label(row))
      this.blocks.push({ row, first, last })
    }
  }

  /** What is known of codes from other files, which only entries tell. */
  beside(poa: ReadonlySet<string> | null, changeOf: (code: string, title: string) => Change | null): void {
    this.poa = poa
    this.changeOf = changeOf
  }

  readonly exists: Exists = (code) =>
    this.order !== null
      ? this.order.has(code)
      : this.tabular !== null && this.tabular.nearest(code) >= 0 && this.known(code)

  isComplete(code: string): boolean {
    const row = this.order?.find(code) ?? -1
    if (this.order !== null) return row >= 0 && this.order.billable(row)
    return this.known(code) && this.codesBelow(code).length === 0
  }

  title(code: string): string | null {
    const row = this.order?.find(code) ?? -1
    if (row >= 0) return this.order!.title(row)
    if (this.order !== null || this.tabular === null) return null
    const printed = this.tabular.find(NODE.code, code)
    if (printed >= 0) return this.tabular.title(printed)
    const seventh = this.sevenths(code)?.characters.find((one) => one.code === code)
    return seventh ? `${this.tabular.title(this.tabular.nearest(code))}, ${seventh.meaning}` : null
  }

  chapters(): TabularNode[] {
    if (this.tabular !== null) return this.tabular.children(-1).map((row) => this.printedNode(row))
    const letters = new Set(this.order!.children(-1).map((row) => this.order!.code(row)[0]!))
    return [...letters].map((letter) => this.letterNode(letter))
  }

  children(key: NodeKey): TabularNode[] | null {
    const [kind, label] = partsOf(key)
    if (kind === 'code') return this.exists(label) ? this.codesBelow(label).map((code) => this.codeNode(code)) : null
    const row = this.rowOf(key)
    if (row === null) return null
    if (this.tabular === null) return this.categoriesOfLetter(label).map((code) => this.codeNode(code))
    if (kind === 'block') return this.categories(row).map((code) => this.codeNode(code))
    const stray = this.strays(row).map((code) => this.codeNode(code))
    return [
      ...this.tabular
        .children(row)
        .filter((one) => !this.tabular!.isGroup(one))
        .map((one) => this.printedNode(one)),
      ...stray,
    ]
  }

  entry(key: NodeKey): TabularEntry | null {
    const [kind, label] = partsOf(key)
    const row = this.rowOf(key)
    if (row === null) return null
    const path = this.path(kind, label, row)
    const siblings = path.length === 0 ? this.chapters() : this.children(path.at(-1)!.key)!
    const place = siblings.findIndex((one) => one.key === key)
    const node = siblings[place] ?? (kind === 'code' ? this.codeNode(label) : this.printedNode(row))
    const terms =
      kind === 'code' && this.tabular !== null && row >= 0 && this.tabular.label(row) === label
        ? this.tabular.notes(row).filter((note) => note.kind === 'term')
        : []
    return {
      release: this.release,
      node,
      path,
      children: this.children(key) ?? [],
      previous: siblings[place - 1]?.key ?? null,
      next: siblings[place + 1]?.key ?? null,
      inclusionTerms: terms.map(({ text }) => pieces(text, this.exists)),
      notes: this.tabular !== null && row >= 0 ? notesOf(this.tabular, row, this.exists) : [],
      sevenths: kind === 'code' ? this.sevenths(label) : null,
      poaExempt: kind === 'code' ? this.poaExempt(label) : null,
      change: kind === 'code' && node.billable ? this.changeOf(label, node.title) : null,
    }
  }

  /** The printed row that an entry reads its notes from: -1 without a Tabular, null when there is no such entry. */
  private rowOf(key: NodeKey): number | null {
    const [kind, label] = partsOf(key)
    if (kind === 'code') return this.exists(label) ? (this.tabular?.nearest(label) ?? -1) : null
    if (this.tabular === null) return kind === 'chapter' && this.categoriesOfLetter(label).length > 0 ? -1 : null
    const row = this.tabular.find(kind === 'chapter' ? NODE.chapter : NODE.section, label)
    return row >= 0 && !this.tabular.isGroup(row) ? row : null
  }

  private path(kind: string, label: string, row: number): TabularNode[] {
    if (kind === 'chapter') return []
    if (this.tabular === null)
      return [this.letterNode(label[0]!), ...this.codesAbove(label).map((code) => this.codeNode(code))]
    if (kind === 'block') return [this.printedNode(this.tabular.parents[row]!)]
    const category = label.slice(0, 3)
    const block = this.blockOf(category)
    const above = block === null ? this.chapterOf(category) : this.tabular.parents[block]!
    const printed = block === null ? [above] : [above, block]
    return [
      ...printed.map((one) => this.printedNode(one)),
      ...this.codesAbove(label).map((code) => this.codeNode(code)),
    ]
  }

  private poaExempt(code: string): boolean | null {
    return this.poa !== null && this.isComplete(code) ? this.poa.has(code) : null
  }

  /** Headings of a code, from its category down. */
  private codesAbove(code: string): string[] {
    const found: string[] = []
    for (let length = 3; length < code.length; length++) {
      const heading = code.slice(0, length)
      if (this.order !== null ? this.order.find(heading) >= 0 : this.tabular!.find(NODE.code, heading) >= 0)
        found.push(heading)
    }
    return found
  }

  private codesBelow(code: string): string[] {
    if (this.order !== null) {
      const row = this.order.find(code)
      return row < 0 ? [] : this.order.children(row).map((child) => this.order!.code(child))
    }
    const row = this.tabular!.find(NODE.code, code)
    if (row < 0) return []
    const printed = this.tabular!.children(row).map((child) => this.tabular!.label(child))
    return printed.length > 0 ? printed : (this.sevenths(code)?.characters ?? []).flatMap((one) => one.code ?? [])
  }

  /** Without an order file: printed, or made by the rule of the 7th characters. */
  private known(code: string): boolean {
    if (this.tabular!.find(NODE.code, code) >= 0) return true
    return code.length === 7 && (this.sevenths(code)?.characters.some((one) => one.code === code) ?? false)
  }

  /** The 7th characters that a code needs or has, from the nearest heading that defines some. */
  private sevenths(code: string): SeventhCharacters | null {
    const { tabular } = this
    if (tabular === null) return null
    const nearest = tabular.nearest(code)
    const defines = nearest < 0 ? -1 : tabular.definesSevenths(nearest)
    if (defines < 0) return null
    // From here a character finishes the code: a printed one without others below it.
    const stem = code.length === 7 ? code.slice(0, 6) : code
    const ends = tabular.ends[nearest] === nearest + 1 || code.length >= 6
    const finished = (character: string) => {
      const made = withSeventh(stem, character)
      const padded = code.length === 7 && !made.startsWith(code.slice(0, 6))
      if (!ends || padded) return null
      return this.order === null ? made : this.isComplete(made) ? made : null
    }
    return {
      origin: originOf(tabular, defines),
      note: tabular
        .notes(defines)
        .filter(({ kind }) => kind === '7th character')
        .map(({ text }) => text)
        .join(' '),
      characters: tabular.sevenths(defines).map(({ character, meaning }) => {
        const made = finished(character)
        return {
          character,
          meaning,
          code: made,
          poaExempt: made !== null && this.poa !== null ? this.poa.has(made) : null,
        }
      }),
    }
  }

  private codeNode(code: string): TabularNode {
    const children = this.codesBelow(code).length
    return {
      key: `code:${code}`,
      kind: code.length === 3 ? 'category' : 'code',
      label: cmShown(code),
      title: this.title(code) ?? '',
      billable: this.order !== null ? this.isComplete(code) : children === 0,
      children,
    }
  }

  private printedNode(row: number): TabularNode {
    const tabular = this.tabular!
    const label = tabular.label(row)
    const [kind, title] = [tabular.kinds[row] === NODE.chapter ? 'chapter' : 'block', tabular.title(row)] as const
    const children =
      kind === 'chapter'
        ? tabular.children(row).filter((one) => !tabular.isGroup(one)).length + this.strays(row).length
        : this.categories(row).length
    // The range stands in the label already.
    return { key: `${kind}:${label}`, kind, label, title: title.replace(` (${label})`, ''), billable: false, children }
  }

  private letterNode(letter: string): TabularNode {
    const children = this.categoriesOfLetter(letter).length
    const title = `Codes that begin with ${letter}`
    return { key: `chapter:${letter}`, kind: 'chapter', label: letter, title, billable: false, children }
  }

  private categoriesOfLetter(letter: string): string[] {
    return this.order!.children(-1)
      .map((row) => this.order!.code(row))
      .filter((code) => code.startsWith(letter))
  }

  private blockOf(category: string): number | null {
    const row = this.tabular!.find(NODE.code, category)
    if (row >= 0) return this.tabular!.parents[row]!
    const covering = this.blocks.filter(({ first, last }) => first <= category && category <= last)
    return covering.at(-1)?.row ?? null
  }

  /** For a category that the Tabular of another year has no block for. */
  private chapterOf(category: string): number {
    const tabular = this.tabular!
    const chapters = tabular.children(-1)
    const last = chapters.findLast((row) => {
      const first = tabular
        .children(row)
        .map((section) => rangeOf(tabular.label(section))[0])
        .sort()[0]
      return first !== undefined && first <= category
    })
    return last ?? chapters[0]!
  }

  private placed: Map<number, string[]> | null = null

  /** Categories of each block or, where no block covers them, of a chapter. */
  private places(): Map<number, string[]> {
    if (this.placed !== null) return this.placed
    const placed = new Map<number, string[]>()
    const put = (category: string) => {
      const row = this.blockOf(category) ?? this.chapterOf(category)
      placed.set(row, [...(placed.get(row) ?? []), category])
    }
    if (this.order !== null) for (const row of this.order.children(-1)) put(this.order.code(row))
    else
      for (const { row } of this.blocks)
        placed.set(
          row,
          this.tabular!.children(row).map((child) => this.tabular!.label(child)),
        )
    return (this.placed = placed)
  }

  private readonly chaptersByCategory = new Map<string, { key: string; title: string }>()

  /** The chapter in which a code stands, or would stand where the release does not have it. */
  chapterAt(code: string): { key: string; title: string } {
    const category = code.slice(0, 3)
    const known = this.chaptersByCategory.get(category)
    if (known) return known
    const found = this.chapterFor(category)
    this.chaptersByCategory.set(category, found)
    return found
  }

  private chapterFor(category: string): { key: string; title: string } {
    if (this.tabular === null) return { key: category[0]!, title: '' }
    const block = this.blockOf(category)
    const row = block === null ? this.chapterOf(category) : this.tabular.parents[block]!
    return { key: this.tabular.label(row), title: this.tabular.title(row) }
  }

  private categories(block: number): string[] {
    return this.places().get(block) ?? []
  }

  private strays(chapter: number): string[] {
    return this.places().get(chapter) ?? []
  }
}

/** `code:S72.0` and `code:S720` are one. */
export function partsOf(key: NodeKey): [kind: string, label: string] {
  const colon = key.indexOf(':')
  const [kind, label] = [key.slice(0, colon), key.slice(colon + 1)]
  return [kind, kind === 'code' ? label.toUpperCase().replace(/[\s.]/g, '') : label]
}
