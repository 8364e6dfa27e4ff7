/** What lies beside the installers: the list of parts (SBOM) and the checksums. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { dist, inRoot } from '../paths.mjs'
import { realHomepage } from './homepage.mjs'

const readJson = async (file) => JSON.parse(await readFile(inRoot(file), 'utf8'))

/**
 * Writes the list of parts as CycloneDX, from the lock file: everything the app depends on, and Electron `electron`, which
 * npm takes for a tool. Not by `npm sbom`: with --omit=dev it leaves out what a tool needs as well, zod among it. The same
 * input gives the same file; SOURCE_DATE_EPOCH dates it. Returns the file.
 */
export async function writePartsList({ version, electron, folder = dist }) {
  const { name, description, license } = await readJson('package.json')
  const { packages } = await readJson('package-lock.json')
  const shipped = Object.entries(packages).filter(([at, entry]) => at !== '' && !entry.dev)
  const parts = shipped.map(([at, entry]) => part('library', nameOf(at), entry))
  const runtime = { ...packages['node_modules/electron'], version: electron }
  // Its checksum in the lock file is that of the installer in npm, not of what is shipped.
  parts.push(part('framework', 'electron', { ...runtime, integrity: undefined }))
  const address = realHomepage()
  const list = {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      timestamp: new Date(Number(process.env.SOURCE_DATE_EPOCH ?? 0) * 1000).toISOString(),
      component: {
        ...part('application', name, { version, license }),
        description,
        externalReferences: address ? [{ type: 'website', url: address }] : [],
      },
    },
    // A package may be there twice in one version.
    components: [...new Map(parts.map((one) => [one['bom-ref'], one])).values()],
  }
  const file = path.join(folder, `CCS-Exam-Simulator-${version}-sbom.cdx.json`)
  await writeFile(file, `${JSON.stringify({ ...list, serialNumber: serialOf(list) }, null, 2)}\n`)
  return file
}

/** The name of a package by its place in the lock file. */
const nameOf = (at) => at.slice(at.lastIndexOf('node_modules/') + 'node_modules/'.length)

function part(type, name, { version, license, integrity }) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
  const sha512 = /^sha512-(\S+)$/.exec(integrity ?? '')?.[1]
  return {
    'bom-ref': purl,
    type,
    name,
    version,
    purl,
    'scope': 'required',
    'licenses': [{ license: { id: license } }],
    ...(sha512 ? { hashes: [{ alg: 'SHA-512', content: Buffer.from(sha512, 'base64').toString('hex') }] } : {}),
  }
}

/** A UUID that is the same for the same list. */
function serialOf(list) {
  const digest = createHash('sha256').update(JSON.stringify(list)).digest('hex')
  const [a, b, c, d, e] = [
    digest.slice(0, 8),
    digest.slice(8, 12),
    digest.slice(12, 15),
    digest.slice(15, 18),
    digest.slice(18, 30),
  ]
  return `urn:uuid:${a}-${b}-5${c}-8${d}-${e}`
}

/** Writes SHA256SUMS over all files directly in the folder, in the format of sha256sum. */
export async function writeChecksums(folder = dist) {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isFile() && entry.name !== 'SHA256SUMS').map((entry) => entry.name)
  const lines = []
  for (const name of names.sort()) lines.push(`${await sha256(path.join(folder, name))}  ${name}\n`)
  await writeFile(path.join(folder, 'SHA256SUMS'), lines.join(''))
}

async function sha256(file) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
