import type { Page } from '@playwright/test'
import type { Bank } from '../../question-bank/schema/bank'
import type { Preset } from '../../question-bank/schema/preset'
import { openBrowser, serveApp } from './browser'
import { bank, begin, scrollToEnd, screenId, pressSettled } from './candidate'
import { expect, test } from './journey'
import { freshUserData, removeUserData } from './launch'

/* What Next asks before it goes on: to see a long question to its end, and to select as many codes as are asked for. */

/** High enough that the question scrolls in its own place, and too low for a long one. */
const SHORT = { width: 1024, height: 470 }
/** So low that the room scrolls as a whole. */
const LOW = { width: 1024, height: 330 }
const TALL = { width: 1280, height: 1000 }
/** High enough for the longest list of codes. */
const HIGHEST = { width: 1280, height: 1600 }
const more = (page: Page) => page.getByRole('alertdialog', { name: 'There is more to see' })
const next = (page: Page) => page.getByRole('button', { name: 'Next', exact: true })
const count = (page: Page) => page.getByTestId('count')

/** The bank with more to read in every question, so that none fits a short window. */
const longBank: Bank = {
  ...bank,
  items: bank.items.map((item) => ({ ...item, stem: `${item.stem}\n\n${'There is more to read here. '.repeat(30)}` })),
  scenarios: bank.scenarios.map((one) => ({
    ...one,
    tasks: one.tasks.map((task) => ({
      ...task,
      prompt: `${task.prompt} ${'Read the whole record. '.repeat(20)}`.slice(0, 590),
    })),
  })),
}

async function journey(source: Bank, act: (page: Page) => Promise<void>, over: Partial<Preset> = {}) {
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page, errors } = await openBrowser(profile, server.url)
  await page.route('**/bank.json', (route) =>
    route.fulfill({ json: { ...source, presets: source.presets.map((preset) => ({ ...preset, ...over })) } }),
  )
  await page.reload()
  await act(page)
  expect(errors).toEqual([])
  await context.close()
  await server.close()
  await removeUserData(profile)
}

test('a question that does not fit asks to be scrolled to its end, once', () =>
  journey(longBank, async (page) => {
    await page.setViewportSize(TALL)
    await begin(page, { preset: 'Quick 25' })
    // The end of the first one was in sight before the window became short.
    await page.setViewportSize(SHORT)
    await page.keyboard.press('Alt+n')
    await expect(count(page)).toHaveText('2 of 25')
    await next(page).click()
    await expect(more(page)).toBeVisible()
    await page.keyboard.press('b')
    await page.keyboard.press('Alt+n')
    await expect(more(page)).toBeVisible()
    await pressSettled(page, 'Alt+k')
    await expect(more(page)).toHaveCount(0)
    await expect(page.locator('.choice-option input:checked')).toHaveCount(0)
    await expect(next(page)).toBeFocused()
    await expect(count(page)).toHaveText('2 of 25')
    // Previous and Navigator never ask.
    await page.keyboard.press('Alt+p')
    await expect(count(page)).toHaveText('1 of 25')
    await page.keyboard.press('Alt+n')
    await expect(count(page)).toHaveText('2 of 25')
    await page.keyboard.press('Alt+n')
    await expect(more(page)).toBeVisible()
    await pressSettled(page, 'Enter')
    await expect(more(page)).toHaveCount(0)
    await page.keyboard.press('Alt+v')
    await page.getByRole('button', { name: 'Question 5', exact: true }).click()
    await expect(count(page)).toHaveText('5 of 25')
    // By keyboard from anywhere, or with the mouse.
    await page.locator('body').click({ position: { x: 5, y: 5 } })
    for (let i = 0; i < 5; i++) await page.keyboard.press('PageDown')
    await page.keyboard.press('Alt+n')
    await expect(count(page)).toHaveText('6 of 25')
    await scrollToEnd(page)
    await page.locator('[data-screen]').evaluate((box) => box.scrollTo(0, 0))
    await page.keyboard.press('Alt+p')
    await expect(count(page)).toHaveText('5 of 25')
    for (const place of ['6', '7']) {
      await next(page).click()
      await expect(count(page)).toHaveText(`${place} of 25`)
    }
    await next(page).click()
    await expect(more(page)).toBeVisible()
    await pressSettled(page, 'Alt+k')
    await page.setViewportSize(TALL)
    await next(page).click()
    await expect(count(page)).toHaveText('8 of 25')
  }))

