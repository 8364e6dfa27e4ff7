import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { keysOf } from '../../question-bank/schema/item'
import { newKinds } from '../support/new-kinds'
import { expectAccessible } from './axe'
import { bank, begin, endReview, goOn, pressSettled, screenId, settled } from './candidate'
import { controlsOutOfReach } from './looks'
import { expect, test } from './journey'
import { appIsReady, endApp, freshUserData, launchApp, removeUserData } from './launch'

/*
 * Items with an exhibit, and items that ask for several options, in every place that shows a question. The bank that ships
 * has none yet, so the page is given one of eight such items and an exam that asks all of them.
 */

const ITEMS = newKinds()
const PRESET = {
  ...bank.presets.find(({ id }) => id === 'quick-25')!,
  id: 'kinds',
  title: 'Eight of the newer kinds',
  outline: 'kinds',
  items: { min: 8, max: 8, pretest: 0 },
  multipleSelect: 4,
  levels: { recall: 0.25, application: 0.45, analysis: 0.3, tolerance: 8 },
  difficulty: { item: 0.68, itemTolerance: 8, scenario: 0.62, scenarioTolerance: 8 },
}
const five = bank.outlines.find(({ id }) => id === 'five-domains')!
const OUTLINE = {
  ...five,
  id: 'kinds',
  domains: five.domains.map((one) => ({ ...one, weight: [0.5, 0.001, 0.25, 0.125, 0.124][one.id - 1]! })),
}
const BANK = JSON.stringify({ ...bank, items: ITEMS, presets: [PRESET], outlines: [OUTLINE, ...bank.outlines] })

const itemOf = (id: string) => ITEMS.find((one) => one.id === id)!

/** The app with the small bank, from its next load on. */
async function launchWithKinds(userData: string): Promise<{ app: ElectronApplication; page: Page }> {
  const { app, page } = await launchApp({ userData })
  await page.addInitScript((text) => {
    const real = window.fetch.bind(window)
    window.fetch = (input, init) =>
      String(input instanceof Request ? input.url : input).endsWith('question-bank/bank.json')
        ? Promise.resolve(new Response(text, { headers: { 'Content-Type': 'application/json' } }))
        : real(input, init)
  }, BANK)
  await page.reload()
  await appIsReady(page)
  return { app, page }
}

const values = (page: Page, id: string) =>
  page.locator(`input[name="${id}"]`).evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))

/** The letters of the options that are right, or are not, as they are shown. */
async function letters(page: Page, id: string, right: boolean): Promise<string[]> {
  const keys: readonly string[] = keysOf(itemOf(id))
  return (await values(page, id)).flatMap((value, place) => (keys.includes(value) === right ? ['abcdef'[place]!] : []))
}

const count = (page: Page) => page.locator('.pick-count')
const checked = (page: Page, id: string) => page.locator(`input[name="${id}"]:checked`)

/** Where a picture is wanted, `CCS_PICTURES` names the folder. */
const pictures = process.env.CCS_PICTURES
async function picture(page: Page, name: string): Promise<void> {
  if (pictures) await page.screenshot({ path: path.join(pictures, `${name}.png`) })
}
async function resize(app: ElectronApplication, page: Page, width: number, height: number) {
  await app.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]!.setContentSize(w!, h!),
    [width, height],
  )
  await page.waitForFunction((w) => window.innerWidth === w, width)
}

/** Selects by keyboard: beside the count, removed by its letter, refused in words beyond it. */
async function selectSeveral(page: Page, id: string): Promise<void> {
  const wanted = keysOf(itemOf(id)).length
  const group = page.getByRole('group')
  await expect(group.getByRole('checkbox')).toHaveCount(wanted + 3)
  await expect(page.getByText(wanted === 2 ? 'Select two.' : 'Select three.')).toBeVisible()
  await expect(count(page)).toHaveText(`0 of ${wanted} selected`)
  const [wrong] = await letters(page, id, false)
  const right = await letters(page, id, true)
  await page.keyboard.press(wrong!)
  await expect(count(page)).toHaveText(`1 of ${wanted} selected`)

  // Next asks about a selection that is short.
  await page.keyboard.press('Alt+n')
  const short = page.getByRole('alertdialog', { name: `You have selected 1 of ${wanted}` })
  await expect(short).toContainText(`This question asks for ${wanted} options.`)
  await pressSettled(page, 'Alt+g')
  await expect(short).toBeHidden()
  await settled(page)

  // Its letter again removes it.
  await page.keyboard.press(wrong!)
  await expect(checked(page, id)).toHaveCount(0)
  for (const letter of right) await page.keyboard.press(letter)
  await expect(count(page)).toHaveText(`${wanted} of ${wanted} selected`)

  // One more is refused, by key and by mouse, and the selection stays.
  const told = page.getByText(`${wanted} of ${wanted} are selected. Remove one to select another.`)
  await page.keyboard.press(wrong!)
  await expect(told).toBeVisible()
  await page.keyboard.press('Shift+Tab')
  await expect(told).toBeHidden()
  const box = page.locator(`input[name="${id}"]`).nth('abcdef'.indexOf(wrong!))
  await page.locator('.choice-option').nth('abcdef'.indexOf(wrong!)).click()
  await expect(told).toBeVisible()
  await expect(box).not.toBeChecked()
  await expect(checked(page, id)).toHaveCount(wanted)
}

