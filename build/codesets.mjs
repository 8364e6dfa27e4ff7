/**
 * `npm run codesets`: official code set files into .cache/codesets, from where the app offers to read them in and
 * `npm run dist` packs them into installers. Downloads by a pinned list, or takes a folder: `from=DIR`.
 * The app itself never opens a connection; this runs at a developer's desk.
 */
import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile, readdir, rename, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { inRoot } from './paths.mjs'
import { isMain, main, say, Trouble } from './run.mjs'
import { readWords } from './words.mjs'

/** What the publishers offer, with the sha256 of the file that was looked at. */
export const official = [
  {
    name: '2027-code-descriptions-tabular-order.zip',
    url: 'https://www.cms.gov/files/zip/2027-code-descriptions-tabular-order.zip',
    sha256: '91c6c9d1117764ce72375a0f3a5493b1725dafbc1ab283b55799076c9e194965',
    bytes: 2_208_022,
  },
  {
    name: '2027-code-tables-tabular-index.zip',
    url: 'https://www.cms.gov/files/zip/2027-code-tables-tabular-index.zip',
    sha256: '37baa476323714be16f95c9b2c96812bf6f3623d9f15188866e584dc529b0298',
    bytes: 22_059_093,
  },
]

const folder = inRoot('.cache/codesets')
const kinds = new Set(['.zip', '.xml', '.txt', '.pdf'])
/** The app's reader takes no larger file. */
const largest = 200 * 1024 * 1024
const patience = 120_000

const sha256Of = (bytes) => createHash('sha256').update(bytes).digest('hex')

/** Only names that the app's own address can carry. */
export const safeName = (name) => name.replace(/[^A-Za-z0-9._-]+/g, '-').replace(/^[.-]+/, '')

/** Copies every file that could be a code set; what is in it, the app finds out. Returns how many. */
export async function takeFrom(from, into = folder, tell = say) {
  const entries = await readdir(from, { withFileTypes: true }).catch(() => {
    throw new Trouble(`${from} cannot be read. Give the folder that holds the downloaded files.`)
  })
  await mkdir(into, { recursive: true })
  let taken = 0
  for (const { name } of entries.filter((entry) => entry.isFile() || entry.isSymbolicLink())) {
    const file = path.join(from, name)
    if (!kinds.has(path.extname(name).toLowerCase())) {
      tell(`${name}: left out, code sets are zip, xml, txt or pdf files.`)
      continue
    }
    if ((await stat(file)).size > largest) {
      tell(`${name}: left out, it is larger than any official file.`)
      continue
    }
    await copyFile(file, path.join(into, safeName(name)))
    tell(`${name}: taken.`)
    taken++
  }
  if (taken === 0) throw new Trouble(`${from} holds no zip, xml, txt or pdf files.`)
  return taken
}

/** Downloads one file of the list. Returns a sentence; `ok` is false when the file is not there afterwards. */
export async function download({ name, url, sha256, bytes }, into = folder, get = fetch) {
  const file = path.join(into, name)
  const there = await readFile(file).catch(() => null)
  if (there !== null && sha256Of(there) === sha256) return { ok: true, sentence: `${name}: here already.` }
  const byHand = `Download it with a browser from ${url}, and run \`npm run codesets -- --from FOLDER\` with the folder it is in.`
  let body
  try {
    const response = await get(url, { signal: AbortSignal.timeout(patience) })
    if (!response.ok) return { ok: false, sentence: `${name}: the publisher answered ${response.status}. ${byHand}` }
    body = new Uint8Array(await response.arrayBuffer())
  } catch {
    return { ok: false, sentence: `${name}: could not be downloaded; there may be no connection. ${byHand}` }
  }
  if (sha256Of(body) !== sha256)
    return {
      ok: false,
      sentence: `${name}: what came (${body.length} bytes) is not the file that is known (${bytes} bytes); nothing was kept. The publisher may have replaced it: compare it on the publisher's page. ${byHand}`,
    }
  await mkdir(into, { recursive: true })
  // Whole or not at all.
  await writeFile(`${file}.part`, body)
  await rename(`${file}.part`, file)
  return { ok: true, sentence: `${name}: downloaded, and it is the file that is known.` }
}

if (isMain(import.meta.filename)) {
  await main(async () => {
    const { from } = readWords(process.argv.slice(2), { values: ['from'] })
    if (from) {
      const taken = await takeFrom(path.resolve(from))
      say(`${taken} files are in ${folder}. The app offers to read them in; \`npm run dist\` packs them.`)
      return
    }
    let missing = 0
    for (const one of official) {
      const { ok, sentence } = await download(one)
      say(sentence)
      if (!ok) missing++
    }
    if (missing > 0)
      throw new Trouble(`${missing} of ${official.length} files are missing; the lines above say how to get them.`)
  })
}