test('where the room scrolls as a whole, the end of the question counts too', () =>
  journey(longBank, async (page) => {
    await page.setViewportSize(LOW)
    await begin(page, { preset: 'Quick 25' })
    await page.keyboard.press('Alt+n')
    await expect(more(page)).toBeVisible()
    await pressSettled(page, 'Alt+k')
    await expect(more(page)).toHaveCount(0)
    await expect(count(page)).toHaveText('1 of 25')
    await page.locator('.frame').evaluate((frame) => frame.scrollTo(0, frame.scrollHeight))
    await page.keyboard.press('Alt+n')
    await expect(count(page)).toHaveText('2 of 25')
  }))

test('too few or too many selected codes are told, none and the right number are not', () =>
  journey(bank, async (page) => {
    await page.setViewportSize(HIGHEST)
    await begin(page, { preset: 'Scenarios only' })
    await page.keyboard.press('Alt+n')
    const additional = page.getByRole('heading', { name: 'Additional diagnoses' })
    await expect(additional).toBeVisible()
    const id = (await screenId(page))!
    const wanted = bank.scenarios
      .find((one) => one.id === id.split('/')[0])!
      .tasks.find((one) => one.kind === 'additional')!.key.length
    await page.locator('.codes-candidate').first().click()
    await expect(page.locator('.pick-count')).toHaveText(`1 of ${wanted} selected`)
    const warning = page.getByRole('alertdialog', { name: `You have selected 1 of ${wanted}` })
    await next(page).click()
    await expect(warning.getByRole('button', { name: 'Go back' })).toBeFocused()
    await pressSettled(page, 'Alt+g')
    await expect(warning).toHaveCount(0)
    await expect(next(page)).toBeFocused()
    await page.keyboard.press('Alt+n')
    await pressSettled(page, 'Escape')
    await expect(warning).toHaveCount(0)
    expect(await screenId(page)).toBe(id)
    await page.keyboard.press('Alt+n')
    await expect(warning).toBeVisible()
    await pressSettled(page, 'Alt+c')
    await expect(page.locator('[data-screen]')).not.toHaveAttribute('data-screen', id)
    await expect(page.getByRole('dialog', { name: 'Calculator' })).toHaveCount(0)
    // Previous does not ask, and neither does Next without or with all the codes.
    await page.keyboard.press('Alt+p')
    await page.locator('.codes-candidate input:checked').click()
    await expect(page.locator('.pick-count')).toHaveText(`0 of ${wanted} selected`)
    await page.keyboard.press('Alt+n')
    await expect(page.locator('[data-screen]')).not.toHaveAttribute('data-screen', id)
    await page.keyboard.press('Alt+p')
    // One after the other, as the other journeys pick: each is on the screen before the next.
    for (let place = 0; place < wanted; place++) {
      await page.locator('.codes-candidate').nth(place).click()
      await expect(page.locator('.codes-candidate input').nth(place)).toBeChecked()
    }
    await expect(page.locator('.pick-count')).toHaveText(`${wanted} of ${wanted} selected`)
    await page.keyboard.press('Alt+n')
    await expect(page.locator('[data-screen]')).not.toHaveAttribute('data-screen', id)
    await page.keyboard.press('Alt+p')
    await page.locator('.codes-candidate').nth(wanted).click()
    await page.keyboard.press('Alt+n')
    await expect(page.getByRole('alertdialog', { name: `You have selected ${wanted + 1} of ${wanted}` })).toBeVisible()
  }))

test('an exam without either: no prompt to scroll, and no search in the record', () =>
  journey(
    longBank,
    async (page) => {
      await page.setViewportSize(SHORT)
      await begin(page, { preset: 'Scenarios only' })
      await expect(page.locator('.record')).toBeVisible()
      await expect(page.getByRole('searchbox')).toHaveCount(0)
      const id = (await screenId(page))!
      expect(await page.locator('[data-screen]').evaluate((box) => box.scrollHeight > box.clientHeight + 50)).toBe(true)
      await next(page).click()
      await expect(page.locator('[data-screen]')).not.toHaveAttribute('data-screen', id)
    },
    { scrollToEnd: false, searchInRecord: false },
  ))
