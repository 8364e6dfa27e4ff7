/**
 * Which Chromium last wrote into the data folder. A newer one reads what an older one wrote; an older one that opens what a
 * newer one wrote empties it, without an error. So the newest is remembered, and an older one does not open the folder.
 */
import path from 'node:path'
import { z } from 'zod'
import { diskFs, writeAtomically, type AtomicFs } from './atomic-file'
import { bestEffort } from './trouble'

const major = z.int().min(1).max(100_000)
/** Said twice, so that one damaged digit bars nobody from their data; earlier versions said it once. */
const kept = z
  .looseObject({ chromium: major, again: major.optional() })
  .refine(({ chromium, again }) => again === undefined || again === chromium)

/** Characters; a file that is longer is none of ours. */
const longest = 10_000

type Fs = AtomicFs & Pick<typeof diskFs, 'mkdir' | 'readFile'>

/** The major number in a version such as 114.0.5735.243. */
export const majorOf = (version: string): number => Number.parseInt(version, 10)

/** What is kept of the newest Chromium that wrote; null when nothing is known, as after a damage. */
async function newestIn(file: string, fs: Fs): Promise<z.infer<typeof kept> | null> {
  try {
    const text = await fs.readFile(file, 'utf8')
    return text.length > longest ? null : kept.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/**
 * Asks whether this Chromium may open the folder, and remembers it when it is the newest so far. A note that cannot be
 * written stops nobody.
 * @param file `runtime.json` of the data folder @param own the major number of this Chromium
 * @returns null when it may; else the number of the newer one, and nothing was written
 */
export async function newerChromium(file: string, own: number, fs: Fs = diskFs): Promise<number | null> {
  const newest = await newestIn(file, fs)
  if (newest !== null && newest.chromium > own) return newest.chromium
  if (newest?.chromium !== own || newest.again !== own)
    await bestEffort('Remembering the version that writes the data', remember(file, own, fs))
  return null
}

async function remember(file: string, own: number, fs: Fs): Promise<void> {
  await fs.mkdir(path.dirname(file), { recursive: true })
  await writeAtomically(file, `${JSON.stringify({ chromium: own, again: own })}\n`, fs)
}

/** Why this version does not open the data, and what to do. */
export const refusalToOpen = (name: string, folder: string, own: number, newer: number): string =>
  `The data in ${folder} was last used by a newer version of ${name} (Chromium ${newer}; this one has ${own}). An older version would lose it, so nothing was opened and nothing was changed.\n\nStart the newer version again, or start this one with another data folder: --user-data-dir=FOLDER.`
