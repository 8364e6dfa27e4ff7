/**
 * The folder of what was set aside: damaged or misplaced files, and rows that could not be read. Nothing in it is ever
 * read by the app; it is there to be attached to a report, or for somebody who can make sense of it. It goes when the
 * candidate deletes everything, and only then: what they said is in it, too.
 */
import path from 'node:path'
import { diskFs, writeAtomically, type AtomicFs } from './atomic-file'
import { isMissing, refusalFor } from './refusal'

/** The part of the file system this uses, so tests can let any call fail. */
export type SetAsideFs = AtomicFs & Pick<typeof diskFs, 'mkdir' | 'readdir'>

export type SetAside = {
  /** Moves a file or folder; the name it has afterwards, or null when it is not there. @throws Refusal */
  move(file: string): Promise<{ name: string } | null>
  /** Keeps a text under a name that tells what it is. @throws Refusal */
  write(label: string, text: string): Promise<{ name: string }>
  /** Removes the folder with all that is in it. @throws Refusal */
  clear(): Promise<void>
}

export const setAsideName = 'set-aside'
const what = 'What is damaged'
/** So many names are tried before giving up: the folder fills only when something goes wrong again and again. */
const tries = 1000

export function createSetAside(userData: string, fs: SetAsideFs = diskFs, now: () => number = Date.now): SetAside {
  const folder = path.join(userData, setAsideName)

  /** A name nothing has yet: renaming onto a file would delete it. */
  async function freeName(name: string): Promise<string> {
    await fs.mkdir(folder, { recursive: true, mode: 0o700 })
    const taken = new Set(await fs.readdir(folder))
    const stamp = new Date(now()).toISOString().replace(/[:.]/g, '-')
    for (let n = 1; n < tries; n++) {
      const wanted = n === 1 ? `${stamp} ${name}` : `${stamp} ${n} ${name}`
      if (!taken.has(wanted)) return wanted
    }
    throw new Error('There is no free name.')
  }

  async function move(file: string): Promise<{ name: string } | null> {
    try {
      const name = await freeName(path.basename(file))
      await fs.rename(file, path.join(folder, name))
      await fs.syncFolder(folder)
      await fs.syncFolder(path.dirname(file))
      return { name }
    } catch (error) {
      if (isMissing(error)) return null
      throw refusalFor(error, what)
    }
  }

  return {
    move,
    async write(label, text) {
      try {
        const name = await freeName(`${label}.json`)
        await writeAtomically(path.join(folder, name), text, fs)
        return { name }
      } catch (error) {
        throw refusalFor(error, what)
      }
    },
    async clear() {
      try {
        await fs.rm(folder, { recursive: true, force: true })
        await fs.syncFolder(userData)
      } catch (error) {
        throw refusalFor(error, 'What was set aside')
      }
    },
  }
}
