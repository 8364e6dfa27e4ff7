/** Writes one file to a place the candidate chooses in the system's own dialog. */
import path from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import { writeAtomically } from './atomic-file'
import { refusalFor } from './refusal'

type File = {
  title: string
  suggestedName: string
  /** Used when nothing of the suggested name can stay. */
  fallback: string
  type: { name: string; extension: string }
  /** Begins the sentence when it cannot be written ("The PDF"). */
  what: string
}

/** A plain file name with this extension, whatever the page suggested. */
export function plainName(suggested: string, extension: string, fallback: string): string {
  const own = new RegExp(`\\.${extension}$`, 'i')
  const plain = suggested
    .replace(own, '')
    .replace(/[^\p{L}\p{N} ._()-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  return `${plain.slice(0, 100) || fallback}.${extension}`
}

/** The name it was saved under, or null when the candidate cancelled. `content` is asked for only after they have chosen. */
export async function saveAs(
  window: BrowserWindow,
  file: File,
  content: () => Promise<string | Uint8Array>,
): Promise<{ name: string } | null> {
  const { name, extension } = file.type
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: file.title,
    defaultPath: path.join(app.getPath('documents'), plainName(file.suggestedName, extension, file.fallback)),
    filters: [{ name, extensions: [extension] }],
  })
  if (canceled || !filePath) return null
  try {
    await writeAtomically(filePath, await content())
  } catch (error) {
    throw refusalFor(error, file.what)
  }
  return { name: path.basename(filePath) }
}
