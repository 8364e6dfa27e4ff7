/*
 * A compiled part of a book is one immutable blob: named columns of numbers and bytes behind a short JSON head. Reading
 * one makes views on the blob, nothing is copied.
 */

export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array
export type Columns = Readonly<Record<string, Column>>

const MAKERS = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, i32: Int32Array } as const
type ColumnType = keyof typeof MAKERS
type Head = { name: string; type: ColumnType; length: number; at: number }[]

/** Raised when the layout of compiled parts changes; a part of another format is not read. */
export const FORMAT = 1

const typeOf = (column: Column): ColumnType =>
  column instanceof Uint8Array
    ? 'u8'
    : column instanceof Uint16Array
      ? 'u16'
      : column instanceof Uint32Array
        ? 'u32'
        : 'i32'

const aligned = (offset: number) => (offset + 7) & ~7

export function packColumns(columns: Columns): Uint8Array<ArrayBuffer> {
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
export function unpackColumns(packed: Uint8Array): Columns {
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

/** A column of a known type; a part without it was made by another program. */
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
export const jsonColumns = (value: unknown): Columns => ({ json: new TextEncoder().encode(JSON.stringify(value)) })
export const jsonOf = (columns: Columns): unknown => JSON.parse(new TextDecoder().decode(column(columns, 'json', 'u8')))
