import type { PartKind, System } from '../types'
import { codeListColumns, type CodeRow } from '../compiled/code-list'
import { jsonColumns, packColumns, type Columns } from '../compiled/columns'
import { lineColumns } from '../compiled/lines'
import { tabularColumns } from '../compiled/tabular'
import { guidelinesOf } from './guidelines'
import { readIndexFile } from './index-file'
import { hcpcsColumns, hcpcsYear, poaColumns, readHcpcsFile, readPoaList } from './lists'
import { readOrderFile } from './order-file'
import { readDefinitionsFile, readTablesFile } from './pcs-files'
import { readPdf } from './pdf'
import { Refusal } from './refusal'
import { readTabularFile } from './tabular-file'
import { effectiveOf, yearInName, yearOfCodes, yearOfList, yearStated } from './year'

/** An official file, read and compiled, not stored yet. */
export type ReadPart = {
  kind: PartKind
  system: System
  year: number
  effective: string
  /** Display name: the file, and the zip it lay in. */
  file: string
  sha256: string
  bytes: number
  count: number
  packed: Uint8Array<ArrayBuffer>
}

export const systemOfPart = (kind: PartKind): System =>
  kind.startsWith('cm') ? 'cm' : kind.startsWith('pcs') ? 'pcs' : 'hcpcs'

type Compiled = { kind: PartKind; year: number; count: number; columns: Columns }
export type OnRead = (bytesRead: number, count: number) => void

/**
 * Reads a file that was recognised. `names`: of the file and of the zip around it, which are asked for a year only where
 * the file does not say one.
 * @throws Refusal
 */
export async function readPart(
  kind: PartKind | 'pdf',
  bytes: Uint8Array,
  names: readonly string[],
  onRead: OnRead,
): Promise<Omit<ReadPart, 'file' | 'sha256'>> {
  const { columns, ...compiled } = await compile(kind, bytes, names, onRead)
  const system = systemOfPart(compiled.kind)
  return {
    ...compiled,
    system,
    effective: effectiveOf(system, compiled.year, names),
    bytes: bytes.length,
    packed: packColumns(columns),
  }
}

async function compile(
  kind: PartKind | 'pdf',
  bytes: Uint8Array,
  names: readonly string[],
  onRead: OnRead,
): Promise<Compiled> {
  switch (kind) {
    case 'cm-order':
    case 'pcs-order':
      return ofOrder(kind, readOrderFile(bytes, kind === 'cm-order' ? 'cm' : 'pcs', onRead), names)
    case 'cm-tabular': {
      const { version, rows } = readTabularFile(bytes, onRead)
      return { kind, year: yearStated(version), count: rows.length, columns: tabularColumns(rows) }
    }
    case 'cm-index':
    case 'cm-external':
    case 'cm-neoplasm':
    case 'cm-drugs':
    case 'pcs-index': {
      const { version, heads, lines } = readIndexFile(bytes, onRead)
      return { kind, year: yearStated(version), count: lines.length, columns: lineColumns(lines, heads) }
    }
    case 'pcs-tables': {
      const { version, tables } = readTablesFile(bytes, onRead)
      return { kind, year: yearStated(version), count: tables.length, columns: jsonColumns(tables) }
    }
    case 'pcs-definitions': {
      const { version, definitions, count } = readDefinitionsFile(bytes, onRead)
      return { kind, year: yearStated(version), count, columns: jsonColumns(definitions) }
    }
    case 'cm-poa': {
      const list = readPoaList(bytes)
      return { kind, year: list.year, count: list.rows.length, columns: poaColumns(list) }
    }
    case 'hcpcs-codes':
      return ofHcpcs(bytes, names, onRead)
    case 'cm-guidelines':
    case 'pcs-guidelines':
    case 'pdf': {
      const lines = await readPdf(bytes, (share) => onRead(Math.round(share * bytes.length), 0))
      const { book, year, sections } = guidelinesOf(lines)
      return { kind: book, year, count: sections.length, columns: jsonColumns(sections) }
    }
  }
}

function ofOrder(kind: 'cm-order' | 'pcs-order', rows: readonly CodeRow[], names: readonly string[]): Compiled {
  const codes = new Set(rows.map(({ code }) => code))
  const system = kind === 'cm-order' ? 'cm' : 'pcs'
  const year = yearOfList(
    system,
    yearOfCodes(system, (code) => codes.has(code), codes),
    names,
  )
  return { kind, year, count: rows.filter(({ billable }) => billable).length, columns: codeListColumns(rows) }
}

function ofHcpcs(bytes: Uint8Array, names: readonly string[], onRead: OnRead): Compiled {
  const rows = readHcpcsFile(bytes, onRead)
  const year = names.map(yearInName).find((one) => one !== null) ?? hcpcsYear(rows)
  if (year === null || year === undefined)
    throw new Refusal('It does not say which year it is for. Put the year into the file’s name, and add it again.')
  const kind = 'hcpcs-codes'
  return { kind, year, count: rows.length, columns: { ...codeListColumns(rows), ...hcpcsColumns(rows) } }
}
