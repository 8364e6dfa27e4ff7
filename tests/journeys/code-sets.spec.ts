import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { orderText, type OrderRow } from '../support/code-set-files'
import { expectAccessible } from './axe'
import { openBrowser, serveApp } from './browser'
import { box, dropPaths, heading, loadShelf, loadedReleases, onDisk, openPlace, readAndChecked } from './code-sets'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp, removeUserData } from './launch'
import { closeByWindow, killApp } from './processes'

/* Code sets that do not come as they should: wrong files, an import that is stopped, and the edition without a shell. */

const SHELF = [
  'ICD-10-CM FY2026, October 1, 2025',
  'ICD-10-PCS FY2026, October 1, 2025',
  'HCPCS Level II 2026, January 1, 2026',
]

/** As many codes as an order file may have: reading it takes a while on any computer. */
function longOrder(): Uint8Array {
  const rows: OrderRow[] = []
  for (const letter of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')
    for (const second of '0123456789')
      for (const third of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
        const category = letter + second + third
        rows.push([category, 0, `Category ${category}`])
        for (const fourth of '0123456789') {
          rows.push([category + fourth, 0, `Heading ${category}${fourth} of the long list`])
          for (const fifth of '123')
            rows.push([category + fourth + fifth, 1, `Code ${category}${fourth}${fifth} of it`])
        }
      }
  return Buffer.from(orderText(rows), 'latin1')
}

async function dropLongOrder(page: Page): Promise<() => Promise<void>> {
  const files = await onDisk([{ name: 'icd10cm_order_2027.txt', bytes: longOrder() }])
  await dropPaths(page, files.paths)
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeVisible()
  return files.remove
}

/** The page of code sets, with what was loaded before; and a code in it. */
async function expectShelf(page: Page): Promise<void> {
  await expect.poll(() => loadedReleases(page)).toEqual(SHELF)
  await page.getByRole('button', { name: 'Open the books' }).click()
  await box(page).fill('S72.001A')
  await expect(heading(page, /^S72\.001A /)).toBeVisible()
  await expect(page.getByRole('article').getByText('birth trauma').first()).toBeVisible()
  await page.getByRole('button', { name: 'Code sets' }).click()
}

test('what is no code set is told apart, each with its sentence, and the books stay', async () => {
  const { app, page, userData } = await launchApp()
  await loadShelf(page)
  const files = await onDisk([
    { name: 'tabular.zip', bytes: Buffer.from('<!DOCTYPE html><html><body>Sign in</body></html>') },
    { name: 'cut.zip', bytes: Buffer.from('PK\u0003\u0004 and then nothing', 'latin1') },
    { name: 'empty.xml', bytes: Buffer.alloc(0) },
    { name: 'letter.pdf', bytes: Buffer.from('%PDF-1.4 no more than this') },
    { name: 'order_2027.txt', bytes: Buffer.from('00001 A00     0 Cholera\n') },
  ])
  await dropPaths(page, files.paths)
  await expect(readAndChecked(page)).toBeVisible({ timeout: 60_000 })
  const rows = page.getByRole('list', { name: 'Files' }).getByRole('listitem')
  for (const [name, sentence] of [
    ['tabular.zip', 'This is a web page, not the file itself'],
    ['cut.zip', 'The zip is damaged or was not downloaded to its end.'],
    ['empty.xml', 'The file is empty.'],
    ['letter.pdf', 'The PDF is damaged.'],
    ['order_2027.txt', 'Line 1: It does not have the columns of an order file'],
  ] as const)
    await expect(rows.filter({ hasText: name })).toContainText(sentence)
  await expectAccessible(page, 'files that were refused')
  await files.remove()
  await expectShelf(page)
  await endApp(app)
  await removeUserData(userData)
})

test('a folder is read as the files in it; an empty one says so', async () => {
  const { app, page, userData } = await launchApp()
  await openPlace(page)
  const [files, empty] = [await onDisk(), await onDisk([])]
  await dropPaths(page, [empty.folder])
  await expect(page.getByText('There are no files in this folder.')).toBeVisible()
  await writeFile(path.join(files.folder, '.hidden'), 'not a code set')
  await dropPaths(page, [files.folder])
  await expect(readAndChecked(page)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('There are no files in this folder.')).toBeHidden()
  await files.remove()
  await empty.remove()
  await expectShelf(page)
  await endApp(app)
  await removeUserData(userData)
})

test('an import is cancelled in the middle, another follows, and the books stay', async () => {
  const { app, page, userData } = await launchApp()
  await loadShelf(page)
  const remove = await dropLongOrder(page)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('status').filter({ hasText: 'Cancelled. Nothing of these files was kept' })).toBeVisible()
  await remove()
  await expectShelf(page)
  const files = await onDisk()
  await dropPaths(page, files.paths)
  await expect(readAndChecked(page)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText('These files were here already; nothing was changed.').first()).toBeVisible()
  await files.remove()
  await endApp(app)
  await removeUserData(userData)
})

for (const [how, end] of [
  ['closed', closeByWindow],
  ['killed', killApp],
] as const satisfies readonly (readonly [string, (app: ElectronApplication) => Promise<void>])[])
  test(`the window is ${how} while code sets are read in, and the books stay`, async () => {
    const { app, page, userData } = await launchApp()
    await loadShelf(page)
    const remove = await dropLongOrder(page)
    const gone = new Promise((resolve) => app.process().once('exit', resolve))
    await end(app)
    await gone
    await remove()
    const again = await launchApp({ userData })
    await openPlace(again.page)
    await again.page.getByRole('button', { name: 'Code sets' }).click()
    await expectShelf(again.page)
    await endApp(again.app)
    await removeUserData(userData)
  })

test('in the browser edition: read in, looked up, and there again after a reload', async () => {
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page, errors } = await openBrowser(profile, server.url)
  await loadShelf(page)
  await expectShelf(page)
  await page.reload()
  await openPlace(page)
  await box(page).fill('femur fracture neck')
  await page
    .getByRole('navigation', { name: 'Results' })
    .getByRole('button', { name: /^neck\s*S72\.00-/ })
    .click()
  await expect(heading(page, /^Fracture, traumatic/)).toBeVisible()
  expect(errors).toEqual([])
  await context.close()
  await server.close()
  await removeUserData(profile)
})
