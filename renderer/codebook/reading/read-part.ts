import type { PartKind, System } from '../types'
import { codeListSheets, type CodeRow } from '../compiled/code-list'
import { jsonSheet, packSheets, type PackedPart, type Sheets } from '../compiled/columns'
import { lineSheets } from '../compiled/lines'
import { definitionSheets, tableSheets } from '../compiled/pcs-tables'
import { tabularSheets } from '../compiled/tabular'
import { guidelinesOf } from './guidelines'
import { readIndexFile } from './index-file'
import { hcpcsSheets, hcpcsYear, poaSheets, readHcpcsFile, readPoaList } from './lists'
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
  packed: PackedPart
}

export const systemOfPart = (kind: PartKind): System =>
  kind.startsWith('cm') ? 'cm' : kind.startsWith('pcs') ? 'pcs' : 'hcpcs'

type Compiled = { kind: PartKind; year: number; count: number; sheets: Sheets }
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
  const { sheets, ...compiled } = await compile(kind, bytes, names, onRead)
  const system = systemOfPart(compiled.kind)
  return {
    ...compiled,
    system,
    effective: effectiveOf(system, compiled.year, names),
    bytes: bytes.length,
    packed: packSheets(sheets),
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
      return { kind, year: yearStated(version), count: rows.length, sheets: tabularSheets(rows) }
    }
    case 'cm-index':
    case 'cm-external':
    case 'cm-neoplasm':
    case 'cm-drugs':
    case 'pcs-index': {
      const { version, heads, lines } = readIndexFile(bytes, onRead)
      return { kind, year: yearStated(version), count: lines.length, sheets: lineSheets(lines, heads) }
    }
    case 'pcs-tables': {
      const { version, tables } = readTablesFile(bytes, onRead)
      return { kind, year: yearStated(version), count: tables.length, sheets: tableSheets(tables) }
    }
    case 'pcs-definitions': {
      const { version, definitions, count } = readDefinitionsFile(bytes, onRead)
      return { kind, year: yearStated(version), count, sheets: definitionSheets(definitions) }
    }
    case 'cm-poa': {
      const list = readPoaList(bytes)
      return { kind, year: list.year, count: list.rows.length, sheets: poaSheets(list) }
    }
    case 'hcpcs-codes':
      return ofHcpcs(bytes, names, onRead)
    case 'cm-guidelines':
    case 'pcs-guidelines':
    case 'pdf': {
      const lines = await readPdf(bytes, (share) => onRead(Math.round(share * bytes.length), 0))
      const { book, year, sections } = guidelinesOf(lines)
      return { kind: book, year, count: sections.length, sheets: jsonSheet(sections) }
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
  return { kind, year, count: rows.filter(({ billable }) => billable).length, sheets: codeListSheets(rows) }
}

function ofHcpcs(bytes: Uint8Array, names: readonly string[], onRead: OnRead): Compiled {
  const rows = readHcpcsFile(bytes, onRead)
  const year = names.map(yearInName).find((one) => one !== null) ?? hcpcsYear(rows)
  if (year === null || year === undefined)
    throw new Refusal('It does not say which year it is for. Put the year into the file’s name, and add it again.')
  const kind = 'hcpcs-codes'
  return { kind, year, count: rows.length, sheets: { ...codeListSheets(rows), ...hcpcsSheets(rows) } }
}
