import { create } from 'zustand'
import { inBackground } from '../trouble'
import { codeBook, type ImportProgress, type ImportResult, type ImportRun, type ReleaseId } from './code-book'
import { useLibrary } from './library'

/* Reading official files in. It goes on while the candidate is elsewhere in the app. */

export type ImportState = {
  /** Null while nothing is read in. */
  progress: ImportProgress | null
  busy: boolean
  cancelling: boolean
  /** What became of the last import; null before the first, and while one is under way. */
  result: ImportResult | null
}

const IDLE: ImportState = { progress: null, busy: false, cancelling: false, result: null }

export const useImport = create<ImportState>()(() => IDLE)

let run: ImportRun | null = null

/** Reads files and zips, any number in any order. While an import is under way nothing else is begun. */
export const importFiles = (files: readonly File[]): void => {
  if (files.length > 0) begin((onProgress) => codeBook().importFiles(files, onProgress))
}

/** Reads the files that came with the app. */
export const importBeside = (): void => begin((onProgress) => codeBook().importBeside(onProgress))

function begin(start: (onProgress: (progress: ImportProgress) => void) => ImportRun): void {
  if (run) return
  const mine = start((progress) => {
    if (run === mine) useImport.setState({ progress })
  })
  run = mine
  useImport.setState({ ...IDLE, busy: true })
  inBackground(
    'Reading in code sets',
    mine.result.then((result) => {
      run = null
      useImport.setState({ ...IDLE, result })
    }),
  )
}

/** Takes back everything that this import has read. */
export function cancelImport(): void {
  if (!run) return
  useImport.setState({ cancelling: true })
  run.cancel()
}

/** Puts the list of what was read away. */
export const forgetImport = (): void => {
  if (!run) useImport.setState(IDLE)
}

/** Takes a release off the shelf; its files can be read in again. */
export async function removeRelease(id: ReleaseId): Promise<void> {
  useLibrary.setState({ library: await codeBook().removeRelease(id) })
}
