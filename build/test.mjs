/**
 * `npm test`: sets everything up, then runs every check there is, and ends with one line of totals.
 * `npm test only=unit,types` runs only the steps named; `npm test only=journeys=shell` passes a filter on.
 * `npm test repeat=3 busy` runs all of it three times with a busy core beside it; see steady.mjs.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { findBrowser, noBrowser } from './browsers.mjs'
import { results } from './paths.mjs'
import { main, say, Trouble } from './run.mjs'
import { findRuntime } from './runtime.mjs'
import { ensureDependencies } from './setup.mjs'
import { steady } from './steady.mjs'
import { steps } from './steps.mjs'
import { ensurePackages } from './system-packages.mjs'
import { ensureTestPackages } from './test-packages.mjs'
import { testedIn, wantedVersion } from './tested-runtime.mjs'
import { readWords } from './words.mjs'

/** These neither change a file that another step reads nor need the machine to themselves. What takes longest is first. */
const sideBySide = ['unit', 'types', 'lint', 'format', 'boundaries', 'unused', 'bank']

/** The steps to run, each with the filters given for it. */
function chosen(only) {
  const names = only === null ? Object.keys(steps) : only.split(',')
  return names.map((text) => {
    const [name, ...filter] = text.split('=')
    if (!Object.hasOwn(steps, name))
      throw new Trouble(`There is no step ${name}; there are ${Object.keys(steps).join(', ')}.`)
    return { name, filter }
  })
}

function options(args) {
  const {
    only = null,
    repeat: text = '1',
    busy = false,
  } = readWords(args, { flags: ['busy'], values: ['only', 'repeat'] })
  const repeat = Math.trunc(Number(text))
  if (!(repeat >= 1)) throw new Trouble('repeat is a number of times: repeat=3.')
  return { only, repeat, busy }
}

/** A step that breaks is a failure like any other: the other steps and the line of totals still come. */
function broken(error) {
  const output = error instanceof Trouble ? error.message : (error?.stack ?? String(error))
  return { passed: 0, failed: 1, failures: [output.split('\n', 1)[0]], output }
}

async function measured({ name, filter }, shown) {
  const started = Date.now()
  const result = await steps[name](filter, shown).catch((error) => ({ ...broken(error), late: true }))
  const { passed, failed, notRun = [], failures = [], output = '', late = false } = result
  if (shown && late) say(output)
  const seconds = Math.round((Date.now() - started) / 1000)
  if (!shown) say(`\n=== ${name} ===\n${output.trimEnd()}`)
  say(`${failed > 0 ? 'FAILED' : 'ok'}: ${name} (${seconds} s)`)
  return { name, passed, failed, notRun, failures, seconds }
}

/** Works through the steps on as many lanes as there are cores; what one prints is shown when it is done. */
async function inLanes(wanted, lanes) {
  const waiting = [...wanted]
  const done = []
  const lane = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) done.push(await measured(one, false))
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  return done
}

async function runAll(wanted) {
  const together = sideBySide.flatMap((name) => wanted.filter((one) => one.name === name))
  const done = []
  if (together.length > 1) done.push(...(await inLanes(together, Math.min(os.availableParallelism(), 4))))
  for (const one of wanted) {
    if (done.some(({ name }) => name === one.name)) continue
    say(`\n=== ${one.name} ===`)
    done.push(await measured(one, true))
  }
  return wanted.map((one) => done.find(({ name }) => name === one.name))
}

/** Everything makes folders there; one that was set and never made would break each test in its own way. */
async function ensureTemp() {
  await mkdir(os.tmpdir()).catch(({ code, message }) => {
    if (code === 'EEXIST') return
    throw new Trouble(`There is no folder for temporary files; look at TMPDIR (on Windows TEMP). ${message}`)
  })
}

/** The steps that open a window, and so are about one Electron. */
const withWindow = ['journeys', 'packaged']

await main(async () => {
  const { only, repeat, busy } = options(process.argv.slice(2))
  const wanted = chosen(only)
  if (repeat > 1 || busy) return steady({ only, repeat, busy })
  await ensureTemp()
  await ensureDependencies()
  await ensurePackages()
  await ensureTestPackages()
  const opens = wanted.some(({ name }) => withWindow.includes(name))
  if (opens) await findRuntime({ download: true })
  const runtime = opens ? await findRuntime() : null
  await rm(results, { recursive: true, force: true })
  await mkdir(results, { recursive: true })
  const started = Date.now()
  const done = await runAll(wanted)
  const seconds = Math.round((Date.now() - started) / 1000)
  const sum = (what) => done.reduce((all, one) => all + one[what], 0)
  const [passed, failed] = [sum('passed'), sum('failed')]
  const lines = done.flatMap((one) => [
    `${one.failed > 0 ? 'FAILED' : 'ok'}: ${one.name}: ${one.passed} passed, ${one.failed} failed (${one.seconds} s)`,
    ...one.notRun.map((reason) => `NOT RUN: ${reason}`),
  ])
  const tried = done.some((one) => withWindow.includes(one.name) && one.passed > 0)
  if (runtime && tried) lines.push(testedIn(runtime, wantedVersion()))
  if (done.some(({ name }) => name === 'journeys')) lines.push(`Browser: ${findBrowser() ?? noBrowser}.`)
  const notRun = lines.filter((line) => line.startsWith('NOT RUN')).length
  if (notRun > 0) lines.push(`${notRun} not run, for the reasons above.`)
  await writeFile(path.join(results, 'summary.json'), JSON.stringify({ seconds, passed, failed, steps: done }, null, 2))
  say(`\n${lines.join('\n')}\n`)
  say(`${passed} passed, ${failed} failed`)
  return failed > 0 ? 1 : 0
})
