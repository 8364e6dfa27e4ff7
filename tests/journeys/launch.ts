/**
 * Starts the real app for a journey: a fresh (or given) data folder, the runtime that build/runtime.mjs finds. A start
 * that brings no page in time is killed and tried again.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'

export const repository = path.resolve(__dirname, '../..')

export type Runtime = { kind: 'official' | 'registry'; version: string; executable: string }
type RuntimeModule = { findRuntime(): Promise<Runtime | null>; sandboxArgs(): string[] }
type OpeningModule = {
  opened<T>(
    what: string,
    open: (env: Record<string, string>, patience: number) => Promise<T>,
    bounds?: { patience?: number; tries?: number },
  ): Promise<T>
  processTree(pid: number): number[]
  killTree(pid: number): void
}

const script = <T>(name: string): Promise<T> => import(pathToFileURL(path.join(repository, 'build', name)).href)
const runtimeModule = () => script<RuntimeModule>('runtime.mjs')
/** Bounded starts and whole process trees: see build/opening.mjs. */
export const openingModule = () => script<OpeningModule>('opening.mjs')

export async function findRuntime(): Promise<Runtime> {
  const runtime = await (await runtimeModule()).findRuntime()
  if (!runtime) throw new Error('There is no Electron here to run the journeys with.')
  return runtime
}

/** What a second process needs to start the same app by hand, without Playwright. */
export async function commandLine(): Promise<{ executable: string; args: string[] }> {
  return { executable: (await findRuntime()).executable, args: [repository, ...(await runtimeModule()).sandboxArgs()] }
}

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
  await appIsReady(page)
  return { app, page, userData }
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
  return opened(
    'Electron',
    async (mark, patience) => {
      const started = performance.now()
      const app = await withoutStrayRejections(() =>
        _electron.launch({
          executablePath: program.executable,
          args: program.args,
          cwd: program.cwd,
          env: { ...cleanEnvironment(), ...program.env, ...mark },
          timeout: patience,
        }),
      )
      const page = await app.firstWindow({ timeout: Math.max(1, patience - (performance.now() - started)) })
      return { app, page, started }
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
  child.kill('SIGTERM')
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<false>((resolve) => (timer = setTimeout(() => resolve(false), END_PATIENCE)))
  const ended = await Promise.race([gone, late])
  clearTimeout(timer)
  if (ended) return
  ;(await openingModule()).killTree(child.pid!)
  throw new Error(`The app did not end within ${END_PATIENCE} ms of SIGTERM.`)
}

/** Tests must not depend on how the person who runs them has set up Electron. */
function cleanEnvironment(): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name, value]) => value !== undefined && !/^(ELECTRON_|NODE_OPTIONS$)/.test(name),
  )
  return Object.fromEntries(kept) as Record<string, string>
}

export const removeUserData = (userData: string): Promise<void> =>
  rm(userData, { recursive: true, force: true, maxRetries: 5 })