/** An exhibit beside its question, with a wide view of its own. */
async function lookAtExhibit(page: Page, id: string): Promise<void> {
  const { exhibit } = itemOf(id)
  const region = page.getByRole('region', { name: `Exhibit: ${exhibit!.title}` })
  await expect(region.getByRole('table')).toBeVisible()
  const [left, right] = await Promise.all([region.boundingBox(), page.locator('[data-screen]').boundingBox()])
  expect(left!.x + left!.width).toBeLessThanOrEqual(right!.x + 1)
  await region.getByRole('button', { name: 'Open wide' }).click()
  const wide = page.getByRole('dialog', { name: exhibit!.title })
  await expect(wide.getByRole('table')).toBeVisible()
  expect((await wide.boundingBox())!.width).toBeGreaterThan(left!.width)
  await settled(page)
  await page.keyboard.press('Escape')
  await expect(wide).toBeHidden()
  await expect(region.getByRole('button', { name: 'Open wide' })).toBeFocused()
}

/** What there is to learn stands in this order: what to remember, the reasons, where to look. */
async function expectTeaching(page: Page, within: string, id: string): Promise<void> {
  const { remember, lookup, options } = itemOf(id)
  const text = (await page.locator(within).first().innerText()).replace(/\s+/g, ' ')
  const places = [remember!, options[0]!.reason, lookup!].map((one) => text.indexOf(one.replace(/\s+/g, ' ').trim()))
  expect(
    places.every((place) => place >= 0),
    `${id}: ${String(places)}`,
  ).toBe(true)
  expect(places[0]).toBeLessThan(places[1]!)
  expect(places[1]).toBeLessThan(places[2]!)
}

