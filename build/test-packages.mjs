/**
 * What the tests need of the system beyond Electron: an invisible display, real keys and layouts on it, and a browser for
 * the edition without a window. What is missing is installed as root on Debian, else named; what needs it is NOT RUN.
 */
import { existsSync, readFileSync } from 'node:fs'
import { findBrowser } from './browsers.mjs'
import { findProgram } from './programs.mjs'
import { say } from './run.mjs'
import { installPackages, isDebian } from './system-packages.mjs'

/** A program that tells whether its package is there. */
const programs = { Xvfb: 'xvfb', xdotool: 'xdotool', setxkbmap: 'x11-xkb-utils' }
/** A page without any font is blank boxes. */
const fonts = { '/usr/share/fonts/truetype/liberation': 'fonts-liberation' }

/** `ID` and `ID_LIKE` of /etc/os-release say whether the package `chromium` is a browser: Ubuntu's only leads to a snap. */
export const chromiumIsPackaged = (osRelease) => !/^ID=["']?ubuntu["']?\s*$/m.test(osRelease)

/** The Debian packages that are missing. `system` stands in for this one. */
export function missingTestPackages({
  find = findProgram,
  browser = findBrowser,
  exists = existsSync,
  osRelease = read('/etc/os-release'),
} = {}) {
  return [
    ...Object.keys(programs)
      .filter((name) => !find(name))
      .map((name) => programs[name]),
    ...(browser() || !chromiumIsPackaged(osRelease) ? [] : ['chromium']),
    ...Object.keys(fonts)
      .filter((folder) => !exists(folder))
      .map((folder) => fonts[folder]),
  ]
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

/** Installs what the tests miss where that is possible; never an error, since each step says what it could not run. */
export async function ensureTestPackages() {
  if (!isDebian()) return
  const missing = missingTestPackages()
  if (missing.length === 0) return
  const trouble = await installPackages(missing)
  if (trouble) say(`${trouble}\nUntil then the tests that need them are not run.`)
}
