import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { endApp, findRuntime, openWindow, systemArgs } from '../../tests/journeys/launch'
import { treeMemory, type Memory } from './memory'
import { readTrace, type Trace } from './trace'

export const blankApp = path.join(__dirname, 'blank')

export type Opened = {
  app: ElectronApplication
  page: Page
  /** `performance.now()` of the start. */
  started: number
  took: number
  /** The start by phases; `complete` is when something later was there, as the caller saw it. */
  trace(complete?: number): Promise<Trace>
  memory(): Promise<Memory | null>
  close(): Promise<void>
}

/**
 * Starts an app with a profile, or with a fresh one that is removed when it closes. `took` is milliseconds from the start
 * of the process until `usable` says so.
 */
export async function open(
  folder: string,
  usable: (page: Page) => Promise<unknown>,
  profile?: string,
): Promise<Opened> {
  const { executable } = await findRuntime()
  const userData = profile ?? (await mkdtemp(path.join(os.tmpdir(), 'ccs-bench-')))
  const { app, page, started } = await openWindow({
    executable,
    args: [folder, ...(await systemArgs())],
    cwd: folder,
    env: { CCS_USER_DATA: userData },
  })
  await usable(page)
  const took = performance.now() - started
  return {
    app,
    page,
    started,
    took,
    trace: (complete) =>
      readTrace(app, page, performance.timeOrigin + started, {
        usable: took,
        ...(complete === undefined ? {} : { complete }),
      }),
    memory: () => treeMemory(app.process().pid!),
    close: async () => {
      // Ours would ask whether to leave a running exam; the blank one does not end by a signal under a debugger.
      await (folder === blankApp ? app.close() : endApp(app))
      if (profile === undefined) await rm(userData, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
