/** What lies beside the installers: the list of parts (SBOM) and the checksums. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { dist, inRoot } from '../paths.mjs'
import { must, npm } from '../run.mjs'

/**
 * Writes the list of parts as CycloneDX, by npm and from the lock file: what the app depends on, and Electron, which npm
 * takes for a tool. The same input gives the same file; SOURCE_DATE_EPOCH dates it.
 */
export async function writePartsList({ version, electron }) {
  const text = await must(
    'npm could not list the parts (npm sbom); the lines above say why.',
    npm,
    ['sbom', '--omit=dev', '--sbom-format=cyclonedx', '--package-lock-only'],
    { quiet: true },
  )
  const list = JSON.parse(text.slice(text.indexOf('{')))
  list.components.push(await electronAsPart(electron))
  list.metadata.timestamp = new Date(Number(process.env.SOURCE_DATE_EPOCH ?? 0) * 1000).toISOString()
  delete list.serialNumber
  const digest = createHash('sha256').update(JSON.stringify(list)).digest('hex')
  const uuid = `${digest.slice(0, 8)}-${digest.slice(8, 12)}-5${digest.slice(13, 16)}-8${digest.slice(17, 20)}-${digest.slice(20, 32)}`
  const file = path.join(dist, `CCS-Exam-Simulator-${version}-sbom.cdx.json`)
  await writeFile(file, `${JSON.stringify({ ...list, serialNumber: `urn:uuid:${uuid}` }, null, 2)}\n`)
  return file
}

async function electronAsPart(version) {
  const { license } = JSON.parse(await readFile(inRoot('node_modules/electron/package.json'), 'utf8'))
  return {
    'bom-ref': `electron@${version}`,
    'type': 'framework',
    'name': 'electron',
    version,
    'description': 'Runtime of the desktop app; contains Chromium and Node.js',
    'purl': `pkg:npm/electron@${version}`,
    'licenses': [{ license: { id: license } }],
  }
}

/** Writes SHA256SUMS over all files directly in dist/, in the format of sha256sum. */
export async function writeChecksums() {
  const entries = await readdir(dist, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isFile() && entry.name !== 'SHA256SUMS').map((entry) => entry.name)
  const lines = []
  for (const name of names.sort()) lines.push(`${await sha256(path.join(dist, name))}  ${name}\n`)
  await writeFile(path.join(dist, 'SHA256SUMS'), lines.join(''))
}

async function sha256(file) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
