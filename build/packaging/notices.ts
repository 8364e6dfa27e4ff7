/**
 * The third-party notices: the license of every package that has code in the bundle, and of the runtime around it.
 * What cannot be told stops the build; a release without a license text would be one that may not be handed on.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Licenses that ask for nothing but their text. Another one has to be judged by a person before it is added here. */
const allowedLicenses = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']

/** Parts of the bundler that it leaves in its output; they are no dependencies of the app. */
const bundlers = ['node_modules/rolldown', 'node_modules/vite']

const licenseFile = /^(?:licen[cs]e|copying|unlicense)(?:[-.].*)?$/i
const noticeFile = /^(?:notices?|copyright(?:notice)?s?|third-?party-?notices?)(?:[-.].*)?$/i
const code = /\.(?:[cm]?[jt]sx?|json|map)$/i
/** What the bundlers carry themselves is not in their output. */
const carried = /\n#+ Licenses of bundled dependencies\n[\s\S]*$/

type Notice = { name: string; version: string; license: string; texts: { file: string; text: string }[] }
type Package = { name: string; version: string; license?: unknown }
/** Entries of package-lock.json by folder. */
type Locked = Record<string, { dev?: boolean } | undefined>

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

/**
 * What there is to say of each package, by name. `folders` are those of packages in the bundle, as the lock file names
 * them. Throws one error that lists everything that is wrong.
 */
function noticesOf(root: string, folders: readonly string[]): Notice[] {
  const { packages: locked } = readJson(path.join(root, 'package-lock.json')) as { packages: Locked }
  const wrong: string[] = []
  const found = folders.flatMap((folder) => {
    const told = noticeOf(root, folder, locked[folder])
    if (typeof told !== 'string') return [told]
    wrong.push(told)
    return []
  })
  if (wrong.length > 0) throw new Error(`The notices cannot be written:\n${wrong.map((one) => `- ${one}`).join('\n')}`)
  return found.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1))
}

/** A sentence where it cannot be told. */
function noticeOf(root: string, folder: string, locked: Locked[string]): Notice | string {
  if (!locked) return `${folder} is in the bundle, but not in package-lock.json; run npm install.`
  if (locked.dev && !bundlers.includes(folder))
    return `${folder} is in the bundle, but only a devDependency; move it to dependencies in package.json.`
  const own = path.join(root, folder)
  if (!existsSync(path.join(own, 'package.json'))) return `${folder} is in the bundle, but not installed there.`
  const { name, version, license } = readJson(path.join(own, 'package.json')) as Package
  const known = `${name} ${version}`
  if (typeof license !== 'string') return `${known} names no license in its package.json.`
  if (!allowedLicenses.includes(license))
    return `${known} has the license ${license}; judge it, then add it to build/packaging/notices.ts or leave the package out.`
  // Some packages have their license in their repository and not in what npm gives out; such a text is kept here.
  const kept = path.join(root, 'build/packaging/license-texts', name)
  const texts = [...textsIn(own), ...(existsSync(kept) ? textsIn(kept) : [])]
  if (!texts.some(({ file }) => licenseFile.test(file)))
    return `${known} (${license}) has no license file in ${folder}; without its text it may not be shipped.`
  return { name, version, license, texts }
}

/** License files first, then notices; an empty one counts as none. */
function textsIn(folder: string): Notice['texts'] {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !code.test(entry.name))
    .map((entry) => entry.name)
    .sort()
  return [licenseFile, noticeFile]
    .flatMap((kind) => files.filter((file) => kind.test(file)))
    .map((file) => ({ file, text: plain(readFileSync(path.join(folder, file), 'utf8')) }))
    .filter(({ text }) => text !== '')
}

const plain = (text: string) =>
  text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replace(carried, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+|\n+$/g, '')

const rule = '='.repeat(80)
const section = (title: string, text: string) => `${rule}\n${title}\n${rule}\n\n${text}\n`

/** The whole licenses.txt: the app's own license, one section for each package, then the runtime. Ends with a newline. */
export function licensesText(root: string, folders: readonly string[]): string {
  const packages = noticesOf(root, folders)
  const { productName, version, license } = readJson(path.join(root, 'package.json')) as Record<string, string>
  const textOf = (file: string) => plain(readFileSync(path.join(root, file), 'utf8'))
  return [
    `${productName} ${version} is free software under the ${license} license. It contains the ${packages.length} packages below, each\n` +
      'under its own license. The code sets, guidelines and trademarks named in the questions belong to their owners.\n',
    section(`${productName} ${version} (${license})`, textOf('LICENSE')),
    ...packages.map(({ name, version: of, license: id, texts }) =>
      section(`${name} ${of} (${id})`, texts.map(({ text }) => text).join(`\n\n${'-'.repeat(80)}\n\n`)),
    ),
    section(
      'Electron (MIT), with Chromium and Node.js',
      'Only the desktop app contains these; the browser edition does not. Their own files lie beside the program\n' +
        '(on a Mac in Contents/Resources of the app): LICENSE.electron.txt is the license below, and\n' +
        'LICENSES.chromium.html has those of Chromium, Node.js and everything in them.\n\n' +
        textOf('node_modules/electron/LICENSE'),
    ),
  ].join('\n')
}
