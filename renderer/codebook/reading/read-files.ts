import type { ImportFile, PartKind } from '../types'
import { readCodesFile } from './order-file'
import { readPart, type ReadPart } from './read-part'
import { recognise, type Recognised } from './recognise'
import { AGAIN, LIMITS, Refusal, counted, megabytes } from './refusal'
import { CodeList } from '../compiled/code-list'
import { unpackPart } from '../compiled/columns'
import { sha256Of } from '../compiled/hash'
import { baseName, openZip } from './zip'

/*
 * Reads any number of files and zips in any order. A file that is not taken says why and does not keep the others from
 * being read; what is refused of a release as a whole is decided later (prove.ts).
 */

export type GivenFile = { name: string; size: number; bytes(): Promise<Uint8Array> }

export type FilesRead = { files: ImportFile[]; parts: ReadPart[] }

export async function readFiles(
  given: readonly GivenFile[],
  onProgress: (files: readonly ImportFile[]) => void,
  /** Which parts are asked for; others are recognised and passed over. */
  wanted: (kind: PartKind | 'pdf') => boolean = () => true,
): Promise<FilesRead> {
  const reading = new Reading(onProgress, wanted)
  for (const { name, size } of given) reading.add(name, size)
  for (const [at, file] of given.entries()) await reading.file(at, file)
  return { files: reading.files.flatMap((rows) => rows), parts: reading.parts }
}

/** Milliseconds between two words of progress: each one is a frame to paint, by the processor that also reads. */
const PROGRESS_EVERY = 150
/** In these zips nothing is a book. */
const NEVER = /\.(?:pdf|docx?|xlsx?|prn|csv|xsd|exe|rtf|htm|html|jpg|png|gif)$/i
/** No system gives a file a longer name; what lies in a zip may have any. */
const NAME = 255
/** Only these lists look like a whole one and are not. */
const CHANGES = /(?:add|delete|revise|addenda)/i

class Reading {
  readonly files: ImportFile[][] = []
  readonly parts: ReadPart[] = []
  private hashes = new Map<string, string>()
  private told = 0

  constructor(
    private readonly onProgress: (files: readonly ImportFile[]) => void,
    private readonly wanted: (kind: PartKind | 'pdf') => boolean,
  ) {}

  add(name: string, bytes: number): ImportFile {
    const row: ImportFile = {
      name: shortName(name),
      step: 'waiting',
      kind: null,
      year: null,
      bytes,
      bytesRead: 0,
      count: 0,
      sentence: '',
    }
    this.files.push([row])
    return row
  }

  async file(at: number, given: GivenFile): Promise<void> {
    const rows = this.files[at]!
    const row = rows[0]!
    if (given.size > LIMITS.file) {
      this.refused(row, `The file is larger than ${megabytes(LIMITS.file)}, which no official one is.`)
      return
    }
    let bytes: Uint8Array
    try {
      bytes = await given.bytes()
    } catch {
      this.refused(row, 'The file cannot be read: it was moved or deleted, or another program holds it. Add it again.')
      return
    }
    const found = recognise(bytes)
    if (found.kind === 'zip') await this.zip(rows, row, bytes)
    else {
      const part = await this.one(row, found, bytes, [row.name])
      if (part) this.parts.push(part)
    }
  }

  private async zip(rows: ImportFile[], zip: ImportFile, bytes: Uint8Array): Promise<void> {
    zip.step = 'reading'
    const parts: RowPart[] = []
    const checks: { row: ImportFile; codes: Map<string, string> }[] = []
    const before = new Map(this.hashes)
    let [official, nested] = [false, false]
    try {
      if (isOffice(bytes)) {
        zip.step = 'skipped'
        zip.sentence = 'A spreadsheet or document; the text and XML files are needed, not this one.'
        return
      }
      for await (const entry of openZip(bytes, (name) => !NEVER.test(name))) {
        const name = shortName(baseName(entry.name))
        const row: ImportFile = { ...zip, name: `${name} in ${zip.name}`, step: 'waiting', bytes: entry.bytes.length }
        rows.push(row)
        const found = recognise(entry.bytes)
        nested ||= found.kind === 'zip'
        official ||= found.kind !== 'unknown' && found.kind !== 'skip' && found.kind !== 'zip'
        if (found.kind === 'cm-codes') {
          checks.push({ row, codes: readCodesFile(entry.bytes) })
          this.skipped(row, 'The same codes without their headings: used to check the order file.')
        } else if (found.kind === 'unknown') this.skipped(row, 'Not a code book.')
        else {
          const part = await this.one(row, found, entry.bytes, [name, zip.name])
          if (part) parts.push({ part, row })
        }
      }
      this.keep(
        zip,
        parts,
        checks.filter(({ row }) => !CHANGES.test(row.name.split(' in ')[0]!)),
      )
    } catch (error) {
      // Nothing of a broken zip is kept, nor counts as read where it is given once more.
      rows.splice(1)
      this.hashes = before
      this.refused(zip, sentenceOf(error))
      return
    }
    if (official) rows.shift()
    else {
      rows.splice(1)
      this.refused(
        zip,
        nested
          ? 'There is a zip within this zip. Unpack it, and add the zip that is in it.'
          : 'There are no code books in this zip: text or XML files are meant. PDFs in zips are passed over; add the guidelines as a file of their own.',
      )
    }
  }

