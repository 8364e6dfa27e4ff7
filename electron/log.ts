/**
 * The log: a text file of bounded size for what went wrong, to be attached to a report. A line has the time, the version,
 * who tells, what was being done, and the trace of the error: never its message, so no answer and no note gets in.
 * Writing it is the last thing that may fail: whatever the disk says, nothing is thrown.
 */
import path from 'node:path'
import { diskFs } from './atomic-file'
import type { TroubleEntry } from './contract'
import { traceOf } from './trace'

/** The part of the file system the log uses, so tests can let any call fail. */
export type LogFs = Pick<typeof diskFs, 'appendFile' | 'mkdir' | 'rename' | 'stat' | 'writeFile'>

export type Log = {
  readonly file: string
  /** Something worth knowing that is no error; both are fixed words and numbers of ours. */
  note(what: string, facts?: string): void
  failed(doing: string, error: unknown): void
  /** What the page tells, checked against its schema before. */
  fromPage(entry: TroubleEntry): void
  /** Resolves when everything so far is in the file or is lost. */
  idle(): Promise<void>
}

/** Bytes of one file; there are two, this one and the one before it. */
export const mostBytes = 512 * 1024
/** Lines in a minute; what comes on top is counted. */
export const mostLines = 40
const minute = 60_000
const longestLine = 3_000

export function createLog(
  folder: string,
  { version, now = Date.now, fs = diskFs }: { version: string; now?: () => number; fs?: LogFs },
): Log {
  const file = path.join(folder, 'log.txt')
  const before = path.join(folder, 'log.1.txt')
  let size: number | null = null
  let recent: number[] = []
  let dropped = 0
  /** At most as long as `mostLines` allows. */
  let queue: Promise<void> = Promise.resolve()

  async function sizeNow(): Promise<number> {
    try {
      return (await fs.stat(file)).size
    } catch {
      // Not there yet, or not to be read: the next write finds out which.
      return 0
    }
  }

  async function append(line: string): Promise<void> {
    try {
      await fs.mkdir(folder, { recursive: true })
      const bytes = Buffer.byteLength(line)
      size ??= await sizeNow()
      if (size + bytes > mostBytes) {
        await makeRoom()
        size = 0
      }
      await fs.appendFile(file, line, { mode: 0o600 })
      size += bytes
    } catch {
      // A full disk or a folder that cannot be written to: the line is lost, and there is nowhere to say so.
      size = null
      dropped += 1
    }
  }

  async function makeRoom(): Promise<void> {
    try {
      await fs.rename(file, before)
    } catch {
      // Open elsewhere: rather lose old lines than grow without bounds.
      await fs.writeFile(file, '')
    }
  }

  function write(text: string): void {
    const at = now()
    recent = recent.filter((time) => at - time < minute)
    if (recent.length >= mostLines) {
      dropped += 1
      return
    }
    recent.push(at)
    const lost = dropped
    dropped = 0
    queue = queue.then(async () => {
      const head = `${new Date(at).toISOString()} ${version}`
      if (lost > 0) await append(`${head} log: ${lost} more lines were left out\n`)
      await append(`${head} ${oneLine(text)}\n`)
    })
  }

  return {
    file,
    note: (what, facts = '') => write(`shell: ${what} ${facts}`),
    failed: (doing, error) => {
      const trace = traceOf(error)
      write(`shell: ${doing}: ${trace.error} | ${trace.stack}`)
    },
    fromPage: ({ doing, error, stack }) => write(`page: ${doing}: ${error} | ${stack}`),
    idle: () => queue,
  }
}

const oneLine = (text: string): string =>
  text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, longestLine)
