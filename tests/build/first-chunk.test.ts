import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

/*
 * What runs before home is painted, what the first chunk is made of, and what the shell loads before there is a window:
 * an entry and all it imports without waiting. A single import of the storage or of a schema, however deep, would bring
 * them all back before they are needed.
 */

const root = path.resolve(import.meta.dirname, '../..')
const HEAVY = [
  'zod',
  'dexie',
  'dexie-react-hooks',
  'react-aria-components',
  'marked',
  'd3-scale',
  'd3-shape',
  'ts-fsrs',
]

function importsOf(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true)
  return source.statements.flatMap((statement) => {
    if (ts.isImportDeclaration(statement)) {
      const clause = statement.importClause
      const { namedBindings } = clause ?? {}
      const onlyTypes =
        clause?.isTypeOnly ||
        (clause?.name === undefined &&
          namedBindings !== undefined &&
          ts.isNamedImports(namedBindings) &&
          namedBindings.elements.length > 0 &&
          namedBindings.elements.every((one) => one.isTypeOnly))
      return onlyTypes ? [] : [(statement.moduleSpecifier as ts.StringLiteral).text]
    }
    if (ts.isExportDeclaration(statement) && statement.moduleSpecifier && !statement.isTypeOnly)
      return [(statement.moduleSpecifier as ts.StringLiteral).text]
    return []
  })
}

function closure(entry: string): { files: Set<string>; packages: Map<string, string> } {
  const files = new Set<string>()
  const packages = new Map<string, string>()
  const visit = (file: string) => {
    if (files.has(file)) return
    files.add(file)
    for (const name of importsOf(file)) {
      if (!name.startsWith('.')) packages.set(name, path.relative(root, file))
      else if (!name.endsWith('.css')) visit(resolved(path.join(path.dirname(file), name)))
    }
  }
  visit(entry)
  return { files, packages }
}

const resolved = (name: string) =>
  [name, `${name}.ts`, `${name}.tsx`].find((one) => /\.tsx?$/.test(one) && existsSync(one))!

const first = closure(path.join(root, 'renderer/main.tsx'))

test('the first chunk was read', () => {
  const names = [...first.files].map((file) => path.relative(root, file))
  expect(names).toEqual(expect.arrayContaining(['renderer/app.tsx', 'renderer/screens/home/home-screen.tsx']))
  expect(names.length).toBeLessThan(60)
})

test.each(HEAVY)('%s is not in it', (name) =>
  expect([...first.packages].filter(([one]) => one === name || one.startsWith(`${name}/`))).toEqual([]),
)

test('nothing of the engine is in it, and of the storage only what settings are before they are read', () => {
  const names = [...first.files].map((file) => path.relative(root, file).replaceAll(path.sep, '/'))
  expect(names.filter((one) => /^(renderer\/(engine|storage)|question-bank)\//.test(one))).toEqual([
    'renderer/storage/default-settings.ts',
  ])
})

test('before home is painted next to nothing runs', () => {
  const { files, packages } = closure(path.join(root, 'renderer/first.ts'))
  expect([...files].map((file) => path.relative(root, file).replaceAll(path.sep, '/')).sort()).toEqual([
    'renderer/first.ts',
    'renderer/state/early-presses.ts',
    'renderer/state/first-paint.ts',
    'renderer/state/kept-theme.ts',
  ])
  expect([...packages]).toEqual([])
})

test('before there is a window the shell loads no schema, and none of what answers the page', () => {
  const { files, packages } = closure(path.join(root, 'electron/main.ts'))
  expect([...packages.keys()].filter((name) => name !== 'electron' && !name.startsWith('node:'))).toEqual([])
  const names = [...files].map((file) => path.basename(file))
  expect(names).toContain('window.ts')
  for (const later of ['serve-window.ts', 'answers.ts', 'requests.ts', 'journal.ts', 'backups.ts'])
    expect(names).not.toContain(later)
})
