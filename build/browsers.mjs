/** The browser for the edition without a window: one list for scripts and journeys, on every system. */
import { readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { findProgram, isProgram, variable } from './programs.mjs'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
]
const snap = '/snap/bin/chromium'
const onMac = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const onWindows = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
]

/** Said where there is none. */
export const noBrowser = 'there is no Chromium, Chrome or Edge here'

/** Where browsers of Chromium's kind may be, best first. */
function places({ platform, env, home, exists }) {
  if (platform === 'win32') {
    const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].map((name) => variable(name, { platform, env }))
    return onWindows.flatMap((parts) => roots.filter(Boolean).map((root) => path.win32.join(root, ...parts)))
  }
  if (platform === 'darwin')
    return onMac.flatMap((name) =>
      ['/', home].map((root) => path.posix.join(root, 'Applications', `${name}.app`, 'Contents/MacOS', name)),
    )
  return names.map((name) => findProgram(name, { platform, env, exists })).filter(Boolean)
}

/** The beginning of a script; of a program, nothing. */
function scriptOf(file) {
  try {
    const text = readFileSync(file, 'latin1')
    return text.startsWith('#!') ? text : ''
  } catch {
    return ''
  }
}

/**
 * The program of a browser, or null. Ubuntu's `chromium-browser` only leads to the snap, which may not be there.
 * `system` stands in for this one: its platform, environment, home and files.
 */
export function findBrowser({
  platform = process.platform,
  env = process.env,
  home = os.homedir(),
  exists = isProgram,
  script = scriptOf,
} = {}) {
  const isStub = (file) => !exists(snap) && script(file).includes(snap)
  return places({ platform, env, home, exists }).find((file) => exists(file) && !isStub(file)) ?? null
}
