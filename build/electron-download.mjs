/**
 * Gets the official Electron into node_modules/electron/dist. Electron's own installer gives no reason when it fails, knows
 * no proxy, begins anew after every cut and leaves half a folder behind; so the download is ours (download.mjs), and from
 * Electron's libraries come the cache that all projects share, the check of the sum and the unpacking. The sum is the one
 * in the package that package-lock.json pins: a mirror or a proxy can carry the program, but not exchange it.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { copyFile, link, mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { download } from './download.mjs'
import { DownloadTrouble, fileTrouble } from './download-trouble.mjs'
import { withLock } from './lock.mjs'
import { inRoot } from './paths.mjs'
import { showProgress } from './progress.mjs'
import { atExit, say, Trouble } from './run.mjs'

export const electronFolder = inRoot('node_modules/electron')
const github = 'https://github.com/electron/electron/releases/download/'
const programs = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }

/** A library of Electron's installer, in the very version it uses. */
const fromElectron = (name) =>
  import(pathToFileURL(createRequire(path.join(electronFolder, 'install.js')).resolve(name)).href)

/** The program that is in a package folder of Electron, or null: what was unpacked only in part does not count. */
export function installedElectron(folder = electronFolder) {
  try {
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
    const executable = path.join(folder, 'dist', readFileSync(path.join(folder, 'path.txt'), 'utf8').trim())
    const unpacked = readFileSync(path.join(folder, 'dist/version'), 'utf8').trim().replace(/^v/, '')
    return unpacked === version && existsSync(executable) ? { kind: 'official', version, executable } : null
  } catch {
    return null
  }
}

/**
 * Where the zip file is: at GitHub, or at the mirror that Electron's own variables name (ELECTRON_MIRROR,
 * ELECTRON_CUSTOM_DIR and ELECTRON_CUSTOM_FILENAME, or the same in npm's configuration).
 * @throws Trouble when the mirror is no web address
 */
export function electronAddress(version, fileName, env = process.env) {
  const set = (name) =>
    [`npm_config_electron_${name}`, `npm_package_config_electron_${name}`, `ELECTRON_${name.toUpperCase()}`]
      .map((variable) => env[variable]?.trim())
      .find(Boolean)
  const mirror = set('mirror') ?? github
  if (!/^https?:\/\/./i.test(mirror) || !URL.canParse(mirror))
    throw new Trouble(`ELECTRON_MIRROR is not a web address: ${mirror}`)
  const folder = (set('custom_dir') ?? `v${version}`).replaceAll('{{ version }}', version)
  return [mirror, folder, set('custom_filename') ?? fileName].map((part) => part.replace(/^\/+|\/+$/g, '')).join('/')
}

/** The Electron that this computer runs best: an Apple chip may be running this Node in translation. */
function ownArch() {
  if (process.platform !== 'darwin' || process.arch !== 'x64') return process.arch
  try {
    const translated = execFileSync('sysctl', ['-in', 'sysctl.proc_translated'], { encoding: 'utf8' }).trim() === '1'
    return translated ? 'arm64' : 'x64'
  } catch {
    return 'x64'
  }
}

/**
 * Downloads and unpacks the official Electron, unless it is there.
 * @param {{ folder?: string, env?: NodeJS.ProcessEnv, limits?: object, cacheRoot?: string, tell?: (text: string) => void,
 *   stream?: { write(text: string): unknown, isTTY?: boolean } }} [options] `folder`: the package of Electron
 * @returns {Promise<{ kind: 'official', version: string, executable: string }>}
 * @throws DownloadTrouble or another Trouble that says why it could not be had
 */
export async function downloadElectron({ folder = electronFolder, tell = say, ...options } = {}) {
  const waiting = () => tell('Another start is downloading Electron; waiting for it ...')
  try {
    return await withLock(
      path.join(folder, '.download.lock'),
      async () => installedElectron(folder) ?? (await install(folder, { tell, ...options })),
      { waiting },
    )
  } catch (error) {
    if (error instanceof Trouble || error.code === undefined) throw error
    throw fileTrouble(error, error.path ?? path.join(folder, 'dist'))
  }
}

async function install(folder, options) {
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const checksums = JSON.parse(readFileSync(path.join(folder, 'checksums.json'), 'utf8'))
  const arch = ownArch()
  const zipName = `electron-v${version}-${process.platform}-${arch}.zip`
  if (!Object.hasOwn(checksums, zipName))
    throw new DownloadTrouble(
      `There is no Electron ${version} for this kind of computer (${process.platform} ${arch}).`,
    )
  const work = path.join(folder, '.download')
  const temporary = path.join(work, 'temporary')
  const unpacked = path.join(folder, '.unpacking')
  const tidy = () => [temporary, unpacked].forEach((one) => rmSync(one, { recursive: true, force: true }))
  tidy()
  await mkdir(temporary, { recursive: true })
  const forget = atExit(tidy)
  try {
    const wanted = { version, arch, checksums, zipName, work, temporary }
    const zip = await checkedZip(wanted, options)
    options.tell('Unpacking Electron ...')
    await unpack(zip, unpacked)
    await putInPlace(folder, unpacked, version)
    await rm(work, { recursive: true, force: true })
  } finally {
    forget()
    tidy()
    // Stays where a part is kept for the next start.
    await rmdir(work).catch(() => undefined)
  }
  const installed = installedElectron(folder)
  if (!installed) throw new Trouble(`Electron ${version} was unpacked, but its program is not where it should be.`)
  return installed
}

