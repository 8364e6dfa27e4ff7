/**
 * The page and the files it names, read while Electron gets ready, so that the window does not wait for the disk. Each is
 * given once: whoever asks again, such as a page that is loaded anew, gets what the disk has by then.
 */
import { readFile } from 'node:fs/promises'
import { findAppFile } from './app-files'

export type AppFile = { file: string; body: Uint8Array<ArrayBuffer> }

export type FirstFiles = {
  /** Resolves when the page was given away, which is when the window has begun to load it. */
  readonly begun: Promise<void>
  /** The file of a URL path; null when it is none of the first, was given already, or could not be read. */
  take(urlPath: string): Promise<AppFile | null>
}

const named = /(?:src|href)="\.(\/[^"]+)"/g

export function readFirstFiles(root: string): FirstFiles {
  const kept = new Map<string, Promise<AppFile | null>>()
  let begin: () => void = () => undefined
  const begun = new Promise<void>((resolve) => (begin = resolve))
  const page = readAppFile(root, '/')
  kept.set('/', page)
  const whole = page.then((found) => {
    const html = found === null ? '' : Buffer.from(found.body).toString('utf8')
    for (const [, urlPath] of html.matchAll(named)) kept.set(urlPath!, readAppFile(root, urlPath!))
  })
  return {
    begun,
    async take(urlPath) {
      await whole
      if (urlPath === '/') setImmediate(begin)
      const file = kept.get(urlPath) ?? null
      kept.delete(urlPath)
      return file
    },
  }
}

/** The file a URL path means below `root`; null when there is none or it cannot be read. */
export async function readAppFile(root: string, urlPath: string): Promise<AppFile | null> {
  const file = await findAppFile(root, urlPath)
  return file === null ? null : readFound(file)
}

/** A file that was found; null when it cannot be read. */
export async function readFound(file: string): Promise<AppFile | null> {
  try {
    return { file, body: new Uint8Array(await readFile(file)) }
  } catch {
    return null
  }
}
