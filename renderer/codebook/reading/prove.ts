import type { CmProof, PartKind, PcsProof } from '../types'
import { CodeList } from '../compiled/code-list'
import { unpackPart, type PackedPart } from '../compiled/columns'
import { PcsTables } from '../compiled/pcs-tables'
import { NODE, Tabular, withSeventh } from '../compiled/tabular'
import { expand } from './pcs-files'
import { counted } from './refusal'

/*
 * What the parts of one release say of each other. Tables and order file of PCS must make the same codes; the Tabular of
 * CM makes codes with its 7th characters, and the order file has the last word on them.
 */

export type Packed = ReadonlyMap<PartKind, PackedPart>

export type Verdict = {
  pcsProof: PcsProof | null
  cmProof: CmProof | null
  /** Why the release cannot be taken; null where it can. */
  refusal: string | null
  /** Figures, and what could not be proved. */
  sentences: string[]
}

export function prove(parts: Packed): Verdict {
  const verdict: Verdict = { pcsProof: null, cmProof: null, refusal: null, sentences: [] }
  provePcs(parts, verdict)
  proveCm(parts, verdict)
  provePoa(parts, verdict)
  if (parts.has('hcpcs-codes'))
    verdict.sentences.push('No other official file proves this list; compare its count with the publisher’s page.')
  return verdict
}

const some = (codes: readonly string[]) => codes.slice(0, 5).join(', ')

function provePcs(parts: Packed, verdict: Verdict): void {
  const [tables, order] = [parts.get('pcs-tables'), parts.get('pcs-order')]
  if (tables !== undefined && order === undefined)
    verdict.sentences.push('The tables are not proved yet: add the order file of the same year.')
  if (order !== undefined && tables === undefined)
    verdict.sentences.push('The order file is not proved yet: add the code tables of the same year.')
  if (tables !== undefined && !parts.has('pcs-definitions'))
    verdict.sentences.push('The definitions are missing: the values of the tables are shown without what they mean.')
  if (tables === undefined || order === undefined) return
  const list = new CodeList(unpackPart(order))
  const made = new PcsTables(unpackPart(tables))
  const codes = new Set<string>()
  const twice: string[] = []
  for (const table of made.all())
    for (const code of expand(table)) {
      if (codes.has(code)) twice.push(code)
      codes.add(code)
    }
  const onlyTables = [...codes].filter((code) => !completeIn(list, code))
  const onlyOrder: string[] = []
  for (let row = 0; row < list.length; row++)
    if (list.billable(row) && !codes.has(list.code(row))) onlyOrder.push(list.code(row))
  verdict.pcsProof = {
    tables: made.heads.length,
    expanded: codes.size,
    ordered: list.complete,
    onlyTables: onlyTables.length,
    onlyOrder: onlyOrder.length,
  }
  if (twice.length > 0) verdict.refusal = `The tables make ${some(twice)} twice: one of the files is damaged.`
  else if (onlyTables.length + onlyOrder.length > 0)
    verdict.refusal = `The tables and the order file do not make the same codes: ${counted(onlyTables.length)} only in the tables${onlyTables.length > 0 ? ` (${some(onlyTables)})` : ''}, ${counted(onlyOrder.length)} only in the order file${onlyOrder.length > 0 ? ` (${some(onlyOrder)})` : ''}. They are not of the same publication, or one is damaged.`
  else
    verdict.sentences.push(
      `The ${counted(made.heads.length)} tables expand to exactly the ${counted(codes.size)} codes of the order file, in both directions.`,
    )
}

const completeIn = (list: CodeList, code: string) => {
  const row = list.find(code)
  return row >= 0 && list.billable(row)
}

/** A Tabular of another year differs in more codes than this share. */
const STRANGE = 0.002

