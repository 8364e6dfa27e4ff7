/** Saves the window as it stands as a PDF, in a place the candidate chooses in the system's own dialog. */
import path from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import { writeAtomically } from './atomic-file'
import { refusalFor } from './refusal'

/** A plain file name ending in .pdf, whatever the page suggested. */
export function pdfName(suggested: string): string {
  const plain = suggested.replace(/\.pdf$/i, '').replace(/[^\p{L}\p{N} ._()-]/gu, ' ').replace(/\s+/g, ' ').replace(/^[. ]+|[. ]+$/g, '')
  return `${plain.slice(0, 100) || 'Report'}.pdf`
}

export async function savePdf(window: BrowserWindow, suggestedName: string): Promise<{ name: string } | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: 'Save as PDF',
    defaultPath: path.join(app.getPath('documents'), pdfName(suggestedName)),
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  })
  if (canceled || !filePath) return null
  try {
    await writeAtomically(filePath, await window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true, pageSize: 'Letter' }))
  } catch (error) {
    throw refusalFor(error, 'The PDF')
  }
  return { name: path.basename(filePath) }
}
