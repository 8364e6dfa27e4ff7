/**
 * Starts the real app for a journey: a fresh (or given) data folder, the runtime that build/runtime.mjs finds. A start
 * that brings no page in time is killed and tried again.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { killApp, tellToEnd } from './processes'
import { displayModule, openingModule, processesModule, repository, runtimeModule, type Runtime } from './scripts'
import { drawTheSame } from './seeded'

export { openingModule, repository }

export async function findRuntime(): Promise<Runtime> {
  const runtime = await (await runtimeModule()).findRuntime()
  if (!runtime) throw new Error('There is no Electron here to run the journeys with.')
  return runtime
}

/** What a second process needs to start the same app by hand, without Playwright. */
export async function commandLine(): Promise<Runtime & { args: string[]; env: Record<string, string> }> {
  return {
    ...(await findRuntime()),
    args: [repository, ...(await systemArgs())],
    env: (await runtimeModule()).electronEnvironment(),
  }
}

/** What Chromium is told of this system, whichever app it runs: as root no sandbox, and X where there is X. */
export const systemArgs = async (): Promise<string[]> => [
  ...(await runtimeModule()).sandboxArgs(),
  ...(await displayModule()).displayArgs(),
]

export type Launched = { app: ElectronApplication; page: Page; userData: string }

/** A new, empty data folder; it is the caller's to remove, or the system's. */
export const freshUserData = (): Promise<string> => mkdtemp(path.join(os.tmpdir(), 'ccs-exam-'))

/**
 * Opens the app and waits for its page. Pass the `userData` of an earlier launch to continue there; `args` go to
 * Chromium, `env` to the process. Close with `endApp`, or kill `app.process()` to test a crash.
 */
export async function launchApp(
  options: { userData?: string; args?: string[]; env?: Record<string, string> } = {},
): Promise<Launched> {
  const userData = options.userData ?? (await freshUserData())
  const { executable, args } = await commandLine()
  const { app, page } = await openWindow({
    executable,
    args: [...args, ...(options.args ?? [])],
    cwd: repository,
    env: { ...options.env, CCS_USER_DATA: userData },
  })
  await page.waitForLoadState('load')
  await drawTheSame(page)
  await appIsReady(page)
  return { app, page, userData }
}

const open = new Set<ElectronApplication>()

/** Kills the apps that are still open. */
export async function killLeftOpen(): Promise<void> {
  await Promise.all([...open].map(killApp))
}

/**
 * Home is drawn before the storage is open. A journey that looks into the database, or counts what home has, begins when
 * nothing on the page says that it is still busy.
 */
export async function appIsReady(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('#root > *') !== null && document.querySelector('[aria-busy=true]') === null,
  )
}

/**
 * Starts an Electron until its first window is there; see `opened` for how often and how long. `started` is the
 * `performance.now()` of the start that worked.
 */
export async function openWindow(
  program: { executable: string; args: string[]; cwd: string; env: Record<string, string> },
  bounds?: { patience?: number; tries?: number },
): Promise<{ app: ElectronApplication; page: Page; started: number }> {
  const { opened } = await openingModule()
  const environment = (await runtimeModule()).electronEnvironment()
  return opened(
    'Electron',
    async (mark, patience) => {
      const started = performance.now()
      const app = await withoutStrayRejections(() =>
        _electron.launch({
          executablePath: program.executable,
          args: program.args,
          cwd: program.cwd,
          env: { ...environment, ...program.env, ...mark },
          // Without this Playwright switches the sandbox off; as root `args` do.
          chromiumSandbox: true,
          timeout: patience,
        }),
      )
      open.add(app)
      app.process().once('exit', () => open.delete(app))
      try {
        const page = await app.firstWindow({ timeout: Math.max(1, patience - (performance.now() - started)) })
        return { app, page, started }
      } catch (error) {
        await killApp(app)
        throw error
      }
    },
    bounds,
  )
}

/**
 * A launch that fails also rejects promises of which Playwright holds on to only one; its test runner takes the others
 * for failures of the test, which a second start could then not save.
 */
async function withoutStrayRejections<T>(launch: () => Promise<T>): Promise<T> {
  const others = process.listeners('unhandledRejection')
  const sort = (reason: unknown, promise: Promise<unknown>) => {
    const ofLaunch =
      reason instanceof Error &&
      /^(Timeout \d+ms exceeded|Process failed to launch|Unable to open X)/.test(reason.message)
    if (ofLaunch) return
    if (others.length === 0) throw reason
    others.forEach((other) => other(reason, promise))
  }
  process.removeAllListeners('unhandledRejection').on('unhandledRejection', sort)
  try {
    return await launch()
  } finally {
    // Node tells of them only after what is under way.
    await new Promise(setImmediate)
    process.off('unhandledRejection', sort)
    others.forEach((other) => process.on('unhandledRejection', other))
  }
}

/** How long an app may take to write what is open and end. */
const END_PATIENCE = 30_000

/** Ends the app as the system does at shutdown: it writes what is open and asks nothing. One that stays is killed. */
export async function endApp(app: ElectronApplication): Promise<void> {
  const child = app.process()
  const gone = new Promise<true>((resolve) =>
    child.exitCode === null && child.signalCode === null ? child.once('exit', () => resolve(true)) : resolve(true),
  )
  await tellToEnd(app)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), END_PATIENCE)))
  const ended = await Promise.race([gone, late])
  clearTimeout(timer)
  if (ended) return
  ;(await processesModule()).killTree(child.pid!)
  throw new Error(`The app did not end within ${END_PATIENCE} ms of being told to.`)
}

export const removeUserData = (userData: string): Promise<void> =>
  rm(userData, { recursive: true, force: true, maxRetries: 5 })
