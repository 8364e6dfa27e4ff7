/** Makes one installer at a time, so that one that cannot be made here keeps none of the others from being made. */
import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { dist, inRoot } from '../paths.mjs'
import { run } from '../run.mjs'
import { system } from './configuration.mjs'
import { bundleIn, unpackedFolder } from './unpacked.mjs'

/** What the packager downloads to make one, in words. */
const tools = {
  deb: 'fpm (one that is installed is taken with USE_SYSTEM_FPM=true)',
  AppImage: 'the AppImage tools',
  nsis: 'NSIS',
  dmg: 'the tools for disk images',
  zip: '7-Zip',
}
const noDownload =
  /getaddrinfo [A-Z_]+ \S+|(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH)\b[^\n]*|Response code \d+ [^\n]*|tunneling socket[^\n]*|self[- ]signed certificate[^\n]*|certificate has expired[^\n]*/

const builder = (configFile, ...args) => [
  inRoot('node_modules/electron-builder/cli.js'),
  ...['--config', configFile, '--publish', 'never', `--${system}`, ...args],
]

/** Packs the app for one processor, unpacked; the code of the packager. */
export async function pack(configFile, arch) {
  const { code } = await run(process.execPath, builder(configFile, 'dir', `--${arch}`))
  return code
}

/**
 * Makes one installer of the unpacked app. `{ made }` names its files, `{ notRun }` says what this computer lacks,
 * `{ failed }` shows what went wrong; whatever was left half done is removed.
 */
export async function makeInstaller(configFile, { target, arch }, name) {
  const before = await readdir(dist)
  const { code, output } =
    target === 'tar.gz' ? await archive(arch, `${name}.tar.gz`) : await installer(configFile, target, arch)
  const added = (await readdir(dist, { withFileTypes: true })).filter((entry) => !before.includes(entry.name))
  // The packager leaves maps for updates, which there are none of, and its working folders.
  const [made, waste] = [added.filter(isInstaller), added.filter((entry) => !isInstaller(entry))]
  const remove = (entries) =>
    Promise.all(entries.map((entry) => rm(path.join(dist, entry.name), { recursive: true, force: true })))
  await remove(waste)
  const outcome = outcomeOf(
    target,
    { code, output },
    made.map((entry) => entry.name),
  )
  if (!outcome.made) await remove(made)
  return outcome
}

/** What the end of the packager means: `made` are the files it has written. */
export function outcomeOf(target, { code, output }, made) {
  if (code === 0 && made.length > 0) return { made }
  const reason = noDownload.exec(output)?.[0]
  if (reason) return { notRun: `${tools[target] ?? 'its tool'} could not be downloaded: ${reason.trim()}` }
  return { failed: output.trimEnd() || 'nothing was written' }
}

const isInstaller = (entry) => entry.isFile() && !/\.(?:blockmap|ya?ml)$/.test(entry.name)

const installer = (configFile, target, arch) =>
  run(process.execPath, builder(configFile, target, `--${arch}`, '--prepackaged', bundleIn(unpackedFolder(arch))), {
    quiet: true,
  })

/** By the system's own tar: the packager would download 7-Zip for it. Everything belongs to nobody of this computer. */
function archive(arch, file) {
  const folder = unpackedFolder(arch)
  const top = file.replace(/\.tar\.gz$/, '')
  const time = process.env.SOURCE_DATE_EPOCH ? [`--mtime=@${process.env.SOURCE_DATE_EPOCH}`] : []
  return run(
    'tar',
    [
      ...['--sort=name', '--owner=0', '--group=0', '--numeric-owner', ...time],
      ...[`--transform=s,^\\.,${top},`, '-C', folder, '-czf', path.join(dist, file), '.'],
    ],
    { quiet: true },
  )
}
