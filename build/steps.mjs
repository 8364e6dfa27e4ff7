/**
 * The steps of `npm test`. Each takes its filters and whether to show its output as it comes, and tells the numbers of
 * passed and failed checks, what could not be run, the names of failed tests, and the output that was not shown.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { packagedProgram } from './dist.mjs'
import { withDisplays } from './display.mjs'
import { prettierArgs } from './fix.mjs'
import { killMarked } from './opening.mjs'
import { inRoot, results } from './paths.mjs'
import { atExit, npm, run, say, Trouble } from './run.mjs'
import { findRuntime, registryRuntimeFits } from './runtime.mjs'
import { ensureBuild } from './setup.mjs'
import { smoke } from './smoke.mjs'

const node = process.execPath
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

const one = (code, output = '') => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output })
const notRun = (reason) => ({ passed: 0, failed: 0, notRun: [reason] })

async function types(_filter, shown) {
  let worst = 0
  let all = ''
  for (const project of projects) {
    const { code, output } = await run(node, [inRoot('node_modules/typescript/bin/tsc'), '-p', inRoot(project)], {
      quiet: !shown,
    })
    worst ||= code
    all += output
  }
  return one(worst, all)
}

/** A step that is one program, run by Node from the project's folder. */
const program =
  (script, ...args) =>
  async (_filter, shown) => {
    const { code, output } = await run(node, [inRoot(script), ...args], { quiet: !shown })
    return one(code, output)
  }

const format = program('node_modules/prettier/bin/prettier.cjs', ...prettierArgs, '--check', '--log-level', 'warn', '.')
const lint = program(
  'node_modules/eslint/bin/eslint.js',
  '--config',
  'build/eslint.config.mjs',
  '--max-warnings',
  '0',
  '.',
)
const unused = program('node_modules/knip/bin/knip.js', '--config', 'build/knip.json')
const boundaries = program('build/check-boundaries.mjs')

async function bank(_filter, shown) {
  const { code, output } = await run(npm, ['run', '--silent', 'bank:check'], { quiet: !shown })
  return one(code, output)
}

/** The numbers a test runner reported; a runner that failed without a failed test, or ran none, counts as one failure. */
async function counted(file, { code, output }, read) {
  const counts = await readFile(file, 'utf8')
    .then(JSON.parse)
    .then(read)
    .catch(() => ({ passed: 0, failed: 0, skipped: 0, failures: [] }))
  const silent = counts.failed === 0 && (code !== 0 || counts.passed === 0)
  const skipped = counts.skipped > 0 ? [`${counts.skipped} skipped tests (${path.basename(file, '.json')})`] : []
  return {
    passed: counts.passed,
    failed: counts.failed + (silent ? 1 : 0),
    notRun: skipped,
    failures: silent ? [`${path.basename(file, '.json')}: the runner ended with ${code}`] : counts.failures,
    output,
  }
}

async function unit(filter, shown) {
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
  const ended = await run(node, [inRoot('node_modules/vitest/vitest.mjs'), ...args], {
    quiet: !shown,
    env: { VITE_CONFIG_NATIVE_IGNORE_WARNING: 'true' },
  })
  return counted(file, ended, (report) => {
    const broken = report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0)
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken.length,
      skipped: report.numPendingTests + (report.numTodoTests ?? 0),
      failures: report.testResults.flatMap((one) => [
        ...(broken.includes(one) ? [path.basename(one.name)] : []),
        ...one.assertionResults
          .filter(({ status }) => status === 'failed')
          .map(({ fullName }) => `${path.basename(one.name)}: ${fullName}`),
      ]),
    }
  })
}

async function build() {
  try {
    await ensureBuild()
    return one(0)
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    say(error.message)
    return one(1)
  }
}

/** A journey waits for windows, dialogs and disks most of its time: two share a core. */
async function journeys(filter, shown) {
  if (!(await findRuntime())) return notRun('journeys (there is no Electron here)')
  const file = path.join(results, 'journeys.json')
  const args = ['test', '--config', 'build/playwright.config.ts', ...filter]
  const ended = await withDisplays(Math.min(2 * os.availableParallelism(), 6), (displays) =>
    inOwnTemp((own) =>
      run(node, [inRoot('node_modules/@playwright/test/cli.js'), ...args], {
        quiet: !shown,
        env: { ...displays, ...own },
      }),
    ),
  )
  return counted(file, ended, ({ stats, suites }) => ({
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: suites.flatMap(failedSpecs),
  }))
}

/** Names of the failed tests of a Playwright report. */
function failedSpecs({ file, specs = [], suites = [] }) {
  return [
    ...specs.filter(({ ok }) => !ok).map(({ title }) => `${path.basename(file)}: ${title}`),
    ...suites.flatMap(failedSpecs),
  ]
}

/**
 * Gives a job a folder of its own for temporary files, which is removed afterwards with all that a failed test left in
 * it; programs it left running are told by that folder in their environment, and ended.
 */
async function inOwnTemp(job) {
  if (process.platform === 'win32') return job({})
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ccs-'))
  const entry = `TMPDIR=${folder}`
  const forget = atExit(() => killMarked(entry))
  try {
    return await job({ TMPDIR: folder })
  } finally {
    forget()
    const left = killMarked(entry)
    if (left > 0) process.stderr.write(`Ended ${left} processes that the journeys left running.\n`)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function packaged() {
  if (!registryRuntimeFits()) return notRun('packaged app (an unpacked build is made on 64-bit Intel Linux only)')
  const { code } = await run(node, [inRoot('build/dist.mjs'), '--unpacked'])
  if (code !== 0) return one(code)
  return (await smoke()) ?? notRun(`packaged app (no ${packagedProgram})`)
}

export const steps = { format, types, lint, unused, boundaries, bank, unit, build, journeys, packaged }