  /** A zip is one publication: what is in it has one day, and its lists check each other. */
  private keep(zip: ImportFile, found: readonly RowPart[], checks: { codes: Map<string, string> }[]): void {
    const parts = found.map(({ part }) => part)
    for (const { part, row } of found) {
      const rival = parts.find((other) => other !== part && other.kind === part.kind && other.year === part.year)
      if (
        rival &&
        (rival.count > part.count || (rival.count === part.count && parts.indexOf(rival) < parts.indexOf(part)))
      ) {
        this.skipped(row, `A shorter list of the same kind as ${rival.file.split(' in ')[0]!}: that one is taken.`)
        continue
      }
      const odd =
        part.kind === 'cm-order'
          ? disagreement(
              part,
              checks.map(({ codes }) => codes),
            )
          : null
      if (odd !== null) {
        this.refused(row, odd)
        continue
      }
      const days = parts.filter(({ system, year }) => system === part.system && year === part.year)
      this.parts.push({
        ...part,
        effective: days
          .map(({ effective }) => effective)
          .sort()
          .at(-1)!,
      })
    }
    zip.bytesRead = zip.bytes
  }

  private async one(
    row: ImportFile,
    found: Recognised,
    bytes: Uint8Array,
    names: readonly string[],
  ): Promise<ReadPart | null> {
    if (found.kind === 'unknown') return this.refused(row, found.sentence)
    if (found.kind === 'skip') return this.skipped(row, found.sentence)
    if (found.kind === 'zip') return this.skipped(row, 'A zip within a zip: unpack it, and add what is in it.')
    if (found.kind === 'cm-codes')
      return this.skipped(row, 'Codes without their headings; the order file is needed (its name has “order” in it).')
    if (found.kind === 'cm-poa' && CHANGES.test(names[0]!))
      return this.skipped(row, 'A list of changes to the POA-exempt list; the whole list is needed, not this one.')
    if (!this.wanted(found.kind)) return this.skipped(row, 'Not asked for.')
    row.step = 'reading'
    row.kind = found.kind === 'pdf' ? null : (found.kind satisfies PartKind)
    try {
      const sha256 = await sha256Of(bytes)
      const same = this.hashes.get(sha256)
      if (same !== undefined) return this.skipped(row, `The same file as ${same}.`)
      this.hashes.set(sha256, row.name)
      const part = await readPart(found.kind, bytes, names, (bytesRead, count) => {
        row.bytesRead = bytesRead
        row.count = count
        this.tell(false)
      })
      Object.assign(row, { step: 'read', kind: part.kind, year: part.year, count: part.count, bytesRead: row.bytes })
      this.tell(true)
      return { ...part, file: row.name, sha256 }
    } catch (error) {
      return this.refused(row, sentenceOf(error))
    }
  }

  private refused(row: ImportFile, sentence: string): null {
    return this.ended(row, 'refused', sentence)
  }

  private skipped(row: ImportFile, sentence: string): null {
    return this.ended(row, 'skipped', sentence)
  }

  private ended(row: ImportFile, step: 'refused' | 'skipped', sentence: string): null {
    Object.assign(row, { step, kind: null, year: null, sentence, bytesRead: row.bytes })
    this.tell(true)
    return null
  }

  /** The page needs no more than it can show. */
  private tell(always: boolean): void {
    const now = performance.now()
    if (!always && now - this.told < PROGRESS_EVERY) return
    this.told = now
    this.onProgress(this.files.flatMap((rows) => (rows.length > 1 ? rows.slice(1) : rows)))
  }
}

/** A part with the row that tells what became of its file; two files of a zip may have one name. */
type RowPart = { part: ReadPart; row: ImportFile }

/** A name to show: without signs that cannot be seen or turn the text around, and not longer than file names are. */
export function shortName(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}]/gu, '').trim()
  if (plain === '') return 'a file without a name'
  return plain.length <= NAME ? plain : `${plain.slice(0, NAME - 40)}…${plain.slice(-39)}`
}

const isOffice = (bytes: Uint8Array) =>
  /\[Content_Types\]\.xml/.test(new TextDecoder('latin1').decode(bytes.subarray(0, 2048)))

/** Where the list of codes beside an order file says otherwise; null where they agree or there is none. */
function disagreement(part: ReadPart, checks: readonly Map<string, string>[]): string | null {
  const codes = checks.filter(({ size }) => size > 0).sort((one, other) => other.size - one.size)[0]
  if (codes === undefined) return null
  const list = new CodeList(unpackPart(part.packed))
  for (let row = 0; row < list.length; row++) {
    if (!list.billable(row)) continue
    const title = codes.get(list.code(row))
    if (title === undefined) return `Code ${list.code(row)} is not in the list of codes in the same zip. ${AGAIN}`
    if (title !== list.title(row))
      return `Code ${list.code(row)} has another title than in the list of codes in the same zip. ${AGAIN}`
  }
  return codes.size === part.count
    ? null
    : `It has ${counted(part.count)} codes, the list of codes in the same zip ${counted(codes.size)}. ${AGAIN}`
}

function sentenceOf(error: unknown): string {
  if (error instanceof Refusal) return error.message
  // Whatever a library throws at a damaged file is the file's fault, as far as the candidate is concerned.
  return `The file is damaged. ${AGAIN}`
}
