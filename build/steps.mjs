/**
 * The steps of `npm test`. Each takes its filters and whether to show its output as it comes, and tells the numbers of
 * passed and failed checks, what could not be run, the names of failed tests, and the output that was not shown.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { isCi } from './ci.mjs'
import { withDisplays } from './display.mjs'
import { prettierArgs } from './fix.mjs'
import { killMarked } from './opening.mjs'
import { inRoot, results } from './paths.mjs'
import { readPlaywright, readVitest } from './reports.mjs'
import { atExit, npm, run, say, Trouble } from './run.mjs'
import { findRuntime } from './runtime.mjs'
import { sandboxTrouble } from './sandbox.mjs'
import { ensureBuild, isBuilt } from './setup.mjs'
import { smoke } from './smoke.mjs'
import { refusal, wantedVersion } from './tested-runtime.mjs'

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

/** What a person is told was not run is a failure where nobody looks: a green line would stand for nothing. */
function cannot(what, reason) {
  if (!isCi()) return notRun(`${what} (${reason})`)
  say(`${what} could not be run: ${reason}`)
  return { passed: 0, failed: 1, failures: [`${what}: ${reason}`] }
}

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
  const name = path.basename(file, '.json')
  const counts = await readFile(file, 'utf8')
    .then(JSON.parse)
    .then(read)
    .catch(() => ({ passed: 0, failed: 0, notRun: [], failures: [] }))
  const silent = counts.failed === 0 && (code !== 0 || counts.passed + counts.notRun.length === 0)
  return {
    ...counts,
    failed: counts.failed + (silent ? 1 : 0),
    failures: silent ? [`${name}: the runner ended with ${code}`] : counts.failures,
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
  return counted(file, ended, readVitest)
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

/** Why no window can be opened here as users open one, or null. */
async function noWindow() {
  // Else every journey would wait for a page that cannot come.
  if (!isBuilt()) return 'the app is not built'
  const runtime = await findRuntime()
  return refusal(runtime, wantedVersion()) ?? (await sandboxTrouble(runtime.executable))
}

/** A display may be missing; what else goes wrong is a bug. */
const whereWindowsOpen = async (job) =>
  job().catch((error) => {
    if (!(error instanceof Trouble)) throw error
    return cannot('journeys', error.message)
  })

/** A journey waits for windows, dialogs and disks most of its time: two share a core. */
const journeys = (filter, shown) =>
  whereWindowsOpen(async () => {
    const refused = await noWindow()
    if (refused) return cannot('journeys', refused)
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
    return counted(file, ended, readPlaywright)
  })

/**
 * Gives a job a folder of its own for temporary files, which is removed afterwards with all that a failed test left in
 * it; programs it left running are told by that folder in their environment, and ended.
 */
async function inOwnTemp(job) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ccs-'))
  const entry = `TMPDIR=${folder}`
  const forget = atExit(() => killMarked(entry))
  try {
    return await job(process.platform === 'win32' ? { TEMP: folder, TMP: folder } : { TMPDIR: folder })
  } finally {
    forget()
    const left = killMarked(entry)
    if (left > 0) process.stderr.write(`Ended ${left} processes that the journeys left running.\n`)
    await rm(folder, { recursive: true, force: true, maxRetries: 5 }).catch(({ message }) =>
      process.stderr.write(`What the journeys left could not be removed: ${message}\n`),
    )
  }
}

/** The unpacked app, made of the very Electron that the journeys were tried in. */
async function packaged() {
  const refused = await noWindow()
  if (refused) return cannot('packaged app', refused)
  const { code } = await run(node, [inRoot('build/dist.mjs'), '--unpacked'])
  if (code !== 0) return one(code)
  return (await smoke()) ?? cannot('packaged app', 'the packager left no program in dist/')
}

export const steps = { format, types, lint, unused, boundaries, bank, unit, build, journeys, packaged }
