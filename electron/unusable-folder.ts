/**
 * The data folder cannot be written to, or is not to be: says so before there is a window, with ways on. Nothing is ever
 * written there meanwhile; looking at a copy is done in a folder of the system for such things.
 */
import { mkdtempSync } from 'node:fs'
import { cp } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { app, dialog } from 'electron'
import { databaseName, troubleOf } from './data-folder'
import { bestEffort } from './trouble'

/** The folder can be written to now, so that the app may start anew; or a copy of it is looked at; or the app ends. */
export type WayOn = 'again' | 'copy' | 'quit'

const buttons = ['Try again', 'Look at a copy', 'Open the folder', 'Quit'] as const
/** All that is stored a second time. */
const secondCopies = ['journal', 'statements', 'backups', 'recovery.txt'] as const
/** What a copy needs to show everything that is stored. */
const shown = [databaseName, ...secondCopies] as const

/** From now on Electron's own files go to a new folder for this run alone; before it is ready, or it opens the old one. */
export function moveToCopy(): string {
  const copy = mkdtempSync(path.join(os.tmpdir(), 'ccs-look-'))
  app.setPath('userData', copy)
  return copy
}

/**
 * Asks what to do, again and again until there is a way on.
 * @param openFolder shows a folder in the file manager
 */
export async function wayOnFrom(
  folder: string,
  copy: string,
  trouble: string,
  openFolder: (folder: string) => Promise<unknown>,
): Promise<WayOn> {
  for (let sentence: string | null = trouble; sentence !== null; sentence = troubleOf(folder)) {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: app.getName(),
      message: `${app.getName()} cannot write to its data folder.`,
      detail: `${sentence} The folder is ${folder}\n\nNothing in it was changed. Make it writable and try again, or look at a copy: it shows everything that is stored, to read and to export. What you do in the copy is kept only until you close the app.`,
      buttons: [...buttons],
      defaultId: 0,
      cancelId: 3,
      noLink: true,
    })
    if (response === 1) {
      await copied(shown, folder, copy)
      return 'copy'
    }
    if (response === 2) await bestEffort('Opening the data folder', openFolder(folder))
    if (response === 3) return 'quit'
  }
  return 'again'
}

/** Without the database, which cannot be opened: everything is rebuilt in the copy. */
export const copySecondCopies = (folder: string, copy: string): Promise<void> => copied(secondCopies, folder, copy)

async function copied(names: readonly string[], folder: string, copy: string): Promise<void> {
  for (const name of names)
    await bestEffort('Copying what is stored', cp(path.join(folder, name), path.join(copy, name), { recursive: true }))
}
