/** Starts the real app for a journey: a fresh (or given) data folder, the runtime that build/runtime.mjs finds. */
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'

export const repository = path.resolve(__dirname, '../..')

export type Runtime = { kind: 'official' | 'registry'; version: string; executable: string }
type RuntimeModule = { findRuntime(): Promise<Runtime | null>; sandboxArgs(): string[] }
const runtimeModule = (): Promise<RuntimeModule> =>
  import(pathToFileURL(path.join(repository, 'build/runtime.mjs')).href)

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
 * Chromium, `env` to the process. Close with `app.close()`, or kill `app.process()` to test a crash.
 */
export async function launchApp(
  options: { userData?: string; args?: string[]; env?: Record<string, string> } = {},
): Promise<Launched> {
  const userData = options.userData ?? (await freshUserData())
  const { executable, args } = await commandLine()
  const app = await _electron.launch({
    executablePath: executable,
    args: [...args, ...(options.args ?? [])],
    cwd: repository,
    env: { ...cleanEnvironment(), ...options.env, CCS_USER_DATA: userData },
    timeout: 60_000,
  })
  const page = await app.firstWindow()
  await page.waitForLoadState('load')
  return { app, page, userData }
}

/** Ends the app as the system does at shutdown: it writes what is open and asks nothing. */
export async function endApp(app: ElectronApplication): Promise<void> {
  const child = app.process()
  const gone = new Promise<void>((resolve) =>
    child.exitCode === null && child.signalCode === null ? child.once('exit', () => resolve()) : resolve(),
  )
  child.kill('SIGTERM')
  await gone
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
