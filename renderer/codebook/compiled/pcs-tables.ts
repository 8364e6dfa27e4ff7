import type { Definition, Definitions, Table, TableRow } from '../reading/pcs-files'
import { jsonOf, jsonSheet, type Columns, type Sheets } from './columns'
import { Texts, textColumns } from './texts'

/*
 * The PCS tables and definitions. What they are called is read as a whole, a table itself only when it is opened: all of
 * them as objects would take ten times their bytes.
 */

/** A table without its rows. */
export type TableHead = Omit<Table, 'rows'> & { codes: number }

/** Sheets: `json` with the heads, `tables` with the rows. */
export const tableSheets = (tables: readonly Table[]): Sheets => ({
  ...jsonSheet(
    tables.map(({ rows, ...head }): TableHead => ({ ...head, codes: rows.reduce((sum, { codes }) => sum + codes, 0) })),
  ),
  tables: textColumns(
    'tables',
    tables.map(({ rows }) => JSON.stringify(rows)),
  ),
})

export class PcsTables {
  readonly heads: readonly TableHead[]
  private readonly places: ReadonlyMap<string, number>
  private readRows: Texts | null = null
  private last: { place: number; rows: readonly TableRow[] } | null = null

  /** @param columns of the sheet `json`; those of `tables` may come later */
  constructor(private readonly columns: Columns) {
    this.heads = jsonOf(columns) as TableHead[]
    this.places = new Map(this.heads.map(({ code }, place) => [code, place]))
  }

  has(code: string): boolean {
    return this.places.has(code)
  }

  table(code: string): Table | null {
    const place = this.places.get(code)
    return place === undefined ? null : { ...this.heads[place]!, rows: this.rows(place) as TableRow[] }
  }

  *all(): Generator<Table> {
    for (const { code } of this.heads) yield this.table(code)!
  }

  private rows(place: number): readonly TableRow[] {
    if (this.last?.place !== place) {
      this.readRows ??= new Texts(this.columns, 'tables')
      this.last = { place, rows: JSON.parse(this.readRows.at(place)) as TableRow[] }
    }
    return this.last.rows
  }
}

/** Sheet `json` with the names of the lists, and `definitions` with the lists. */
export const definitionSheets = (definitions: Definitions): Sheets => ({
  ...jsonSheet(Object.keys(definitions)),
  definitions: textColumns(
    'definitions',
    Object.values(definitions).map((list) => JSON.stringify(list)),
  ),
})

export class PcsDefinitions {
  private readonly places: ReadonlyMap<string, number>
  private readonly texts: Texts
  private readonly known = new Map<string, readonly Definition[]>()

  constructor(columns: Columns) {
    this.places = new Map((jsonOf(columns) as string[]).map((name, place) => [name, place]))
    this.texts = new Texts(columns, 'definitions')
  }

  /** Definitions of a position of a section: `03`, operations of Medical and Surgical. */
  of(name: string): readonly Definition[] {
    const place = this.places.get(name)
    if (place === undefined) return []
    const known = this.known.get(name) ?? (JSON.parse(this.texts.at(place)) as Definition[])
    this.known.set(name, known)
    return known
  }
}
