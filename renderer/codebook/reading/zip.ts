import {
  ERR_ENCRYPTED,
  ERR_OVERLAPPING_ENTRY,
  ERR_SPLIT_ZIP_FILE,
  ERR_UNSAFE_FILENAME,
  ERR_UNSUPPORTED_COMPRESSION,
  Uint8ArrayReader,
  ZipReader,
  configure,
} from '@zip.js/zip.js'
import { AGAIN, LIMITS, Refusal, counted, megabytes } from './refusal'

/* Opening a zip: every entry is unpacked in memory and counted as it comes, whatever the zip says of its size. */

// This already runs in a worker, and the page's policy allows no other.
configure({ useWebWorkers: false })

export type ZipEntry = { name: string; bytes: Uint8Array }

export const isZip = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && ((bytes[2] === 3 && bytes[3] === 4) || (bytes[2] === 5 && bytes[3] === 6))

type Wanted = (name: string) => boolean

/**
 * The files in a zip that are wanted, one after the other; the rest is not unpacked.
 * @throws Refusal
 */
export async function* openZip(bytes: Uint8Array, wanted: Wanted): AsyncGenerator<ZipEntry> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), { checkSignature: true, checkOverlappingEntry: true })
  const budget = { left: Math.min(LIMITS.unpacked, Math.max(bytes.length * LIMITS.ratio, 1024 * 1024)) }
  try {
    let count = 0
    for await (const entry of reader.getEntriesGenerator()) {
      if (++count > LIMITS.entries)
        throw new Refusal(`The zip holds more than ${counted(LIMITS.entries)} files. ${AGAIN}`)
      if (entry.directory || !wanted(entry.filename)) continue
      if (entry.encrypted)
        throw new Refusal('The zip is locked with a password; the official ones are not. Unpack it, and add the files.')
      if (entry.uncompressedSize > LIMITS.entry)
        throw new Refusal(`${baseName(entry.filename)} in it is larger than ${megabytes(LIMITS.entry)}.`)
      const collector = new Collector(entry.uncompressedSize, budget, baseName(entry.filename))
      await entry.getData({ writable: collector.writable }, { checkSignature: true, checkOverlappingEntry: true })
      yield { name: entry.filename, bytes: collector.bytes() }
    }
  } catch (error) {
    throw error instanceof Refusal ? error : new Refusal(sentenceOf(error as Error))
  } finally {
    await reader.close()
  }
}

export const baseName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path

function sentenceOf({ message }: Error): string {
  if (message === ERR_ENCRYPTED)
    return 'The zip is locked with a password; the official ones are not. Unpack it, and add the files.'
  if (message === ERR_OVERLAPPING_ENTRY) return `The files in the zip overlap, as in no honest zip. ${AGAIN}`
  if (message === ERR_UNSAFE_FILENAME) return `Names in the zip lead out of its folder, as in no honest zip. ${AGAIN}`
  if (message === ERR_SPLIT_ZIP_FILE)
    return 'This is one part of a zip that was cut into several. Put them together first, and add the whole.'
  if (message === ERR_UNSUPPORTED_COMPRESSION)
    return 'The zip is packed in a way this app cannot read. Unpack it, and add the files.'
  return `The zip is damaged or was not downloaded to its end. ${AGAIN}`
}

/** Takes what is unpacked until it is more than the zip said, or more than the whole zip may hold. */
class Collector {
  private readonly parts: Uint8Array[] = []
  private total = 0
  readonly writable: WritableStream<Uint8Array>

  constructor(said: number, budget: { left: number }, name: string) {
    this.writable = new WritableStream({
      write: (part) => {
        this.total += part.length
        budget.left -= part.length
        if (this.total > Math.min(said, LIMITS.entry) || budget.left < 0)
          throw new Refusal(`${name} in the zip unpacks to far more than it should, as in a zip bomb. ${AGAIN}`)
        this.parts.push(part)
      },
    })
  }

  bytes(): Uint8Array {
    const all = new Uint8Array(this.total)
    let at = 0
    for (const part of this.parts) {
      all.set(part, at)
      at += part.length
    }
    return all
  }
}
