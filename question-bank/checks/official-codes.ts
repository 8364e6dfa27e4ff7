import { readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CodeList } from '../../renderer/codebook/compiled/code-list'
import { unpackPart } from '../../renderer/codebook/compiled/columns'
import { readFiles } from '../../renderer/codebook/reading/read-files'

/*
 * The official order files of one year, in whatever packing their publishers chose: the app's own reader recognises them
 * by what is in them.
 */

export type CodeStatus = 'billable' | 'header' | 'unknown'
export type CodeSets = { cm: ReadonlyMap<string, boolean>; pcs: ReadonlyMap<string, boolean> }

const NAMES = { 'cm-order': 'ICD-10-CM', 'pcs-order': 'ICD-10-PCS' } as const
type OrderKind = keyof typeof NAMES
const isOrder = (kind: string): kind is OrderKind => kind in NAMES

/**
 * The order files of a fiscal year (null for the newest) in a folder; zips and loose files, under any name.
 * @throws with a sentence for the command line when one is missing, or was refused
 */
export async function readCodeSets(folder: string, year: number | null): Promise<CodeSets> {
  const given = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => ({
      name,
      size: statSync(join(folder, name)).size,
      bytes: () => Promise.resolve(new Uint8Array(readFileSync(join(folder, name)))),
    }))
  const { files, parts } = await readFiles(given, () => undefined, isOrder)
  const codesOf = (kind: OrderKind) => {
    // Of two publications of a year (October, April), the later one has all codes.
    const [part] = parts
      .filter((one) => one.kind === kind && (year === null || one.year === year))
      .sort((one, other) => (one.effective < other.effective ? 1 : -1))
    if (part) return codesIn(new CodeList(unpackPart(part.packed)))
    const refused = files.filter(({ step }) => step === 'refused').map(({ name, sentence }) => `${name}: ${sentence}`)
    throw new Error(
      [`${folder} holds no ${NAMES[kind]} order file${year === null ? '' : ` of FY${year}`}.`, ...refused].join('\n'),
    )
  }
  return { cm: codesOf('cm-order'), pcs: codesOf('pcs-order') }
}

function codesIn(list: CodeList): ReadonlyMap<string, boolean> {
  const codes = new Map<string, boolean>()
  for (let row = 0; row < list.length; row++) codes.set(list.code(row), list.billable(row))
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
