/**
 * Which Chromium last wrote into the data folder. A newer one reads what an older one wrote; an older one that opens what a
 * newer one wrote empties it, without an error. So the newest is remembered, and an older one does not open the folder.
 */
import path from 'node:path'
import { diskFs, writeAtomically, type AtomicFs } from './atomic-file'
import { factsIn, isWhole, optional } from './kept-facts'
import { bestEffort } from './trouble'

/** Said twice, so that one damaged digit bars nobody from their data; earlier versions said it once. */
type Kept = { chromium: number; again?: number }
const isMajor = isWhole(1, 100_000)
const kept = { chromium: isMajor, again: optional(isMajor) }

/** Characters; a file that is longer is none of ours. */
const longest = 10_000

type Fs = AtomicFs & Pick<typeof diskFs, 'mkdir' | 'readFile'>

/** The major number in a version such as 114.0.5735.243. */
export const majorOf = (version: string): number => Number.parseInt(version, 10)

/** What is kept of the newest Chromium that wrote; null when nothing is known, as after a damage. */
async function newestIn(file: string, fs: Fs): Promise<Kept | null> {
  try {
    const text = await fs.readFile(file, 'utf8')
    if (text.length > longest) return null
    const found = factsIn<Kept>(text, kept, 'others too')
    return found?.again === undefined || found.again === found.chromium ? found : null
  } catch {
    return null
  }
}

export type Asked = {
  /** The number of a newer Chromium that wrote there; null when this one may open the folder. */
  newer: number | null
  /** Resolves when this one is remembered where it is the newest so far; a note that cannot be written stops nobody. */
  remembered: Promise<void>
}

/**
 * Asks whether this Chromium may open the folder. Nothing may be written there before it is remembered.
 * @param file `runtime.json` of the data folder @param own the major number of this Chromium
 */
export async function newerChromium(file: string, own: number, fs: Fs = diskFs): Promise<Asked> {
  const newest = await newestIn(file, fs)
  if (newest !== null && newest.chromium > own) return { newer: newest.chromium, remembered: Promise.resolve() }
  if (newest?.chromium === own && newest.again === own) return { newer: null, remembered: Promise.resolve() }
  return {
    newer: null,
    remembered: bestEffort('Remembering the version that writes the data', remember(file, own, fs)),
  }
}

async function remember(file: string, own: number, fs: Fs): Promise<void> {
  await fs.mkdir(path.dirname(file), { recursive: true })
  await writeAtomically(file, `${JSON.stringify({ chromium: own, again: own })}\n`, fs)
}

/** Why this version does not open the data, and what to do. */
export const refusalToOpen = (name: string, folder: string, own: number, newer: number): string =>
  `The data in ${folder} was last used by a newer version of ${name} (Chromium ${newer}; this one has ${own}). An older version would lose it, so nothing was opened and nothing was changed.\n\nStart the newer version again, or start this one with another data folder: --user-data-dir=FOLDER.`
