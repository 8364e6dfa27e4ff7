/** Saves the window as it stands as a PDF, in a place the candidate chooses. */
import type { BrowserWindow } from 'electron'
import { saveAs } from './save-as'

export function savePdf(window: BrowserWindow, suggestedName: string): Promise<{ name: string } | null> {
  const file = {
    title: 'Save as PDF',
    suggestedName,
    fallback: 'Report',
    type: { name: 'PDF', extension: 'pdf' },
    what: 'The PDF',
  }
  return saveAs(window, file, () =>
    window.webContents.printToPDF({ printBackground: true, preferCSSPageSize: true, pageSize: 'Letter' }),
  )
}
