/** Why a file that the candidate chose could not be written or read, in a sentence that says what to do. */
import path from 'node:path'
import { isBusy } from './patient-fs'
import { Refusal } from './refusal'

const gone = new Set(['ENETDOWN', 'ENETUNREACH', 'EHOSTDOWN', 'EHOSTUNREACH', 'ETIMEDOUT', 'ENOTCONN', 'ECONNRESET'])
const broken = new Set(['EIO', 'ENODEV', 'ENXIO', 'ESTALE', 'EREMOTEIO'])

/** Windows opens these as devices, whatever their extension. */
export const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(?:[ .]|$)/i

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** Windows would write to a device or to another name without a word. @throws Refusal */
export function refuseName(file: string, platform: NodeJS.Platform = process.platform): void {
  if (platform !== 'win32') return
  const name = path.win32.basename(file)
  if (deviceName.test(name) || /[. ]$/.test(name) || /[<>:"|?*\u0000-\u001f]/.test(name))
    throw new Refusal('invalid', `Windows does not take "${name}" as the name of a file. Choose another name.`)
}

/** @param what begins the sentence ("The PDF"); nothing was changed when this is said */
export function writeTrouble(
  error: unknown,
  what: string,
  file: string,
  platform: NodeJS.Platform = process.platform,
): Refusal {
  if (error instanceof Refusal) return error
  const code = codeOf(error)
  const start = `${what} could not be saved as "${nameOf(file, platform)}"`
  const unchanged = 'Nothing was lost.'
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Refusal('disk-full', `${start} because the disk is full. Make room there, or choose another place.`)
  if (code === 'EFBIG')
    return new Refusal('too-large', `${start} because that drive does not take files so large. Choose another place.`)
  if (code === 'EROFS')
    return new Refusal('no-access', `${start} because that place is read-only. ${unchanged} Choose another place.`)
  // On Windows a file that is open elsewhere and one that may not be changed give the same answer.
  if (isBusy(error, platform))
    return new Refusal(
      'no-access',
      platform === 'win32' && code !== 'EBUSY'
        ? `${start}: it is open in another program, or that place may not be changed. ${unchanged} Close the file there and try again, or choose another name.`
        : `${start} because it is open in another program. ${unchanged} Close it there and try again, or choose another name.`,
    )
  if (code === 'EACCES' || code === 'EPERM')
    return new Refusal(
      'no-access',
      `${start} because that place may not be changed. ${unchanged} Choose another place.`,
    )
  if (code === 'ENOENT')
    return new Refusal('unreadable', `${start} because the folder is no longer there. ${unchanged} Choose another one.`)
  if (code === 'ENAMETOOLONG')
    return new Refusal('invalid', `${start} because the name is too long. ${unchanged} Choose a shorter one.`)
  if (code === 'EINVAL')
    return new Refusal(
      'invalid',
      `${start} because that drive does not take the name. ${unchanged} Choose another one.`,
    )
  if (code === 'EISDIR' || code === 'ENOTDIR' || code === 'EEXIST' || code === 'ENOTEMPTY')
    return new Refusal('invalid', `${start} because there is a folder of that name. ${unchanged} Choose another name.`)
  if (gone.has(code) || broken.has(code) || code === 'UNKNOWN')
    return new Refusal(
      'unreadable',
      `${start} because the drive does not answer (${code}). ${unchanged} Connect it again, or choose another place.`,
    )
  return new Refusal('unreadable', `${start} (${code || 'unknown error'}). ${unchanged} Choose another place.`)
}

/** @param file the path the candidate chose */
export function readTrouble(error: unknown, file: string, platform: NodeJS.Platform = process.platform): Refusal {
  if (error instanceof Refusal) return error
  const code = codeOf(error)
  const start = `"${nameOf(file, platform)}" could not be opened`
  if (isBusy(error, platform))
    return new Refusal(
      'no-access',
      platform === 'win32' && code !== 'EBUSY'
        ? `${start}: another program holds it, or you may not read it. Close it there and try again.`
        : `${start} because another program holds it. Close it there and try again.`,
    )
  if (code === 'EACCES' || code === 'EPERM')
    return new Refusal('no-access', `${start} because you may not read it. Copy it to another place and try again.`)
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new Refusal('unreadable', `${start} because it is no longer there. Choose another file.`)
  if (gone.has(code) || broken.has(code))
    return new Refusal('unreadable', `${start} because the drive does not answer (${code}). Connect it and try again.`)
  return new Refusal('unreadable', `${start} (${code || 'unknown error'}). Choose another file.`)
}

const nameOf = (file: string, platform: NodeJS.Platform): string =>
  (platform === 'win32' ? path.win32 : path).basename(file)
