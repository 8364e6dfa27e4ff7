/**
 * `npm run attack`: everything that the storage is attacked with, first without windows, then in the real app, and a table
 * of what came of it. `only=bits,kills` runs parts; ATTACK_SEED draws other bits, archives and moments. `npm test` does
 * some of each.
 */
import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { inRoot, results } from './paths.mjs'
import { main, run, say, Trouble } from './run.mjs'
import { findRuntime } from './runtime.mjs'
import { ensureBuild, ensureDependencies } from './setup.mjs'
import { steps } from './steps.mjs'
import { ensurePackages } from './system-packages.mjs'
import { ensureTestPackages } from './test-packages.mjs'
import { readWords } from './words.mjs'

/** Attacks on the real app, by the names of their journeys. */
const inTheApp = ['bits', 'folders', 'kills']
const parts = ['parts', ...inTheApp]

/** Attacks on the parts of the app, over real files but a database in memory. */
async function onParts() {
  const args = [
    inRoot('node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    inRoot('build/vitest.config.ts'),
    '--reporter=verbose',
    '--testTimeout=1200000',
    'tests/attack',
  ]
  const { code } = await run(process.execPath, args)
  return { failed: code === 0 ? 0 : 1, notRun: [] }
}

async function onTheApp(names) {
  await ensurePackages()
  await ensureTestPackages()
  await ensureBuild()
  await findRuntime({ download: true })
  return steps.journeys(
    names.map((name) => `attack-${name}`),
    true,
  )
}

/** Adds up what each case has noted. */
async function table(file) {
  const lines = (await readFile(file, 'utf8').catch(() => '')).split('\n').filter(Boolean)
  const sections = new Map()
  for (const { section, lost, silent, lockedOut, untrue } of lines.map((line) => JSON.parse(line))) {
    const one = sections.get(section) ?? { tried: 0, lost: 0, silent: 0, lockedOut: 0, untrue: 0 }
    sections.set(section, one)
    one.tried += 1
    for (const [name, counts] of Object.entries({ lost, silent, lockedOut, untrue })) one[name] += counts ? 1 : 0
  }
  const rows = [...sections].map(([section, one]) => [
    section,
    one.tried,
    one.lost,
    one.silent,
    one.lockedOut,
    one.untrue,
  ])
  const sum = (at) => rows.reduce((all, row) => all + row[at], 0)
  const titles = ['what', 'tried', 'told as lost', 'silent losses', 'locked out', 'untrue counts']
  const all = [titles, ...rows, ['all', ...[1, 2, 3, 4, 5].map(sum)]].map((row) => row.map(String))
  const widths = titles.map((_, at) => Math.max(...all.map((row) => row[at].length)))
  return all.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  '),
  )
}

await main(async () => {
  const { only = parts.join(',') } = readWords(process.argv.slice(2), { values: ['only'] })
  const wanted = only.split(',')
  const unknown = wanted.find((name) => !parts.includes(name))
  if (unknown !== undefined) throw new Trouble(`There is no part ${unknown}; there are ${parts.join(', ')}.`)
  await ensureDependencies()
  await mkdir(results, { recursive: true })
  const file = path.join(results, 'attack.jsonl')
  await rm(file, { force: true })
  Object.assign(process.env, { ATTACK: 'full', ATTACK_RESULTS: file })
  const ended = []
  if (wanted.includes('parts')) ended.push(await onParts())
  const names = inTheApp.filter((name) => wanted.includes(name))
  if (names.length > 0) ended.push(await onTheApp(names))
  say(`\n${(await table(file)).join('\n')}`)
  for (const reason of ended.flatMap(({ notRun = [] }) => notRun)) say(`NOT RUN: ${reason}`)
  return ended.some(({ failed }) => failed > 0) ? 1 : 0
})
