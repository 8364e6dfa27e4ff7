import { z } from 'zod'
import type { GivenFile } from './reading/read-files'
import { LIMITS } from './reading/refusal'
import type { Library } from './types'

/*
 * Official files that lie beside the app, put there by whoever built the installer. The shell serves them from the app's
 * own address; no connection is opened.
 */

const FOLDER = '/codesets/'
const listed = z
  .array(
    z.object({
      name: z.string().regex(/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,200}$/),
      bytes: z.number().int().min(0).max(LIMITS.file),
    }),
  )
  .max(100)

/** None where there is no shell, or nothing lies beside the app. */
export async function filesBeside(): Promise<Library['beside']> {
  try {
    const response = await fetch(`${FOLDER}list.json`)
    if (!response.ok) return []
    const parsed = listed.safeParse(await response.json())
    return parsed.success ? parsed.data : []
  } catch {
    return []
  }
}

export async function givenBeside(): Promise<GivenFile[]> {
  return (await filesBeside()).map(({ name, bytes }) => ({
    name,
    size: bytes,
    async bytes() {
      const response = await fetch(FOLDER + name)
      if (!response.ok) throw new Error(`${name} cannot be read.`)
      return new Uint8Array(await response.arrayBuffer())
    },
  }))
}
