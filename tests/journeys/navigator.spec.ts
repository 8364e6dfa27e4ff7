import type { Locator, Page } from '@playwright/test'
import { openBrowser, serveApp } from './browser'
import { begin } from './candidate'
import { expect, test } from './journey'
import { freshUserData, removeUserData } from './launch'

/* The lists of questions in the Navigator and on the review screen: what they show, and in which order. */

const filter = (list: Locator | Page, name: RegExp) => list.getByRole('button', { name })
const numbers = (list: Locator | Page) =>
  list
    .locator('.screen-list tbody tr button')
    .evaluateAll((buttons) => buttons.map((one) => Number(/\d+/.exec(one.textContent ?? '')?.[0])))

test('lists filter, sort both ways, and name the current question', async () => {
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page } = await openBrowser(profile, server.url)
  await begin(page, { preset: 'Quick 25' })
  for (const [number, flagged] of [
    [1, false],
    [2, true],
    [3, false],
  ] as const) {
    await expect(page.getByTestId('count')).toHaveText(`${number} of 25`)
    if (number !== 3) await page.keyboard.press('b')
    if (flagged) await page.keyboard.press('Alt+f')
    if (number < 3) await page.keyboard.press('Alt+n')
  }
  await page.keyboard.press('Alt+v')
  const navigator = page.getByRole('dialog', { name: 'Navigator: 23 unseen or incomplete, 1 flagged' })
  await expect(navigator).toBeVisible()
  await expect(filter(navigator, /^All 25$/)).toHaveAttribute('aria-pressed', 'true')
  await expect(navigator.locator('[aria-current=true]')).toContainText(/Question 3\s*You are here/)
  await filter(navigator, /^Flagged 1$/).click()
  await expect(filter(navigator, /^All 25$/)).toHaveAttribute('aria-pressed', 'false')
  expect(await numbers(navigator)).toEqual([2])
  await filter(navigator, /^Unseen or incomplete 23$/).click()
  expect(await numbers(navigator)).toEqual(Array.from({ length: 23 }, (_, n) => n + 3))
  await expect(navigator.getByRole('heading', { name: 'Multiple-choice questions' })).toBeVisible()

  await filter(navigator, /^All/).click()
  const column = (name: string) => navigator.getByRole('columnheader', { name })
  await expect(column('Question #')).toHaveAttribute('aria-sort', 'ascending')
  await navigator.getByRole('button', { name: 'Question #' }).click()
  await expect(column('Question #')).toHaveAttribute('aria-sort', 'descending')
  expect((await numbers(navigator)).slice(0, 2)).toEqual([25, 24])
  await navigator.getByRole('button', { name: 'Status' }).click()
  await expect(column('Status')).toHaveAttribute('aria-sort', 'ascending')
  await expect(column('Question #')).toHaveAttribute('aria-sort', 'none')
  expect(await numbers(navigator)).toEqual([...Array.from({ length: 22 }, (_, n) => n + 4), 3, 1, 2])
  await navigator.getByRole('button', { name: 'Status' }).click()
  expect((await numbers(navigator)).slice(0, 4)).toEqual([1, 2, 3, 4])
  await navigator.getByRole('button', { name: 'Flagged for Review' }).click()
  expect((await numbers(navigator)).slice(0, 3)).toEqual([2, 1, 3])
  await navigator.getByRole('button', { name: 'Question 25' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Alt+n')

  await expect(page.getByRole('heading', { name: 'Review screen' })).toBeVisible()
  await expect(page.locator('[aria-current=true]')).toContainText(/Question 25\s*You were here/)
  await filter(page, /^Flagged 1$/).click()
  expect(await numbers(page)).toEqual([2])
  await page.getByRole('button', { name: 'Question 2', exact: true }).click()
  // Keys reach the room when it is there.
  await expect(page.locator('[data-screen]')).toBeVisible()
  await page.keyboard.press('Alt+f')
  await expect(page.getByRole('button', { name: 'Flag for Review' })).toHaveAttribute('aria-pressed', 'false')
  await page.keyboard.press('Alt+v')
  await filter(navigatorWith(page, '0 flagged'), /^Flagged 0$/).click()
  await expect(page.getByText('None in this section.')).toBeVisible()
  await context.close()
  await server.close()
  await removeUserData(profile)
})

const navigatorWith = (page: Page, counts: string) =>
  page.getByRole('dialog', { name: new RegExp(`^Navigator: .*${counts}`) })