/** The zip file from the cache or the server. What was begun earlier and turns out to be something else is begun anew, once. */
async function checkedZip(wanted, options) {
  const got = { resumed: false }
  try {
    return await cachedZip(wanted, options, got)
  } catch (error) {
    if (!isMismatch(error)) throw error
    await rm(path.join(wanted.work, wanted.zipName), { force: true })
    if (!got.resumed) throw mismatch(wanted)
  }
  return cachedZip(wanted, options, got).catch(async (error) => {
    if (!isMismatch(error)) throw error
    await rm(path.join(wanted.work, wanted.zipName), { force: true })
    throw mismatch(wanted)
  })
}

const isMismatch = (error) => error instanceof Error && /checksum/i.test(`${error.name} ${error.message}`)
const mismatch = ({ version }) =>
  new DownloadTrouble(
    `What was downloaded is not Electron ${version} (its checksum differs), so it was thrown away and nothing was changed.`,
  )

async function cachedZip(wanted, options, got) {
  try {
    return await fromCacheOrServer(wanted, options, got, 'ReadWrite')
  } catch (error) {
    // A cache that cannot be written to is no reason to go without; what was downloaded is still there.
    if (error instanceof Trouble || isMismatch(error) || !existsSync(path.join(wanted.work, wanted.zipName)))
      throw error
    await mkdir(wanted.temporary, { recursive: true })
    return fromCacheOrServer(wanted, options, got, 'Bypass')
  }
}

async function fromCacheOrServer(wanted, { env = process.env, limits, cacheRoot, stream, tell }, got, cacheMode) {
  const { version, arch, checksums, zipName, work, temporary } = wanted
  const { downloadArtifact, ElectronDownloadCacheMode } = await fromElectron('@electron/get')
  const address = electronAddress(version, zipName, env)
  const zip = path.join(work, zipName)
  const downloader = {
    async download(_address, target) {
      if (!existsSync(zip)) {
        tell(`Getting Electron ${version} from ${new URL(address).host} (once, about 120 MB) ...`)
        const progress = showProgress(`Electron ${version}`, stream)
        try {
          Object.assign(got, await download(address, zip, { env, limits, progress: progress.tell }))
        } finally {
          progress.end()
        }
      }
      // The cache takes the target away; the zip stays until all is done.
      await link(zip, target).catch(() => copyFile(zip, target))
    },
  }
  return downloadArtifact({
    version,
    artifactName: 'electron',
    platform: process.platform,
    arch,
    checksums,
    cacheRoot: cacheRoot ?? (env.electron_config_cache || undefined),
    cacheMode: ElectronDownloadCacheMode[cacheMode],
    downloader,
    tempDirectory: temporary,
    mirrorOptions: { resolveAssetURL: () => Promise.resolve(address) },
  })
}

async function unpack(zip, target) {
  const { extract } = await fromElectron('@electron-internal/extract-zip')
  try {
    await extract(zip, { dir: target })
  } catch (error) {
    if (/no space|ENOSPC|os error 28/i.test(error.message)) throw fileTrouble({ code: 'ENOSPC' }, target)
    throw new Trouble(
      `Electron was downloaded but could not be unpacked into ${path.dirname(target)}: ${error.message}`,
    )
  }
}

/** The whole folder takes its name at once, so that no start ever finds a part of it. */
async function putInPlace(folder, unpacked, version) {
  const dist = path.join(folder, 'dist')
  const pathFile = path.join(folder, 'path.txt')
  if (!existsSync(path.join(unpacked, 'version'))) await writeFile(path.join(unpacked, 'version'), version)
  // The package has these types already.
  await rm(path.join(unpacked, 'electron.d.ts'), { force: true })
  await rm(pathFile, { force: true })
  await rm(dist, { recursive: true, force: true, maxRetries: 5 })
  await patiently(() => rename(unpacked, dist))
  await writeFile(`${pathFile}.new`, programs[process.platform] ?? 'electron')
  await rename(`${pathFile}.new`, pathFile)
}

/** On Windows a virus scanner holds new files for a moment. */
async function patiently(job, tries = 20) {
  for (let number = 1; ; number++) {
    try {
      return await job()
    } catch (error) {
      if (number === tries || !['EPERM', 'EACCES', 'EBUSY'].includes(error.code)) throw error
      await wait(250)
    }
  }
}
