/**
 * `npm start`: sets up what is missing, then opens the app. In a window where there is a display and an Electron,
 * else in the browser. Words: browser (never a window), no-open (do not open a browser), port=N; `--browser` is the same.
 */
import { spawn } from 'node:child_process'
import { openWindow } from './open-window.mjs'
import { main, say, Trouble } from './run.mjs'
import { findRuntime } from './runtime.mjs'
import { serve } from './serve.mjs'
import { ensureBuild, ensureDependencies } from './setup.mjs'
import { readWords } from './words.mjs'

/** Always the same port, so that the browser finds the progress of earlier starts. */
const usualPort = 47115

function options(args) {
  const {
    browser = false,
    'no-open': closed = false,
    'port': text,
  } = readWords(args, { flags: ['browser', 'no-open'], values: ['port'] })
  const port = text === undefined ? null : Number(text)
  if (port !== null && !(Number.isInteger(port) && port >= 0 && port < 65536))
    throw new Trouble('The port is a number from 0 to 65535: port=8080.')
  return { browser, open: !closed, port }
}

const hasDisplay = () => process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)

/** Opens the window and gives the exit code, or the reason why the browser has to do. */
async function window(browser) {
  if (browser) return { reason: 'as asked' }
  if (!hasDisplay()) return { reason: 'since there is no display here' }
  const runtime = await findRuntime({ download: true })
  if (!runtime) return { reason: 'since no Electron could be had' }
  return openWindow(runtime)
}

/** Windows keeps some ports for itself and says that access is denied. */
const taken = new Set(['EADDRINUSE', 'EACCES'])

async function startServer(port) {
  return serve({ port: port ?? usualPort }).catch((error) => {
    if (!taken.has(error.code)) throw error
    throw new Trouble(
      port === null
        ? `Port ${usualPort} is in use, perhaps by the app itself (look at http://127.0.0.1:${usualPort}/), or is kept by the system; \`npm start browser port=N\` takes another.`
        : `Port ${port} is in use or kept by the system; choose another, or close what uses it.`,
    )
  })
}

async function openBrowser(reason, { open, port }) {
  const server = await startServer(port)
  say(`Using the browser, ${reason}: ${server.url}`)
  say('Ctrl+C ends it. Answers are kept by the browser for this address, apart from those of the window.')
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
  const { code, reason } = await window(wanted.browser)
  return reason === undefined ? code : openBrowser(reason, wanted)
})
