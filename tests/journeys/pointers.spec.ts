import { execFileSync } from 'node:child_process'
import type { CDPSession, ElectronApplication, Locator, Page } from '@playwright/test'
import { openBrowser, serveApp } from './browser'
import { begin, oneMinuteExams, runOut, screenId } from './candidate'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp, removeUserData } from './launch'
import { databaseEvents } from './stored'

/*
 * Hands that slip, buttons that are let go where nobody hears it, palms that rest: with a real mouse where the system has
 * one to lead (X), and with the pointer events of the browser's own protocol for pens, touch and what a window is not told.
 */

type At = { x: number; y: number }

/** A real mouse over the page. Places are those of the page. */
async function realMouse(app: ElectronApplication) {
  const origin = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getContentBounds())
  const run = (...args: (string | number)[]) => execFileSync('xdotool', args.map(String))
  return {
    move: ({ x, y }: At) => run('mousemove', '--sync', Math.round(origin.x + x), Math.round(origin.y + y)),
    down: () => run('mousedown', 1),
    up: () => run('mouseup', 1),
  }
}
const HAS_MOUSE = process.platform === 'linux' && Boolean(process.env.DISPLAY)

/** Presses at one place and lets go at another, on a real mouse. */
async function drag(app: ElectronApplication, from: At, ...to: At[]) {
  const mouse = await realMouse(app)
  mouse.move(from)
  mouse.down()
  for (const place of to) mouse.move(place)
  mouse.up()
}

/** The left edge of a character of an element's text, of its last one where the text is shorter (a code alone). */
const textOf = (element: Locator, character = 6): Promise<At> =>
  element.evaluate((root, wanted) => {
    root.scrollIntoView({ block: 'center' })
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    const pieces: Text[] = []
    while (walker.nextNode()) pieces.push(walker.currentNode as Text)
    const node = pieces.find(({ length }) => length > wanted) ?? pieces.reduce((a, b) => (b.length > a.length ? b : a))
    const index = Math.min(wanted, node.length - 1)
    const range = document.createRange()
    range.setStart(node, index)
    range.setEnd(node, index + 1)
    const { left, top, height } = range.getBoundingClientRect()
    return { x: left, y: top + height / 2 }
  }, character)

const selection = (page: Page) => page.evaluate(() => getSelection()!.toString())

test('a press that slips still chooses: options, code boxes, cards of the setup', async () => {
  if (!HAS_MOUSE) {
    console.log('NOT RUN: slips of a real mouse, which need X.')
    return
  }
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  await page.getByRole('button', { name: 'Start an exam' }).click()
  const card = page.locator('.choice-card').filter({ hasText: 'Scenarios only' })
  const title = await textOf(card.locator('.choice-card-title'), 2)
  await drag(app, title, { x: title.x + 7, y: title.y })
  await expect(card.getByRole('radio')).toBeChecked()
  await page.getByRole('button', { name: 'Back to home' }).click()

  await begin(page, { preset: 'Scenarios only' })
  const boxes = page.locator('.codes-candidate')
  for (const [index, slip] of [7, -7, 3].entries()) {
    const at = await textOf(boxes.nth(index).locator('.code'), 1)
    await drag(app, at, { x: at.x + slip, y: at.y })
    await expect(boxes.nth(index).locator('input')).toBeChecked()
  }
  await page.getByRole('button', { name: 'Save and leave' }).click()

  await begin(page, { preset: 'Quick 25' })
  const option = (place: number) => page.locator('.choice-option').nth(place)
  for (const [place, slip] of [
    [0, { x: 7, y: 0 }],
    [1, { x: -7, y: 0 }],
    [2, { x: 0, y: 5 }],
  ] as const) {
    const at = await textOf(option(place).locator('.choice-text'))
    await drag(app, at, { x: at.x + slip.x, y: at.y + slip.y })
    await expect(option(place).locator('input')).toBeChecked()
    await expect.poll(() => selection(page)).toBe('')
  }
  // Over the edge of the option.
  const edge = (await option(0).locator('label').boundingBox())!
  const near = { x: edge.x + edge.width / 2, y: edge.y + 2 }
  await drag(app, near, { x: near.x, y: near.y - 6 })
  await expect(option(0).locator('input')).toBeChecked()
  // A press that was meant for nothing: let go far away.
  const other = await textOf(option(3).locator('.choice-text'))
  const stem = await textOf(page.locator('.choice-stem'))
  await drag(app, other, stem)
  await expect(option(3).locator('input')).not.toBeChecked()
  await endApp(app)
  await removeUserData(userData)
})

