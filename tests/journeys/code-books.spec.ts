import type { Locator, Page } from '@playwright/test'
import { newCard } from '../../renderer/engine/card'
import { expectAccessible } from './axe'
import { bank, begin, pressSettled } from './candidate'
import { box, heading, loadShelf, onDisk, openPlace, readAndChecked } from './code-sets'
import { expect, test } from './journey'
import { endApp, launchApp, removeUserData } from './launch'
import { killApp } from './processes'
import { storedRows } from './stored'
import { putCards } from './stored-cards'

/* The code books from the files to the code: read in, looked up by mouse and by keyboard alone, and beside a question. */

/** What applies to S72.00 and everything below it, with the place where it is printed. */
const INHERITED = [
  ['S72.0', 'physeal fracture of upper end of femur'],
  ['S72', 'traumatic amputation of hip and thigh'],
  ['S70-S79', 'burns and corrosions'],
  ['Chapter 19', 'birth trauma'],
] as const

test('nothing loaded, files dropped, and a term from the Index to its code', async () => {
  const { app, page, userData } = await launchApp()
  await openPlace(page)
  await expect(page.getByRole('heading', { name: 'Get the files' })).toBeVisible()
  await expectAccessible(page, 'no code books')
  await loadShelf(page)
  await expect(page.getByText('expand to exactly the 5 codes of the order file').first()).toBeVisible()
  await expectAccessible(page, 'code sets read in')
  await page.getByRole('button', { name: 'Open the books' }).click()

  await box(page).fill('femur fracture neck')
  const found = page.getByRole('navigation', { name: 'Results' })
  await found.getByRole('button', { name: /^neck\s*S72\.00-/ }).click()
  await expect(heading(page, /^Fracture, traumatic/)).toBeVisible()
  await expectAccessible(page, 'a term of the Index')
  await page.getByRole('button', { name: /^Confirm in Tabular/ }).click()
  await expect(heading(page, /^S72\.00 /)).toBeVisible()
  const entry = page.getByRole('article')
  for (const [level, words] of INHERITED)
    await expect(entry.locator('section').filter({ hasText: words }).filter({ hasText: level }).first()).toBeVisible()
  await expectAccessible(page, 'the Tabular List')
  await page.getByRole('button', { name: 'Bookmark', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Bookmarked' })).toBeVisible()

  await page.getByRole('button', { name: 'PCS tables' }).click()
  await box(page).fill('0SR')
  await expect(heading(page, /^0SR Replacement/)).toBeVisible()
  for (const value of ['Hip Joint, Right', 'Open', 'Ceramic on Polyethylene', 'Uncemented'])
    await page.getByRole('article').getByRole('button', { name: value, exact: false }).click()
  await expect(page.getByRole('button', { name: /Copy 0SR904A/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^J\s*Synthetic Substitute/ })).toBeDisabled()
  await expectAccessible(page, 'a PCS table')
  for (const [tab, where] of [
    ['Neoplasm', 'Table of Neoplasms'],
    ['HCPCS II', 'HCPCS Level II'],
    ['Guidelines', 'ICD-10-CM Official Guidelines'],
  ] as const) {
    await page.getByRole('navigation', { name: 'Books' }).getByRole('button', { name: tab, exact: true }).click()
    await expect(heading(page, new RegExp(where))).toBeVisible()
    await expectAccessible(page, tab)
  }
  await page.getByRole('button', { name: 'Bookmark S72.00, Tabular' }).click()
  await expect(heading(page, /^S72\.00 /)).toBeVisible()
  await page.getByRole('button', { name: 'Code sets' }).click()
  await page.getByRole('button', { name: /^Remove HCPCS/ }).click()
  await pressSettled(page, 'Alt+y')
  await expect(page.getByRole('button', { name: /^Remove HCPCS/ })).toHaveCount(0)
  await endApp(app)
  await removeUserData(userData)
})

/** An item whose reasons cite the section on fractures, wherever chance would put it in a form. */
const cited = bank.items.find(({ citations }) => citations.some((one) => one.includes('Section I.C.19.c')))!

/** A card of that item, in the only round there is. */
async function putCitedCard(page: Page): Promise<void> {
  await putCards(page, [newCard(cited.id, Date.now() - 1000, 'missed')])
  await page.reload()
}

/** By Tab alone, as far as it takes. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  const there = () => target.evaluate((one) => one === document.activeElement)
  for (let stop = 0; stop < 120 && !(await there()); stop++) await page.keyboard.press('Tab')
  await expect(target).toBeFocused()
}
const enter = async (page: Page, target: Locator) => {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}
const place = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name })
const citation = (page: Page) => page.getByRole('button', { name: /^ICD-10-CM Guidelines FY2026, Section I\.C\.19\.c/ })

test('from a citation of I.C.19.c to its section, to a code in it, and back', async () => {
  const { app, page, userData } = await launchApp()
  await loadShelf(page)
  await putCitedCard(page)
  await place(page, /^Cards/).click()
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.getByRole('button', { name: 'Show answer' }).click()
  await citation(page).click()
  await expect(heading(page, /^I\.C\.19\.c/)).toBeFocused()
  await expect(page.getByRole('article').getByText('should be coded to displaced')).toBeVisible()
  await expectAccessible(page, 'a section of the guidelines')
  await page.getByRole('article').getByRole('button', { name: 'S72, open' }).click()
  await expect(heading(page, /^S72 Fracture of femur/)).toBeFocused()
  await page.getByRole('button', { name: 'Page before' }).click()
  await expect(heading(page, /^I\.C\.19\.c/)).toBeFocused()
  await page.getByRole('button', { name: /^Back to/ }).click()
  await expect(citation(page)).toBeFocused()
  await endApp(app)
  await removeUserData(userData)
})

test('by the keyboard alone: files, Index, Tabular, a PCS code, a citation, back', async () => {
  test.setTimeout(300_000)
  const files = await onDisk()
  const { app, page, userData } = await launchApp()
  await enter(page, place(page, 'Code books'))
  const choosing = page.waitForEvent('filechooser')
  await enter(page, page.getByRole('button', { name: 'Choose files' }))
  await (await choosing).setFiles(files.paths)
  await expect(readAndChecked(page)).toBeVisible({ timeout: 60_000 })
  await files.remove()
  await enter(page, page.getByRole('button', { name: 'Open the books' }))
  await expect(box(page)).toBeFocused()

  await page.keyboard.type('fracture, traumatic, femur, neck')
  const row = page.getByRole('navigation', { name: 'Results' }).getByRole('button', { name: /^neck\s*S72\.00-/ })
  await row.waitFor()
  const down = async (target: Locator) => {
    for (let step = 0; step < 30; step++) {
      await page.keyboard.press('ArrowDown')
      if (await target.evaluate((one) => one === document.activeElement)) return
    }
    await expect(target).toBeFocused()
  }
  await down(row)
  await page.keyboard.press('Enter')
  await expect(heading(page, /^Fracture, traumatic/)).toBeFocused()
  const line = page.getByRole('group', { name: 'Subterms' }).locator('[aria-current]')
  await expect(line).toHaveText('neck')
  await enter(page, line)
  await expect(heading(page, /^S72\.00 /)).toBeFocused()
  // Faster than the pages come.
  await page.keyboard.press('1')
  await page.keyboard.press('a')
  await expect(heading(page, /^S72\.001A /)).toBeFocused()
  for (const [level, words] of INHERITED)
    await expect(
      page.getByRole('article').locator('section').filter({ hasText: words }).filter({ hasText: level }).first(),
    ).toBeVisible()
  await page.keyboard.press('Backspace')
  await expect(heading(page, /^S72\.001 /)).toBeFocused()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(heading(page, /^S72\.001A /)).toBeFocused()
  await page.keyboard.press('Control+d')
  await expect(page.getByRole('button', { name: 'Bookmarked' })).toBeVisible()

  await page.keyboard.press('/')
  await expect(box(page)).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('hypertension')
  await page
    .getByRole('navigation', { name: 'Results' })
    .getByRole('button', { name: /^Hypertension/ })
    .waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(heading(page, /^Hypertension, hypertensive/)).toBeFocused()

  await page.keyboard.press('/')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('0SR')
  await expect(heading(page, /^0SR /)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(heading(page, /^0SR /)).toBeFocused()
  for (const key of '904a') await page.keyboard.press(key)
  await expect(page.getByRole('button', { name: /Copy 0SR904A/ })).toBeVisible()

  await putCitedCard(page)
  await enter(page, place(page, /^Cards/))
  await enter(page, page.getByRole('button', { name: 'Start', exact: true }))
  await enter(page, page.getByRole('button', { name: 'Show answer' }))
  await enter(page, citation(page))
  await expect(heading(page, /^I\.C\.19\.c/)).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(citation(page)).toBeFocused()
  await endApp(app)
  await removeUserData(userData)
})

test('beside a question: look-ups, a kill, and what the report says', async () => {
  test.setTimeout(300_000)
  const { app, page, userData } = await launchApp()
  await loadShelf(page)
  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Home' }).click()
  await page.getByRole('button', { name: 'Start an exam' }).click()
  await page.getByRole('radio', { name: /^Electronic code sets/ }).check()
  await expect(page.getByRole('radio', { name: /^Book mode/ })).toBeChecked()
  await expectAccessible(page, 'set-up with code sets on screen')
  await page.getByRole('button', { name: 'Back to home' }).click()
  await begin(page, { preset: 'Quick 25' })
  await page.keyboard.press('Alt+k')
  const books = page.getByRole('dialog', { name: 'Code books' })
  await expect(box(page)).toBeFocused()
  await page.keyboard.type('S72.0')
  await expect(books.getByRole('heading', { name: /^S72\.0 / })).toBeVisible()
  await expect(books.getByText('Index trails that lead here')).toHaveCount(0)
  await expectAccessible(page, 'books beside a question')
  await books.getByRole('button', { name: 'Bookmark', exact: true }).click()
  const bookmark = (of: Page) =>
    of.getByRole('dialog', { name: 'Code books' }).getByRole('button', { name: 'Bookmark S72.0, Tabular' })
  await expect(bookmark(page)).toBeVisible()
  await box(page).fill('hypertension')
  await books.getByRole('button', { name: /^Hypertension, hypertensive/ }).click()
  await expect(books.getByRole('heading', { name: /^Hypertension, hypertensive/ })).toBeVisible()
  // A bookmark is shown before it is stored.
  await expect.poll(async () => JSON.stringify(await storedRows(page, ['settings']))).toContain('"label":"S72.0"')
  const options = page.locator('.choice-option input')
  // What is chosen shows once it is stored.
  await options.nth(1).click()
  await expect(options.nth(1)).toBeChecked()
  await killApp(app)

  const again = await launchApp({ userData })
  await again.page.getByRole('button', { name: 'Resume exam' }).click()
  await again.page.getByRole('button', { name: 'Yes, continue' }).waitFor()
  await pressSettled(again.page, 'Alt+y')
  const back = again.page.getByRole('dialog', { name: 'Code books' })
  await expect(back.getByRole('heading', { name: /^Hypertension, hypertensive/ })).toBeVisible()
  await expect(again.page.locator('.choice-option input').nth(1)).toBeChecked()
  await bookmark(again.page).click()
  await expect(back.getByRole('heading', { name: /^S72\.0 / })).toBeVisible()
  await again.page.locator('.choice-option input').nth(1).focus()
  await again.page.keyboard.press('Alt+k')
  await expect(again.page.getByRole('dialog', { name: 'Code books' })).toHaveCount(0)
  await again.page.keyboard.press('Alt+e')
  await again.page.getByRole('alertdialog').waitFor()
  await pressSettled(again.page, 'Alt+y')
  await pressSettled(again.page, 'Alt+e')
  await again.page.getByText('You have ended the exam.').waitFor()
  await pressSettled(again.page, 'Alt+k')
  await again.page.keyboard.press('Alt+s')
  await again.page.getByRole('heading', { name: 'Score report' }).waitFor()
  await expect(again.page.getByText(/Electronic code sets on screen, book mode: ICD-10-CM FY2026/)).toBeVisible()
  const told = (name: string) => again.page.getByRole('row', { name: new RegExp(`^${name}`) })
  // The window and what was opened in it, before the kill and after it.
  await expect(told('Look-ups')).toHaveText(/[3-9]$/)
  await expect(told('Time in the books')).toHaveText(/\d+\s(?:s|min)/)
  await expect(told('Answered without a look-up')).toContainText('None')
  await again.page.getByRole('button', { name: 'Replay' }).click()
  await again.page.getByRole('button', { name: 'Show as table' }).click()
  await expect(again.page.getByText('Looked up: Tabular S72.0')).toHaveCount(2)
  await expect(again.page.getByText('Looked up: Index: Hypertension, hypertensive')).toBeVisible()
  await endApp(again.app)
  await removeUserData(userData)
})

test('from a source of a question to its section, and back to the question', async () => {
  test.setTimeout(300_000)
  const { app, page, userData } = await launchApp()
  await loadShelf(page)
  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Home' }).click()
  await begin(page, { preset: 'Quick 25' })
  await page.keyboard.press('b')
  await expect(page.locator('.choice-option input:checked')).toHaveCount(1)
  await page.keyboard.press('Alt+e')
  await page.getByRole('alertdialog').waitFor()
  await pressSettled(page, 'Alt+y')
  await pressSettled(page, 'Alt+e')
  await page.getByText('You have ended the exam.').waitFor()
  await pressSettled(page, 'Alt+k')
  await page.keyboard.press('Alt+s')
  await page.getByRole('heading', { name: 'Score report' }).waitFor()
  for (const entry of await page.locator('.review-entry > summary').all()) await entry.click()
  const source = page.getByRole('button', { name: /^ICD-10-CM Guidelines FY2026, Section/ }).first()
  const cited = (await source.textContent())!
  await source.click()
  await expect(page.getByText(cited).last()).toBeVisible()
  // The section, or the nearest one above it that the small guidelines have.
  await expect(heading(page, /^(?:I|II|III|IV)\b/)).toBeFocused()
  await expectAccessible(page, 'the books over a report')
  await page.getByRole('button', { name: 'Back to the report' }).click()
  await expect(source).toBeFocused()
  await endApp(app)
  await removeUserData(userData)
})
