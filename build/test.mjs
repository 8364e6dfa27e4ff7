/**
 * `npm test`: sets everything up, then runs every check there is, and ends with one line of totals.
 * `npm test only=unit,types` runs only the steps named; `npm test only=journeys=shell` passes a filter on.
 * `npm test repeat=3 busy` runs all of it three times with a busy core beside it; see steady.mjs.
 */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { results } from './paths.mjs'
import { main, say, Trouble } from './run.mjs'
import { findRuntime } from './runtime.mjs'
import { ensureDependencies } from './setup.mjs'
import { steady } from './steady.mjs'
import { steps } from './steps.mjs'
import { ensurePackages } from './system-packages.mjs'
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

async function measured({ name, filter }, shown) {
  const started = Date.now()
  const { passed, failed, notRun = [], failures = [], output = '' } = await steps[name](filter, shown)
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

/** Which Electron the steps with a window were tried in. */
async function testedIn(wanted) {
  if (!wanted.some(({ name }) => name === 'journeys' || name === 'packaged')) return []
  const runtime = await findRuntime()
  if (!runtime) return []
  return [
    runtime.kind === 'official'
      ? `Tested in the official Electron ${runtime.version}.`
      : `Tested in the npm registry's Electron ${runtime.version}, since the official one is not here.`,
  ]
}

await main(async () => {
  const { only, repeat, busy } = options(process.argv.slice(2))
  const wanted = chosen(only)
  if (repeat > 1 || busy) return steady({ only, repeat, busy })
  await ensureDependencies()
  await ensurePackages({ forTests: true })
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
  await writeFile(path.join(results, 'summary.json'), JSON.stringify({ seconds, passed, failed, steps: done }, null, 2))
  say(`\n${[...lines, ...(await testedIn(wanted))].join('\n')}\n`)
  say(`${passed} passed, ${failed} failed`)
  return failed > 0 ? 1 : 0
})
