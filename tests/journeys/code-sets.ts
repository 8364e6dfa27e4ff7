import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import { smallShelf } from '../support/small-shelf'

/* Code sets in journeys: files on the disk, dropped on the page as the system drops them, and what came of it. */

export const box = (page: Page): Locator => page.getByRole('searchbox', { name: 'Search the code books' })

export const openPlace = (page: Page, name = 'Code books'): Promise<void> =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name }).click()

/** The heading of the page that is open in the books. */
export const heading = (page: Page, name: RegExp): Locator => page.getByRole('heading', { level: 2, name })

export const readAndChecked = (page: Page): Locator => page.getByRole('status').filter({ hasText: 'Read and checked.' })

export type OnDisk = { folder: string; paths: string[]; remove: () => Promise<void> }

/** Writes files into a new folder; the small shelf where none are given. */
export async function onDisk(files: readonly { name: string; bytes: Uint8Array }[] = smallShelf()): Promise<OnDisk> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'ccs-code-sets-'))
  const paths = files.map(({ name }) => path.join(folder, name))
  await Promise.all(files.map(({ bytes }, at) => writeFile(paths[at]!, bytes)))
  return { folder, paths, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Drags files or folders of the disk over the page and lets them go, as the system's own drag does. */
export async function dropPaths(page: Page, paths: readonly string[]): Promise<void> {
  const target = page.getByText('Drop files here')
  await target.scrollIntoViewIfNeeded()
  const { x, y, width, height } = (await target.boundingBox())!
  const at = { x: x + width / 2, y: y + height / 2 }
  const cdp = await page.context().newCDPSession(page)
  const data = { items: [], files: [...paths], dragOperationsMask: 1 }
  await cdp.send('Input.dispatchDragEvent', { type: 'dragEnter', ...at, data })
  await cdp.send('Input.dispatchDragEvent', { type: 'dragOver', ...at, data })
  await expect(page.getByText('Let go to read them')).toBeVisible()
  await cdp.send('Input.dispatchDragEvent', { type: 'drop', ...at, data })
  await cdp.detach()
}

/** Opens the place, drops the small shelf, and waits until it is read in. */
export async function loadShelf(page: Page): Promise<void> {
  await openPlace(page)
  await expect(page.getByText('No code book is loaded yet.')).toBeVisible()
  await readIn(page)
}

/** Drops files on the page on which code sets are added, the small shelf where none are given, and waits for their end. */
export async function readIn(page: Page, given?: Parameters<typeof onDisk>[0]): Promise<void> {
  const files = await onDisk(given)
  await dropPaths(page, files.paths)
  await expect(readAndChecked(page)).toBeVisible({ timeout: 60_000 })
  await files.remove()
}

/** The releases that are loaded, as the page of code sets names them. */
export async function loadedReleases(page: Page): Promise<string[]> {
  const names = await page
    .getByRole('button', { name: /^Remove / })
    .evaluateAll((all) => all.map((one) => one.ariaLabel))
  return names.map((name) => (name ?? '').replace(/^Remove /, ''))
}
