/**
 * Starts the packaged app of dist/ as a candidate would and looks: window, page, bridge, licenses, a journal that survives
 * kill -9, and fuses that are off. Prints one line per check; `NOT RUN` where nothing is packaged or a system cannot.
 * By hand, for any unpacked or installed app: `node build/smoke.mjs [PROGRAM]`; nothing to look at ends with 2.
 */
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { startDebugged } from './debugger.mjs'
import { displayArgs, withDisplay } from './display.mjs'
import { opened } from './opening.mjs'
import { findPackaged, resourcesOf } from './packaged.mjs'
import { inRoot } from './paths.mjs'
import { killTree, noSignals } from './processes.mjs'
import { isProgram } from './programs.mjs'
import { endGently, isMain, main, run, say, Trouble } from './run.mjs'
import { sandboxArgs } from './runtime.mjs'

const entry = '{"smoke":"test"}'

async function lookAt(program, userData, check) {
  const start = () =>
    opened('the packaged app', (mark) =>
      startDebugged(program, [...sandboxArgs(), ...displayArgs()], { ...mark, CCS_USER_DATA: userData }),
    )
  const first = await start()
  const kill = async (app) => {
    if (app.process.exitCode === null && app.process.signalCode === null) killTree(app.process.pid)
    await app.closed
  }
  try {
    check('the window opens on the app origin', first.url === 'app://ccs-exam-simulator/')
    check('the page has its title', (await first.evaluate('document.title')) === 'CCS Exam Simulator')
    check(
      'the page shows itself',
      await first.evaluate(`new Promise((done) => {
        const end = performance.now() + 20_000
        const look = () => {
          const shown = document.body.innerText.length > 20
          if (shown || performance.now() > end) done(shown)
          else setTimeout(look, 50)
        }
        look()
      })`),
    )
    check(
      'the page has its question bank',
      await first.evaluate("fetch('./question-bank/bank.json').then((answer) => answer.ok)"),
    )
    check(
      'the bridge answers',
      await first.evaluate('desktop.about().then((reply) => reply.ok && reply.value.version.length > 0)'),
    )
    check(
      'the page has the licenses of what is in it',
      await first.evaluate(
        "fetch('./licenses.txt').then(async (answer) => answer.ok && /^react /m.test(await answer.text()))",
      ),
    )
    check(
      'an entry is written',
      await first.evaluate(`desktop.appendJournal('smoke', 0, ['${entry}']).then((reply) => reply.ok)`),
    )
  } finally {
    await kill(first)
  }
  const second = await start()
  try {
    const read = await second.evaluate("desktop.readJournal('smoke')")
    check('the entry survives kill -9', read.ok && read.value.entries[0] === entry && !read.value.damaged)
    endGently(second.process)
    const patience = setTimeout(() => killTree(second.process.pid), 30_000)
    const { code } = await second.closed
    clearTimeout(patience)
    check(`${noSignals() ? 'closing its window' : 'SIGTERM'} ends it with 0`, code === 0)
  } finally {
    await kill(second)
  }
}

async function lookAtFuses(program, userData, check) {
  const { code } = await run(program, ['-e', 'process.exit(7)', ...sandboxArgs()], {
    quiet: true,
    timeout: 5000,
    env: { ELECTRON_RUN_AS_NODE: '1', DISPLAY: ':none', CCS_USER_DATA: userData },
  })
  check('it does not run as Node', code !== 7)
  const fuses = (
    await run(process.execPath, [inRoot('node_modules/@electron/fuses/dist/bin.js'), 'read', '--app', program], {
      quiet: true,
    })
  ).output
  for (const [fuse, state] of [
    ['RunAsNode', 'Disabled'],
    ['EnableNodeOptionsEnvironmentVariable', 'Disabled'],
    ['EnableNodeCliInspectArguments', 'Disabled'],
    ['OnlyLoadAppFromAsar', 'Enabled'],
  ])
    check(`the fuse ${fuse} is ${state}`, fuses.includes(`${fuse} is ${state}`))
  check('no loose app beside the archive', !existsSync(path.join(resourcesOf(program), 'app')))
}

/** Runs every check; the numbers of passed and failed ones, or null when nothing is packaged. */
export async function smoke(program = findPackaged()) {
  if (!program) {
    say('NOT RUN: packaged app (there is no unpacked build in dist/; npm run dist makes it).')
    return null
  }
  const count = { passed: 0, failed: 0, failures: [] }
  const check = (what, good) => {
    count[good ? 'passed' : 'failed']++
    if (!good) count.failures.push(what)
    say(`${good ? 'ok' : 'FAILED'}: packaged app: ${what}`)
  }
  const userData = await mkdtemp(path.join(os.tmpdir(), 'ccs-smoke-'))
  try {
    await withDisplay(async () => {
      await lookAt(program, userData, check)
      await lookAtFuses(program, userData, check)
    })
  } catch (error) {
    check(error.message, false)
  } finally {
    await rm(userData, { recursive: true, force: true, maxRetries: 5 })
  }
  return count
}

/** What was asked for and could not be looked at has not passed. */
if (isMain(import.meta.filename))
  await main(async () => {
    const [given] = process.argv.slice(2)
    if (given && !isProgram(path.resolve(given))) throw new Trouble(`There is no program at ${given}.`)
    const count = await smoke(given && path.resolve(given))
    return count === null ? 2 : count.failed > 0 ? 1 : 0
  })
