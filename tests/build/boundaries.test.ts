import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { linkFolder } from '../support/links'

/* The boundary check, on this project and on small projects with one planted violation each. */

const root = path.resolve(import.meta.dirname, '../..')
const script = path.join(root, 'build/check-boundaries.mjs')

test('the project has no violation, and the check read its modules', () => {
  const printed = execFileSync(process.execPath, [script], { encoding: 'utf8' })
  const modules = Number(/(\d+) modules read, 0 boundary violations/.exec(printed)?.[1])
  expect(modules).toBeGreaterThan(100)
})

const LEGAL = {
  'question-bank/schema/item.ts': "import { z } from 'zod'\nexport const item = z.string()\n",
  'renderer/engine/form.ts':
    "import type { item } from '../../question-bank/schema/item'\nexport type Form = typeof item\n",
  'renderer/storage/database.ts':
    "import Dexie from 'dexie'\nimport type { Form } from '../engine/form'\nexport const db: [typeof Dexie, Form | null] = [Dexie, null]\n",
  'renderer/ui/button.ts': "import React from 'react'\nexport const button = React\n",
  'renderer/state/exam.ts': "import { db } from '../storage/database'\nexport const exam = db\n",
  'renderer/screens/home/home.ts':
    "import { exam } from '../../state/exam'\nimport { button } from '../../ui/button'\nexport const home = [exam, button]\n",
  'renderer/screens/report/report.ts': 'export const report = 1\n',
  'electron/contract.ts': 'export type Desktop = { about(): void }\nexport const value = 1\n',
  'electron/main.ts': "import type { Desktop } from './contract'\nexport const main: Desktop | null = null\n",
  'tests/a.ts': 'export const a = 1\n',
}

/** The legal project with some files of it replaced or added, in a folder of its own. */
function project(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'boundaries-'))
  for (const [name, text] of Object.entries({ ...LEGAL, ...files })) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  writeFileSync(
    path.join(folder, 'tsconfig.json'),
    '{"compilerOptions":{"module":"ESNext","moduleResolution":"Bundler"}}',
  )
  linkFolder(path.join(root, 'node_modules'), path.join(folder, 'node_modules'))
  return folder
}

function check(...folders: string[]): { status: number | null; output: string } {
  const { status, stdout } = spawnSync(process.execPath, [script, ...folders], { encoding: 'utf8' })
  return { status, output: stdout }
}

test('a legal skeleton passes', () => {
  const { status, output } = check(
    project({
      'renderer/engine/review.ts': "import 'ts-fsrs'\nimport './form'\n",
      'renderer/engine/forecast.ts': "import './review'\n",
    }),
  )
  expect(output).toMatch(/modules read, 0 boundary violations/)
  expect(status).toBe(0)
})

const PLANTED: [name: string, files: Record<string, string>, told: RegExp][] = [
  ['the engine imports React', { 'renderer/engine/a.ts': "import 'react'\n" }, /renderer\/engine\/a\.ts/],
  [
    'the engine imports storage',
    { 'renderer/engine/a.ts': "import '../storage/database'\n" },
    /renderer\/engine\/a\.ts/,
  ],
  ['the engine imports node', { 'renderer/engine/a.ts': "import 'node:fs'\n" }, /renderer\/engine\/a\.ts/],
  [
    'another file of the engine imports the review scheduler',
    { 'renderer/engine/review.ts': "import 'ts-fsrs'\n", 'renderer/engine/a.ts': "import 'ts-fsrs'\n" },
    /boundary: renderer\/engine: renderer\/engine\/a\.ts/,
  ],
  ['the reviews import zod', { 'renderer/engine/review.ts': "import 'zod'\n" }, /renderer\/engine\/review\.ts/],
  [
    'a type import counts too',
    { 'renderer/ui/a.ts': "import type { exam } from '../state/exam'\nexport type A = typeof exam\n" },
    /renderer\/ui\/a\.ts/,
  ],
  ['storage imports a store', { 'renderer/storage/a.ts': "import '../state/exam'\n" }, /renderer\/storage\/a\.ts/],
  [
    'a screen imports storage',
    { 'renderer/screens/home/a.ts': "import '../../storage/database'\n" },
    /screens\/home\/a\.ts/,
  ],
  [
    'a screen imports another screen',
    { 'renderer/screens/home/a.ts': "import '../report/report'\n" },
    /screens do not import each other/,
  ],
  ['the interface imports the engine', { 'renderer/ui/a.ts': "import '../engine/form'\n" }, /renderer\/ui\/a\.ts/],
  ['the shell imports the page', { 'electron/a.ts': "import '../renderer/engine/form'\n" }, /electron\/a\.ts/],
  [
    'the contract imports something',
    { 'electron/contract.ts': "import 'electron'\nexport type Desktop = { about(): void }\n" },
    /electron\/contract\.ts/,
  ],
  [
    'the page imports a value of the contract',
    { 'renderer/desktop.ts': "import { value } from '../electron/contract'\nexport const v = value\n" },
    /contract is types only/,
  ],
  [
    'the schema imports the engine',
    { 'question-bank/schema/a.ts': "import '../../renderer/engine/form'\n" },
    /question-bank\/schema\/a\.ts/,
  ],
  ['a file without an owner', { 'renderer/utils/a.ts': 'export const a = 1\n' }, /every file has an owner/],
  ['a cycle', { 'renderer/engine/a.ts': "import './b'\n", 'renderer/engine/b.ts': "import './a'\n" }, /no cycles/],
  ['the app imports a test', { 'renderer/state/a.ts': "import '../../tests/a'\n" }, /nothing ships a test/],
]

describe('planted', () => {
  /** What is told of each project, all of them checked by one process. */
  let told: string[]
  beforeAll(() => {
    const { status, output } = check(project({}), ...PLANTED.map(([, files]) => project(files)))
    expect(status).toBe(1)
    const [legal, ...others] = output.split(/^--- .*\n/m).slice(1)
    expect(legal).toMatch(/^\d+ modules read, 0 boundary violations$/m)
    told = others
  })

  test.each(PLANTED.map(([name, , expected], index) => [name, expected, index] as const))(
    '%s',
    (_name, expected, index) => {
      expect(told[index]).toMatch(expected)
      expect(told[index]).toMatch(/^\d+ modules read, [1-9]\d* boundary violations$/m)
    },
  )
})

test('one violation is enough to fail', () => {
  expect(check(project({ 'renderer/engine/a.ts': "import 'react'\n" })).status).toBe(1)
})
