import type { Page } from '@playwright/test'
import type { DrillRound } from '../../renderer/engine/books/drill'
import { newerList } from '../support/code-set-files'
import { expectAccessible } from './axe'
import { openPlace, readIn } from './code-sets'
import { expect, test } from './journey'
import { endApp, launchApp, removeUserData } from './launch'
import { killApp } from './processes'
import { storedRows } from './stored'

/* Look-up drills with own books and with books on the screen, and what changed between two releases. */

/** Rounds as the database has them, begun last first. What is asked is drawn, so the journeys read it there. */
async function rounds(page: Page): Promise<DrillRound[]> {
  const { drillRounds } = await storedRows(page, ['drillRounds'])
  return (drillRounds as DrillRound[]).sort((a, b) => b.begun - a.begun)
}

/** The code that is asked now. */
async function wanted(page: Page): Promise<string> {
  const [round] = await rounds(page)
  return round!.statements[round!.results.length]!.codes[0]!
}

const asked = (page: Page, number: number, of: number) =>
  expect(page.getByText(new RegExp(`^Look-up ${number} of ${of} `))).toBeVisible()

async function openDrills(page: Page): Promise<void> {
  await openPlace(page, 'Practice')
  await page.getByRole('button', { name: 'To the drills' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Look-up drills' })).toBeVisible()
}

test('own books: ten codes typed by the keyboard alone, a kill in the middle, the end of the round', async () => {
  const { app, page, userData } = await launchApp()
  await openDrills(page)
  await expect(page.getByText('No code book is loaded, so this round is with your own books')).toBeVisible()
  await expectAccessible(page, 'the choice of a round without books')
  await page.getByRole('button', { name: 'Start the round' }).focus()
  await page.keyboard.press('Enter')

  await asked(page, 1, 10)
  const field = page.getByRole('textbox', { name: 'Answer' })
  await expect(field).toBeFocused()
  await expectAccessible(page, 'a drill with own books')
  await page.keyboard.type((await wanted(page)).toLowerCase())
  await page.keyboard.press('Enter')
  await expect(page.getByText(/ is right\.$/)).toBeVisible()
  await expectAccessible(page, 'a drill that was found')
  await page.keyboard.press('Enter')
  await asked(page, 2, 10)
  await page.keyboard.type('Z99.99')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/^Z99\.99 is not it/)).toBeVisible()
  await expect(page.getByText(`The code is ${await lastRight(page)}`)).toBeVisible()
  await page.keyboard.press('Alt+n')
  await asked(page, 3, 10)
  await expect.poll(async () => (await rounds(page))[0]?.shown).toBe(3)
  await killApp(app)

  const again = await launchApp({ userData })
  await openDrills(again.page)
  await expect(again.page.getByText('A round is open: 2 of 10 done')).toBeVisible()
  await expectAccessible(again.page, 'a round that was left')
  await again.page.getByRole('button', { name: 'Go on' }).click()
  await asked(again.page, 3, 10)
  await again.page.keyboard.press('Alt+f')
  await expect(again.page.getByText('Not found.')).toBeVisible()
  await again.page.keyboard.press('Enter')
  for (let number = 4; number <= 10; number++) {
    await asked(again.page, number, 10)
    await expect(again.page.getByRole('textbox', { name: 'Answer' })).toBeFocused()
    await again.page.keyboard.type(await wanted(again.page))
    await again.page.keyboard.press('Enter')
    await expect(again.page.getByText(/ is right\.$/)).toBeVisible()
    await again.page.keyboard.press('Enter')
  }
  await expect(again.page.getByRole('heading', { level: 1, name: '8 of 10 found' })).toBeFocused()
  const drills = again.page.getByRole('table', { name: 'Drills of this round' })
  await expect(drills.getByRole('row')).toHaveCount(11)
  await expect(drills.getByText('seen before')).toHaveCount(1)
  await expectAccessible(again.page, 'the end of a round')
  const [round] = await rounds(again.page)
  expect(round!.results.map(({ right, again: seen }) => [right, seen ?? false])).toEqual([
    [true, false],
    [false, false],
    [false, true],
    ...Array.from({ length: 7 }, () => [true, false]),
  ])

  await again.page.getByRole('button', { name: 'Again the 2 not found' }).click()
  await asked(again.page, 1, 2)
  await again.page.getByRole('button', { name: 'Leave the round' }).click()
  await expect(again.page.getByText('A round is open: 0 of 2 done')).toBeVisible()
  await again.page.getByRole('button', { name: 'End it here' }).click()
  await expect(again.page.getByText('A round is open')).toHaveCount(0)
  await expect(again.page.getByRole('table', { name: /^Your times, own books/ })).toBeVisible()
  await endApp(again.app)
  await removeUserData(userData)
})

/** The right code of the drill that was done last. */
async function lastRight(page: Page): Promise<string> {
  const [round] = await rounds(page)
  return round!.statements[round!.results.length - 1]!.codes[0]!
}

