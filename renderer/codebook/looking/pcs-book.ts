import type { Change, PcsChoice, PcsColumn, PcsDefinition, PcsSection, PcsTable } from '../types'
import type { CodeList } from '../compiled/code-list'
import type { PcsDefinitions, PcsTables, TableHead } from '../compiled/pcs-tables'
import type { Table, TableRow } from '../reading/pcs-files'

/* The PCS tables: only values that share a row stay open, so that no invalid code can be made. */

const PLACES = [4, 5, 6, 7] as const

export class PcsBook {
  private order: CodeList | null = null
  private changeOf: (code: string, title: string) => Change | null = () => null

  constructor(
    readonly release: string,
    private readonly tables: PcsTables,
    private readonly definitions: PcsDefinitions | null,
  ) {}

  /** What is known of finished codes from other files. */
  beside(order: CodeList | null, changeOf: (code: string, title: string) => Change | null): void {
    this.order = order
    this.changeOf = changeOf
  }

  /** Whether at least one code begins so. */
  begins(prefix: string): boolean {
    if (prefix.length <= 3) return this.tables.heads.some(({ code }) => code.startsWith(prefix))
    const table = this.tables.table(prefix.slice(0, 3))
    return table !== null && table.rows.some((row) => fits(row, choiceOf(prefix.slice(3))))
  }

  table(code: string, wanted: PcsChoice): PcsTable | null {
    const table = this.tables.table(code.toUpperCase())
    if (table === null) return null
    const choice: PcsChoice = {}
    for (const place of PLACES) {
      const value = wanted[place]?.toUpperCase()
      if (value !== undefined && table.rows.some((row) => fits(row, { ...choice, [place]: value })))
        choice[place] = value
    }
    const built = table.code + PLACES.map((place) => choice[place] ?? '?').join('')
    return {
      release: this.release,
      table: table.code,
      section: { code: table.code[0]!, title: table.section },
      system: { code: table.code[1]!, title: table.system },
      operation: { code: table.code[2]!, title: table.operation, definition: this.operationOf(table) },
      rows: table.rows.map(({ codes, axes }) => ({
        codes,
        columns: axes.map(({ values }, at) => ({
          position: PLACES[at]!,
          values: values.map(([value, title]) => ({ code: value, title })),
        })),
      })),
      codes: codesIn(table),
      columns: PLACES.map((place) => this.column(table, place, choice)),
      built,
      finished: built.includes('?') ? null : this.finished(built),
      change: built.includes('?') ? null : this.changeOf(built, this.titleOf(built) ?? ''),
    }
  }

  private column(table: Table, position: 4 | 5 | 6 | 7, choice: PcsChoice): PcsColumn {
    const others = { ...choice, [position]: undefined }
    const values = new Map<string, { title: string; open: boolean }>()
    let title = ''
    for (const row of table.rows) {
      const axis = row.axes[position - 4]!
      title ||= axis.title
      const open = fits(row, others)
      for (const [code, name] of axis.values) {
        const known = values.get(code)
        if (known === undefined) values.set(code, { title: name, open })
        else known.open ||= open
      }
    }
    return {
      position,
      title,
      values: [...values]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([code, value]) => ({
          code,
          ...value,
          chosen: choice[position] === code,
          definition: this.definitionOf(table, String(position), value.title),
        })),
    }
  }

  private operationOf(table: Table): PcsDefinition | null {
    const found = this.definitionOf(table, '3', table.operation)
    return found ?? (table.definition === '' ? null : { text: table.definition, explanation: '', includes: [] })
  }

  private definitionOf(table: Table, position: string, title: string): PcsDefinition | null {
    const entries = this.definitions?.of(`${table.code[0]!}${position}`) ?? []
    const named = (name: string) => entries.find(({ titles }) => titles.includes(name))
    // Devices have the same name in several body systems and say which one is meant.
    const found = named(title) ?? named(`${title} in ${table.system}`)
    return found ? { text: found.text, explanation: found.explanation, includes: found.includes } : null
  }

  private titleOf(code: string): string | null {
    const row = this.order?.find(code) ?? -1
    return row >= 0 ? this.order!.title(row) : null
  }

  private finished(code: string): PcsTable['finished'] {
    return { code, title: this.titleOf(code), inOrderFile: this.order === null ? null : this.titleOf(code) !== null }
  }
}

const codesIn = ({ rows }: Table) => rows.reduce((sum, { codes }) => sum + codes, 0)

const fits = ({ axes }: TableRow, choice: PcsChoice) =>
  PLACES.every((place) => {
    const value = choice[place]
    return value === undefined || axes[place - 4]!.values.some(([code]) => code === value)
  })

/** All tables by section and body system. */
export function sectionsOf(tables: readonly TableHead[]): PcsSection[] {
  const sections: PcsSection[] = []
  for (const table of tables) {
    const [code, system] = [table.code[0]!, table.code[1]!]
    let section = sections.find((one) => one.code === code)
    if (!section) sections.push((section = { code, title: table.section, systems: [] }))
    let within = section.systems.find((one) => one.code === system)
    if (!within) section.systems.push((within = { code: system, title: table.system, tables: [] }))
    within.tables.push({ table: table.code, operation: table.operation, codes: table.codes })
  }
  return sections
}

/** `904A` as what is chosen at positions 4 to 7. */
export function choiceOf(values: string): PcsChoice {
  const choice: PcsChoice = {}
  PLACES.forEach((place, at) => {
    if (values[at] !== undefined) choice[place] = values[at]
  })
  return choice
}
