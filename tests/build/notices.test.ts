/* Licenses: whatever has code in the bundle is named with its texts, and what cannot be told stops the build. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build } from 'vite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bundledPackages } from '../../build/packaging/bundled-packages'
import { licensesText } from '../../build/packaging/notices'
import { packageOf } from '../../build/packaging/package-of'
import { licenseSections } from '../../renderer/screens/about/license-sections'

const repository = path.resolve(import.meta.dirname, '../..')

let root: string
beforeEach(() => {
  // As somebody's folder may be called.
  root = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'my notices ü-')))
  put('package.json', JSON.stringify({ productName: 'Test App', version: '1.2.3', license: 'MIT' }))
  put('LICENSE', 'Our own license')
  put('node_modules/electron/LICENSE', 'Electron license')
  for (const name of ['rolldown', 'vite'])
    plant(name, { dev: true, license: 'MIT', files: { LICENSE: `The ${name} license` } })
})
afterEach(() => rmSync(root, { recursive: true }))

const locked: Record<string, { dev?: boolean }> = {}
function put(file: string, text: string) {
  const whole = path.join(root, file)
  mkdirSync(path.dirname(whole), { recursive: true })
  writeFileSync(whole, text)
}
/** A package with a module, in node_modules and in the lock file. */
function plant(
  name: string,
  { dev = false, license = 'MIT' as string | null, files = {} as Record<string, string>, below = 'node_modules' } = {},
) {
  const folder = `${below}/${name}`
  put(`${folder}/package.json`, JSON.stringify({ name, version: '2.0.0', license, main: 'index.js', type: 'module' }))
  put(`${folder}/index.js`, `export const said = (text) => text + ${JSON.stringify(name)} + Math.random()\n`)
  for (const [file, text] of Object.entries(files)) put(`${folder}/${file}`, text)
  locked[folder] = dev ? { dev } : {}
  put('package-lock.json', JSON.stringify({ packages: locked }))
  return folder
}
const titles = (text: string) => licenseSections(text).sections.map(({ title }) => title)

test('every package is named once, by name, with license, notice and copyright; the app and the runtime too', () => {
  const folders = [
    plant('zebra', { license: 'Apache-2.0', files: { LICENSE: 'Apache text', NOTICE: 'Notice of zebra' } }),
    plant('@scope/ant', {
      license: '0BSD',
      files: { 'LICENSE.txt': 'Ant text', 'CopyrightNotice.txt': 'Ant copyright' },
    }),
    plant('zebra', { below: 'node_modules/@scope/ant/node_modules', files: { 'license.md': '\uFEFFInner text\r\n' } }),
  ]
  const text = licensesText(root, folders)
  const { intro, sections } = licenseSections(text)
  expect(sections.map(({ title }) => title)).toEqual([
    'Test App 1.2.3 (MIT)',
    '@scope/ant 2.0.0 (0BSD)',
    'zebra 2.0.0 (Apache-2.0)',
    'zebra 2.0.0 (MIT)',
    'Electron (MIT), with Chromium and Node.js',
  ])
  expect(intro).toContain('contains the 3 packages below')
  expect(sections[0]!.text).toBe('Our own license')
  expect(sections[1]!.text).toMatch(/^Ant text\n[^]*\nAnt copyright$/)
  expect(sections[2]!.text).toMatch(/^Apache text\n[^]*\nNotice of zebra$/)
  expect(sections[3]!.text).toBe('Inner text')
  expect(sections[4]!.text).toMatch(/LICENSES\.chromium\.html[^]*Electron license$/)
})

test.each<[string, () => string, RegExp]>([
  ['no license file', () => plant('bare'), /bare 2\.0\.0 \(MIT\) has no license file in node_modules\/bare/],
  ['an empty one', () => plant('empty', { files: { LICENSE: ' \n' } }), /empty 2\.0\.0 \(MIT\) has no license file/],
  ['a notice alone', () => plant('half', { files: { NOTICE: 'x' } }), /half 2\.0\.0 \(MIT\) has no license file/],
  [
    'code that is called so',
    () => plant('coded', { files: { 'license.js': 'x' } }),
    /coded 2\.0\.0 \(MIT\) has no license/,
  ],
  ['no license named', () => plant('silent', { license: null, files: { LICENSE: 'x' } }), /silent 2\.0\.0 names no/],
  [
    'another license',
    () => plant('copyleft', { license: 'GPL-3.0', files: { LICENSE: 'x' } }),
    /has the license GPL-3\.0/,
  ],
  [
    'a tool',
    () => plant('tool', { dev: true, files: { LICENSE: 'x' } }),
    /tool is in the bundle, but only a devDependency/,
  ],
  ['not in the lock file', () => 'node_modules/stray', /stray is in the bundle, but not in package-lock\.json/],
])('%s stops it, with a sentence', (_what, planted, sentence) => {
  const folder = planted()
  const good = plant('good', { files: { LICENSE: 'x' } })
  expect(() => licensesText(root, [good, folder])).toThrow(sentence)
})

