/** Where a dialog opens: the first of the usual folders that is there. Asking for one that was redirected away throws. */
import { stat } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { app } from 'electron'

const usual = ['documents', 'downloads', 'home'] as const
type Folder = (typeof usual)[number] | 'userData'

/** A folder on a server that is gone may take half a minute to say so; nobody waits that long for a dialog. */
const longest = 1_500

/**
 * The path of documents, downloads, home or, when none of them is there, the app's own data.
 * @param pathOf may throw, as Electron does for a folder that cannot be found
 */
export async function firstFolder(
  pathOf: (name: Folder) => string = (name) => app.getPath(name),
  isFolder: (folder: string) => Promise<boolean> = isThere,
): Promise<string> {
  for (const name of usual) {
    try {
      const folder = pathOf(name)
      if (await isFolder(folder)) return folder
    } catch {
      // Not there: the next one may be.
    }
  }
  return pathOf('userData')
}

async function isThere(folder: string): Promise<boolean> {
  const stop = new AbortController()
  const there = stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  )
  const late = wait(longest, false, { signal: stop.signal }).catch(() => false)
  return Promise.race([there, late]).finally(() => stop.abort())
}
