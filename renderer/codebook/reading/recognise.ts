import type { PartKind } from '../types'
import { POA_HEAD, isHcpcsLine } from './lists'
import { isOrderLine, listText, withPlainEnds } from './order-file'
import { AGAIN } from './refusal'
import { isZip } from './zip'

/* What a file is, by what is in it. Names only help where two files have the same content layout. */

export type Recognised =
  | { kind: PartKind }
  /** A list that only serves to check another one. */
  | { kind: 'cm-codes' }
  | { kind: 'pdf' }
  | { kind: 'zip' }
  /** Something official that is not needed. */
  | { kind: 'skip'; sentence: string }
  | { kind: 'unknown'; sentence: string }

const HEAD = 8 * 1024

export function recognise(bytes: Uint8Array): Recognised {
  if (bytes.length === 0)
    return { kind: 'unknown', sentence: 'The file is empty. Download the file again from its publisher.' }
  if (isZip(bytes)) return { kind: 'zip' }
  if (isUtf16(bytes)) return { kind: 'unknown', sentence: UTF_16 }
  if (PACKED.some((magic) => magic.every((byte, at) => bytes[at] === byte)))
    return { kind: 'unknown', sentence: OTHER_PACKING }
  const head = headOf(bytes)
  if (head.startsWith('%PDF')) return { kind: 'pdf' }
  const start = head.trimStart()
  if (/^<!doctype html/i.test(start)) return { kind: 'unknown', sentence: WEB_PAGE }
  if (start.startsWith('<')) return ofXml(start)
  return ofText(head)
}

const WEB_PAGE =
  'This is a web page, not the file itself: the download was answered with a page. Open the publisher’s page, follow the link there, and add what it downloads.'
const UTF_16 = `It was saved as UTF-16 (“Unicode”) by another program; the official files are plain text. ${AGAIN}`
const OTHER_PACKING = 'It is packed in another way than zip (RAR, 7-Zip or gzip). Unpack it, and add the files.'

/** With a byte order mark, or with every other byte of its beginning zero. */
function isUtf16(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes
  if ((a === 0xfe && b === 0xff) || (a === 0xff && b === 0xfe)) return true
  return (a === 0 && c === 0 && b! > 0 && d! > 0) || (b === 0 && d === 0 && a! > 0 && c! > 0)
}

/** How RAR, 7-Zip and gzip files begin. */
const PACKED = [
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b, 0x08],
]

/** The beginning as text, lines ended alike; the cut may go through a character. */
function headOf(bytes: Uint8Array): string {
  const head = bytes.subarray(0, HEAD)
  try {
    return withPlainEnds(new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true }))
  } catch {
    return withPlainEnds(listText(head))
  }
}

const NEWER = 'The files from FY2016 on are meant.'

function ofXml(head: string): Recognised {
  const root = /<(?![?!])([\w.:-]+)/.exec(head)?.[1]
  switch (root) {
    case 'ICD10CM.tabular':
      return { kind: 'cm-tabular' }
    case 'ICD10PCS.tabular':
      return { kind: 'pcs-tables' }
    case 'ICD10PCS.index':
      return { kind: 'pcs-index' }
    case 'ICD10PCS.definitions':
      return { kind: 'pcs-definitions' }
    case 'ICD10CM.index':
      return ofIndex(head)
    default:
      if (root !== undefined && /^(?:html|head|body|title|meta|script|div)$/i.test(root))
        return { kind: 'unknown', sentence: WEB_PAGE }
      if (root === 'xs:schema' || root === 'xsd:schema')
        return { kind: 'skip', sentence: 'The description of a file’s layout, which is not needed.' }
      return { kind: 'unknown', sentence: `This XML is none of the official code books. ${NEWER}` }
  }
}

function ofIndex(head: string): Recognised {
  const first = /<head[^>]*>\s*([^<]*)/.exec(head)?.[1]?.toLowerCase() ?? ''
  if (first.includes('neoplasm')) return { kind: 'cm-neoplasm' }
  if (first.includes('substance')) return { kind: 'cm-drugs' }
  return { kind: /<title>[^<]*external cause/i.test(head) ? 'cm-external' : 'cm-index' }
}

function ofText(head: string): Recognised {
  const lines = head.split('\n')
  // The last line may be cut.
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines
  const first = whole.find((line) => line.trim() !== '') ?? ''
  if (POA_HEAD.test(first)) return { kind: 'cm-poa' }
  if (/^(?:Order\d\d\t)?(?:Action\t)?POAexemptCode\t/.test(first))
    return {
      kind: 'skip',
      sentence: 'A list of changes to the POA-exempt list; the whole list is needed, not this one.',
    }
  if (/^(?:Add|Delete|Revise from|Revise to|Revise):\s/m.test(head))
    return {
      kind: 'skip',
      sentence: 'A list of changes between two years, which is not needed: the app compares them itself.',
    }
  if (isOrderLine(first) || whole.filter(isOrderLine).length > whole.length / 2)
    return { kind: /^\d{5} [A-Z]/.test(whole.find(isOrderLine)!) && !pcsLike(whole) ? 'cm-order' : 'pcs-order' }
  if (whole.filter(isHcpcsLine).length > whole.length / 2) return { kind: 'hcpcs-codes' }
  const codes = whole.filter((line) => /^[A-Z]\d[0-9A-Z]{1,5} +\S/.test(line))
  if (codes.length > whole.length / 2) return { kind: 'cm-codes' }
  if (/\p{Cc}/u.test(head.replace(/[\t\r\n\f]/g, '')))
    return { kind: 'unknown', sentence: 'This is none of the official files, or it is damaged.' }
  return { kind: 'unknown', sentence: 'This text is none of the official code books.' }
}

/** Tables of three characters and codes of seven, nothing between: a PCS list that begins at a later section. */
const pcsLike = (lines: readonly string[]) =>
  lines.filter(isOrderLine).every((line) => /^\d{5} [0-9B-DF-HX][0-9A-Z]{2}(?: {4}|[0-9A-Z]{4}) [01] /.test(line)) &&
  lines.some((line) => /^\d{5} [B-DF-HX][0-9A-Z]{6} /.test(line)) &&
  lines.some((line) => /^\d{5} [0-9B-DF-HX][A-Z0-9]{2} {5}0 /.test(line)) &&
  !lines.some((line) => /^\d{5} [A-Z0-9]{4,6} /.test(line))
