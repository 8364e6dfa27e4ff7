import { AGAIN, LIMITS, Refusal, counted } from './refusal'
import { readXml } from './xml'

/* The PCS tables and the definitions of their values. */

export type Label = [code: string, title: string]
/** Values of positions 4 to 7 that go together, all with all. */
export type TableRow = { codes: number; axes: { title: string; values: Label[] }[] }
export type Table = {
  code: string
  section: string
  system: string
  operation: string
  definition: string
  rows: TableRow[]
}
export type Definition = { titles: string[]; text: string; explanation: string; includes: string[] }
/** Definitions of a position of a section. */
export type Definitions = Record<string, Definition[]>

type Axis = { pos: number; title: string; values: Label[]; definition: string }

/** @throws Refusal */
export function readTablesFile(
  bytes: Uint8Array,
  onRead: (bytesRead: number, rows: number) => void,
): { version: string; tables: Table[] } {
  const tables: Table[] = []
  let version = ''
  let heads: Axis[] | null = null
  let row: { codes: number; axes: Axis[] } | null = null
  let rows: TableRow[] = []
  let axis: Axis | null = null
  let label = ''
  let codes = 0
  readXml(
    bytes,
    {
      open(name, attributes) {
        if (name === 'pcsTable') [heads, rows] = [[], []]
        else if (name === 'pcsRow') row = { codes: Number(attributes.codes), axes: [] }
        else if (name === 'axis') axis = { pos: Number(attributes.pos), title: '', values: [], definition: '' }
        else if (name === 'label') label = attributes.code ?? ''
      },
      close(name, text) {
        if (name === 'version') version = text
        if (axis !== null) {
          if (name === 'title') axis.title = text
          else if (name === 'definition') axis.definition = text
          else if (name === 'label') axis.values.push([label, text])
          else if (name === 'axis') {
            ;(row?.axes ?? heads)?.push(axis)
            axis = null
          }
        } else if (name === 'pcsRow' && row !== null) {
          rows.push(rowOf(row, heads))
          codes += rows.at(-1)!.codes
          row = null
          if (codes > LIMITS.rows)
            throw new Refusal(`The tables make more than ${counted(LIMITS.rows)} codes. ${AGAIN}`)
        } else if (name === 'pcsTable' && heads !== null) {
          tables.push(tableOf(heads, rows))
          heads = null
        }
      },
    },
    (read) => onRead(read, codes),
  )
  const twice = tables.find(({ code }, index) => tables.findIndex((other) => other.code === code) !== index)
  if (twice) throw new Refusal(`Table ${twice.code} stands in it twice. ${AGAIN}`)
  if (tables.length === 0) throw new Refusal(`It holds no tables. ${AGAIN}`)
  return { version, tables }
}

const nameOf = (heads: readonly Axis[] | null) => (heads ?? []).map(({ values }) => values[0]?.[0] ?? '?').join('')

function rowOf({ codes, axes }: { codes: number; axes: Axis[] }, heads: readonly Axis[] | null): TableRow {
  const name = nameOf(heads)
  if (axes.length !== 4 || axes.some(({ pos }, index) => pos !== index + 4))
    throw new Refusal(`A row of table ${name} does not have positions 4 to 7. ${AGAIN}`)
  for (const { values } of axes)
    for (const [code] of values)
      if (!/^[0-9A-HJ-NP-Z]$/.test(code)) throw new Refusal(`Table ${name} has the value “${code}”. ${AGAIN}`)
  if (!Number.isInteger(codes)) throw new Refusal(`A row of table ${name} does not say how many codes it has. ${AGAIN}`)
  const made = axes.reduce((product, { values }) => product * values.length, 1)
  if (made !== codes) throw new Refusal(`A row of table ${name} says ${codes} codes and makes ${made}. ${AGAIN}`)
  return { codes, axes: axes.map(({ title, values }) => ({ title, values })) }
}

function tableOf(heads: readonly Axis[], rows: TableRow[]): Table {
  const code = nameOf(heads)
  if (heads.length !== 3 || !/^[0-9A-HJ-NP-Z]{3}$/.test(code) || rows.length === 0)
    throw new Refusal(`Table “${code}” does not have a section, a body system, an operation and rows. ${AGAIN}`)
  const [section, system, operation] = heads as [Axis, Axis, Axis]
  return {
    code,
    section: section.values[0]![1],
    system: system.values[0]![1],
    operation: operation.values[0]![1],
    definition: operation.definition,
    rows,
  }
}

/** All codes of a table. */
export function* expand({ code, rows }: Table): Generator<string> {
  for (const { axes } of rows) {
    const [fourth, fifth, sixth, seventh] = axes.map(({ values }) => values) as [Label[], Label[], Label[], Label[]]
    for (const [a] of fourth)
      for (const [b] of fifth) for (const [c] of sixth) for (const [d] of seventh) yield code + a + b + c + d
  }
}

/** @throws Refusal */
export function readDefinitionsFile(
  bytes: Uint8Array,
  onRead: (bytesRead: number, rows: number) => void,
): { version: string; definitions: Definitions; count: number } {
  const definitions: Definitions = {}
  let version = ''
  let section: string | null = null
  let pos = ''
  let entry: Definition | null = null
  let count = 0
  readXml(
    bytes,
    {
      open(name, attributes) {
        if (name === 'section') section = /^[0-9A-HJ-NP-Z]$/.test(attributes.code ?? '') ? attributes.code! : null
        else if (name === 'axis') pos = attributes.pos ?? ''
        else if (name === 'terms' && section !== null) entry = { titles: [], text: '', explanation: '', includes: [] }
      },
      close(name, text) {
        if (name === 'version') version = text
        else if (name === 'section') section = null
        else if (entry === null) return
        else if (name === 'title') entry.titles.push(text)
        else if (name === 'definition') entry.text = text
        else if (name === 'explanation') entry.explanation = text
        else if (name === 'includes') entry.includes.push(text)
        else if (name === 'terms') {
          ;(definitions[`${section}${pos}`] ??= []).push(entry)
          count++
          entry = null
        }
      },
    },
    (read) => onRead(read, count),
  )
  if (count === 0) throw new Refusal(`It holds no definitions. ${AGAIN}`)
  return { version, definitions, count }
}