test('books on the screen: from the Index to the code, taken from its page', async () => {
  const { app, page, userData } = await launchApp()
  await openPlace(page, 'Code books')
  await readIn(page)
  await openDrills(page)
  await expect(page.getByRole('radio', { name: /^On the screen, as a book/ })).toBeChecked()
  await expectAccessible(page, 'the choice of a round with books')
  await page.getByRole('radio', { name: /^Diagnoses(?! and)/ }).check()
  await page.getByRole('button', { name: 'Start the round' }).click()
  // Of the bank's diagnoses the small shelf has one, and asks it.
  await asked(page, 1, 1)
  expect(await wanted(page)).toBe('I10')
  const box = page.getByRole('searchbox', { name: 'Search the code books' })
  await expect(box).toBeFocused()
  await expect(page.getByRole('button', { name: 'Take the open code' })).toBeDisabled()
  await page.keyboard.type('hypertension')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 2, name: /^Hypertension, hypertensive/ })).toBeFocused()
  await page.getByRole('article').getByRole('button', { name: 'I10, open' }).click()
  await expect(page.getByRole('heading', { level: 2, name: /^I10 / })).toBeFocused()
  await expectAccessible(page, 'a drill with books')
  await page.keyboard.press('Alt+t')
  await expect(page.getByText('I10 is right.')).toBeVisible()
  await expect(page.getByText(/Index, then the code$/)).toBeVisible()
  await page.getByRole('button', { name: 'To the end of the round' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '1 of 1 found' })).toBeVisible()
  const [round] = await rounds(page)
  expect(round!.results[0]!.path.map(({ book }) => book)).toEqual(['index', 'tabular'])
  // From the table into the books and back.
  await page.getByRole('button', { name: 'I10', exact: true }).click()
  await expect(page.getByRole('heading', { level: 2, name: /^I10 / })).toBeVisible()
  await page.getByRole('button', { name: 'Back to the drills' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '1 of 1 found' })).toBeVisible()
  await endApp(app)
  await removeUserData(userData)
})

test('two releases: what changed, the questions it touches, and a drill on it', async () => {
  const { app, page, userData } = await launchApp()
  await openPlace(page, 'Code books')
  await readIn(page)
  await page.getByRole('button', { name: 'Open the books' }).click()
  await expect(page.getByRole('button', { name: 'What changed' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Code sets' }).click()
  await readIn(page, newerList())
  await page.getByRole('button', { name: 'Open the books' }).click()
  await page.getByRole('button', { name: 'What changed' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'What changed' })).toBeFocused()
  const filter = page.getByRole('group', { name: 'Which changes' })
  for (const [name, count] of [
    ['All', 3],
    ['New', 1],
    ['Deleted', 1],
    ['Revised', 1],
  ] as const)
    await expect(filter.getByRole('button', { name: `${name} ${count}` })).toBeVisible()
  const list = page.getByRole('group', { name: 'Changes', exact: true })
  await expect(list.getByRole('button')).toHaveText([/^new\s*A15\.0/, /^revised\s*I10/, /^deleted\s*T20\.0XXA/])
  await expect(list.getByText('Before: Essential (primary) hypertension')).toBeVisible()
  // The bank speaks of I10; which questions do is its own affair, that some do is not.
  await expect(page.getByRole('heading', { name: /^Questions of the bank [1-9]/ })).toBeVisible()
  await expectAccessible(page, 'what changed')
  await page.getByRole('combobox', { name: 'Chapter' }).selectOption('9')
  await expect(list.getByRole('button')).toHaveText([/^revised\s*I10/])
  await page.getByRole('combobox', { name: 'Chapter' }).selectOption('')
  await page.getByRole('searchbox', { name: 'Filter by code or words' }).fill('t200xxa')
  await list.getByRole('button', { name: /T20\.0XXA/ }).click()
  await expect(page.getByRole('heading', { level: 2, name: /^T20\.0XXA / })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Release' })).toHaveValue('cm-2025-10-01')

  // A code of one of them only, looked for in the other.
  await page.getByRole('combobox', { name: 'Release' }).selectOption('cm-2026-10-01')
  await expect(page.getByText('T20.0XXA is not in FY2027; deleted FY2027, it was in FY2026.')).toBeVisible()
  await page.getByRole('button', { name: /^Open it in ICD-10-CM FY2026/ }).click()
  await expect(page.getByRole('heading', { level: 2, name: /^T20\.0XXA / })).toBeVisible()

  await page.getByRole('button', { name: 'What changed' }).click()
  await page.getByRole('button', { name: 'Drill 2 look-ups' }).click()
  await asked(page, 1, 2)
  const codes = (await rounds(page))[0]!.statements.map((one) => one.codes[0]!)
  expect([...codes].sort()).toEqual(['A15.0', 'I10'])
  for (const [at, code] of codes.entries()) {
    await asked(page, at + 1, 2)
    await page.getByRole('searchbox', { name: 'Search the code books' }).fill(code)
    await expect(
      page.getByRole('heading', { level: 2, name: new RegExp(`^${code.replace('.', '\\.')} `) }),
    ).toBeVisible()
    await page.keyboard.press('Alt+t')
    await expect(page.getByText(`${code} is right.`)).toBeVisible()
    await expect(page.getByText(/Straight to the code$/)).toBeVisible()
    await page.keyboard.press('Alt+n')
  }
  await expect(page.getByRole('heading', { level: 1, name: '2 of 2 found' })).toBeVisible()
  await page.getByRole('button', { name: 'To the changed codes' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'What changed' })).toBeVisible()
  await endApp(app)
  await removeUserData(userData)
})
