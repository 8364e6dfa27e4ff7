/**
 * `npm run dist`: installers for this system where Electron can be downloaded; else, on linux-x64, an unpacked build
 * around the npm registry's Electron, which is for trying and testing the packaged app, not for handing on.
 */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { cache, dist, inRoot } from './paths.mjs'
import { main, must, say, Trouble } from './run.mjs'
import {
  downloadOfficial,
  officialRuntime,
  registryElectron,
  registryRuntime,
  registryRuntimeFits,
} from './runtime.mjs'
import { ensureBuild, ensureDependencies } from './setup.mjs'

const config = inRoot('build/electron-builder.yml')
const builder = (configFile) => [
  inRoot('node_modules/electron-builder/cli.js'),
  '--config',
  configFile,
  '--publish',
  'never',
]
const failed = 'The installers could not be made; the lines above say why.'

/** Where the unpacked Linux build lies after either way. */
export const unpacked = path.join(dist, 'linux-unpacked')
export const packagedProgram = path.join(unpacked, 'ccs-exam-simulator')

async function fullBuild() {
  await must(failed, process.execPath, builder(config))
  say(`The installers are in ${dist}.`)
}

/** Electron-builder takes a folder that holds a plain Electron; the cached one has our stand-in for the default app. */
async function unpackedBuild() {
  const { executable } = await registryRuntime()
  const work = await mkdtemp(path.join(cache, 'dist-'))
  try {
    const plain = path.join(work, 'electron')
    await cp(path.dirname(executable), plain, { recursive: true })
    await rm(path.join(plain, 'resources/app'), { recursive: true })
    await must(failed, process.execPath, [
      ...builder(await configForOldElectron(work)),
      ...['--linux', 'dir', '--x64'],
      `--config.electronDist=${plain}`,
      `--config.electronVersion=${registryElectron.version}`,
    ])
  } finally {
    await rm(work, { recursive: true, force: true })
  }
  say(
    `An unpacked app around Electron ${registryElectron.version} is in ${unpacked}; it is for testing, not for handing on.`,
  )
}

/** The registry's Electron is older than one of the fuses; every other one is flipped as in a release. */
async function configForOldElectron(work) {
  const file = path.join(work, 'electron-builder.yml')
  const text = await readFile(config, 'utf8')
  await writeFile(file, text.replace(/^ *grantFileProtocolExtraPrivileges:.*\n/m, ''))
  say(
    `Leaving out one fuse that Electron ${registryElectron.version} does not have (grantFileProtocolExtraPrivileges).`,
  )
  return file
}

if (process.argv[1] === import.meta.filename) {
  await main(async () => {
    await ensureDependencies()
    await ensureBuild()
    await rm(dist, { recursive: true, force: true })
    // The packager wants the folder, also when nothing was fetched into it.
    await mkdir(inRoot('.cache/codesets'), { recursive: true })
    const unpackedOnly = process.argv.includes('--unpacked')
    if (!unpackedOnly && (officialRuntime() ?? (await downloadOfficial()))) return fullBuild()
    if (!registryRuntimeFits()) throw new Trouble('Electron could not be downloaded, so nothing can be packaged here.')
    if (!unpackedOnly)
      say('NOT RUN: installers (Electron could not be downloaded). Packaging the unpacked Linux app instead.')
    await unpackedBuild()
  })
}
