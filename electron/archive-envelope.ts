/**
 * Whether a text is a whole archive, by its envelope alone: the shell knows nothing of what is in one. Only such texts
 * become backups, so that nothing else takes the place of one.
 */
import { createHash } from 'node:crypto'

const head = /^\{"kind":"ccs-exam-simulator-archive","version":\d{1,4},.{0,400}?"sha256":"([0-9a-f]{64})"(?=[,}])/
const tables = ',"tables":'
/** Where the envelope ends at the latest. */
const longestHead = 1_000

/** The checksum is over the tables, and since version 4 over what stands before it, too. */
export function isArchive(text: string): boolean {
  const start = text.slice(0, longestHead)
  const sum = head.exec(start)?.[1]
  const from = start.indexOf(tables)
  if (sum === undefined || from === -1 || !text.endsWith('}')) return false
  const body = text.slice(from + tables.length, -1)
  const hash = (seal: string) => createHash('sha256').update(seal, 'utf8').update(body, 'utf8').digest('hex')
  const seal = /^\{(.*),"sha256":/.exec(start)?.[1] ?? ''
  return hash('') === sum || hash(`{${seal}}`) === sum
}
