/*
 * A compiled part of a book is a few sheets, each read when something on it is first asked for. A sheet is one immutable
 * blob: named columns of numbers and bytes behind a short JSON head. Reading one makes views on it, nothing is copied.
 */

export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array
/** Columns of all sheets of a part have names of their own, so that what is read of a part is one table. */
export type Columns = Readonly<Record<string, Column>>
/** What is read together, by the name of its sheet. */
export type Sheets = Readonly<Record<string, Columns>>
export type PackedPart = ReadonlyMap<string, Uint8Array<ArrayBuffer>>

const MAKERS = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array } as const
type ColumnType = keyof typeof MAKERS
type Head = { name: string; type: ColumnType; length: number; at: number }[]

/**
 * Raised when the layout of compiled parts changes; a part of another format is not read.
 *  2  sheets; codes of the Tabular and words found by their bytes; tables of PCS one by one.
 */
export const FORMAT = 2

const typeOf = (column: Column): ColumnType =>
  column instanceof Uint8Array
    ? 'u8'
    : column instanceof Uint16Array
      ? 'u16'
      : column instanceof Uint32Array
        ? 'u32'
        : 'i32'

const aligned = (offset: number) => (offset + 7) & ~7

export const packSheets = (sheets: Sheets): PackedPart =>
  new Map(Object.entries(sheets).map(([name, columns]) => [name, packColumns(columns)]))

/** All sheets of a part at once. */
export const unpackPart = (part: PackedPart): Columns => Object.assign({}, ...[...part.values()].map(unpackSheet))

function packColumns(columns: Columns): Uint8Array<ArrayBuffer> {
  let at = 0
  const head: Head = []
  for (const [name, column] of Object.entries(columns)) {
    head.push({ name, type: typeOf(column), length: column.length, at })
    at = aligned(at + column.byteLength)
  }
  const text = new TextEncoder().encode(JSON.stringify(head))
  const start = aligned(8 + text.length)
  const packed = new Uint8Array(start + at)
  const view = new DataView(packed.buffer)
  view.setUint32(0, FORMAT, true)
  view.setUint32(4, text.length, true)
  packed.set(text, 8)
  for (const { name, at: offset } of head) {
    const column = columns[name]!
    packed.set(new Uint8Array(column.buffer, column.byteOffset, column.byteLength), start + offset)
  }
  return packed
}

/** @throws when the blob is of another format or shorter than its head says. */
export function unpackSheet(packed: Uint8Array): Columns {
  // Views need an aligned start, which a slice of something larger does not have.
  const bytes = packed.byteOffset % 8 === 0 ? packed : packed.slice()
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 8 || view.getUint32(0, true) !== FORMAT) throw new Error('A compiled part of another format.')
  const length = view.getUint32(4, true)
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as Head
  const start = bytes.byteOffset + aligned(8 + length)
  return Object.fromEntries(
    head.map(({ name, type, length: count, at }) => [
      name,
      new MAKERS[type](bytes.buffer as ArrayBuffer, start + at, count),
    ]),
  )
}

/** A column of a known type. One that is missing is on a sheet that was not asked for, or of another program. */
export function column<T extends ColumnType>(
  columns: Columns,
  name: string,
  type: T,
): InstanceType<(typeof MAKERS)[T]> {
  const found = columns[name]
  if (!(found instanceof MAKERS[type])) throw new Error(`A compiled part without its column ${name}.`)
  return found as InstanceType<(typeof MAKERS)[T]>
}

/** Small structured parts are kept as JSON in one column. */
export const jsonSheet = (value: unknown): Sheets => ({
  json: { json: new TextEncoder().encode(JSON.stringify(value)) },
})
export const jsonOf = (columns: Columns): unknown => JSON.parse(new TextDecoder().decode(column(columns, 'json', 'u8')))
