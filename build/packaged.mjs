/** Where the unpacked app lies that the packager leaves in dist/, on each system. */
import path from 'node:path'
import { dist } from './paths.mjs'
import { isProgram } from './programs.mjs'

const product = 'CCS Exam Simulator'

/** The places of the program, the one for this kind of processor first. `system` stands in for this one. */
export function packagedPlaces({ platform = process.platform, arch = process.arch, folder = dist } = {}) {
  const ways = platform === 'win32' ? path.win32 : path.posix
  if (platform === 'darwin')
    return [...new Set([arch === 'x64' ? 'mac' : `mac-${arch}`, 'mac-universal'])].map((name) =>
      ways.join(folder, name, `${product}.app`, 'Contents/MacOS', product),
    )
  const name = platform === 'win32' ? 'win' : 'linux'
  const program = platform === 'win32' ? `${product}.exe` : 'ccs-exam-simulator'
  return [ways.join(folder, arch === 'x64' ? `${name}-unpacked` : `${name}-${arch}-unpacked`, program)]
}

/** The packaged program, or null. */
export const findPackaged = () => packagedPlaces().find(isProgram) ?? null

/** The folder of what is packed beside a program: Electron's `resources`. */
export function resourcesOf(program, platform = process.platform) {
  const ways = platform === 'win32' ? path.win32 : path.posix
  return platform === 'darwin'
    ? ways.resolve(ways.dirname(program), '../Resources')
    : ways.join(ways.dirname(program), 'resources')
}
