/** The Debian packages that Electron (and, for tests, an invisible display and a browser) needs. Installed as root, else named. */
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
/** Tests need an invisible display, real keys and layouts on it, and a browser for the edition without a window. */
const forTesting = {
  '/usr/bin/Xvfb': 'xvfb',
  '/usr/bin/chromium': 'chromium',
  '/usr/bin/xdotool': 'xdotool',
  '/usr/bin/setxkbmap': 'x11-xkb-utils',
}
/** A page without any font is blank boxes, on screenshots too. */
const fonts = { '/usr/share/fonts/truetype/liberation': 'fonts-liberation' }

const isDebian = () => process.platform === 'linux' && existsSync('/usr/bin/apt-get')

async function missingPackages({ forTests }) {
  const { output } = await run('/sbin/ldconfig', ['-p'], { quiet: true })
  const absentLibraries = Object.keys(libraries).filter((library) => !output.includes(`\t${library} `))
  const files = { ...fonts, ...(forTests ? forTesting : {}) }
  const absentFiles = Object.keys(files).filter((file) => !existsSync(file))
  return [...absentLibraries.map((library) => libraries[library]), ...absentFiles.map((file) => files[file])]
}

/**
 * Makes sure the packages are there. As root it installs them; for anyone else the one command to run is the error.
 * On systems without apt-get it does nothing: Electron then names a missing library itself.
 */
export async function ensurePackages({ forTests = false } = {}) {
  if (!isDebian()) return
  const missing = await missingPackages({ forTests })
  if (missing.length === 0) return
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`
  if (process.getuid() !== 0)
    throw new Trouble(`Electron needs system packages that are missing. Run once: sudo ${command}`)
  say(`Installing system packages: ${missing.join(' ')} ...`)
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], { quiet: true, env })
  const { code, output } = await run('apt-get', command.split(' ').slice(1), { quiet: true, env })
  if (code === 0) return
  process.stderr.write(output)
  throw new Trouble(`The system packages could not be installed. Run once: ${command}`)
}
