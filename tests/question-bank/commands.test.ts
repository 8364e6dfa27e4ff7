import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { stringify } from 'yaml'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bank } from '../../question-bank/schema/bank'
import { allMistakes, allTopics, anItem, aScenario, someTexts } from './bank-fixture'

/* The commands as an author runs them, on a small bank of their own. */

const root = path.join(__dirname, '../..')
let folder: string

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'bank-commands-'))
  for (const name of ['outlines', 'presets'])
    cpSync(path.join(root, 'question-bank', name), path.join(folder, 'bank', name), { recursive: true })
  write('items/1-coding-knowledge/1.2.yaml', stringify([anItem()], { aliasDuplicateObjects: false }))
  write('scenarios/SC-0001/scenario.yaml', stringify(aScenario(), { aliasDuplicateObjects: false }))
  write('mistakes.yaml', stringify(allMistakes([anItem()], [aScenario()])))
  write('editions.yaml', stringify({ verified: [2026], exams: [] }))
  write('topics.yaml', stringify(allTopics([anItem()])))
  for (const [id, text] of Object.entries(someTexts())) write(`scenarios/SC-0001/documents/${id}.md`, text)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function write(name: string, text: string) {
  const file = path.join(folder, 'bank', name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
}

const inFolder = (name: string) => path.join(folder, name)
const command = (name: string, ...args: string[]) =>
  spawnSync(
    process.execPath,
    [
      path.join(root, 'node_modules/tsx/dist/cli.mjs'),
      path.join(root, `question-bank/checks/${name}.ts`),
      '--root',
      inFolder('bank'),
      ...args,
    ],
    { encoding: 'utf8' },
  )

test('bank:check passes a sound bank, in lines and as JSON', () => {
  const plain = command('check')
  expect(plain.stdout).toMatch(/(?:^|\n)1 items and 1 scenarios read: 0 errors, 0 warnings\.\n$/)
  // The goals of a whole bank are missed by one of two questions, and that is no error.
  expect(plain.stdout).toMatch(/^Goals of the bank \(none is an error\):\n/)
  expect(plain.stdout).toMatch(/\nMISSED {2}remember: 1 items without it \(wanted: every item has it\): CK-0201\n/)
  expect(plain.stdout).toMatch(/\nUNKNOWN official-examples: needs guidelines=FILE/)
  expect(plain.status).toBe(0)
  // Who looks at one item asks for nothing about the bank.
  expect(command('check', 'only=CK-0201').stdout).not.toContain('Goals of the bank')
  const json = JSON.parse(command('check', '--json').stdout) as { goals: { name: string }[] }
  expect(json.goals.find(({ name }) => name === 'lookup')).toEqual({
    name: 'lookup',
    wanted: 'every item has it',
    found: '1 items without it',
    value: 1,
    met: false,
    ids: ['CK-0201'],
  })
  expect(json).toMatchObject({
    items: 1,
    scenarios: 1,
    byDomain: { 1: 1, 2: 0 },
    byLevel: { application: 1 },
    levelsByDomain: { 1: { recall: 0, application: 1, analysis: 0 }, 2: { application: 0 } },
    bySetting: { inpatient: 1 },
    editions: { 2026: 2 },
    keyBalance: { a: 0, b: 1, c: 0, d: 0 },
    longestIsKey: { of: 0, share: 0 },
    reading: { read: 2, agreedFirst: 2, agreedFinally: 2 },
    errors: [],
    warnings: [],
  })
})

test('bank:build writes a valid bank and leaves nothing else behind', () => {
  const out = inFolder('out/bank.json')
  const built = command('build', '--out', out)
  expect(built.stderr).toBe('')
  expect(built.status).toBe(0)
  expect(bank.parse(JSON.parse(readFileSync(out, 'utf8'))).items).toHaveLength(1)
  expect(readdirSync(path.dirname(out))).toEqual(['bank.json'])
})

test('bank:blind shows the questions and nothing that tells the answer', () => {
  const out = inFolder('blind')
  expect(command('blind', '--out', out).status).toBe(0)
  const pages = readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))
  expect(pages.sort()).toEqual(
    [
      'items/1-coding-knowledge.md',
      ...['documents/01-face-sheet.md', 'documents/02-ed-note.md', 'documents/03-discharge-summary.md', 'tasks.md'].map(
        (name) => `scenarios/SC-0001/${name}`,
      ),
    ]
      .map(path.normalize)
      .sort(),
  )
  const text = pages.map((name) => readFileSync(path.join(out, name), 'utf8')).join('\n')
  expect(text).toContain('B. J15.0, A41.59')
  expect(text).toContain(
    'Select 1. State the POA indicator of each (Y, N, U, W or exempt).\n\n- A41.51\n- A41.9\n- N10\n- N39.0\n- R65.20\n',
  )
  const scenario = aScenario()
  const hidden = [
    'key',
    'sepsis-always-first',
    'a-mistake',
    'Guidelines',
    scenario.title,
    ...scenario.traps,
    'Sepsis due to E. coli',
    'Something else',
    'credit',
    'P068',
    '0.4',
  ]
  const reasons = [
    ...anItem().options,
    ...scenario.tasks.flatMap((task) => [...task.key, ...(task.partial ?? []), ...task.wrong]),
  ].map((one) => one.reason)
  for (const words of [...hidden, ...reasons]) expect(text).not.toContain(words)
})

test('bank:blind takes chosen ids, an empty folder and known ids only', () => {
  const out = inFolder('one')
  expect(command('blind', '--out', out, '--ids', 'CK-0201').status).toBe(0)
  expect(readdirSync(out)).toEqual(['items'])
  expect(command('blind', '--out', out).stderr).toContain('is not empty')
  const unknown = command('blind', '--out', inFolder('two'), '--ids', 'CK-9999')
  expect(unknown.stderr).toContain('There is no readable item or scenario CK-9999')
  expect(unknown.status).toBe(2)
})

test('a wrong option ends with a sentence and exit code 2', () => {
  expect(command('check', '--cods', 'x').status).toBe(2)
  expect(command('check', '--codes', inFolder('nowhere')).stderr).toContain('no such file')
  expect(command('check', '--addenda', inFolder('addenda.txt')).stderr).toContain('has no year in its name')
})

test('a broken bank is told by line and is not built', () => {
  write(
    'items/1-coding-knowledge/1.2.yaml',
    stringify([anItem(), anItem({ id: 'CK-0202' })], { aliasDuplicateObjects: false }),
  )
  const checked = command('check', '--only', 'CK-0202')
  expect(checked.status).toBe(1)
  expect(checked.stdout).toMatch(
    /^question-bank\/items\/1-coding-knowledge\/1\.2\.yaml:\d+ {2}CK-0202 {2}point-once {2}CK-0201 already tests point P068/m,
  )
  const out = inFolder('refused/bank.json')
  const built = command('build', '--out', out)
  expect(built.status).toBe(1)
  expect(built.stderr).toContain('The bank was not built: 2 errors.')
  expect(existsSync(out)).toBe(false)
})
