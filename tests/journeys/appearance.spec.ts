import type { Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { openBrowser, serveApp } from './browser'
import { begin, checkInByKeyboard, resume, pressSettled, settled } from './candidate'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp, removeUserData } from './launch'
import { contrastsBelow, controlsOutOfReach, SCHEMES } from './looks'

/* Color schemes, fonts, zoom and high contrast: everything stays legible and within reach. */

const scheme = (page: Page) => page.getByLabel('Color scheme')
const font = (page: Page) => page.getByLabel('Font size')
const root = (page: Page) => page.locator('html')

/** An exam in the browser edition, cleaned up after `run`. */
async function inBrowser(preset: string, run: (page: Page) => Promise<unknown>) {
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page } = await openBrowser(profile, server.url)
  page.setDefaultTimeout(15_000)
  await begin(page, { preset })
  await run(page)
  await context.close()
  await server.close()
  await removeUserData(profile)
}

/** An answered, struck, highlighted and flagged item. */
async function markItem(page: Page) {
  await page.keyboard.press('b')
  await page.keyboard.press('Shift+A')
  await page.keyboard.press('Alt+f')
  await page.locator('[data-text$="#stem"]').evaluate((element) => {
    const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()!
    window.getSelection()!.setBaseAndExtent(node, 0, node, 12)
  })
  await page.keyboard.press('Alt+h')
  await expect(page.getByRole('button', { name: 'Clear 1 highlight' })).toBeVisible()
  await expect(page.locator('.choice-option-struck')).toHaveCount(1)
}

const openInNavigator = async (
  page: Page,
  place: (rows: ReturnType<Page['locator']>) => ReturnType<Page['locator']>,
) => {
  await page.keyboard.press('Alt+v')
  await place(page.getByRole('dialog').getByRole('button', { name: /^Question \d/ })).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

test('no violations and enough contrast on the exam screens in every color scheme', async () => {
  test.setTimeout(280_000)
  await inBrowser('CCS full exam', async (page) => {
    await markItem(page)
    expect(await scheme(page).locator('option').first().textContent()).toBe('Normal Color Scheme')
    for (const name of SCHEMES) {
      const check = (where: string) => expectAccessible(page, `${where}, ${name}`)
      await scheme(page).selectOption(name)
      expect(await page.evaluate(contrastsBelow), name).toEqual([])
      await check('marked item')
      await page.keyboard.press('Alt+v')
      await page.getByRole('dialog').waitFor()
      await check('Navigator')
      await page
        .getByRole('button', { name: /\(scenario 1\)/ })
        .first()
        .click()
      await page.locator('.record').waitFor()
      await page.getByRole('searchbox').fill('the')
      await check('scenario')
      await page.keyboard.press('Alt+e')
      await page.getByRole('alertdialog').waitFor()
      await check('end confirmation')
      await pressSettled(page, 'Alt+n')
      await page.keyboard.press('Alt+b')
      await pressSettled(page, 'Alt+y')
      await page.getByText('The questions are covered.').waitFor()
      await check('break')
      await pressSettled(page, 'Alt+c')
      await page.locator('[data-screen]').waitFor()
      await openInNavigator(page, (rows) => rows.last())
      await page.keyboard.press('Alt+n')
      await page.getByRole('heading', { name: 'Review screen' }).waitFor()
      await check('review screen')
      await page.getByRole('button', { name: /^Question 1$/ }).click()
    }
  })
})

test('no violations on the stages before and after the exam, and with typed codes, in every color scheme', async () => {
  test.setTimeout(280_000)
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page } = await openBrowser(profile, server.url)
  const inEvery = async (where: string) => {
    for (const name of SCHEMES) {
      await scheme(page).selectOption(name)
      await expectAccessible(page, `${where}, ${name}`)
    }
    await scheme(page).selectOption('normal')
  }
  await page.getByRole('button', { name: 'Start an exam' }).click()
  await page.getByRole('radio', { name: /^Scenarios only/ }).check()
  await page.getByRole('radio', { name: /^Type the codes/ }).check()
  await page.getByRole('button', { name: 'Go to check-in' }).click()
  await checkInByKeyboard(page, inEvery)
  await page.getByLabel('Code 1', { exact: true }).fill('E11')
  await inEvery('typed codes')
  await page.keyboard.press('Alt+o')
  await page.getByRole('dialog', { name: 'Noteboard' }).waitFor()
  await inEvery('noteboard')
  await pressSettled(page, 'Escape')
  await page.keyboard.press('Alt+e')
  await pressSettled(page, 'Alt+y')
  await page.getByRole('alertdialog', { name: 'Are you sure?' }).waitFor()
  await pressSettled(page, 'Alt+e')
  await page.getByText('You have ended the exam.').waitFor()
  await inEvery('survey')
  await pressSettled(page, 'Alt+k')
  await page.getByText('Examination result').waitFor()
  await inEvery('result')
  await context.close()
  await server.close()
  await removeUserData(profile)
})

