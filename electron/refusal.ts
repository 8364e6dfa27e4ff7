/** An expected "no": its code and sentence go to the page as they are. Anything else thrown is a bug. */
import type { Failure } from './contract'

export class Refusal extends Error {
  constructor(
    readonly code: Failure,
    message: string,
  ) {
    super(message)
    this.name = 'Refusal'
  }
}

const diskFull = new Set(['ENOSPC', 'EDQUOT'])
const noAccess = new Set(['EACCES', 'EPERM', 'EROFS'])
const held = new Set(['EBUSY', 'ETXTBSY'])

export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code
export const isMissing = (error: unknown): boolean => hasCode(error, 'ENOENT')

/** The refusal that an error of the file system stands for; `what` starts the sentence ("The answers", "The PDF"). */
export function refusalFor(error: unknown, what: string): Refusal {
  if (error instanceof Refusal) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (diskFull.has(code)) return new Refusal('disk-full', `${what} could not be written because the disk is full.`)
  if (noAccess.has(code))
    return new Refusal(
      'no-access',
      process.platform === 'win32'
        ? `${what} could not be reached because access is denied; another program may hold it. Nothing was lost.`
        : `${what} could not be reached because access is denied.`,
    )
  if (held.has(code))
    return new Refusal('no-access', `${what} could not be reached because another program holds it. Nothing was lost.`)
  return new Refusal('unreadable', `${what} could not be read or written (${code || 'unknown error'}).`)
}
