import { NODE, type StoredNote, type TabularRow } from '../compiled/tabular'
import { AGAIN, LIMITS, Refusal, counted } from './refusal'
import { readXml } from './xml'

/* The Tabular List as XML: chapter > section > diag > diag ..., each with its notes. */

const NOTE_OF: Readonly<Record<string, StoredNote>> = {
  notes: 'note',
  includes: 'includes',
  excludes1: 'excludes1',
  excludes2: 'excludes2',
  codeFirst: 'code first',
  useAdditionalCode: 'use additional',
  codeAlso: 'code also',
  sevenChrNote: '7th character',
  inclusionTerm: 'term',
}
const NODE_OF: Readonly<Record<string, number>> = { chapter: NODE.chapter, section: NODE.section, diag: NODE.code }

export type TabularFile = { version: string; rows: TabularRow[] }

/** @throws Refusal */
export function readTabularFile(bytes: Uint8Array, onRead: (bytesRead: number, rows: number) => void): TabularFile {
  const rows: TabularRow[] = []
  const open: TabularRow[] = []
  let version = ''
  let noteKind: StoredNote | null = null
  let extension: string | null = null
  let inNotes = false
  const missing = (row: TabularRow) => {
    throw new Refusal(
      `Entry ${row.label || `number ${counted(rows.length)}`} has no ${row.label === '' ? 'name' : 'title'}. ${AGAIN}`,
    )
  }
  readXml(
    bytes,
    {
      open(name, attributes) {
        const kind = NODE_OF[name]
        if (kind !== undefined) {
          const row = { kind, level: open.length, label: attributes.id ?? '', title: '', notes: [], sevenths: [] }
          rows.push(row)
          open.push(row)
          if (rows.length > LIMITS.rows) throw new Refusal(`More than ${counted(LIMITS.rows)} entries. ${AGAIN}`)
        }
        if (NOTE_OF[name] !== undefined) [noteKind, inNotes] = [NOTE_OF[name], true]
        if (name === 'sevenChrDef') [noteKind, inNotes] = [null, true]
        if (name === 'extension') extension = attributes.char ?? ''
      },
      close(name, text) {
        const row = open.at(-1)
        if (name === 'version') version = text
        else if (row === undefined) return
        else if (name === 'name') row.label = row.kind === NODE.code ? text.replace('.', '') : text
        else if (name === 'desc') row.title = text
        else if (name === 'note' && inNotes) {
          // Among 7th characters, what else the character before it means.
          if (noteKind !== null) row.notes.push({ kind: noteKind, text })
          else if (row.sevenths.length > 0) row.sevenths.at(-1)!.meaning += `; ${text}`
        } else if (name === 'extension') {
          if (extension === null || !/^[0-9A-Z]$/.test(extension))
            throw new Refusal(`A 7th character of ${row.label} is “${extension ?? ''}”. ${AGAIN}`)
          row.sevenths.push({ character: extension, meaning: text })
          extension = null
        } else if (NOTE_OF[name] !== undefined || name === 'sevenChrDef') inNotes = false
        else if (NODE_OF[name] !== undefined) {
          if (row.label === '' || row.title === '') missing(row)
          if (row.kind === NODE.code && !/^[A-Z][0-9A-Z]{2,6}$/.test(row.label))
            throw new Refusal(`“${row.label.slice(0, 20)}” is no ICD-10-CM code. ${AGAIN}`)
          open.pop()
        }
      },
    },
    (read) => onRead(read, rows.length),
  )
  checkTree(rows)
  return { version, rows }
}

/** Each code is in its category, and no code is there twice. Published files nest a few codes under a sibling (H54.512A). */
function checkTree(rows: readonly TabularRow[]): void {
  const codes = new Set<string>()
  const above: TabularRow[] = []
  for (const row of rows) {
    above.length = row.level
    const parent = above.at(-1)
    if (row.kind === NODE.code) {
      if (codes.has(row.label)) throw new Refusal(`Code ${row.label} stands in it twice. ${AGAIN}`)
      codes.add(row.label)
      if (parent?.kind === NODE.code && !row.label.startsWith(parent.label.slice(0, 3)))
        throw new Refusal(`Code ${row.label} stands below ${parent.label}. ${AGAIN}`)
    }
    above.push(row)
  }
  if (codes.size === 0) throw new Refusal(`It holds no codes. ${AGAIN}`)
}
