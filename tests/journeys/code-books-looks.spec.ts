import type { Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { openBrowser, serveApp } from './browser'
import { begin } from './candidate'
import { box, heading, loadShelf, openPlace } from './code-sets'
import { expect, test } from './journey'
import { freshUserData, removeUserData } from './launch'
import { controlsOutOfReach, SCHEMES } from './looks'

/* Every part of the code books in every color there is, and beside a question on the smallest screen. */

const THEMES = ['light', 'dark'] as const

async function withPage(run: (page: Page) => Promise<void>): Promise<void> {
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page } = await openBrowser(profile, server.url)
  page.setDefaultTimeout(15_000)
  await run(page)
  await context.close()
  await server.close()
  await removeUserData(profile)
}

/** Codes within a sentence are as high as its line, as links in text may be. */
const outOfReach = async (page: Page) =>
  (await page.evaluate(controlsOutOfReach, '[role=dialog]')).filter((one) => !/, open is small/.test(one))

async function inEveryTheme(page: Page, where: string): Promise<void> {
  for (const theme of THEMES) {
    await page.evaluate((name) => void (document.documentElement.dataset.theme = name), theme)
    await expectAccessible(page, `${where}, ${theme}`)
  }
}

const part = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Books' }).getByRole('button', { name, exact: true }).click()

/** Each part with something open in it, by what its tab is called. */
const PARTS: readonly (readonly [name: string, open: (page: Page) => Promise<void>])[] = [
  [
    'Index',
    async (page) => {
      await box(page).fill('fracture')
      await page
        .getByRole('navigation', { name: 'Results' })
        .getByRole('button', { name: /^Fracture/ })
        .first()
        .click()
      await heading(page, /^Fracture, traumatic/).waitFor()
    },
  ],
  [
    'Tabular',
    async (page) => {
      await box(page).fill('A00.0')
      await heading(page, /^A00\.0 /).waitFor()
    },
  ],
  ['Neoplasm', (page) => page.locator('[data-cell]').first().waitFor()],
  [
    'Drugs',
    (page) =>
      page
        .getByText(/Table of Drugs|is not loaded|missing/i)
        .first()
        .waitFor(),
  ],
  [
    'PCS Index',
    async (page) => {
      await box(page).fill('arthroplasty')
      await page
        .getByRole('navigation', { name: 'Results' })
        .getByRole('button', { name: /^Arthroplasty/ })
        .click()
      await heading(page, /^Arthroplasty/).waitFor()
    },
  ],
  [
    'PCS tables',
    async (page) => {
      await box(page).fill('0SR904A')
      await page.getByRole('button', { name: /Copy 0SR904A/ }).waitFor()
    },
  ],
  [
    'HCPCS II',
    async (page) => {
      await box(page).fill('J0171')
      await heading(page, /^J0171/).waitFor()
    },
  ],
  [
    'Guidelines',
    async (page) => {
      await box(page).fill('I.C.19.c')
      await heading(page, /^I\.C\.19\.c/).waitFor()
    },
  ],
]

test('no violations on any part of the code books, light and dark', async () => {
  test.setTimeout(300_000)
  await withPage(async (page) => {
    await openPlace(page)
    await inEveryTheme(page, 'no code books')
    await loadShelf(page)
    await inEveryTheme(page, 'code sets read in')
    await page.getByRole('button', { name: 'Open the books' }).click()
    for (const [name, open] of PARTS) {
      await part(page, name)
      await open(page)
      await inEveryTheme(page, name)
    }
    await box(page).fill('no such words at all')
    await page.getByText('Nothing found.').waitFor()
    await inEveryTheme(page, 'nothing found')
  })
})

test('no violations beside a question in every color scheme, and nothing out of reach at 1024 by 768', async () => {
  test.setTimeout(300_000)
  await withPage(async (page) => {
    await loadShelf(page)
    await page.setViewportSize({ width: 1024, height: 768 })
    await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Home' }).click()
    await page.getByRole('button', { name: 'Start an exam' }).click()
    await page.getByRole('radio', { name: /^Electronic code sets/ }).check()
    await page.getByRole('radio', { name: /^Search mode/ }).check()
    await page.getByRole('button', { name: 'Back to home' }).click()
    await begin(page, { preset: 'Quick 25' })
    await page.keyboard.press('Alt+k')
    const books = page.getByRole('dialog', { name: 'Code books' })
    await box(page).fill('S72.001')
    await books.getByRole('heading', { name: /^S72\.001 / }).waitFor()
    const scheme = page.getByLabel('Color scheme')
    for (const name of SCHEMES) {
      await scheme.selectOption(name)
      await expectAccessible(page, `books beside a question, ${name}`)
    }
    await scheme.selectOption('normal')
    await inEveryTheme(page, 'books beside a question')
    expect(await outOfReach(page)).toEqual([])
    await page.locator('.choice-option input').nth(2).click()
    await expect(page.locator('.choice-option input').nth(2)).toBeChecked()
    await page.getByRole('button', { name: 'Over the question' }).click()
    await books.getByRole('heading', { name: /^S72\.001 / }).waitFor()
    await inEveryTheme(page, 'books over a question')
    expect(await outOfReach(page)).toEqual([])
  })
})