function proveCm(parts: Packed, verdict: Verdict): void {
  const [tabularPart, orderPart] = [parts.get('cm-tabular'), parts.get('cm-order')]
  if (tabularPart === undefined || orderPart === undefined) {
    if (orderPart !== undefined) verdict.sentences.push('The Tabular List of the same year is missing: its notes are.')
    else if (tabularPart !== undefined)
      verdict.sentences.push('The order file of the same year is missing: which codes are complete is not certain.')
    return
  }
  const list = new CodeList(unpackPart(orderPart))
  const tabular = new Tabular(unpackPart(tabularPart))
  const codes = codesOf(tabular)
  const strange: string[] = []
  for (let row = 0; row < tabular.length; row++)
    if (tabular.kinds[row] === NODE.code && list.find(tabular.label(row)) < 0) strange.push(tabular.label(row))
  const dropped = [...codes].filter((code) => !completeIn(list, code))
  const missing: string[] = []
  for (let row = 0; row < list.length; row++)
    if (list.billable(row) && !codes.has(list.code(row))) missing.push(list.code(row))
  const ordered = list.complete
  verdict.cmProof = { built: codes.size, ordered, dropped: dropped.length, notInTabular: missing.length }
  if (strange.length + missing.length > ordered * STRANGE)
    verdict.refusal = `The Tabular and the order file do not have the same codes: ${counted(strange.length)} only in the Tabular${strange.length > 0 ? ` (${some(strange)})` : ''}, ${counted(missing.length)} only in the order file${missing.length > 0 ? ` (${some(missing)})` : ''}. They are not of the same publication, or one is damaged.`
  else {
    verdict.sentences.push(
      `The Tabular and its 7th characters make ${counted(codes.size)} codes; the order file, which has the last word, has ${counted(ordered)} of them${dropped.length > 0 ? ` and leaves out ${counted(dropped.length)}` : ''}.`,
    )
    if (strange.length + missing.length > 0)
      verdict.sentences.push(`They differ in ${some([...strange, ...missing])}: compare these with your own book.`)
  }
}

/** Every complete code the Tabular makes by its own rules, whether the order file has it or not. */
export function codesOf(tabular: Tabular): Set<string> {
  const codes = new Set<string>()
  for (let row = 0; row < tabular.length; row++) {
    if (tabular.kinds[row] !== NODE.code || tabular.ends[row]! > row + 1) continue
    const code = tabular.label(row)
    const defines = tabular.definesSevenths(row)
    if (defines < 0 || code.length === 7) codes.add(code)
    else for (const { character } of tabular.sevenths(defines)) codes.add(withSeventh(code, character))
  }
  return codes
}

function provePoa(parts: Packed, verdict: Verdict): void {
  const [poa, order] = [parts.get('cm-poa'), parts.get('cm-order')]
  if (poa === undefined || order === undefined) return
  const list = new CodeList(unpackPart(order))
  const { codes, numbers } = unpackPart(poa) as { codes: Uint8Array; numbers?: Uint32Array }
  const unknown: string[] = []
  for (let row = 0; row * 7 < codes.length; row++) {
    const code = String.fromCharCode(...codes.subarray(row * 7, row * 7 + 7)).replace(/\0+$/, '')
    // The list repeats the number of the code's line. Lists that were stored by an earlier version have no numbers.
    const elsewhere = numbers !== undefined && list.find(code) !== numbers[row]! - 1
    if (!completeIn(list, code) || elsewhere) unknown.push(code)
  }
  if (unknown.length === 0)
    verdict.sentences.push(
      `All ${counted(codes.length / 7)} codes of the POA-exempt list are in the order file. That none is missing no other official file proves; compare their count with the publisher’s page.`,
    )
  else if (unknown.length > (codes.length / 7) * STRANGE)
    verdict.refusal = `Codes of the POA-exempt list are not in the order file, or on another line there: ${some(unknown)} (${counted(unknown.length)} of ${counted(codes.length / 7)}). They are not of the same year, or one is damaged.`
  else
    verdict.sentences.push(
      `The POA-exempt list and the order file differ in ${some(unknown)}: compare these with your own list.`,
    )
}
