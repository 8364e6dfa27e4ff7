/** Where the packager puts the app before it makes installers of it, on each system. */
import path from 'node:path'
import { dist } from '../paths.mjs'

const product = 'CCS Exam Simulator'
const suffix = (arch) => (arch === 'x64' ? '' : `-${arch}`)

/** The folder with the unpacked app for this system and the processor `arch`. */
export function unpackedFolder(arch = process.arch) {
  if (process.platform === 'darwin') return path.join(dist, `mac${suffix(arch)}`)
  const system = process.platform === 'win32' ? 'win' : 'linux'
  return path.join(dist, `${system}${suffix(arch)}-unpacked`)
}

/** What is handed to the packager, to the reader of fuses and to people: the bundle on a Mac, else the folder. */
export const bundleIn = (folder) => (process.platform === 'darwin' ? path.join(folder, `${product}.app`) : folder)

export function programIn(folder) {
  if (process.platform === 'darwin') return path.join(bundleIn(folder), 'Contents/MacOS', product)
  return path.join(folder, process.platform === 'win32' ? `${product}.exe` : 'ccs-exam-simulator')
}

export const resourcesIn = (folder) =>
  process.platform === 'darwin' ? path.join(bundleIn(folder), 'Contents/Resources') : path.join(folder, 'resources')
