import type { Page } from '@playwright/test'
import { checkInByKeyboard, screenId, pressSettled } from './candidate'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp, removeUserData } from './launch'

/*
 * The whole appointment in the real app with the keyboard alone: every stage, every tool, a break, a quit in the middle
 * of a question and the return with every mark in place, review, end, survey, result and report.
 */

async function tabTo(page: Page, name: string | RegExp) {
  const fits = (text: string) => (typeof name === 'string' ? text.startsWith(name) : name.test(text))
  for (let i = 0; i < 60; i++) {
    const focused = await page.evaluate(() => {
      const own = document.activeElement
      return (
        own?.getAttribute('aria-label') ??
        (own instanceof HTMLInputElement || own instanceof HTMLSelectElement
          ? (own.labels?.[0]?.textContent ?? '')
          : (own?.textContent ?? ''))
      )
    })
    if (fits(focused.trim())) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${name} was not reached with Tab`)
}

const marks = (page: Page) =>
  page.evaluate(() => ({
    highlights: [...CSS.highlights.get('candidate')!].map((range) => (range as Range).toString()),
    struck: [...document.querySelectorAll('.choice-option-struck input')].map(
      (input) => (input as HTMLInputElement).value,
    ),
    chosen: [...document.querySelectorAll<HTMLInputElement>('.choice-option input:checked')].map(
      (input) => input.value,
    ),
    scheme: document.documentElement.dataset.scheme,
    flagged: document.querySelector('.tool-flag')?.getAttribute('aria-pressed'),
  }))

test('every stage and every tool by keyboard, with a quit in the middle of a question', async () => {
  test.setTimeout(240_000)
  const userData = await freshUserData()
  const first = await launchApp({ userData })
  let page = first.page
  await tabTo(page, 'Start an exam')
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: /^CCS full exam/ }).focus()
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown')
  await tabTo(page, 'Name on the score report')
  await page.keyboard.type('Jordan Example')
  await tabTo(page, 'Go to check-in')
  await page.keyboard.press('Enter')
  await checkInByKeyboard(page)
  await expect(page.getByTestId('count')).toHaveText('1 of 25')

  // Answer, strike out, highlight, flag, comment.
  await page.keyboard.press('b')
  await page.keyboard.press('Shift+A')
  await page.keyboard.press('Shift+Digit4')
  await page.locator('[data-text$="#stem"]').evaluate((element) => {
    const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()!
    window.getSelection()!.setBaseAndExtent(node, 0, node, 9)
  })
  await page.keyboard.press('Alt+h')
  await page.keyboard.press('Alt+f')
  await page.keyboard.press('Alt+m')
  await page.getByRole('textbox').waitFor()
  await page.keyboard.type('Is the side documented?')
  await pressSettled(page, 'Alt+k')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // Calculator and noteboard.
  await pressSettled(page, 'Alt+c')
  await page.keyboard.press('Tab')
  await tabTo(page, '7')
  await page.keyboard.type('6*7=')
  await expect(page.getByRole('dialog', { name: 'Calculator' }).locator('output')).toHaveText('42')
  await pressSettled(page, 'Escape')
  await page.keyboard.press('Alt+o')
  await page.getByRole('dialog', { name: 'Noteboard' }).waitFor()
  await page.keyboard.type('check laterality')
  await pressSettled(page, 'Escape')
  await expect(page.getByRole('dialog', { name: 'Noteboard' })).toHaveCount(0)
  // Colors, by the menu.
  await tabTo(page, 'Color scheme')
  await page.keyboard.press('ArrowDown')
  await expect.poll(async () => (await marks(page)).scheme).toBeTruthy()
  // A break, and back.
  await page.keyboard.press('Alt+b')
  await page.getByRole('alertdialog').waitFor()
  await pressSettled(page, 'Alt+y')
  await page.getByText('The exam clock goes on.').waitFor()
  await pressSettled(page, 'Alt+c')
  await page.locator('[data-screen]').waitFor()

  // Quit in the middle of the question; come back, and everything is in place.
  const place = await screenId(page)
  const before = await marks(page)
  expect(before).toMatchObject({ highlights: [expect.any(String)], chosen: [expect.any(String)], flagged: 'true' })
  expect(before.struck).toHaveLength(2)
  await endApp(first.app)
  const second = await launchApp({ userData })
  page = second.page
  await tabTo(page, 'Resume exam')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Yes, continue' }).waitFor()
  await pressSettled(page, 'Alt+y')
  await expect(page.locator('[data-screen]')).toHaveAttribute('data-screen', place!)
  await expect.poll(() => marks(page)).toEqual(before)
  await page.keyboard.press('Alt+m')
  await expect(page.getByRole('textbox')).toHaveValue('Is the side documented?')
  await pressSettled(page, 'Alt+c')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Alt+o')
  await expect(page.getByRole('dialog', { name: 'Noteboard' }).getByRole('textbox')).toHaveValue('check laterality')
  await pressSettled(page, 'Escape')

  // The rest of the questions, the Navigator, the review screen and a filtered walk.
  for (let number = 2; number <= 25; number++) {
    await page.keyboard.press('Alt+n')
    await expect(page.getByTestId('count')).toHaveText(`${number} of 25`)
    if (number % 8 !== 0) {
      await page.keyboard.press('acbd'[number % 4]!)
      await expect(page.locator('.choice-option input:checked')).toHaveCount(1)
    }
  }
  await page.keyboard.press('Alt+v')
  await page.getByRole('dialog').waitFor()
  await pressSettled(page, 'Alt+c')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Alt+n')
  await page.getByRole('heading', { name: 'Review screen' }).waitFor()
  await page.keyboard.press('Alt+i')
  await expect(page.getByTestId('count')).toHaveText('8 of 25')
  await page.keyboard.press('a')
  await expect(page.locator('.choice-option input:checked')).toHaveCount(1)
  await page.keyboard.press('Alt+n')
  await expect(page.getByTestId('count')).toHaveText('16 of 25')
  await page.keyboard.press('Alt+r')
  await page.getByRole('heading', { name: 'Review screen' }).waitFor()

  // End, survey, result, report.
  await page.keyboard.press('Alt+e')
  await page.getByRole('alertdialog', { name: 'End the exam?' }).waitFor()
  await pressSettled(page, 'Alt+y')
  await page.getByRole('alertdialog', { name: 'Are you sure?' }).waitFor()
  await pressSettled(page, 'Alt+e')
  await page.getByText('You have ended the exam.').waitFor()
  await page.getByRole('radio').first().focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Alt+d')
  await page.keyboard.press('Alt+s')
  await page.getByRole('heading', { name: 'Score report' }).waitFor()
  await expect(page.getByText(/^Unscheduled break on/)).toBeVisible()
  await expect(page.getByText(/^The app was closed on/)).toBeVisible()
  await endApp(second.app)
  await removeUserData(userData)
})