test('the newer kinds in the exam, report, PDF, review room and cards', async () => {
  test.setTimeout(240_000)
  const userData = await freshUserData()
  const { app, page } = await launchWithKinds(userData)
  await begin(page, { preset: PRESET.title })
  const wrongly: string[] = []
  let looked = false
  for (let index = 0; index < ITEMS.length; index++) {
    const id = (await screenId(page))!
    const { exhibit, key } = itemOf(id)
    const several = typeof key !== 'string'
    if (several) {
      await selectSeveral(page, id)
      await picture(page, `exam-select-${id}`)
      if (!wrongly.some((one) => typeof itemOf(one).key !== 'string')) {
        // One key and a wrong one: half of it earns nothing.
        const [first] = await letters(page, id, true)
        const [wrong] = await letters(page, id, false)
        await page.keyboard.press(first!)
        await page.keyboard.press(wrong!)
        await expect(count(page)).toHaveText(`${key.length} of ${key.length} selected`)
        wrongly.push(id)
      }
    } else {
      expect(exhibit).toBeDefined()
      await lookAtExhibit(page, id)
      if (!looked) {
        looked = true
        for (const [width, height] of [
          [1280, 800],
          [1920, 1080],
          [1024, 640],
        ] as const) {
          await resize(app, page, width, height)
          expect(await page.evaluate(controlsOutOfReach, 'body')).toEqual([])
          await picture(page, `exam-exhibit-${id}-${width}`)
        }
        await resize(app, page, 1280, 800)
      }
      const wrongNow = !wrongly.some((one) => itemOf(one).exhibit)
      const [letter] = await letters(page, id, !wrongNow)
      await page.keyboard.press(letter!)
      await expect(checked(page, id)).toHaveCount(1)
      if (wrongNow) wrongly.push(id)
    }
    await expectAccessible(page, `the exam, ${id}`)
    await goOn(page, id, true)
  }
  await expect(page.getByRole('heading', { name: 'Review screen' })).toBeVisible()
  await expect(page.getByText(/^0 unseen or incomplete/)).toBeVisible()
  await endReview(page)

  // The report: right where all keys were selected, and what there is to learn in its order.
  expect(wrongly).toHaveLength(2)
  for (const id of wrongly) {
    const entry = page.locator('.review-entry').filter({ hasText: itemOf(id).stem.slice(0, 40) })
    await entry.locator('summary').click()
    await expect(entry.locator('.verdict-word').first()).toHaveText('Wrong')
    await expect(entry.locator('.tag', { hasText: 'Key' })).toHaveCount(keysOf(itemOf(id)).length)
    await expectTeaching(page, `.review-entry[open]:has-text("${itemOf(id).stem.slice(0, 30)}")`, id)
  }
  await expect(page.getByRole('button', { name: /^Wrong 2$/ })).toBeVisible()
  await expectAccessible(page, 'the report')
  await picture(page, 'report')
  const file = path.join(userData, 'report.pdf')
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath }) as never
  }, file)
  await page.getByRole('button', { name: 'Save as PDF' }).click()
  await expect(page.getByText('Saved as report.pdf.')).toBeVisible({ timeout: 30_000 })
  expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-')
  if (pictures) {
    const { copyFileSync } = await import('node:fs')
    copyFileSync(file, path.join(pictures, 'report.pdf'))
  }

  // The review room.
  await page.getByRole('button', { name: 'Review and tag misses' }).click()
  await page.getByRole('button', { name: 'Review one at a time' }).click()
  for (let index = 0; index < 2; index++) {
    const id = /(?:CK|CD|PQ|RC|IT)-\d{4}/.exec(await page.locator('.review-question-head').innerText())![0]
    await expectTeaching(page, '.review-main', id)
    if (itemOf(id).exhibit)
      await expect(page.getByRole('figure', { name: `Exhibit: ${itemOf(id).exhibit!.title}` })).toBeVisible()
    await expectAccessible(page, `the review room, ${id}`)
    await picture(page, `review-${id}`)
    if (index === 0) await page.getByRole('button', { name: 'Next', exact: true }).click()
  }

  // Cards: the two that were missed, answered by keyboard.
  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Cards' }).click()
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  for (let index = 0; index < 2; index++) {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Card ${index + 1} of 2`)
    const id = (await page.locator('.choice-pick input').first().getAttribute('name'))!
    const several = keysOf(itemOf(id)).length > 1
    const [wrong] = await letters(page, id, false)
    for (const letter of await letters(page, id, true)) await page.keyboard.press(letter)
    if (several) {
      await page.keyboard.press(wrong!)
      await expect(page.getByText(/are selected\. Remove one to select another/)).toBeVisible()
    } else await expect(page.getByRole('region', { name: /^Exhibit: / })).toBeVisible()
    await expectAccessible(page, `a card, ${id}`)
    await picture(page, `card-${id}`)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Right', exact: true })).toBeVisible()
    await expectTeaching(page, '.asking-column', id)
    await picture(page, `card-answer-${id}`)
    await page.keyboard.press('Enter')
  }
  await endApp(app)
  await removeUserData(userData)
})

test('tutor practice names the keys, and a dark room shows the same', async () => {
  test.setTimeout(120_000)
  const userData = await freshUserData()
  const { app, page } = await launchWithKinds(userData)
  await page.getByLabel('Colors').selectOption('dark')
  await page.locator('main').getByRole('button', { name: 'Practice', exact: true }).click()
  await page.getByLabel('Questions', { exact: true }).fill('8')
  await page.getByRole('button', { name: 'Start practice' }).click()
  await expect(page.locator('[data-screen]')).toBeVisible()
  for (let index = 0; index < ITEMS.length; index++) {
    const id = (await screenId(page))!
    const keys = keysOf(itemOf(id))
    const wrong = await letters(page, id, false)
    for (const letter of wrong.slice(0, keys.length)) await page.keyboard.press(letter)
    await expect(checked(page, id)).toHaveCount(keys.length)
    await picture(page, `dark-practice-${id}`)
    await page.keyboard.press('Alt+a')
    const verdict = page.locator('.checked-verdict')
    await expect(verdict).toHaveText(
      keys.length > 1 ? /^Wrong: the keys are [A-F](?:, [A-F])? and [A-F]$/ : /^Wrong: the key is [A-D]$/,
    )
    await expectTeaching(page, '.checked', id)
    await expectAccessible(page, `tutor practice, ${id}`)
    await picture(page, `dark-checked-${id}`)
    await goOn(page, id, true)
  }
  await endApp(app)
  await removeUserData(userData)
})
