import { closeSync, fstatSync, openSync, readdirSync, readSync, type Dirent } from 'node:fs'
import { join } from 'node:path'
import type { Problem } from './problem'

/*
 * The only reader of the content folder. It follows no links, reads no file above the limit and never throws: what it
 * cannot read becomes a problem. Paths given and returned are relative to the bank folder, with forward slashes.
 */

export const FILE_LIMIT = 2 * 1024 * 1024

export type Folder = {
  /** The name of the bank folder in messages, such as `question-bank`. */
  label: string
  problems: Problem[]
  /** Files and folders directly inside, by name; links and special files are refused. */
  entries(path: string): { files: string[]; folders: string[] }
  /** The text of a file, or nothing after a problem was noted. */
  text(path: string): string | undefined
  note(path: string, line: number, id: string, rule: string, message: string, severity?: Problem['severity']): void
}

export function openFolder(root: string, label: string): Folder {
  const problems: Problem[] = []
  const note: Folder['note'] = (path, line, id, rule, message, severity = 'error') => {
    problems.push({ severity, file: path === '' ? label : `${label}/${path}`, line, id, rule, message })
  }

  function entries(path: string) {
    const files: string[] = []
    const folders: string[] = []
    for (const entry of list(path)) {
      const inside = path === '' ? entry.name : `${path}/${entry.name}`
      if (entry.isSymbolicLink())
        note(inside, 1, '', 'file', 'This is a link; the bank holds real files only. Replace it with the file itself.')
      else if (entry.isDirectory()) folders.push(entry.name)
      else if (!entry.isFile()) note(inside, 1, '', 'file', 'This is neither a file nor a folder; remove it.')
      else if (entry.name.startsWith('.'))
        note(inside, 1, '', 'file', 'Hidden files are not part of the bank; remove it.', 'warning')
      else files.push(entry.name)
    }
    return { files: files.sort(), folders: folders.sort() }
  }

  function list(path: string): Dirent[] {
    try {
      return readdirSync(join(root, path), { withFileTypes: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
        note(path, 1, '', 'file', `This folder cannot be read (${reasonOf(error)}).`)
      return []
    }
  }

  function text(path: string): string | undefined {
    try {
      const bytes = readAtMost(join(root, path), FILE_LIMIT)
      if (bytes === undefined)
        note(path, 1, '', 'file-size', 'The file is larger than 2 MB and was not read; split it into smaller files.')
      return bytes === undefined ? undefined : decode(path, bytes)
    } catch (error) {
      note(path, 1, '', 'file', `The file cannot be read (${reasonOf(error)}).`)
      return undefined
    }
  }

  function decode(path: string, bytes: Uint8Array): string | undefined {
    try {
      const decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
      if (!decoded.includes('\u0000')) return decoded.replace(/\r\n/g, '\n')
    } catch {
      // Not UTF-8: told below.
    }
    note(path, 1, '', 'file-text', 'The file is not UTF-8 text; save it again as UTF-8.')
    return undefined
  }

  return { label, problems, entries, text, note }
}

/** Reads through one descriptor, so a file that grows between the size check and the read stays within the limit. */
function readAtMost(path: string, limit: number): Uint8Array | undefined {
  const descriptor = openSync(path, 'r')
  try {
    const size = fstatSync(descriptor).size
    if (size > limit) return undefined
    const bytes = Buffer.alloc(size)
    let filled = 0
    while (filled < size) {
      const count = readSync(descriptor, bytes, filled, size - filled, filled)
      if (count === 0) break
      filled += count
    }
    return bytes.subarray(0, filled)
  } finally {
    closeSync(descriptor)
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
