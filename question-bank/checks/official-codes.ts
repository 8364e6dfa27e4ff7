import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'

/*
 * The FY2026 order files as CMS publishes them, read from their zip files. Columns: 7 to 13 the code without a dot,
 * 15 whether it is billable.
 */

export type CodeStatus = 'billable' | 'header' | 'unknown'
export type CodeSets = { cm: ReadonlyMap<string, boolean>; pcs: ReadonlyMap<string, boolean> }

const CM = { zip: '2026-icd-10-cm-code-descriptions.zip', file: 'icd10cm_order_2026.txt', atLeast: 70_000 }
const PCS = { zip: '2026-icd-10-pcs-order-file.zip', file: 'icd10pcs_order_2026.txt', atLeast: 70_000 }
const ZIP_LIMIT = 20 * 1024 * 1024
const FILE_LIMIT = 64 * 1024 * 1024

/** Throws with a sentence for the command line when a file is missing or not what it should be. */
export function readCodeSets(folder: string): CodeSets {
  return { cm: readOrderFile(folder, CM), pcs: readOrderFile(folder, PCS) }
}

function readOrderFile(folder: string, wanted: typeof CM): ReadonlyMap<string, boolean> {
  const path = join(folder, wanted.zip)
  if (statSync(path).size > ZIP_LIMIT)
    throw new Error(`${path} is larger than expected; download the official file again.`)
  // fflate inflates into a buffer of the stated size, so the filter also bounds what comes out.
  const files = unzipSync(readFileSync(path), {
    filter: (file) => file.name.split('/').at(-1) === wanted.file && file.originalSize <= FILE_LIMIT,
  })
  const bytes = Object.values(files)[0]
  if (bytes === undefined)
    throw new Error(`${path} holds no ${wanted.file} of a sensible size; download the official file again.`)
  const codes = parseOrderFile(new TextDecoder('latin1').decode(bytes))
  if (codes.size < wanted.atLeast)
    throw new Error(`${path} holds only ${codes.size} codes; download the official file again.`)
  return codes
}

export function parseOrderFile(text: string): ReadonlyMap<string, boolean> {
  const codes = new Map<string, boolean>()
  for (const line of text.split('\n')) {
    const code = line.slice(6, 13).trim()
    const billable = line[14]
    if (code !== '' && (billable === '0' || billable === '1')) codes.set(code, billable === '1')
  }
  return codes
}

export function statusOf(codes: ReadonlyMap<string, boolean>, code: string): CodeStatus {
  const billable = codes.get(code.replace('.', ''))
  return billable === undefined ? 'unknown' : billable ? 'billable' : 'header'
}

/** A plain list of codes, one or more a line, dots dropped. */
export function readCodeList(path: string): ReadonlySet<string> {
  return new Set(
    readFileSync(path, 'utf8')
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => word.replace('.', '')),
  )
}
