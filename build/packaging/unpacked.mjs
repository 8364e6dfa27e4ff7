/** Where the packager puts the app before it makes installers of it, and what of it is handed on. */
import path from 'node:path'
import { packagedPlaces, resourcesOf } from '../packaged.mjs'

const program = (arch) => packagedPlaces({ arch })[0]
const inside = process.platform === 'darwin' ? 4 : 1

/** The folder with the unpacked app for this system and the processor `arch`. */
export const unpackedFolder = (arch = process.arch) => path.resolve(program(arch), ...Array(inside).fill('..'))

export const programIn = (folder) => path.join(folder, path.relative(unpackedFolder(), program(process.arch)))

/** What is handed to the packager, to the reader of fuses and to people: the bundle on a Mac, else the folder. */
export const bundleIn = (folder) =>
  process.platform === 'darwin' ? path.resolve(programIn(folder), '../../..') : folder

export const resourcesIn = (folder) => resourcesOf(programIn(folder))
