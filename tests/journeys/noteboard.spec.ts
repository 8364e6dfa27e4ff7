import type { Locator, Page } from '@playwright/test'
import { openBrowser, serveApp } from './browser'
import { begin, resume, screenId, pressSettled } from './candidate'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp, removeUserData } from './launch'
import { databaseEvents, journalEvents } from './stored'

/* The erasable noteboard: what is written and drawn stays through questions and a restart. */

const board = (page: Page) => page.getByRole('dialog', { name: 'Noteboard' })
const notes = (page: Page) => board(page).getByRole('textbox', { name: 'Notes' })
const paper = (page: Page) => board(page).locator('[data-strokes]')

/** Draws a line; places are shares of the paper. */
async function draw(page: Page, ...places: [number, number][]) {
  const box = (await paper(page).boundingBox())!
  const at = ([x, y]: [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const
  await page.mouse.move(...at(places[0]!))
  await page.mouse.down()
  for (const place of places.slice(1)) await page.mouse.move(...at(place), { steps: 5 })
  await page.mouse.up()
}

/** The darkest and the brightest pixel around a place on the paper as shown, 0 to 255. */
async function brightness(
  page: Page,
  element: Locator,
  [x, y]: [number, number],
): Promise<{ darkest: number; brightest: number }> {
  const png = (await element.screenshot()).toString('base64')
  return page.evaluate(
    async ([base64, across, down]) => {
      const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
      const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!
      context.drawImage(image, 0, 0)
      const { data } = context.getImageData(
        Math.round(across * image.width) - 2,
        Math.round(down * image.height) - 2,
        5,
        5,
      )
      const pixels = Array.from({ length: 25 }, (_, i) => (data[4 * i]! + data[4 * i + 1]! + data[4 * i + 2]!) / 3)
      return { darkest: Math.min(...pixels), brightest: Math.max(...pixels) }
    },
    [png, x, y] as const,
  )
}

test('text and drawing stay through questions, a restart right after typing, and are erased', async () => {
  const userData = await freshUserData()
  const first = await launchApp({ userData })
  let page = first.page
  await begin(page, { preset: 'Quick 25' })
  await page.keyboard.press('Alt+o')
  await expect(notes(page)).toBeFocused()
  await page.keyboard.type('abcd POA?')
  await expect(page.locator('.choice-option input:checked')).toHaveCount(0)
  await expect
    .poll(async () => (await databaseEvents(page)).filter((event) => event.type === 'noted').map((event) => event.text))
    .toEqual(['abcd POA?'])

  await board(page).getByRole('tab', { name: 'Drawing' }).click()
  await draw(page, [0.1, 0.5], [0.9, 0.5])
  await draw(page, [0.2, 0.2], [0.2, 0.8], [0.4, 0.8])
  await draw(page, [0.7, 0.2])
  await expect(paper(page)).toHaveAttribute('data-strokes', '3')
  expect((await brightness(page, paper(page), [0.5, 0.5])).darkest).toBeLessThan(140)
  await board(page).getByRole('button', { name: 'Eraser' }).click()
  await draw(page, [0.5, 0.4], [0.5, 0.6])
  await expect(paper(page)).toHaveAttribute('data-strokes', '4')
  expect((await brightness(page, paper(page), [0.5, 0.5])).darkest).toBeGreaterThan(240)
  expect((await brightness(page, paper(page), [0.3, 0.5])).darkest).toBeLessThan(140)

  const id = await screenId(page)
  await page.keyboard.press('Alt+n')
  await expect(page.locator('[data-screen]')).not.toHaveAttribute('data-screen', id!)
  await expect(board(page)).toBeVisible()
  await page.keyboard.press('b')
  await expect(page.locator('.choice-option input:checked')).toHaveCount(0)
  await board(page).getByRole('tab', { name: 'Text' }).click()
  await notes(page).focus()
  await page.keyboard.type(' yes')
  await endApp(first.app)
  expect(
    journalEvents(userData)
      .filter((event) => event.type === 'noted')
      .at(-1),
  ).toMatchObject({ text: 'abcd POA? yes' })

  const second = await launchApp({ userData })
  page = second.page
  await page.getByLabel('Colors').selectOption('dark')
  await resume(page)
  await page.keyboard.press('Alt+o')
  await expect(notes(page)).toHaveValue('abcd POA? yes')
  await board(page).getByRole('tab', { name: 'Drawing' }).click()
  await expect(paper(page)).toHaveAttribute('data-strokes', '4')
  // The ink is light on dark paper now.
  expect((await brightness(page, paper(page), [0.3, 0.5])).brightest).toBeGreaterThan(160)
  expect((await brightness(page, paper(page), [0.5, 0.5])).brightest).toBeLessThan(60)

  await board(page).getByRole('button', { name: 'Erase all' }).click()
  await expect(board(page).getByRole('button', { name: 'Keep' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(paper(page)).toHaveAttribute('data-strokes', '4')
  await page.keyboard.press('Enter')
  await board(page).getByRole('button', { name: 'Erase', exact: true }).click()
  await expect(paper(page)).toHaveAttribute('data-strokes', '0')
  await board(page).getByRole('tab', { name: 'Text' }).click()
  await expect(notes(page)).toHaveValue('abcd POA? yes')
  await board(page).getByRole('button', { name: 'Erase all' }).click()
  await board(page).getByRole('button', { name: 'Erase', exact: true }).click()
  await expect(notes(page)).toHaveValue('')
  await page.keyboard.press('Alt+o')
  await expect(board(page)).toHaveCount(0)
  await page.keyboard.press('Alt+o')
  await expect(notes(page)).toHaveValue('')
  await expect
    .poll(async () => (await databaseEvents(page)).filter((event) => event.type === 'wiped').map((event) => event.side))
    .toEqual(['drawing', 'text'])
  await endApp(second.app)
  await removeUserData(userData)
})

test('the window closes and opens again with what was just typed, and a full board says so', async () => {
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  await begin(page, { preset: 'Quick 25' })
  await page.keyboard.press('Alt+o')
  await page.keyboard.type('quick')
  await pressSettled(page, 'Escape')
  await expect(board(page)).toHaveCount(0)
  await page.keyboard.press('b')
  await expect(page.locator('.choice-option input:checked')).toHaveCount(1)
  await page.keyboard.press('Alt+o')
  await expect(notes(page)).toHaveValue('quick')
  await page.keyboard.press('Alt+o')
  await page.keyboard.press('Alt+o')
  await expect(notes(page)).toHaveValue('quick')
  await notes(page).fill('x'.repeat(10_000))
  await expect(board(page).getByText('This side is full: it holds 10,000 characters.')).toBeVisible()
  await page.getByRole('button', { name: 'Save and leave' }).click()
  await resume(page)
  await page.keyboard.press('Alt+o')
  expect((await notes(page).inputValue()).length).toBe(10_000)
  await endApp(app)
  await removeUserData(userData)
})

test('the window is moved and resized by mouse and keyboard, inside its frame, and opens where it was left', async () => {
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  await begin(page, { preset: 'Quick 25' })
  await page.keyboard.press('Alt+o')
  const at = async () => (await board(page).boundingBox())!
  const frame = (await page.locator('.frame-body').boundingBox())!
  const start = await at()
  await board(page)
    .getByRole('button', { name: /^Resize Noteboard/ })
    .focus()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowUp')
  expect(await at()).toMatchObject({ x: start.x, y: start.y, width: start.width - 16, height: start.height - 16 })
  for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight')
  expect((await at()).width).toBe(start.width + 48)

  const before = await at()
  await page.mouse.move(before.x + 1, before.y + 1)
  await page.mouse.down()
  await page.mouse.move(before.x - 59, before.y - 29, { steps: 4 })
  await page.mouse.up()
  expect(await at()).toMatchObject({
    x: before.x - 60,
    y: before.y - 30,
    width: before.width + 60,
    height: before.height + 30,
  })
  await page.mouse.move(before.x + before.width - 6, before.y + before.height - 6)
  await page.mouse.down()
  await page.mouse.move(5_000, 5_000, { steps: 4 })
  await page.mouse.up()
  const wide = await at()
  expect(wide.x + wide.width).toBeCloseTo(frame.x + frame.width, 0)
  expect(wide.y + wide.height).toBeCloseTo(frame.y + frame.height, 0)

  await board(page).getByRole('button', { name: 'Make Noteboard larger' }).click()
  expect((await at()).width).toBeCloseTo(frame.width, 0)
  await board(page).getByRole('button', { name: 'Make Noteboard smaller' }).click()
  expect(await at()).toEqual(wide)
  await board(page).getByRole('button', { name: 'Close Noteboard' }).click()
  await page.keyboard.press('Alt+o')
  expect(await at()).toEqual(wide)
  // A smaller window of the app takes its board along.
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setContentSize(1024, 640))
  await expect.poll(async () => (await at()).y + (await at()).height <= 640).toBe(true)
  await endApp(app)
  await removeUserData(userData)
})

test('an exam with a board of paper has no window for it', async () => {
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page } = await openBrowser(profile, server.url)
  await page.route('**/question-bank/bank.json', async (route) => {
    const bank = (await (await route.fetch()).json()) as { presets: object[] }
    await route.fulfill({
      json: { ...bank, presets: bank.presets.map((preset) => ({ ...preset, noteboard: 'paper' })) },
    })
  })
  await page.reload()
  await begin(page, { preset: 'Quick 25' })
  const first = await screenId(page)
  await page.keyboard.press('Alt+o')
  const message = page.getByRole('dialog', { name: 'Noteboard' })
  await expect(message.getByText('This exam has a noteboard of paper only')).toBeVisible()
  await page.keyboard.press('Alt+n')
  await pressSettled(page, 'Alt+k')
  await expect(message).toHaveCount(0)
  await expect(page.locator('[data-screen]')).toHaveAttribute('data-screen', first!)
  await context.close()
  await server.close()
  await removeUserData(profile)
})
