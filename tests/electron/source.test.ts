/* What the shell's source may never contain, seen by the compiler's own parser: options in any object, calls in any file. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const folder = path.resolve(import.meta.dirname, '../../electron')
const sources = readdirSync(folder)
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ts.createSourceFile(name, readFileSync(path.join(folder, name), 'utf8'), ts.ScriptTarget.ES2022, true))

function nodes(source: ts.SourceFile): ts.Node[] {
  const all: ts.Node[] = []
  const visit = (node: ts.Node) => {
    all.push(node)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return all
}
const everything = sources.flatMap((source) => nodes(source).map((node) => ({ file: source.fileName, node })))

const options = new Map<string, string[]>()
for (const { node } of everything)
  if (ts.isPropertyAssignment(node))
    options.set(node.name.getText(), [...(options.get(node.name.getText()) ?? []), node.initializer.getText()])

const usersOf = (name: string) => [
  ...new Set(everything.filter(({ node }) => ts.isIdentifier(node) && node.text === name).map(({ file }) => file)),
]

test('the sources were read', () => {
  expect(sources.length).toBeGreaterThan(15)
})

test.each([
  ['sandbox', 'true'],
  ['contextIsolation', 'true'],
  ['nodeIntegration', 'false'],
  ['nodeIntegrationInWorker', 'false'],
  ['nodeIntegrationInSubFrames', 'false'],
  ['webviewTag', 'false'],
  ['navigateOnDragDrop', 'false'],
  ['devTools', '!app.isPackaged'],
])('%s is always %s', (name, value) => expect(options.get(name)).toEqual([value]))

test.each([
  'webSecurity',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'enableBlinkFeatures',
  'bypassCSP',
  'corsEnabled',
  'allowServiceWorkers',
  'nativeWindowOpen',
  'enableRemoteModule',
])('%s is never set', (name) => expect(options.has(name)).toBe(false))

test.each([
  [
    'BrowserWindow constructions',
    () =>
      everything
        .filter(({ node }) => ts.isNewExpression(node) && node.expression.getText() === 'BrowserWindow')
        .map(({ file }) => file),
    ['window.ts'],
  ],
  ['users of ipcMain', () => usersOf('ipcMain'), ['ipc.ts']],
  ['users of ipcRenderer', () => usersOf('ipcRenderer'), ['preload.ts']],
  ['users of contextBridge', () => usersOf('contextBridge'), ['preload.ts']],
  ['users of the shell of the system', () => usersOf('shell'), ['answers.ts']],
])('%s: only where they belong', (_what, find, expected) => expect(find()).toEqual(expected))

test.each([
  'openExternal',
  'executeJavaScript',
  'insertCSS',
  'loadFile',
  'sendSync',
  'eval',
  'Function',
  'execSync',
  'spawn',
  'fork',
  'registerFileProtocol',
  'setAsDefaultProtocolClient',
])('%s is not used', (name) => expect(usersOf(name)).toEqual([]))

test('only these modules are imported', () => {
  const imported = everything.flatMap(({ node }) =>
    ts.isImportDeclaration(node) ? [(node.moduleSpecifier as ts.StringLiteral).text] : [],
  )
  const outside = new Set(imported.filter((name) => !name.startsWith('./')))
  expect([...outside].sort()).toEqual([
    'electron',
    'node:crypto',
    'node:fs',
    'node:fs/promises',
    'node:os',
    'node:path',
    'node:timers/promises',
    'node:util',
    'node:zlib',
    'zod',
  ])
})

/** What must be done before Electron is ready, which opens the data folder as soon as the event loop turns. */
const beforeReady = ['data-folder.ts', 'unusable-folder.ts']

test('no file uses synchronous file calls, but for what comes before everything else', () => {
  const calls = everything
    .filter(({ file }) => !beforeReady.includes(file))
    .filter(({ node }) => ts.isIdentifier(node) && /^[a-z]+Sync$/.test(node.text))
    .map(({ file, node }) => `${file}: ${node.getText()}`)
  expect(calls).toEqual([])
})

test('files stay short', () => {
  for (const source of sources) expect(source.getLineStarts().length, source.fileName).toBeLessThanOrEqual(201)
})