test('selecting several characters of an option chooses nothing and says so; a selection elsewhere is no matter', async () => {
  if (!HAS_MOUSE) {
    console.log('NOT RUN: selecting with a real mouse, which needs X.')
    return
  }
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  await begin(page, { preset: 'Quick 25' })
  const option = (place: number) => page.locator('.choice-option').nth(place)
  const at = await textOf(option(1).locator('.choice-text'), 0)
  await drag(app, { x: at.x + 1, y: at.y }, { x: at.x + 20, y: at.y }, { x: at.x + 45, y: at.y })
  await expect.poll(async () => (await selection(page)).length).toBeGreaterThan(2)
  await expect(page.getByRole('status').filter({ hasText: 'Text was selected, so nothing was chosen.' })).toBeVisible()
  await expect(page.locator('.choice-option input:checked')).toHaveCount(0)
  // By the letter it is chosen all the same, and the selection stays to be highlighted.
  await page.keyboard.press('b')
  await expect(option(1).locator('input')).toBeChecked()
  await page.keyboard.press('Alt+h')
  await expect(page.getByRole('button', { name: /^Clear 1/ })).toBeVisible()

  const stem = page.locator('.choice-stem')
  const from = await textOf(stem, 0)
  await drag(app, from, { x: from.x + 30, y: from.y }, { x: from.x + 60, y: from.y })
  await expect.poll(async () => (await selection(page)).length).toBeGreaterThan(2)
  const radio = (await option(2).locator('input').boundingBox())!
  await drag(app, { x: radio.x + radio.width / 2, y: radio.y + radio.height / 2 })
  await expect(option(2).locator('input')).toBeChecked()
  // Right click strikes out and chooses nothing.
  await option(3).click({ button: 'right' })
  await expect(option(3)).toHaveClass(/choice-option-struck/)
  await expect(option(2).locator('input')).toBeChecked()

  // Highlight with nothing selected says so, by button and by key, until the next press.
  await page.keyboard.press('d')
  await page.evaluate(() => getSelection()!.removeAllRanges())
  const told = page.getByRole('status').filter({ hasText: 'Select text first' })
  await page.getByRole('button', { name: 'Highlight', exact: true }).click()
  await expect(told).toBeVisible()
  await page.keyboard.press('a')
  await expect(told).toHaveCount(0)
  await page.keyboard.press('Alt+h')
  await expect(told).toBeVisible()
  await endApp(app)
  await removeUserData(userData)
})

const board = (page: Page) => page.getByRole('dialog', { name: 'Noteboard' })
const paper = (page: Page) => board(page).locator('[data-strokes]')

async function openDrawing(page: Page): Promise<(share: [number, number]) => At> {
  await page.keyboard.press('Alt+o')
  await board(page).getByRole('tab', { name: 'Drawing' }).click()
  const box = (await paper(page).boundingBox())!
  return ([x, y]) => ({ x: box.x + x * box.width, y: box.y + y * box.height })
}

const drawn = async (page: Page) =>
  (await databaseEvents(page)).flatMap((event) => (event.type === 'drawn' ? [event.stroke.points] : []))

/** What an event changed is on the screen. */
const drawnAnew = (page: Page) =>
  page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))

