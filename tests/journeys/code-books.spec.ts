import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { officialFolder } from '../support/official-files'
import { smallShelf } from '../support/small-shelf'
import { expectAccessible } from './axe'
import { begin, pressSettled } from './candidate'
import { expect, test } from './journey'
import { endApp, launchApp, removeUserData } from './launch'
import { needs } from './not-run'
import { killApp } from './processes'

/* The code books from the files to the code: read in, looked up by mouse and by keyboard alone, and beside a question. */

const box = (page: Page) => page.getByRole('searchbox', { name: 'Search the code books' })
const openPlace = (page: Page) =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Code books' }).click()
const heading = (page: Page, name: RegExp) => page.getByRole('heading', { level: 2, name })

/** Drops the small shelf on the page, as from a folder. */
async function dropFiles(page: Page): Promise<void> {
  const files = smallShelf().map(({ name, bytes }) => ({ name, body: bytes.toString('base64') }))
  const data = await page.evaluateHandle((given) => {
    const transfer = new DataTransfer()
    for (const { name, body } of given)
      transfer.items.add(new File([Uint8Array.from(atob(body), (one) => one.charCodeAt(0))], name))
    return transfer
  }, files)
  const target = page.getByRole('heading', { name: 'Drop them here' })
  await target.dispatchEvent('dragover', { dataTransfer: data })
  await target.dispatchEvent('drop', { dataTransfer: data })
}

async function loadShelf(page: Page): Promise<void> {
  await openPlace(page)
  await expect(page.getByText('No code book is loaded yet.')).toBeVisible()
  await dropFiles(page)
  await expect(page.getByRole('status').filter({ hasText: 'Read and checked.' })).toBeVisible({ timeout: 60_000 })
}

test('nothing loaded, files dropped, and a term from the Index to its code', async () => {
  const { app, page, userData } = await launchApp()
  await openPlace(page)
  await expect(page.getByRole('heading', { name: 'Get the files' })).toBeVisible()
  await expectAccessible(page, 'no code books')
  await loadShelf(page)
  await expect(page.getByText('expand to exactly the 14 codes of the order file').first()).toBeVisible()
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
  for (const [level, words] of [
    ['S72.0', 'physeal fracture of upper end of femur'],
    ['S72', 'traumatic amputation of hip and thigh'],
    ['S70-S79', 'burns and corrosions'],
    ['Chapter 19', 'birth trauma'],
  ] as const)
    await expect(entry.locator('section').filter({ hasText: words }).filter({ hasText: level }).first()).toBeVisible()
  await expectAccessible(page, 'the Tabular List')
  await page.getByRole('button', { name: 'Bookmark', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Bookmarked' })).toBeVisible()

  await page.getByRole('button', { name: 'PCS tables' }).click()
  await box(page).fill('0SR')
  await expect(heading(page, /^0SR Replacement/)).toBeVisible()
  for (const value of ['Hip Joint, Right', 'Open', 'Synthetic Substitute, Ceramic on Polyethylene', 'Uncemented'])
    await page.getByRole('article').getByRole('button', { name: value, exact: false }).click()
  await expect(page.getByRole('button', { name: /Copy 0SR904A/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^7\s*Autologous/ })).toBeDisabled()
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

test('by the keyboard alone: Index, Tabular, a PCS code, back', async () => {
  const { app, page, userData } = await launchApp()
  await loadShelf(page)
  await page.getByRole('button', { name: 'Open the books' }).focus()
  await page.keyboard.press('Enter')
  await expect(box(page)).toBeFocused()
  await page.keyboard.type('hypertension')
  await expect(page.getByRole('navigation', { name: 'Results' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(heading(page, /^Hypertension, hypertensive/)).toBeFocused()
  await page.keyboard.press('/')
  await expect(box(page)).toBeFocused()
  await page.keyboard.press('Control+A')
  await page.keyboard.type('S72.00')
  await expect(heading(page, /^S72\.00 /)).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(heading(page, /^S72\.00 /)).toBeFocused()
  await page.keyboard.press('1')
  await expect(heading(page, /^S72\.001 /)).toBeFocused()
  await page.keyboard.press('a')
  await expect(heading(page, /^S72\.001A /)).toBeFocused()
  await page.keyboard.press('Backspace')
  await expect(heading(page, /^S72\.001 /)).toBeFocused()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(heading(page, /^S72\.001A /)).toBeFocused()
  await page.keyboard.press('/')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('0SR')
  await expect(heading(page, /^0SR /)).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.press('9')
  await page.keyboard.press('0')
  await page.keyboard.press('4')
  await page.keyboard.press('a')
  await expect(page.getByRole('button', { name: /Copy 0SR904A/ })).toBeVisible()
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
  const options = page.locator('.choice-option input')
  // What is chosen shows once it is stored.
  await options.nth(1).click()
  await expect(options.nth(1)).toBeChecked()
  await killApp(app)

  const again = await launchApp({ userData })
  await again.page.getByRole('button', { name: 'Resume exam' }).click()
  await again.page.getByRole('button', { name: 'Yes, continue' }).waitFor()
  await pressSettled(again.page, 'Alt+y')
  await expect(
    again.page.getByRole('dialog', { name: 'Code books' }).getByRole('heading', { name: /^S72\.0 / }),
  ).toBeVisible()
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
  await again.page.getByRole('button', { name: 'Replay' }).click()
  await again.page.getByRole('button', { name: 'Show as table' }).click()
  await expect(again.page.getByText('Looked up: Tabular S72.0')).toBeVisible()
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

test('the same over official files, where they are', async () => {
  test.setTimeout(420_000)
  const files = [
    '2021-icd-10-cm-tabular-xml-and-order-file.zip',
    '2017-icd-10-cm-tabular-and-index-xml.zip',
    '2026-icd-10-pcs-tables-and-definitions-xml.zip',
    '2026-icd-10-pcs-order-file.zip',
  ].map((name) => path.join(officialFolder ?? '', name))
  needs(files.every((file) => existsSync(file)) ? null : 'there are no official code sets here')
  const { app, page, userData } = await launchApp()
  await openPlace(page)
  await page.getByLabel('Files of code sets').setInputFiles(files)
  await expect(page.getByRole('status').filter({ hasText: 'Read and checked.' })).toBeVisible({ timeout: 300_000 })
  await expect(page.getByText('exactly the 79,115 codes of the order file, in both directions').first()).toBeVisible()
  await page.getByRole('button', { name: 'Open the books' }).click()
  await box(page).fill('fracture traumatic femur neck')
  const found = page.getByRole('navigation', { name: 'Results' })
  await found
    .getByRole('button', { name: /S72\.00-/ })
    .first()
    .click()
  await expect(heading(page, /^Fracture, traumatic/)).toBeVisible()
  await page.getByRole('button', { name: /^Confirm in Tabular/ }).click()
  await expect(heading(page, /^S72\.00 /)).toBeVisible()
  await expect(page.getByRole('article').getByText('Excludes1').first()).toBeVisible()
  await box(page).fill('0SR904A')
  await expect(page.getByRole('button', { name: /Copy 0SR904A/ })).toBeVisible()
  await expect(page.getByText('In the order file')).toBeVisible()
  await endApp(app)
  await removeUserData(userData)
})
