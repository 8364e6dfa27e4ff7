/**
 * `npm test`: sets everything up, then runs every check there is, and ends with one line of totals.
 * `npm test -- --only unit,types` runs only the steps named; `npm test -- --only journeys=shell` passes a filter on.
 */
import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { packagedProgram } from './dist.mjs'
import { withDisplay } from './display.mjs'
import { prettierArgs } from './fix.mjs'
import { inRoot } from './paths.mjs'
import { main, npm, run, say, Trouble } from './run.mjs'
import { findRuntime, registryRuntimeFits } from './runtime.mjs'
import { ensureBuild, ensureDependencies } from './setup.mjs'
import { smoke } from './smoke.mjs'
import { ensurePackages } from './system-packages.mjs'

const node = process.execPath
const results = inRoot('test-results')
const projects = [
  '.',
  'electron',
  'renderer',
  'renderer/engine',
  'renderer/storage',
  'question-bank/checks',
  'build',
  'tests',
]

const one = (code) => (code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })
const notRun = (reason) => ({ passed: 0, failed: 0, notRun: [reason] })

async function types() {
  let worst = 0
  for (const project of projects)
    worst ||= (await run(node, [inRoot('node_modules/typescript/bin/tsc'), '-p', inRoot(project)])).code
  return one(worst)
}

const tool = async (program, ...args) => one((await run(node, [inRoot('node_modules', program), ...args])).code)
const format = () => tool('prettier/bin/prettier.cjs', ...prettierArgs, '--check', '--log-level', 'warn', '.')
const lint = () => tool('eslint/bin/eslint.js', '--config', 'build/eslint.config.mjs', '--max-warnings', '0', '.')
const unused = () => tool('knip/bin/knip.js', '--config', 'build/knip.json')
const boundaries = async () => one((await run(node, [inRoot('build/check-boundaries.mjs')])).code)
const bank = async () => one((await run(npm, ['run', '--silent', 'bank:check'])).code)

/** The numbers a test runner reported; a runner that failed without a failed test, or ran none, counts as one failure. */
async function counted(file, code, read) {
  const counts = await readFile(file, 'utf8')
    .then(JSON.parse)
    .then(read)
    .catch(() => ({ passed: 0, failed: 0, skipped: 0 }))
  const silent = counts.failed === 0 && (code !== 0 || counts.passed === 0)
  const skipped = counts.skipped > 0 ? [`${counts.skipped} skipped tests (${path.basename(file, '.json')})`] : []
  return { passed: counts.passed, failed: counts.failed + (silent ? 1 : 0), notRun: skipped }
}

async function unit(filter) {
  const file = path.join(results, 'unit.json')
  const args = [
    'run',
    '--config',
    'build/vitest.config.ts',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...filter,
  ]
  const { code } = await run(node, [inRoot('node_modules/vitest/vitest.mjs'), ...args], {
    env: { VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' },
  })
  return counted(file, code, (report) => ({
    passed: report.numPassedTests,
    failed:
      report.numFailedTests +
      report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0).length,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  }))
}

const build = async () => {
  try {
    await ensureBuild()
    return one(0)
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    say(error.message)
    return one(1)
  }
}

async function journeys(filter) {
  if (!(await findRuntime())) return notRun('journeys (there is no Electron here)')
  const file = path.join(results, 'journeys.json')
  const args = ['test', '--config', 'build/playwright.config.ts', ...filter]
  const { code } = await withDisplay(() => run(node, [inRoot('node_modules/@playwright/test/cli.js'), ...args]))
  return counted(file, code, ({ stats }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
  }))
}

async function packaged() {
  if (!registryRuntimeFits()) return notRun('packaged app (an unpacked build is made on 64-bit Intel Linux only)')
  const { code } = await run(node, [inRoot('build/dist.mjs'), '--unpacked'])
  if (code !== 0) return one(code)
  return (await smoke()) ?? notRun(`packaged app (no ${packagedProgram})`)
}

const steps = { format, types, lint, unused, boundaries, bank, unit, build, journeys, packaged }

/** The steps to run, each with the filters given for it. */
function chosen(args) {
  const at = args.indexOf('--only')
  if (args.length > 0 && (at !== 0 || args.length !== 2))
    throw new Trouble('Known options: --only STEP[=FILTER][,STEP ...]')
  const names = at === -1 ? Object.keys(steps) : args[1].split(',')
  return names.map((text) => {
    const [name, ...filter] = text.split('=')
    if (!Object.hasOwn(steps, name))
      throw new Trouble(`There is no step ${name}; there are ${Object.keys(steps).join(', ')}.`)
    return { name, filter }
  })
}

await main(async () => {
  const wanted = chosen(process.argv.slice(2))
  await ensureDependencies()
  await ensurePackages({ forTests: true })
  await rm(results, { recursive: true, force: true })
  await mkdir(results, { recursive: true })
  const total = { passed: 0, failed: 0, lines: [] }
  for (const { name, filter } of wanted) {
    say(`\n=== ${name} ===`)
    const started = Date.now()
    const { passed, failed, notRun: left = [] } = await steps[name](filter)
    total.passed += passed
    total.failed += failed
    total.lines.push(
      `${failed > 0 ? 'FAILED' : 'ok'}: ${name}: ${passed} passed, ${failed} failed (${Math.round((Date.now() - started) / 1000)} s)`,
    )
    total.lines.push(...left.map((reason) => `NOT RUN: ${reason}`))
  }
  say(`\n${total.lines.join('\n')}\n`)
  say(`${total.passed} passed, ${total.failed} failed`)
  return total.failed > 0 ? 1 : 0
})
