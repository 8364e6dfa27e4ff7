import type { Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { openBrowser, serveApp } from './browser'
import { begin, checkInByKeyboard, pressSettled } from './candidate'
import { expect, test } from './journey'
import { freshUserData, removeUserData } from './launch'

/* WCAG 2.2 AA as far as a machine can tell, on every screen, light and dark; and an exam with the keyboard alone. */

/** The tutorial's pages after the first, with what opens on them, up to the last one. */
async function everyTutorialPage(page: Page, check: (where: string) => Promise<void>) {
  const heading = page.getByRole('heading', { level: 2 }).first()
  for (let title = (await heading.textContent())!; title !== 'Review and end';) {
    await page.keyboard.press('Alt+n')
    await expect(heading).not.toHaveText(title)
    title = (await heading.textContent())!
    for (const key of ['b', 'Shift+C', 'Alt+f', 'Alt+c', 'Alt+o', 'Alt+i']) await page.keyboard.press(key)
    await check(`tutorial: ${title}`)
  }
}

for (const theme of ['light', 'dark'] as const) {
  test(`no violations on any screen, ${theme}`, async () => {
    test.setTimeout(300_000)
    const profile = await freshUserData()
    const server = await serveApp()
    const { context, page } = await openBrowser(profile, server.url)
    const check = (where: string) => expectAccessible(page, where)
    await page.getByLabel('Colors').selectOption(theme)
    await check('home, first start')
    for (const button of ['About', 'Keyboard shortcuts']) {
      await page.getByRole('button', { name: button }).click()
      await page.getByRole('dialog').waitFor()
      await check(button)
      await page.getByRole('button', { name: 'Close' }).click()
    }
    await page.getByRole('button', { name: 'Start an exam' }).click()
    await page.locator('.accommodations summary').click()
    await check('setup')
    await page.getByRole('button', { name: 'Go to check-in' }).click()
    await checkInByKeyboard(page, async (heading) => {
      await check(heading)
      if (heading === 'Moving through the exam') await everyTutorialPage(page, check)
    })
    await page.keyboard.press('b')
    await page.keyboard.press('Alt+f')
    await check('item')
    await page.keyboard.press('Alt+o')
    const board = page.getByRole('dialog', { name: 'Noteboard' })
    await board.getByRole('textbox').fill('I10')
    await check('noteboard, text')
    await board.getByRole('tab', { name: 'Drawing' }).click()
    await board.locator('[data-strokes]').click()
    await board.getByRole('button', { name: 'Erase all' }).click()
    await check('noteboard, drawing, asked to erase')
    await page.keyboard.press('Alt+o')
    await page.keyboard.press('Alt+v')
    await page.getByRole('dialog').waitFor()
    await check('Navigator')
    await page
      .getByRole('button', { name: /\(scenario 1\)/ })
      .first()
      .click()
    await page.locator('.record').waitFor()
    await check('scenario, principal diagnosis')
    await page.keyboard.press('Alt+n')
    await page.getByRole('heading', { name: 'Additional diagnoses' }).waitFor()
    await page.getByRole('searchbox').fill('the')
    await check('scenario, additional diagnoses with a search')
    await page.locator('.codes-candidate').first().click()
    await page.keyboard.press('Alt+n')
    await page.getByRole('alertdialog').waitFor()
    await check('what Next asks')
    await pressSettled(page, 'Escape')
    await page.getByRole('alertdialog').waitFor({ state: 'hidden' })
    await page.keyboard.press('Alt+e')
    await page.getByRole('alertdialog').waitFor()
    await check('end confirmation')
    await pressSettled(page, 'Alt+y')
    await pressSettled(page, 'Alt+e')
    await page.getByText('You have ended the exam.').waitFor()
    await check('ended')
    await pressSettled(page, 'Alt+k')
    await page.getByRole('heading', { name: 'Examination result' }).waitFor()
    await check('result')
    await page.keyboard.press('Alt+s')
    await page.getByRole('heading', { name: 'Score report' }).waitFor()
    await page.locator('.scenario > summary').first().click()
    await page.locator('.report-section > .reviews > .review-entry > summary').first().click()
    await check('report')
    await page.getByRole('button', { name: 'Replay' }).click()
    await page.getByRole('slider', { name: 'Exam time' }).press('End')
    await page.getByRole('button', { name: 'Show as table' }).click()
    await check('replay')
    await page.getByRole('button', { name: 'Back to the report' }).click()
    await page.getByRole('heading', { name: 'Score report' }).waitFor()
    await page.getByRole('button', { name: 'Back to home' }).click()
    await begin(page, { preset: 'Scenarios only', style: 'type' })
    await check('typed principal diagnosis')
    await page.keyboard.press('Alt+n')
    await page.getByRole('heading', { name: 'Additional diagnoses' }).waitFor()
    await page.getByLabel('Code 1', { exact: true }).fill('EO3.9')
    await page.getByText('The second character is a digit; here is the letter O.').waitFor()
    await check('typed additional diagnoses')
    await context.close()
    await server.close()
    await removeUserData(profile)
  })
}

test('a short exam from home to the report with the keyboard alone', async () => {
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page } = await openBrowser(profile, server.url)
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
  const tabTo = async (name: string) => {
    for (let i = 0; i < 40; i++) {
      if ((await focused()).startsWith(name)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`${name} was not reached with Tab`)
  }
  await page.getByRole('button', { name: 'Start an exam' }).waitFor()
  await tabTo('Start an exam')
  await page.keyboard.press('Enter')
  await page.getByRole('radio').first().focus()
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: /^Quick 25/ })).toBeChecked()
  await tabTo('Go to check-in')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Check-in checklist' }).waitFor()
  for (const [key, next] of [
    ['Alt+o', 'Is this you, and is this your exam?'],
    ['Alt+c', 'Confidentiality agreement'],
    ['Alt+a', 'Moving through the exam'],
    ['Alt+n', 'Time and count'],
    ['Alt+e', 'Begin the exam now?'],
  ] as const) {
    await page.keyboard.press(key)
    await page.getByText(next).first().waitFor()
  }
  await pressSettled(page, 'Alt+y')
  for (let number = 1; number <= 25; number++) {
    await expect(page.getByTestId('count')).toHaveText(`${number} of 25`)
    await page.keyboard.press('acbd'[number % 4]!)
    await expect(page.locator('.choice-option input:checked')).toHaveCount(1)
    await page.keyboard.press('Alt+n')
  }
  await page.getByRole('heading', { name: 'Review screen' }).waitFor()
  await page.keyboard.press('Alt+e')
  await page.getByRole('alertdialog').waitFor()
  await pressSettled(page, 'Alt+y')
  await page.getByText('You have ended the exam.').waitFor()
  await page.keyboard.press('Alt+s')
  await page.getByRole('heading', { name: 'Score report' }).waitFor()
  await context.close()
  await server.close()
  await removeUserData(profile)
})
