import type { Page } from '@playwright/test'
import { begin, goOn, resume, screenId, pressSettled } from './candidate'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp, removeUserData } from './launch'

/* The tools of the exam room: what is marked stays with its question, through a move, a leave and a restart. */

const option = (page: Page, place: number) => page.locator('.choice-option').nth(place)

/** Selects characters of an element's first text, as a drag with the mouse does. */
async function select(page: Page, selector: string, from: number, to: number) {
  await page
    .locator(selector)
    .first()
    .evaluate(
      (element, [start, end]) => {
        const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()!
        window.getSelection()!.setBaseAndExtent(node, start!, node, end!)
      },
      [from, to],
    )
}

const highlights = (page: Page) =>
  page.evaluate(() => [...CSS.highlights.get('candidate')!].map((range) => (range as Range).toString()))

test('struck options, highlights and a comment survive a restart in the middle of a question', async () => {
  const userData = await freshUserData()
  const first = await launchApp({ userData })
  let page = first.page
  await begin(page, { preset: 'Quick 25' })
  const id = await screenId(page)
  await page.keyboard.press('b')
  await page.keyboard.press('Shift+A')
  await option(page, 2).click({ button: 'right' })
  await expect(page.locator('.choice-option-struck')).toHaveCount(2)
  await expect(option(page, 1).locator('input')).toBeChecked()
  await page.keyboard.press('Shift+Digit3')
  await expect(page.locator('.choice-option-struck')).toHaveCount(1)

  const stem = (await page.locator('[data-text$="#stem"]').textContent())!
  await select(page, '[data-text$="#stem"]', 0, 12)
  await page.keyboard.press('Alt+h')
  await expect.poll(() => highlights(page)).toEqual([stem.slice(0, 12)])
  const paint = await page
    .locator('[data-text$="#stem"]')
    .evaluate((element) => getComputedStyle(element, '::highlight(candidate)').backgroundColor)
  expect(paint).toBe('rgb(255, 233, 138)')
  await select(page, '[data-text$="#stem"]', 4, 6)
  await page.getByRole('button', { name: 'Highlight', exact: true }).click()
  await expect.poll(() => highlights(page)).toEqual([stem.slice(0, 4), stem.slice(6, 12)])

  await page.keyboard.press('Alt+m')
  await page.getByRole('textbox').fill('Two answers look right to me.')
  await page.getByRole('button', { name: 'OK' }).click()
  await expect(page.getByRole('button', { name: 'Comment' })).toHaveAttribute('aria-pressed', 'true')
  // The question may be one that does not fit and asks to be scrolled first.
  await goOn(page, id!, true)
  await expect(page.getByRole('button', { name: 'Comment' })).toHaveAttribute('aria-pressed', 'false')
  expect(await highlights(page)).toEqual([])
  await page.keyboard.press('Alt+p')
  await expect(page.locator('[data-screen]')).toHaveAttribute('data-screen', id!)
  await endApp(first.app)

  const second = await launchApp({ userData })
  page = second.page
  await resume(page)
  await expect(page.locator('[data-screen]')).toHaveAttribute('data-screen', id!)
  await expect(option(page, 0)).toHaveClass(/choice-option-struck/)
  await expect(option(page, 1).locator('input')).toBeChecked()
  expect(await highlights(page)).toEqual([stem.slice(0, 4), stem.slice(6, 12)])
  await page.getByRole('button', { name: 'Clear 2 highlights' }).click()
  await expect.poll(() => highlights(page)).toEqual([])
  await page.keyboard.press('Alt+m')
  await expect(page.getByRole('textbox')).toHaveValue('Two answers look right to me.')
  await endApp(second.app)
  await removeUserData(userData)
})

test('a highlight in the record stays under a search and on the next question of the scenario', async () => {
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  await begin(page, { preset: 'Scenarios only' })
  const words = (await page.locator('.record-document [data-text]').textContent())!
  await select(page, '.record-document [data-text]', 0, 5)
  await page.keyboard.press('Alt+h')
  await expect.poll(() => highlights(page)).toHaveLength(1)
  const [marked] = await highlights(page)
  expect(words).toContain(marked)
  await page.getByLabel('Search the record').fill('an')
  await expect.poll(() => highlights(page)).toEqual([marked])
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await expect.poll(() => highlights(page)).toEqual([marked])
  await endApp(app)
  await removeUserData(userData)
})

test('the calculator takes keys only while it has the focus, moves, and closes with the question', async () => {
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  await begin(page, { preset: 'Quick 25' })
  await pressSettled(page, 'Alt+c')
  const window = page.getByRole('dialog', { name: 'Calculator' })
  await window.getByRole('button', { name: '7' }).click()
  await page.keyboard.type('+3b')
  await page.keyboard.press('=')
  await expect(window.locator('output')).toHaveText('10')
  await expect(page.locator('.choice-option input:checked')).toHaveCount(0)
  await page.keyboard.press('Backspace')
  await expect(window.locator('output')).toHaveText('0')
  const before = (await window.boundingBox())!
  const grip = window.getByRole('button', { name: /^Move Calculator/ })
  await grip.focus()
  await page.keyboard.press('ArrowLeft')
  expect((await window.boundingBox())!.x).toBeCloseTo(before.x - 16, 0)
  await grip.hover()
  await page.mouse.down()
  await page.mouse.move(0, 0, { steps: 4 })
  await page.mouse.up()
  const frame = (await page.locator('.frame-body').boundingBox())!
  const after = (await window.boundingBox())!
  expect(after.x).toBeGreaterThanOrEqual(frame.x)
  expect(after.y).toBeGreaterThanOrEqual(frame.y)
  await page.keyboard.press('Alt+n')
  await expect(window).toHaveCount(0)
  await pressSettled(page, 'Alt+c')
  await pressSettled(page, 'Escape')
  await expect(window).toHaveCount(0)
  await page.keyboard.press('b')
  await expect(page.locator('.choice-option input:checked')).toHaveCount(1)
  await endApp(app)
  await removeUserData(userData)
})
