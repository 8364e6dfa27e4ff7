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
  'libXss.so.1': 'libxss1',
  'libxkbcommon.so.0': 'libxkbcommon0',
  'libXtst.so.6': 'libxtst6',
}
/** A page without any font is blank boxes, on screenshots too. */
const fonts = { '/usr/share/fonts/truetype/liberation': 'fonts-liberation' }

export const isDebian = () => process.platform === 'linux' && existsSync('/usr/bin/apt-get')

async function missingPackages() {
  const { output } = await run('/sbin/ldconfig', ['-p'], { quiet: true })
  const absentLibraries = Object.keys(libraries).filter((library) => !output.includes(`\t${library} `))
  const absentFonts = Object.keys(fonts).filter((file) => !existsSync(file))
  return [...absentLibraries.map((library) => libraries[library]), ...absentFonts.map((file) => fonts[file])]
}

/** Installs Debian packages as root. A sentence with the one command to run where that is not possible, else null. */
export async function installPackages(missing) {
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (process.getuid?.() !== 0) return `System packages are missing. Run once: sudo ${command}`
  say(`Installing system packages: ${missing.join(' ')} ...`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { quiet: true, env })
  const { code, output } = await run('apt-get', command.split(' ').slice(1), { quiet: true, env })
  if (code === 0) return null
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
