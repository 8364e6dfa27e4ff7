import { existsSync } from 'node:fs'
import path from 'node:path'
import { officialFolder } from '../support/official-files'
import { box, dropPaths, heading, openPlace, readAndChecked } from './code-sets'
import { expect, test } from './journey'
import { endApp, launchApp, removeUserData } from './launch'
import { needs } from './not-run'

/* The publishers' own files, where this computer has them: dropped, proved, and looked up in. */

const FIVE = [
  '2021-icd-10-cm-tabular-xml-and-order-file.zip',
  '2017-icd-10-cm-tabular-and-index-xml.zip',
  '2026-icd-10-pcs-tables-and-definitions-xml.zip',
  '2026-icd-10-pcs-order-file.zip',
  'ICD-10-CM-October-2025-Guidelines.pdf',
]

test('five official files by drag, and a fracture from the Index to its notes', async () => {
  test.setTimeout(420_000)
  const files = FIVE.map((name) => path.join(officialFolder ?? '', name))
  needs(files.every((file) => existsSync(file)) ? null : 'there are no official code sets here')
  const { app, page, userData } = await launchApp()
  await openPlace(page)
  await dropPaths(page, files)
  await expect(readAndChecked(page)).toBeVisible({ timeout: 300_000 })
  await expect(page.getByText('exactly the 79,115 codes of the order file, in both directions').first()).toBeVisible()
  await page.getByRole('button', { name: 'Open the books' }).click()
  // The newest release has only the guidelines: the newest with codes is open.
  await expect(page.getByLabel('Release').locator('option:checked')).toHaveText('ICD-10-CM FY2021, January 1, 2021')
  await box(page).fill('fracture, traumatic, femur, neck')
  const found = page.getByRole('navigation', { name: 'Results' })
  await found
    .getByRole('button', { name: /S72\.00-/ })
    .first()
    .click()
  await expect(heading(page, /^Fracture, traumatic/)).toBeVisible()
  await page.getByRole('button', { name: /^Confirm in Tabular/ }).click()
  await expect(heading(page, /^S72\.00 /)).toBeVisible()
  const notes = page.getByRole('article').locator('section')
  for (const [level, words] of [
    ['S72.0', 'physeal fracture of upper end of femur'],
    ['S72', 'traumatic amputation of hip and thigh'],
    ['S70-S79', 'burns and corrosions'],
    ['Chapter 19', 'birth trauma'],
  ] as const)
    await expect(notes.filter({ hasText: words }).filter({ hasText: level }).first()).toBeVisible()
  await box(page).fill('0SR904A')
  await expect(page.getByRole('button', { name: /Copy 0SR904A/ })).toBeVisible()
  await expect(page.getByText('In the order file')).toBeVisible()
  await page.getByRole('navigation', { name: 'Books' }).getByRole('button', { name: 'Guidelines', exact: true }).click()
  await box(page).fill('I.C.19.c')
  await expect(heading(page, /^I\.C\.19\.c Coding of Traumatic Fractures/)).toBeVisible()
  await endApp(app)
  await removeUserData(userData)
})