test('a scheme and a font survive a restart, and are gone on the home screen', async () => {
  const userData = await freshUserData()
  const first = await launchApp({ userData })
  await begin(first.page, { preset: 'Quick 25' })
  await scheme(first.page).selectOption({ label: 'Yellow on Black' })
  await font(first.page).selectOption({ label: 'Large Font' })
  const shown = (page: Page) =>
    page.evaluate(() => [
      getComputedStyle(document.querySelector('.dialog-box') ?? document.querySelector('.frame')!).backgroundColor,
      getComputedStyle(document.documentElement).fontSize,
    ])
  expect(await shown(first.page)).toEqual(['rgb(0, 0, 0)', '24px'])
  await first.page.keyboard.press('Alt+e')
  await first.page.getByRole('alertdialog').waitFor()
  expect(await shown(first.page)).toEqual(['rgb(0, 0, 0)', '24px'])
  await endApp(first.app)

  const { app, page } = await launchApp({ userData })
  await page.getByRole('button', { name: 'Resume exam' }).waitFor()
  await expect(root(page)).not.toHaveAttribute('data-scheme')
  await expect(root(page)).toHaveCSS('font-size', '16px')
  await resume(page)
  await expect(scheme(page)).toHaveValue('yellow-on-black')
  await expect(font(page)).toHaveValue('large')
  expect(await shown(page)).toEqual(['rgb(0, 0, 0)', '24px'])
  await scheme(page).selectOption('normal')
  await expect(root(page)).not.toHaveAttribute('data-scheme')
  await scheme(page).selectOption('black-on-light-blue')
  await page.getByRole('button', { name: 'Save and leave' }).click()
  await page.getByRole('button', { name: 'Resume exam' }).waitFor()
  await expect(root(page)).not.toHaveAttribute('data-scheme')
  await expect(root(page)).not.toHaveAttribute('data-font')
  await endApp(app)
  await removeUserData(userData)
})

test('at 320 by 200 pixels every control of an item and of a scenario is within reach', async () => {
  await inBrowser('CCS full exam', async (page) => {
    await markItem(page)
    await page.setViewportSize({ width: 320, height: 200 })
    expect(await page.evaluate(controlsOutOfReach, '.frame'), 'item').toEqual([])
    await page.keyboard.press('Alt+v')
    await page.getByRole('dialog').waitFor()
    await settled(page)
    expect(await page.evaluate(controlsOutOfReach, '.dialog'), 'Navigator').toEqual([])
    await page
      .getByRole('button', { name: /\(scenario 1\)/ })
      .first()
      .click()
    await page.locator('.record').waitFor()
    expect(await page.evaluate(controlsOutOfReach, '.frame'), 'scenario').toEqual([])
    const [record, question] = [
      (await page.locator('.record').boundingBox())!,
      (await page.locator('[data-screen]').boundingBox())!,
    ]
    expect(question.y).toBeGreaterThanOrEqual(record.y + record.height)
    await expect(page.getByRole('separator', { name: 'Width of the record' })).toBeHidden()
    // The next question of the scenario begins at its own top.
    await page.getByRole('button', { name: 'Next' }).click()
    await expect(page.getByRole('heading', { name: 'Additional diagnoses' })).toBeInViewport()
    await page.keyboard.press('Alt+e')
    await page.getByRole('alertdialog').waitFor()
    // The dialog library hides a new dialog for a moment while it moves the focus.
    await expect(page.locator('.dialog-overlay')).toHaveCSS('opacity', '1')
    await settled(page)
    expect(await page.evaluate(controlsOutOfReach, '.dialog'), 'end confirmation').toEqual([])
    await expectAccessible(page, 'end confirmation at 320 by 200')
  })
})

