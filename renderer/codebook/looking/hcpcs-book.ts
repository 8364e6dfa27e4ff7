import type { HcpcsCode, HcpcsLetter, HcpcsRow } from '../types'
import type { CodeList } from '../compiled/code-list'
import { column } from '../compiled/columns'
import { Texts } from '../compiled/texts'

export class HcpcsBook {
  private readonly shorts: Texts
  private readonly dates: Texts
  private readonly modifiers: Uint8Array

  constructor(
    readonly release: string,
    /** With the sheet `hcpcs`. */
    readonly list: CodeList,
  ) {
    this.shorts = new Texts(list.columns, 'shorts')
    this.dates = new Texts(list.columns, 'dates')
    this.modifiers = column(list.columns, 'modifiers', 'u8')
  }

  letters(): HcpcsLetter[] {
    const letters = new Map<string, number>()
    for (let row = 0; row < this.list.length; row++) {
      const letter = this.letterOf(row)
      letters.set(letter, (letters.get(letter) ?? 0) + 1)
    }
    return [...letters]
      .map(([letter, codes]) => ({ letter, codes }))
      .sort((one, other) => (one.letter < other.letter ? -1 : 1))
  }

  codes(letter: string): HcpcsRow[] {
    return [...this.list.beginning('')].filter((row) => this.letterOf(row) === letter).map((row) => this.row(row))
  }

  code(code: string): HcpcsCode | null {
    const row = this.list.find(code)
    if (row < 0) return null
    const [added, changed, ended] = this.dates.at(row).split(' ')
    const all = this.list.beginning('')
    const place = all.indexOf(row)
    const near = (at: number) => (all[at] === undefined ? null : this.list.code(all[at]))
    return {
      release: this.release,
      ...this.row(row),
      unit: unitOf(this.list.title(row)),
      added: added || null,
      changed: changed || null,
      ended: ended || null,
      previous: place > 0 ? near(place - 1) : null,
      next: near(place + 1),
    }
  }

  /** Modifiers of two characters have a place of their own. */
  private letterOf(row: number): string {
    return this.modifiers[row] === 1 ? 'Modifiers' : this.list.code(row)[0]!
  }

  private row(row: number): HcpcsRow {
    return {
      code: this.list.code(row),
      short: this.shorts.at(row),
      long: this.list.title(row),
      modifier: this.modifiers[row] === 1,
    }
  }
}

const MEASURE =
  '(?:mg|mcg|ml|gm|g|iu|units?|cc|micrograms?|milligrams?|millicuries?|sq(?:uare)? (?:cm|centimeters?|in(?:ch)?(?:es)?)|minutes?|hours?|days?|miles?|pounds?|ounces?)'
const UNIT = new RegExp(
  `\\b(each(?: [a-z0-9 ]+)?|per [a-z0-9 ./-]+|up to [\\d.,]+ ?${MEASURE}\\b[a-z ]*|[\\d.,]+ ?${MEASURE})\\s*(?:\\([^)]*\\))?$`,
  'i',
)

/** What one unit is, in the words that end the description: `each`, `per study dose`, `0.1 mg`. */
export const unitOf = (description: string): string | null =>
  UNIT.exec(
    description
      .replace(/[.;]\s*$/, '')
      .split(/,\s*(?=\D)/)
      .at(-1)!
      .trim(),
  )?.[1]?.trim() ?? null
