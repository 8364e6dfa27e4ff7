/** Opens the app in an Electron and stays with it to its end, so that a window that does not come is not a riddle. */
import { spawn } from 'node:child_process'
import { root } from './paths.mjs'
import { endGently, say, Trouble } from './run.mjs'
import { electronEnvironment, sandboxArgs } from './runtime.mjs'
import { sandboxSentence, sandboxTrouble, saysNoSandbox } from './sandbox.mjs'
import { warnOfPackages } from './system-packages.mjs'

/** Who ends sooner than this (in milliseconds), and not with 0, was never really there. */
const early = 10_000
/** Characters of its complaints that are kept. */
const keptOutput = 20_000

const inBrowser = '`npm start browser` shows the app in the browser meanwhile.'

/**
 * @param {{ kind: 'official' | 'registry', version: string, executable: string }} runtime
 * @returns {Promise<{ code: number } | { reason: string }>} how it ended, or why the browser has to do
 */
export async function openWindow(runtime, { warn = warnOfPackages } = {}) {
  const trouble = await sandboxTrouble(runtime.executable)
  if (trouble) {
    say(trouble)
    return { reason: 'since there is no sandbox for a window here' }
  }
  await warn()
  announce(runtime)
  const started = performance.now()
  const { code, output, told } = await electron(runtime)
  if (code === 0 || told || performance.now() - started > early) return { code }
  if (process.platform === 'linux' && saysNoSandbox(output)) {
    say(sandboxSentence(runtime.executable))
    return { reason: 'since there is no sandbox for a window here' }
  }
  say(`No window stayed open: Electron ended at once, with ${code}. ${inBrowser}`)
  return { code }
}

function announce({ kind, version }) {
  if (kind === 'official') return say(`Opening the window with Electron ${version}.`)
  say(
    `Opening the window with the npm registry's Electron ${version}, since the official one could not be had. It is old, so it\nkeeps its data in a folder of its own (ending in "(Electron ${version.split('.')[0]})"); every start asks for the official one again.`,
  )
}

function electron({ executable }) {
  // Its complaints are looked at, and shown as they come.
  const child = spawn(executable, [root, ...sandboxArgs()], {
    stdio: ['inherit', 'inherit', 'pipe'],
    cwd: root,
    env: electronEnvironment(),
  })
  let output = ''
  child.stderr.on('data', (part) => {
    process.stderr.write(part)
    output = (output + part).slice(-keptOutput)
  })
  let told = false
  for (const signal of ['SIGINT', 'SIGTERM'])
    process.on(signal, () => {
      told = true
      endGently(child, signal)
    })
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Trouble(`Electron could not be started: ${error.message}. ${inBrowser}`)))
    child.on('close', (code, signal) => resolve({ code: signal ? 1 : code, output, told }))
  })
}
