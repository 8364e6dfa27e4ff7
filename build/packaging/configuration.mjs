/** electron-builder's configuration for one run: build/electron-builder.yml with what this run knows. */
import { existsSync, readdirSync } from 'node:fs'
import { copyFile, readFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'yaml'
import { cache, inRoot, out } from '../paths.mjs'
import { homepage } from './homepage.mjs'

/** Official code sets, when somebody fetched them: packed so that the app has the books from its first start. */
const codeSets = path.join(cache, 'codesets')

/** Fuses that Electron got after the oldest version the app runs on, with the version that has them. */
const laterFuses = { grantFileProtocolExtraPrivileges: 29 }

/** The name of this system in the configuration, and so on the command line. */
export const system = { linux: 'linux', win32: 'win', darwin: 'mac' }[process.platform]

/**
 * `electron` is `{ version, folder? }`: the folder holds a plain Electron to be packed; without one the builder takes the
 * one of node_modules. `work` is a folder for files of this run, `forTesting` marks the names of what must not be handed on.
 */
export async function configurationFor({
  electron,
  work,
  forTesting,
  licenses = path.join(out, 'renderer/licenses.txt'),
}) {
  const config = parse(await readFile(inRoot('build/electron-builder.yml'), 'utf8'))
  config.extraMetadata = { homepage: homepage() }
  const major = Number(electron.version.split('.')[0])
  for (const [fuse, since] of Object.entries(laterFuses)) if (major < since) delete config.electronFuses[fuse]
  if (forTesting) config.artifactName = config.artifactName.replace('${version}', '${version}-for-testing')
  // A copy: what is named here is left out of the archive.
  const copy = path.join(work, 'licenses-beside.txt')
  await copyFile(licenses, copy)
  config.extraResources.push({ from: copy, to: 'licenses.txt' })
  if (existsSync(codeSets) && readdirSync(codeSets).length > 0)
    config.extraResources.push({ from: codeSets, to: 'codesets' })
  config.electronVersion = electron.version
  if (electron.folder) config.electronDist = electron.folder
  return config
}

/** Installers of this system as `{ target, arch }`; a processor that is not named is this computer's. */
export function installersOf(config) {
  return config[system].target.flatMap((entry) => {
    const { target, arch = [process.arch] } = typeof entry === 'string' ? { target: entry } : entry
    return arch.map((one) => ({ target, arch: one }))
  })
}
