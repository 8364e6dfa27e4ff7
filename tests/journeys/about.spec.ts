import type { Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { openBrowser, serveApp } from './browser'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp, removeUserData } from './launch'

/* Help > About: what this is, and the licenses of everything in it, read by keyboard alone; in both editions. */

/** From home to a license and back, without a mouse. */
async function readByKeyboard(page: Page, where: string) {
  const about = page.getByRole('dialog', { name: 'About CCS Exam Simulator' })
  await about.waitFor()
  await expect(about.getByText('Newer versions')).toBeVisible()
  await expect(about.getByText(/^\d+\.\d+\.\d+$/)).toBeVisible()
  await about.getByRole('button', { name: 'Licenses' }).focus()
  await expect(async () => {
    // A dialog takes no key for its first moment.
    if (await about.isVisible()) await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'Licenses' })).toBeVisible({ timeout: 500 })
  }).toPass()
  const licenses = page.getByRole('dialog', { name: 'Licenses' })
  const named = licenses.locator('summary')
  await expect(named.filter({ hasText: /^react \d/ })).toBeVisible()
  await expect(named.first()).toHaveText(/^CCS Exam Simulator \d+\.\d+\.\d+ \(MIT\)$/)
  await expect(named.last()).toHaveText(/Electron .* Chromium/)
  await expectAccessible(page, `${where}, licenses`)
  const dexie = named.filter({ hasText: /^dexie \d/ })
  await dexie.focus()
  await page.keyboard.press('Enter')
  const text = licenses.locator('details[open] pre')
  await expect(text).toContainText('Apache License')
  await expect(text).toContainText('Dexie.js')
  // Opened at the lower end of the list, it comes where it can be read.
  await expect(text).toBeInViewport({ ratio: 0.01 })
  await expect.poll(() => text.evaluate(shownLines)).toBeGreaterThan(10)
  await expectAccessible(page, `${where}, a license`)
  await scrollsByKeys(page)
  await page.keyboard.press('Escape')
  await about.waitFor()
}

/** How many lines of a text are within its scrolling region. */
function shownLines(text: Element): number {
  const region = text.closest('.dialog-body')!.getBoundingClientRect()
  const own = text.getBoundingClientRect()
  const height = Math.min(own.bottom, region.bottom) - Math.max(own.top, region.top)
  return height / parseFloat(getComputedStyle(text).lineHeight)
}

/** The list is longer than the dialog; its region takes the focus, and the keys move it. */
async function scrollsByKeys(page: Page) {
  const region = page.locator('.dialog-body')
  await region.focus()
  await page.keyboard.press('End')
  await expect
    .poll(() => region.evaluate((own) => Math.round(own.scrollTop + own.clientHeight - own.scrollHeight)))
    .toBeGreaterThan(-2)
  await page.keyboard.press('Home')
  await expect.poll(() => region.evaluate((own) => own.scrollTop)).toBe(0)
}

test('the desktop tells its versions and the sandbox, and shows the licenses from the menu', async () => {
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  await app.evaluate(({ Menu }) => {
    const find = (items: Electron.MenuItem[]): Electron.MenuItem | undefined =>
      items
        .flatMap((item) => [item, ...(item.submenu?.items ?? [])])
        .find(({ label }) => label === 'About CCS Exam Simulator')
    find(Menu.getApplicationMenu()!.items)!.click()
  })
  const about = page.getByRole('dialog', { name: 'About CCS Exam Simulator' })
  await expect(about.getByText(/Electron \d+.*Chromium \d+.*Node \d+/)).toBeVisible()
  const off = await app.evaluate(({ app: own }) => own.commandLine.hasSwitch('no-sandbox'))
  await expect(about.getByText(off ? /^Off: started with --no-sandbox/ : /^On$/)).toBeVisible()
  await readByKeyboard(page, 'desktop')
  await endApp(app)
  await removeUserData(userData)
})

test('so does the browser edition, which has a version, too; a list that is missing is told', async () => {
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page } = await openBrowser(profile, server.url)
  await page.getByRole('button', { name: 'About' }).click()
  await readByKeyboard(page, 'browser edition')
  await page.route('**/licenses.txt', (route) => route.fulfill({ status: 404, body: 'Not found.' }))
  await page.getByRole('button', { name: 'Licenses' }).click()
  await expect(page.getByRole('dialog', { name: 'Licenses' }).getByRole('alert')).toContainText(
    'licenses.txt of this app cannot be read',
  )
  await context.close()
  await server.close()
  await removeUserData(profile)
})