type Button = 'left' | 'none'
const mouse = (cdp: CDPSession, type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', { x, y }: At, button: Button) =>
  cdp.send('Input.dispatchMouseEvent', {
    type,
    x,
    y,
    // As a browser's own mouse says it: a move with a button down names it, or nothing is captured.
    button: type === 'mouseMoved' ? button : 'left',
    buttons: button === 'left' ? 1 : 0,
    clickCount: type === 'mouseMoved' ? 0 : 1,
  })
const pen = (cdp: CDPSession, type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', { x, y }: At) =>
  cdp.send('Input.dispatchMouseEvent', {
    type,
    x,
    y,
    button: 'left',
    buttons: type === 'mouseReleased' ? 0 : 1,
    pointerType: 'pen',
    force: 0.5,
  })

test('a line ends when the window loses the focus or the button is gone, and what was drawn stays', async () => {
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  await begin(page, { preset: 'Quick 25' })
  const at = await openDrawing(page)
  const cdp = await page.context().newCDPSession(page)

  // Let go where the app cannot hear it: the next move has no button.
  await mouse(cdp, 'mousePressed', at([0.1, 0.2]), 'left')
  await mouse(cdp, 'mouseMoved', at([0.3, 0.2]), 'left')
  await mouse(cdp, 'mouseMoved', at([0.5, 0.6]), 'none')
  await mouse(cdp, 'mouseMoved', at([0.9, 0.6]), 'none')
  await expect(paper(page)).toHaveAttribute('data-strokes', '1')
  await expect.poll(async () => (await drawn(page)).length).toBe(1)
  for (const [, y] of (await drawn(page))[0]!) expect(y).toBeLessThan(260)

  // Another window takes the focus in the middle of a line.
  await mouse(cdp, 'mousePressed', at([0.1, 0.4]), 'left')
  await mouse(cdp, 'mouseMoved', at([0.3, 0.4]), 'left')
  await page.evaluate(() => window.dispatchEvent(new Event('blur')))
  await expect(paper(page)).toHaveAttribute('data-strokes', '2')
  await mouse(cdp, 'mouseMoved', at([0.8, 0.8]), 'left')
  await mouse(cdp, 'mouseReleased', at([0.8, 0.8]), 'none')
  await expect.poll(async () => (await drawn(page)).length).toBe(2)

  // The other side of the board, and the end of the board, in the middle of a line.
  await mouse(cdp, 'mousePressed', at([0.1, 0.6]), 'left')
  await mouse(cdp, 'mouseMoved', at([0.3, 0.6]), 'left')
  await board(page).getByRole('tab', { name: 'Text' }).press('Enter')
  await board(page).getByRole('tab', { name: 'Text' }).press('ArrowLeft')
  await expect.poll(async () => (await drawn(page)).length).toBe(3)
  await mouse(cdp, 'mouseReleased', at([0.3, 0.6]), 'none')
  await board(page).getByRole('tab', { name: 'Drawing' }).click()
  await mouse(cdp, 'mousePressed', at([0.1, 0.8]), 'left')
  await mouse(cdp, 'mouseMoved', at([0.3, 0.8]), 'left')
  await page.keyboard.press('Alt+o')
  await expect(board(page)).toHaveCount(0)
  await expect.poll(async () => (await drawn(page)).length).toBe(4)
  await mouse(cdp, 'mouseReleased', at([0.3, 0.8]), 'none')
  await endApp(app)
  await removeUserData(userData)
})

test('a line is one of one pointer: the palm neither joins the pen nor stops it', async () => {
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData, args: ['--touch-events=enabled'] })
  await begin(page, { preset: 'Quick 25' })
  const at = await openDrawing(page)
  const cdp = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: (At & { id: number })[]) =>
    cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points })

  // The palm rests, then the pen draws.
  const palm = { ...at([0.8, 0.8]), id: 1 }
  await touch('touchStart', palm)
  await touch('touchMove', { ...palm, x: palm.x + 1 })
  await pen(cdp, 'mousePressed', at([0.1, 0.2]))
  await pen(cdp, 'mouseMoved', at([0.2, 0.2]))
  await touch('touchMove', { ...palm, x: palm.x + 2 })
  await pen(cdp, 'mouseMoved', at([0.4, 0.2]))
  await touch('touchEnd')
  await pen(cdp, 'mouseMoved', at([0.5, 0.2]))
  await pen(cdp, 'mouseReleased', at([0.5, 0.2]))
  await expect.poll(async () => (await drawn(page)).length).toBe(1)
  const [line] = await drawn(page)
  for (const [x, y] of line!) {
    expect(x).toBeLessThan(900)
    expect(y).toBeLessThan(300)
  }
  expect(line!.at(-1)![0]).toBeGreaterThan(700)
  // Once there was a pen, the hand draws nothing.
  await touch('touchStart', { ...at([0.6, 0.6]), id: 2 })
  await touch('touchMove', { ...at([0.7, 0.7]), id: 2 })
  await touch('touchEnd')
  await pen(cdp, 'mousePressed', at([0.1, 0.5]))
  await pen(cdp, 'mouseMoved', at([0.3, 0.5]))
  await pen(cdp, 'mouseReleased', at([0.3, 0.5]))
  await expect.poll(async () => (await drawn(page)).length).toBe(2)

  // Without a pen, a finger draws, and a second finger does not join it.
  await page.keyboard.press('Alt+o')
  const again = await openDrawing(page)
  await touch('touchStart', { ...again([0.2, 0.8]), id: 3 })
  await touch('touchMove', { ...again([0.3, 0.8]), id: 3 })
  await touch('touchStart', { ...again([0.3, 0.8]), id: 3 }, { ...again([0.9, 0.3]), id: 4 })
  await touch('touchMove', { ...again([0.4, 0.8]), id: 3 }, { ...again([0.9, 0.4]), id: 4 })
  await touch('touchEnd')
  await expect.poll(async () => (await drawn(page)).length).toBe(3)
  for (const [x] of (await drawn(page))[2]!) expect(x).toBeLessThan(800)
  await endApp(app)
  await removeUserData(userData)
})

