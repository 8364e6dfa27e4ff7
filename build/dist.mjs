/**
 * `npm run dist`: everything that is handed on for this system, in dist/: installers, the list of parts, checksums.
 * Where the official Electron cannot be had, linux-x64 packs the npm registry's instead, which is for trying and testing.
 * `unpacked` stops before the installers. Ends with 0 when everything asked for was made, with 1 when something failed,
 * with 2 when nothing failed but this computer could not make all of it.
 */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { problemsOf, tooLarge } from './packaging/check-package.mjs'
import { configurationFor, installersOf, system } from './packaging/configuration.mjs'
import { makeInstaller, pack } from './packaging/installers.mjs'
import { writeChecksums, writePartsList } from './packaging/papers.mjs'
import { unpackedFolder } from './packaging/unpacked.mjs'
import { cache, dist, inRoot } from './paths.mjs'
import { isMain, main, say, Trouble } from './run.mjs'
import {
  downloadOfficial,
  officialRuntime,
  registryElectron,
  registryRuntime,
  registryRuntimeFits,
} from './runtime.mjs'
import { ensureBuild, ensureDependencies } from './setup.mjs'
import { readWords } from './words.mjs'

/** Where the unpacked app for this computer lies after either way. */
const unpacked = unpackedFolder()

/** The Electron to pack; a copy of the registry's, which has our stand-in for the default app, is made in `work`. */
async function electronToPack(work, unpackedOnly) {
  const official = officialRuntime() ?? (unpackedOnly ? null : await downloadOfficial())
  if (official) return { version: official.version }
  if (!registryRuntimeFits()) throw new Trouble('Electron could not be downloaded, so nothing can be packaged here.')
  const { executable } = await registryRuntime()
  const folder = path.join(work, 'electron')
  await cp(path.dirname(executable), folder, { recursive: true })
  await rm(path.join(folder, 'resources/app'), { recursive: true })
  return { version: registryElectron.version, folder }
}

async function packed(configFile, arch) {
  if ((await pack(configFile, arch)) !== 0)
    throw new Trouble(`The app could not be packed for ${arch}; the lines above say why.`)
  const problems = await problemsOf(unpackedFolder(arch))
  if (problems.length === 0) return
  throw new Trouble(`The packed app may not be handed on:\n${problems.map((one) => `- ${one}`).join('\n')}`)
}

/** Makes all installers one after another; what each came to, in words. */
async function installers(configFile, wanted, nameFor) {
  const lines = []
  let code = 0
  for (const one of wanted) {
    const what = `${one.target} for ${one.arch}`
    say(`Making ${what} ...`)
    const { made = [], notRun, failed } = await makeInstaller(configFile, one, nameFor(one.arch))
    if (failed) process.stderr.write(`${failed}\n`)
    const large = made.flatMap((name) => tooLarge(path.join(dist, name)))
    lines.push(
      ...made.map((name) => `made: ${name}`),
      ...large.map((sentence) => `FAILED: ${what}: ${sentence}`),
      ...(notRun ? [`NOT RUN: ${what}: ${notRun}`] : []),
      ...(failed ? [`FAILED: ${what}; the lines above say why.`] : []),
    )
    code = failed || large.length > 0 ? 1 : notRun && code === 0 ? 2 : code
  }
  return { lines, code }
}

async function makeAll(work, unpackedOnly) {
  const electron = await electronToPack(work, unpackedOnly)
  const forTesting = electron.version === registryElectron.version
  const config = await configurationFor({ electron, work, forTesting })
  const configFile = path.join(work, 'electron-builder.json')
  await writeFile(configFile, JSON.stringify(config))
  const warning = `It is around the npm registry's Electron ${electron.version}: for testing, not for handing on.`
  const wanted = installersOf(config)
  const arches = unpackedOnly ? [process.arch] : [...new Set(wanted.map(({ arch }) => arch))]
  for (const arch of arches) await packed(configFile, arch)
  if (unpackedOnly) {
    say(`The unpacked app is in ${unpacked}.${forTesting ? ` ${warning}` : ''}`)
    return 0
  }
  const { version } = JSON.parse(await readFile(inRoot('package.json'), 'utf8'))
  const name = (arch) =>
    config.artifactName.replace('${version}', version).replace('${os}', system).replace('${arch}', arch)
  const { lines, code } = await installers(configFile, wanted, (arch) => name(arch).replace('.${ext}', ''))
  await rm(path.join(dist, 'builder-debug.yml'), { force: true })
  await writePartsList({ version, electron: electron.version })
  await writeChecksums()
  const missing = wanted.length - lines.filter((line) => line.startsWith('made: ')).length
  say(`\nIn ${dist}, with SHA256SUMS, the list of parts (sbom) and the unpacked app:`)
  say(lines.join('\n'))
  if (forTesting) say(warning)
  say(
    missing === 0 && code === 0
      ? `All ${wanted.length} installers were made.`
      : `${wanted.length - missing} of ${wanted.length} installers were made; this ends with ${code}, so that nobody takes it for all of them.`,
  )
  return code
}

if (isMain(import.meta.filename)) {
  await main(async () => {
    const { unpacked: unpackedOnly = false } = readWords(process.argv.slice(2), { flags: ['unpacked'] })
    // First, so that nothing of an earlier run is taken for what this one failed to make.
    await rm(dist, { recursive: true, force: true })
    await ensureDependencies()
    await ensureBuild()
    // The packager wants the folder of code sets, also when nothing was fetched into it.
    await mkdir(path.join(cache, 'codesets'), { recursive: true })
    const work = await mkdtemp(path.join(cache, 'dist-'))
    try {
      return await makeAll(work, unpackedOnly)
    } finally {
      await rm(work, { recursive: true, force: true })
    }
  })
}
