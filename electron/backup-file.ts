/**
 * One backup as a file: gzip, named `<time>-<SHA-256 of its bytes>.json.gz`. The name tells when it was made without opening
 * it, the hash whether it is still what was written, and any tool can unpack it. No files and no clock in here.
 */
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { draftEnd } from './atomic-file'

const end = '.json.gz'
/** What names a backup: the time in UTC and the hash. */
export const backupId = /^\d{8}T\d{9}Z-[0-9a-f]{64}$/
const timeLength = '20260131T235959999Z'.length

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const timeText = (at: number): string => new Date(at).toISOString().replace(/[-:.]/g, '')

export const backupName = (id: string): string => `${id}${end}`
export const idOf = (at: number, bytes: Uint8Array): string => `${timeText(at)}-${hashOf(bytes)}`
export const isWhole = (id: string, bytes: Uint8Array): boolean => id.slice(timeLength + 1) === hashOf(bytes)

/** The backup a file is by its name, or null when it is none. */
export function backupOf(name: string): { id: string; at: number } | null {
  const id = name.endsWith(end) ? name.slice(0, -end.length) : ''
  if (!backupId.test(id)) return null
  const at = Date.parse(id.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-.*$/, '$1-$2-$3T$4:$5:$6.$7Z'))
  return Number.isNaN(at) ? null : { id, at }
}

/** A backup whose writing a crash interrupted. */
export const isDraft = (name: string): boolean => draftEnd.test(name) && backupOf(name.replace(draftEnd, '')) !== null

export const pack = (text: string): Promise<Buffer> => promisify(gzip)(Buffer.from(text, 'utf8'))

/** @throws when the bytes are no gzip, or hold more than `most`. */
export async function unpack(bytes: Uint8Array, most: number): Promise<string> {
  return (await promisify(gunzip)(bytes, { maxOutputLength: most })).toString('utf8')
}