test('windows and dividers are let go with the button, wherever that was', async () => {
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  await begin(page, { preset: 'Scenarios only' })
  const cdp = await page.context().newCDPSession(page)
  const place = async (element: Locator): Promise<At> => {
    const box = (await element.boundingBox())!
    return { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 200) }
  }
  /** Drags, loses the button, moves on: what was dragged stays where the button was seen last. */
  const expectLetGo = async (handle: Locator, read: () => Promise<unknown>) => {
    const shown = async () => {
      await drawnAnew(page)
      return read()
    }
    const from = await place(handle)
    await mouse(cdp, 'mousePressed', from, 'left')
    await mouse(cdp, 'mouseMoved', { x: from.x - 40, y: from.y }, 'left')
    const there = await shown()
    await mouse(cdp, 'mouseMoved', { x: from.x - 120, y: from.y + 30 }, 'none')
    await mouse(cdp, 'mouseMoved', { x: from.x - 160, y: from.y + 60 }, 'none')
    expect(await shown()).toEqual(there)
    // The window loses the focus with the button down.
    const next = await place(handle)
    await mouse(cdp, 'mousePressed', next, 'left')
    await mouse(cdp, 'mouseMoved', { x: next.x + 20, y: next.y }, 'left')
    const then = await shown()
    expect(then).not.toEqual(there)
    await page.evaluate(() => window.dispatchEvent(new Event('blur')))
    await mouse(cdp, 'mouseMoved', { x: next.x + 60, y: next.y }, 'left')
    expect(await shown()).toEqual(then)
    await mouse(cdp, 'mouseReleased', { x: next.x + 60, y: next.y }, 'none')
  }
  const divider = page.getByRole('separator', { name: 'Width of the record' })
  await expectLetGo(divider, () => divider.getAttribute('aria-valuenow'))
  await page.keyboard.press('Alt+o')
  await expectLetGo(board(page).getByRole('button', { name: /^Move Noteboard/ }), () => board(page).boundingBox())
  await expectLetGo(board(page).getByRole('button', { name: /^Resize Noteboard/ }), () => board(page).boundingBox())
  await page.keyboard.press('Alt+o')
  await page.keyboard.press('Alt+c')
  const calculator = page.getByRole('dialog', { name: 'Calculator' })
  await expectLetGo(calculator.getByRole('button', { name: /^Move Calculator/ }), () => calculator.boundingBox())
  expect(await screenId(page)).toContain('/')
  await endApp(app)
  await removeUserData(userData)
})

test('the slider and the chart of the replay are let go with the button, too', async () => {
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page } = await openBrowser(profile, server.url)
  await oneMinuteExams(page)
  await begin(page, { preset: 'Quick 25' })
  await runOut(page)
  await page.getByRole('button', { name: 'Score report' }).click()
  await page
    .getByRole('button', { name: /Replay/ })
    .first()
    .click()
  const slider = page.getByRole('slider', { name: 'Exam time' })
  const cdp = await context.newCDPSession(page)
  const read = async () => {
    await drawnAnew(page)
    return slider.inputValue()
  }
  for (const handle of [slider, page.locator('.timeline-chart')]) {
    await handle.scrollIntoViewIfNeeded()
    const box = (await handle.boundingBox())!
    const at = (share: number) => ({ x: box.x + share * box.width, y: box.y + box.height / 2 })
    await mouse(cdp, 'mousePressed', at(0.3), 'left')
    await mouse(cdp, 'mouseMoved', at(0.4), 'left')
    const there = await read()
    await mouse(cdp, 'mouseMoved', at(0.5), 'none')
    await mouse(cdp, 'mouseMoved', at(0.7), 'none')
    expect(await read()).toBe(there)
    await mouse(cdp, 'mousePressed', at(0.6), 'left')
    await mouse(cdp, 'mouseMoved', at(0.65), 'left')
    expect(await read()).not.toBe(there)
    await mouse(cdp, 'mouseReleased', at(0.65), 'none')
  }
  await context.close()
  await server.close()
  await removeUserData(profile)
})

test('a real mouse that is let go outside the window ends the line', async () => {
  if (!HAS_MOUSE) {
    console.log('NOT RUN: letting go outside the window with a real mouse, which needs X.')
    return
  }
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  await begin(page, { preset: 'Quick 25' })
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setContentSize(1_100, 760))
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBe(1_100)
  const at = await openDrawing(page)
  const hand = await realMouse(app)
  hand.move(at([0.2, 0.3]))
  hand.down()
  hand.move(at([0.4, 0.3]))
  hand.move({ x: 1_400, y: 900 })
  hand.up()
  await expect(paper(page)).toHaveAttribute('data-strokes', '1')
  hand.move(at([0.5, 0.8]))
  hand.move(at([0.6, 0.9]))
  await expect(paper(page)).toHaveAttribute('data-strokes', '1')

  await expect.poll(async () => (await drawn(page)).length).toBe(1)
  await endApp(app)
  await removeUserData(userData)
})
