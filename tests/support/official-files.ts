import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { GivenFile } from '../../renderer/codebook/reading/read-files'

/*
 * The publishers' own files, where this computer has them. They are no part of the project: what is checked on them says
 * NOT RUN elsewhere. `CCS_CODE_SETS` names another folder.
 */

const repository = path.resolve(__dirname, '../..')
const places = [process.env.CCS_CODE_SETS, '../shared/codesets', '../../shared/codesets']
  .filter((place) => place !== undefined && place !== '')
  .map((place) => path.resolve(repository, place!))

/** The folder, or null where there is none. */
export const officialFolder: string | null = places.find((place) => existsSync(place)) ?? null

/** Files of the folder whose name fits. */
export function officialFiles(fits: RegExp = /./): GivenFile[] {
  const folder = officialFolder!
  return readdirSync(folder)
    .filter((name) => fits.test(name))
    .map((name) => ({
      name,
      size: statSync(path.join(folder, name)).size,
      bytes: () => Promise.resolve(new Uint8Array(readFileSync(path.join(folder, name)))),
    }))
}