test('everything that is wrong is told at once', () => {
  expect(() => licensesText(root, [plant('one'), plant('two')])).toThrow(/- one [^]*\n- two /)
})

test('the notice that the license of Dexie asks for is in ours', () => {
  const notice = readFileSync(path.join(repository, 'node_modules/dexie/NOTICE'), 'utf8')
  const text = licensesText(repository, ['node_modules/dexie'])
  for (const line of notice.split('\n')) expect(text).toContain(line.trim())
})

/** Builds shell, preload and page as the app is built; what the page's folder holds then. */
async function bundled(page: string): Promise<string> {
  put('page/index.html', '<!doctype html><script type="module" src="./main.js"></script>')
  put('page/main.js', page)
  put('shell.js', "import { said } from 'inner'; console.log(said('shell'))")
  const quiet = { configFile: false, logLevel: 'silent' } as const
  for (const part of ['main', 'preload'] as const)
    await build({
      ...quiet,
      root,
      plugins: [bundledPackages(root, part)],
      ssr: { noExternal: true },
      build: { ssr: path.join(root, 'shell.js'), outDir: path.join(root, 'out', part) },
    })
  await build({
    ...quiet,
    root: path.join(root, 'page'),
    plugins: [bundledPackages(root, 'renderer')],
    worker: { format: 'es', plugins: () => [bundledPackages(root, 'worker')] },
    build: { outDir: path.join(root, 'out/renderer'), emptyOutDir: true },
  })
  return readFileSync(path.join(root, 'out/renderer/licenses.txt'), 'utf8')
}
const page = `import { said } from '@scope/paged'
import './style.css'
new Worker(new URL('./one.worker.js', import.meta.url), { type: 'module' })
new Worker(new URL('./two.worker.js', import.meta.url), { type: 'module' })
import('./later.js').then(({ late }) => document.write(said('page') + late))`

test('packages of shell, page, style sheets, later chunks and each worker are found in a real bundle, others not', async () => {
  const licensed = { files: { LICENSE: 'text' } }
  for (const name of ['inner', '@scope/paged', 'lately', 'worked', 'works', 'unused']) plant(name, licensed)
  plant('styled', { files: { 'LICENSE': 'text', 'sheet.css': 'p { color: red }' } })
  put('page/style.css', "@import './inner.css';")
  put('page/inner.css', 'p { margin: 0 }')
  put('page/later.js', "import { said } from 'lately'\nimport 'styled/sheet.css'\nexport const late = said('late')")
  put('page/one.worker.js', "import { said } from 'worked'\npostMessage(said('one'))")
  put('page/two.worker.js', "import { said } from 'works'\npostMessage(said('two'))")
  const named = titles(await bundled(page)).map((title) => title.split(' ')[0])
  expect(named).toEqual(expect.arrayContaining(['inner', '@scope/paged', 'lately', 'styled', 'worked', 'works']))
  expect(named).not.toContain('unused')
})

test('a package without a license stops the build, also one that only a worker has', async () => {
  for (const name of ['inner', '@scope/paged', 'lately', 'works']) plant(name, { files: { LICENSE: 'text' } })
  plant('worked')
  put('page/style.css', '')
  put('page/later.js', "import { said } from 'lately'\nexport const late = said('late')")
  put('page/one.worker.js', "import { said } from 'worked'\npostMessage(said('one'))")
  put('page/two.worker.js', "import { said } from 'works'\npostMessage(said('two'))")
  await expect(bundled(page)).rejects.toThrow(/worked 2\.0\.0 \(MIT\) has no license file/)
})

test('a style sheet of a package that another one imports is refused, since nothing tells whose it is', async () => {
  for (const name of ['inner', 'styled']) plant(name, { files: { 'LICENSE': 'text', 'sheet.css': 'p { color: red }' } })
  put('page/style.css', "@import './deeper.css';")
  put('page/deeper.css', "@import url('styled/sheet.css');")
  await expect(bundled("import './style.css'")).rejects.toThrow(/deeper\.css imports styled\/sheet\.css, whose license/)
})

test.each([
  ['/p/renderer/main.tsx', null],
  ['/p/node_modules/zod/v4/index.js', 'node_modules/zod'],
  ['/p/node_modules/@a/b/c.js?worker', 'node_modules/@a/b'],
  ['/p/node_modules/a/node_modules/@b/c/index.js', 'node_modules/a/node_modules/@b/c'],
  // The packages of a copy may be a link to those of another folder.
  ['/elsewhere/node_modules/zod/index.js', 'node_modules/zod'],
  ['\0vite/preload-helper.js', 'node_modules/vite'],
  ['\0rolldown/runtime.js', 'node_modules/rolldown'],
])('%j belongs to %j', (id, folder) => {
  const at = (name: string) => (name.startsWith('/p/') ? path.join(root, name.slice(3)) : name)
  expect(packageOf(root, at(id))).toBe(folder)
})

test.each(['/elsewhere/code.js', '\0something-else'])('of %j nobody knows whose it is', (id) => {
  expect(() => packageOf(root, id)).toThrow(/is in the bundle, but neither|does not know whose it is/)
})
