import { FIELD, MODIFIER_END, MODIFIER_START, type Field, type Line } from '../compiled/line'
import { AGAIN, LIMITS, Refusal, counted } from './refusal'
import { readXml } from './xml'

/* Every index of CM and PCS, and the neoplasm and drug tables: letter > mainTerm > term > term ... */

const FIELD_OF: Readonly<Record<string, number>> = {
  code: FIELD.code,
  codes: FIELD.code,
  tab: FIELD.code,
  subcat: FIELD.seeCategory,
  manif: FIELD.manifestation,
  see: FIELD.see,
  seeAlso: FIELD.seeAlso,
  seecat: FIELD.seeCategory,
  use: FIELD.use,
}

export type IndexFile = { version: string; heads: string[]; lines: Line[] }

/** @throws Refusal */
export function readIndexFile(bytes: Uint8Array, onRead: (bytesRead: number, rows: number) => void): IndexFile {
  const lines: Line[] = []
  const heads: string[] = []
  const open: Line[] = []
  let version = ''
  let letter = ''
  let inLetter = false
  /** Codes inside a link (`<see>Resection, Uterus<codes>0UT9</codes></see>`) belong to it. */
  let linked: Field[] | null = null
  let column = 0
  readXml(
    bytes,
    {
      open(name, attributes) {
        if (name === 'letter') inLetter = true
        else if (name === 'mainTerm' || name === 'term') {
          if (!inLetter || (name === 'term' && open.length === 0))
            throw new Refusal(`Term number ${counted(lines.length + 1)} stands outside a letter. ${AGAIN}`)
          const line = { level: open.length, letter, title: '', fields: [] }
          lines.push(line)
          open.push(line)
          if (lines.length > LIMITS.rows) throw new Refusal(`More than ${counted(LIMITS.rows)} lines. ${AGAIN}`)
        } else if (name === 'see' || name === 'seeAlso' || name === 'use') linked = []
        else if (name === 'cell') column = Number(attributes.col)
      },
      close(name, text) {
        const line = open.at(-1)
        if (name === 'version') version = text
        else if (name === 'head') heads.push(text)
        else if (name === 'nemod') return `${MODIFIER_START}${text}${MODIFIER_END}`
        else if (name === 'letter') inLetter = false
        else if (name === 'title' && line === undefined) letter = inLetter ? text : letter
        else if (line === undefined) return
        else if (name === 'title') line.title = text
        else if (name === 'mainTerm' || name === 'term') {
          open.pop()
          const above = open.at(-1)
          if (line.title === '' && above !== undefined && lines.at(-1) === line) {
            // "see" and "use" lines of the PCS Index have no words of their own: they belong to the line above.
            lines.pop()
            above.fields.push(...line.fields)
          }
        } else if (name === 'cell') {
          if (!(column >= 2 && column <= 7)) throw new Refusal(`“${line.title}” has a cell in no column. ${AGAIN}`)
          line.fields.push({ kind: FIELD.cell + column, text })
        } else {
          const kind = FIELD_OF[name]
          if (kind === undefined) return
          if (linked !== null && kind === FIELD.code) linked.push({ kind: FIELD.linked, text })
          else line.fields.push({ kind, text }, ...(linked ?? []))
          if (kind === FIELD.see || kind === FIELD.seeAlso || kind === FIELD.use) linked = null
        }
      },
    },
    (read) => onRead(read, lines.length),
  )
  if (lines.length === 0) throw new Refusal(`It holds no terms. ${AGAIN}`)
  return { version, heads, lines }
}
