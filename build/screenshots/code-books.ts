import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { begin } from '../../tests/journeys/candidate'
import { box, dropPaths, heading, onDisk, openPlace, readAndChecked } from '../../tests/journeys/code-sets'
import { officialFolder } from '../../tests/support/official-files'

/* The code books: how they get here, every part of them, and beside a question. */

type Camera = (name: string) => Promise<void>
type Looks = (page: Page, show: (take: Camera) => Promise<void>) => Promise<void>

/** Loads the publishers' files where they are, small ones of ours elsewhere; then shows each place in every look. */
export async function codeBooks(page: Page, inEveryLook: Looks): Promise<void> {
  await openPlace(page)
  await inEveryLook(page, (take) => take('70-code-books-none'))
  const own = officialFolder === null ? await onDisk() : null
  await dropPaths(page, own?.paths ?? readdirSync(officialFolder!).map((name) => path.join(officialFolder!, name)))
  await readAndChecked(page).waitFor({ timeout: 600_000 })
  await own?.remove()
  await inEveryLook(page, async (take) => {
    await take('71-code-books-read-in')
    await page.getByRole('list', { name: 'Loaded releases' }).scrollIntoViewIfNeeded()
    await take('71-code-books-loaded')
  })
  await page.getByRole('button', { name: 'Open the books' }).click()
  const shelf = page.getByRole('navigation', { name: 'Books' })
  const open = (name: string) => shelf.getByRole('button', { name, exact: true }).click()
  const look = async (text: string, found: RegExp) => {
    await box(page).fill(text)
    await heading(page, found).waitFor()
  }
  await inEveryLook(page, async (take) => {
    await open('Index')
    await box(page).fill('fracture, traumatic, femur, neck')
    const results = page.getByRole('navigation', { name: 'Results' })
    await results.getByRole('button', { name: /^neck/ }).first().click()
    await heading(page, /^Fracture, traumatic/).waitFor()
    await take('72-index')
    await open('Tabular')
    await look('S72.001', /^S72\.001 /)
    await take('73-tabular')
    await look('I10', /^I10 /)
    await take('73-tabular-displaced')
    await open('Neoplasm')
    await heading(page, /^Table of Neoplasms/).waitFor()
    await page.locator('[data-cell]').first().waitFor()
    await take('74-neoplasm')
    await open('Drugs')
    await take('74-drugs')
    await open('External cause')
    await take('74-external-cause')
    await open('PCS Index')
    await box(page).fill('arthroplasty')
    await page
      .getByRole('navigation', { name: 'Results' })
      .getByRole('button', { name: /^Arthroplasty/ })
      .first()
      .click()
    await heading(page, /^Arthroplasty/).waitFor()
    await take('75-pcs-index')
    await open('PCS tables')
    await look('0SR904A', /^0SR /)
    await take('75-pcs-finished')
    await look('0SR9', /^0SR /)
    await take('75-pcs')
    await open('HCPCS II')
    await look('J0171', /^J0171/)
    await take('76-hcpcs')
    await open('Guidelines')
    await look('I.C.19.c', /^I\.C\.19\.c/)
    await take('77-guidelines')
  })
  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Home' }).click()
  await page.getByRole('button', { name: 'Start an exam' }).click()
  await page.getByRole('radio', { name: /^Electronic code sets/ }).check()
  await page.getByRole('radio', { name: /^Search mode/ }).check()
  await inEveryLook(page, async (take) => {
    await page.getByRole('radio', { name: /^Search mode/ }).scrollIntoViewIfNeeded()
    await take('78-setup-books')
  })
  await page.getByRole('button', { name: 'Back to home' }).click()
  await begin(page, { preset: 'Quick 25' })
  await page.keyboard.press('Alt+k')
  await look('S72.001', /^S72\.001 /)
  await inEveryLook(page, async (take) => {
    await look('S72.001', /^S72\.001 /)
    await take('79-beside-docked')
    await look('0SR9', /^0SR /)
    await take('79-beside-docked-pcs')
  })
  await page.getByRole('button', { name: 'Over the question' }).click()
  await look('S72.001', /^S72\.001 /)
  await inEveryLook(page, (take) => take('79-beside-window'))
  await page.getByRole('button', { name: 'Save and leave' }).click()
  await page.getByRole('button', { name: 'Resume exam' }).waitFor()
}
