/** The Debian packages that Electron needs. Installed as root, else named. */
import { existsSync } from 'node:fs'
import { run, say, Trouble } from './run.mjs'

/** A shared library that tells whether its package is there. */
const libraries = {
  'libgtk-3.so.0': 'libgtk-3-0',
  'libnss3.so': 'libnss3',
  'libasound.so.2': 'libasound2',
  'libgbm.so.1': 'libgbm1',
  'libatk-bridge-2.0.so.0': 'libatk-bridge2.0-0',
  'libcups.so.2': 'libcups2',
  'libdrm.so.2': 'libdrm2',
  'libxkbcommon.so.0': 'libxkbcommon0',
}
export const isDebian = () => process.platform === 'linux' && existsSync('/usr/bin/apt-get')

async function missingPackages() {
  const { output } = await run('/sbin/ldconfig', ['-p'], { quiet: true })
  const absentLibraries = Object.keys(libraries).filter((library) => !output.includes(`\t${library} `))
  return namedHere(absentLibraries.map((library) => libraries[library]))
}

/**
 * The names that this release has for packages: since Debian 13 and Ubuntu 24.04 some end in "t64", and their old names
 * stand for several packages, which apt-get refuses to choose from.
 */
export async function namedHere(names, ask = run) {
  if (names.length === 0) return []
  const { output = '' } = await ask('apt-cache', ['show', ...names.map((name) => `${name}t64`)], { quiet: true })
  const there = new Set([...output.matchAll(/^Package: (\S+)$/gm)].map(([, name]) => name))
  return names.map((name) => (there.has(`${name}t64`) ? `${name}t64` : name))
}

const commandFor = (missing) => `apt-get install -y --no-install-recommends ${missing.join(' ')}`

/** Installs as root; the output when that failed, else null. */
async function install(missing) {
  say(`Installing system packages: ${missing.join(' ')} ...`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { quiet: true, env })
  const { code, output } = await run('apt-get', commandFor(missing).split(' ').slice(1), { quiet: true, env })
  return code === 0 ? null : output
}

/** Installs packages as root. A sentence with the one command to run where that is not possible, else null. */
export async function installPackages(missing) {
  const command = commandFor(missing)
  if (process.getuid?.() !== 0) return `System packages are missing. Run once: sudo ${command}`
  const output = await install(missing)
  if (output === null) return null
  process.stderr.write(`${output.trimEnd()}\n`)
  return `The system packages could not be installed. Run once: ${command}`
}

/**
 * Makes sure the packages are there. As root it installs them; for anyone else the one command to run is the error.
 * On systems without apt-get it does nothing: Electron then names a missing library itself.
 */
export async function ensurePackages() {
  if (!isDebian()) return
  const missing = await missingPackages()
  if (missing.length === 0) return
  const trouble = await installPackages(missing)
  if (trouble) throw new Trouble(trouble)
}

/**
 * For a start: what seems to be missing is installed (as root) or told, and the start goes on. A list can be wrong about a
 * system that it does not know; Electron names a missing library itself.
 */
export async function warnOfPackages() {
  if (!isDebian()) return
  const missing = await missingPackages()
  if (missing.length === 0) return
  const root = process.getuid?.() === 0
  if (root && (await install(missing)) === null) return
  say(`If no window opens, system packages may be missing: ${root ? '' : 'sudo '}${commandFor(missing)}`)
}
