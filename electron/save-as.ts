/** Writes one file to a place the candidate chooses in the system's own dialog. */
import path from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import { diskFs, writeChosen, type AtomicFs } from './atomic-file'
import { deviceName, refuseName, writeTrouble } from './file-trouble'
import { firstFolder } from './first-folder'
import { Refusal } from './refusal'

type File = {
  title: string
  suggestedName: string
  /** Used when nothing of the suggested name can stay. */
  fallback: string
  type: { name: string; extension: string }
  /** Begins the sentence when it cannot be written ("The PDF"). */
  what: string
}

/** A plain file name with this extension that every system takes, whatever the page suggested. */
export function plainName(suggested: string, extension: string, fallback: string): string {
  const own = new RegExp(`\\.${extension}$`, 'i')
  const plain = suggested
    .replace(own, '')
    .replace(/[^\p{L}\p{N} ._()-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+/, '')
  const short = shortened(plain).replace(/[. ]+$/, '') || fallback
  return `${deviceName.test(short) ? `${fallback} ${short}` : short}.${extension}`
}

/** At most 100 characters and 180 bytes: file systems take 255 bytes, and an ending and a draft's ending follow. */
function shortened(name: string): string {
  let bytes = 0
  return [...name]
    .slice(0, 100)
    .filter((one) => (bytes += Buffer.byteLength(one)) <= 180)
    .join('')
}

/**
 * The name it was saved under, or null when the candidate cancelled. `content` is asked for only after they have chosen.
 * @throws Refusal with a sentence for the candidate
 */
export async function saveAs(
  window: BrowserWindow,
  file: File,
  content: () => Promise<string | Uint8Array>,
  fs: AtomicFs = diskFs,
): Promise<{ name: string } | null> {
  const { name, extension } = file.type
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: file.title,
    defaultPath: path.join(await firstFolder(), plainName(file.suggestedName, extension, file.fallback)),
    filters: [{ name, extensions: [extension] }],
  })
  if (canceled || !filePath) return null
  refuseName(filePath)
  const made = await content().catch(() => {
    throw new Refusal('unreadable', `${file.what} could not be made. Nothing was saved; try again.`)
  })
  try {
    await writeChosen(filePath, made, process.platform === 'darwin' ? app.getPath('temp') : null, fs)
  } catch (error) {
    throw writeTrouble(error, file.what, filePath)
  }
  return { name: path.basename(filePath) }
}