test('typed codes are within reach at 320 by 200, and all screens at 1024 by 768 with an extra large font', async () => {
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page } = await openBrowser(profile, server.url)
  await page.setViewportSize({ width: 1024, height: 768 })
  await begin(page, { preset: 'Scenarios only', style: 'type' })
  const bar = async () => (await page.locator('.frame-toolbar').boundingBox())!.height
  expect(await bar(), 'one row of tools').toBeLessThan(40)
  await font(page).selectOption('extra-large')
  expect(await page.evaluate(controlsOutOfReach, '.frame'), 'extra large font').toEqual([])
  await font(page).selectOption('medium')
  expect(await page.evaluate(controlsOutOfReach, '.frame'), 'medium font').toEqual([])
  await font(page).selectOption('small')
  await page.setViewportSize({ width: 320, height: 200 })
  await page.keyboard.press('Alt+n')
  await page.getByRole('heading', { name: 'Additional diagnoses' }).waitFor()
  await page.getByRole('button', { name: 'Add a code' }).click()
  expect(await page.evaluate(controlsOutOfReach, '.frame'), 'typed codes').toEqual([])
  await context.close()
  await server.close()
  await removeUserData(profile)
})

test('the keys of the menu zoom the desktop app to 400 % and back', async () => {
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  await begin(page, { preset: 'Quick 25' })
  const width = await page.evaluate(() => window.innerWidth)
  const press = (keyCode: string, shift = false) =>
    app.evaluate(
      ({ BrowserWindow }, [key, withShift]) => {
        const { webContents } = BrowserWindow.getAllWindows()[0]!
        const modifiers: ('control' | 'shift')[] = withShift ? ['control', 'shift'] : ['control']
        for (const type of ['keyDown', 'keyUp'] as const) webContents.sendInputEvent({ type, keyCode: key, modifiers })
      },
      [keyCode, shift] as const,
    )
  const zoom = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.webContents.getZoomFactor())
  for (const [key, shift] of [
    ['=', false],
    ['Plus', true],
    ['numadd', false],
  ] as const) {
    const before = await zoom()
    await press(key, shift)
    await expect.poll(zoom, `${key} zooms in`).toBeGreaterThan(before)
  }
  for (let step = 0; step < 14; step++) await press('=')
  await expect.poll(() => page.evaluate(() => window.innerWidth)).toBeLessThanOrEqual(width / 4)
  expect(await page.evaluate(controlsOutOfReach, '.frame')).toEqual([])
  const high = await zoom()
  await press('-')
  await expect.poll(zoom).toBeLessThan(high)
  await press('0')
  await expect.poll(zoom).toBe(1)
  await endApp(app)
  await removeUserData(userData)
})

test('high contrast shows what is chosen, selected and in focus', async () => {
  await inBrowser('CCS full exam', async (page) => {
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' })
    await markItem(page)
    const chosen = page.locator('.choice-option:has(:checked)')
    await expect(chosen).toHaveCSS('outline-style', 'solid')
    await expect(page.locator('.choice-option:not(:has(:checked))').first()).toHaveCSS('outline-style', 'none')
    const back = (element: ReturnType<Page['locator']>) =>
      element.evaluate((one) => getComputedStyle(one).backgroundColor)
    expect(await back(page.getByRole('button', { name: 'Flag for Review' }))).not.toBe(
      await back(page.getByRole('button', { name: 'Comment' })),
    )
    await openInNavigator(page, (rows) => rows.filter({ hasText: '(scenario 1)' }).first())
    expect(await back(page.getByRole('tab', { selected: true }))).not.toBe(
      await back(page.getByRole('tab', { selected: false }).first()),
    )
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press('Tab')
      const outlined = await page.evaluate(() => {
        for (let one = document.activeElement; one; one = one.parentElement)
          if (getComputedStyle(one).outlineStyle !== 'none') return true
        return false
      })
      expect(outlined, `focus ${step + 1} is outlined`).toBe(true)
    }
    await expect(page.getByRole('button', { name: 'Next' })).toHaveCSS('transition-duration', '0s')
  })
})
