/** What must be there before anything runs: the packages of package-lock.json, and an up-to-date build. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { inRoot, out, root } from './paths.mjs'
import { must, npm, say, Trouble } from './run.mjs'

const sources = ['electron', 'renderer', 'question-bank', 'build', 'package-lock.json', 'package.json', 'tsconfig.json']
export const stamp = path.join(out, '.built')

/** True when every package of the lock file is installed in its version; optional ones of other systems may be missing. */
function packagesInstalled() {
  try {
    const wanted = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages
    const present = JSON.parse(readFileSync(inRoot('node_modules/.package-lock.json'), 'utf8')).packages
    return Object.entries(wanted).every(
      ([name, entry]) => name === '' || entry.optional || present[name]?.version === entry.version,
    )
  } catch {
    return false
  }
}

/** Windows' shell, which npm needs there, cannot work in a folder without a drive and would take another one. */
export const onNetworkPath = (folder = root, platform = process.platform) =>
  platform === 'win32' && /^[\\/]{2}(?![?.][\\/])/.test(folder)

export async function ensureDependencies() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 22 || (major === 22 && minor < 13))
    say(`Node ${process.versions.node} is older than the 22.13 that this project's tools ask for; not all may work.`)
  if (packagesInstalled()) return
  if (onNetworkPath())
    throw new Trouble(
      `${root} is a network path, in which Windows cannot run npm. Move the folder to a drive, or give it a letter (net use X: ...).`,
    )
  say('Installing packages (npm ci) ...')
  await must('The packages could not be installed; check the network and run it again.', npm, [
    'ci',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ])
}

/** Time of the newest change below a file or folder. */
async function newest(name) {
  const info = await stat(name).catch(() => null)
  if (!info) return 0
  if (!info.isDirectory()) return info.mtimeMs
  const inside = await readdir(name, { recursive: true, withFileTypes: true })
  // The time of a folder tells of deleted files. Not so in build/, where the bundler puts a file of its own for a moment.
  const counted = path.basename(name) === 'build' ? inside.filter((entry) => entry.isFile()) : inside
  const times = await Promise.all(
    counted.map(
      async (entry) =>
        (await stat(path.join(entry.parentPath ?? entry.path, entry.name)).catch(() => null))?.mtimeMs ?? 0,
    ),
  )
  return times.reduce((latest, time) => Math.max(latest, time), path.basename(name) === 'build' ? 0 : info.mtimeMs)
}

/** Whether there is a whole build, of whatever sources: one that failed leaves no stamp. */
export const isBuilt = () => existsSync(stamp) && existsSync(path.join(out, 'renderer/index.html'))

export async function buildIsFresh() {
  if (!isBuilt()) return false
  const times = await Promise.all(sources.map((name) => newest(inRoot(name))))
  return Math.max(...times) <= statSync(stamp).mtimeMs
}

export async function ensureBuild() {
  if (await buildIsFresh()) return
  say('Building ...')
  await must('The app could not be built; the lines above say why.', process.execPath, [inRoot('build/build.mjs')])
}
