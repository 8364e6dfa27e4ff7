/**
 * Looks into an unpacked app before installers are made of it: nothing but the bundle in the archive, the licenses of
 * everything, and within the size that is allowed.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { out } from '../paths.mjs'
import { resourcesIn } from './unpacked.mjs'

/** Bytes at most. The archive is about 3 MB, and the first script decides how fast the app starts. */
export const BUDGET = { archive: 6e6, firstScript: 250e3, installer: 180e6 }
const allowed = /^(?:package\.json|out\/(?:main|preload|renderer)\/.+)$/
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`

/** Sentences about what is wrong with the unpacked app in `folder`, made of `built`; none when it may be handed on. */
export async function problemsOf(folder, built = out) {
  const resources = resourcesIn(folder)
  const archive = path.join(resources, 'app.asar')
  if (!existsSync(archive)) return [`There is no ${archive}.`]
  const files = await filesInArchive(archive)
  const size = statSync(archive).size
  const licenses = path.join(resources, 'licenses.txt')
  return [
    ...files
      .filter((file) => !allowed.test(file))
      .map((file) => `The archive holds ${file}, which is no part of the app.`),
    ...files.filter((file) => file.endsWith('.map')).map((file) => `The archive holds the source map ${file}.`),
    ...['out/main/main.cjs', 'out/preload/preload.cjs', 'out/renderer/index.html', 'out/renderer/licenses.txt']
      .filter((file) => !files.includes(file))
      .map((file) => `The archive lacks ${file}.`),
    ...(size > BUDGET.archive ? [`The archive has ${megabytes(size)}; ${megabytes(BUDGET.archive)} are allowed.`] : []),
    ...firstScriptTooLarge(path.join(built, 'renderer')),
    ...missingPapers(folder, resources),
    ...(existsSync(licenses) ? unnamedPackages(built, readFileSync(licenses, 'utf8')) : []),
  ]
}

/** An installer that is too large to be handed on. */
export const tooLarge = (file) =>
  statSync(file).size > BUDGET.installer
    ? [`${path.basename(file)} has ${megabytes(statSync(file).size)}; ${megabytes(BUDGET.installer)} are allowed.`]
    : []

function missingPapers(folder, resources) {
  const ofElectron = process.platform === 'darwin' ? resources : folder
  return [
    path.join(resources, 'LICENSE.txt'),
    path.join(resources, 'licenses.txt'),
    path.join(ofElectron, 'LICENSE.electron.txt'),
    path.join(ofElectron, 'LICENSES.chromium.html'),
  ]
    .filter((file) => !existsSync(file) || statSync(file).size === 0)
    .map((file) => `${path.relative(folder, file)} is missing; without it the app may not be handed on.`)
}

/** The scripts that the page waits for, as they travel. */
function firstScriptTooLarge(page) {
  const html = readFileSync(path.join(page, 'index.html'), 'utf8')
  const first = [...html.matchAll(/<script[^>]+src="\.\/([^"]+)"/g)].map(([, file]) => file)
  const size = first.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(page, file))).length, 0)
  if (first.length > 0 && size <= BUDGET.firstScript) return []
  return [`The page's first script has ${size} bytes (gzip); ${BUDGET.firstScript} are allowed, and more than none.`]
}

/** Packages that the source maps of the build tell of and licenses.txt does not: asked of the maps, not of the bundler. */
function unnamedPackages(built, licenses) {
  const named = new Set([...licenses.matchAll(/^={80}\n(\S+) \S+ \(.+\)\n={80}$/gm)].map(([, name]) => name))
  const maps = readdirSync(built, { recursive: true })
    .filter((name) => /[\\/]?(?:main|preload|renderer)[\\/].*\.map$/.test(name))
    .map((name) => JSON.parse(readFileSync(path.join(built, name), 'utf8')))
  const sources = maps.flatMap((map) => map.sources)
  if (sources.length === 0) return ['The build has no source maps, so nothing tells whether licenses.txt is complete.']
  const packages = sources.flatMap((source) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(source)?.[1] ?? [])
  return [...new Set(packages)]
    .filter((name) => !named.has(name))
    .map((name) => `licenses.txt does not name ${name}, which is in the bundle.`)
}

/** Names of all files of an asar archive: a small header, then the tree as JSON. */
async function filesInArchive(archive) {
  const handle = await open(archive)
  try {
    const head = Buffer.alloc(16)
    await handle.read(head, 0, 16, 0)
    const tree = Buffer.alloc(head.readUInt32LE(12))
    await handle.read(tree, 0, tree.length, 16)
    return filesIn(JSON.parse(tree.toString('utf8')))
  } finally {
    await handle.close()
  }
}

const filesIn = ({ files }, above = '') =>
  Object.entries(files).flatMap(([name, entry]) =>
    entry.files ? filesIn(entry, `${above}${name}/`) : [`${above}${name}`],
  )
