import type { Page } from '@playwright/test'
import { pressSettled } from './candidate'
import { openBrowser, serveApp } from './browser'
import { expect, test } from './journey'
import { freshUserData, removeUserData } from './launch'
import { databaseEvents } from './stored'

/* The tutorial by keyboard: every sample reacts, and nothing of it is stored. */

const sample = (page: Page) => page.getByRole('region', { name: 'Sample to try' })
const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true })

async function openTutorial(page: Page, preset: string, style: 'pick' | 'type' = 'pick') {
  await page.getByRole('button', { name: 'Start an exam' }).click()
  await page.getByRole('radio', { name: new RegExp(`^${preset}`) }).check()
  if (style === 'type') await page.getByRole('radio', { name: /^Type the codes/ }).check()
  await page.getByRole('button', { name: 'Go to check-in' }).click()
  await page.getByRole('heading', { name: 'Check-in checklist' }).waitFor()
  await page.keyboard.press('Alt+o')
  await page.getByText('Is this you, and is this your exam?').waitFor()
  await pressSettled(page, 'Alt+c')
  await page.getByText('Confidentiality agreement').waitFor()
  await page.keyboard.press('Alt+a')
  await heading(page, 'Moving through the exam').waitFor()
}

async function nextPage(page: Page, title: string) {
  await page.keyboard.press('Alt+n')
  await heading(page, title).waitFor()
}

async function tabTo(page: Page, name: string) {
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? '',
    )
    if (focused.startsWith(name)) return
  }
  throw new Error(`${name} was not reached with Tab`)
}

test('every sample reacts to the keyboard, and nothing is stored', async () => {
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page, errors } = await openBrowser(profile, server.url)
  await openTutorial(page, 'CCS full exam')
  const before = await databaseEvents(page)
  await expect(page.locator('.frame-readings').first()).toContainText('1 of 12')

  await nextPage(page, 'Time and count')
  await tabTo(page, 'Time remaining 3 hours')
  await page.keyboard.press('Enter')
  await expect(sample(page).getByTestId('clock')).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(sample(page).getByTestId('clock')).toHaveText('Time Remaining 3:58:00')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(sample(page).getByTestId('count')).toHaveCount(0)

  await nextPage(page, 'Answering an item')
  await page.keyboard.press('b')
  await expect(sample(page).getByRole('radio', { name: /Wednesday/ })).toBeChecked()
  await page.keyboard.press('3')
  await expect(sample(page).getByRole('radio', { name: /Thursday/ })).toBeChecked()
  await page.keyboard.press('Alt+f')
  await expect(sample(page).getByRole('button', { name: 'Flag for Review' })).toHaveAttribute('aria-pressed', 'true')

  await nextPage(page, 'Striking out options')
  await expect(sample(page).getByRole('radio', { checked: true })).toHaveCount(0)
  await page.keyboard.press('Shift+A')
  await page.keyboard.press('Shift+D')
  await page.keyboard.press('Shift+A')
  await expect(sample(page).locator('.choice-option-struck')).toHaveText(/Sunday/)

  await nextPage(page, 'Highlighting text')
  const painted = () =>
    page.evaluate(() => [...CSS.highlights.get('candidate')!].map((range) => (range as Range).toString()))
  const select = () =>
    page.locator('[data-text$="#stem"]').evaluate((element) => {
      const node = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()!
      window.getSelection()!.setBaseAndExtent(node, 0, node, 4)
    })
  await select()
  await page.keyboard.press('Alt+h')
  await expect.poll(painted).toEqual(['This'])
  await select()
  await page.keyboard.press('Alt+h')
  await expect.poll(painted).toEqual([])

  await nextPage(page, 'Colors and text size')
  await nextPage(page, 'Calculator')
  await pressSettled(page, 'Alt+c')
  const calculator = page.getByRole('dialog', { name: 'Calculator' })
  await calculator.getByRole('button', { name: '8', exact: true }).focus()
  await page.keyboard.type('8850/6=')
  await expect(calculator.locator('output')).toHaveText('1475')

  await nextPage(page, 'Noteboard')
  await expect(calculator).toHaveCount(0)
  await page.keyboard.press('Alt+o')
  const board = page.getByRole('dialog', { name: 'Noteboard' })
  await page.keyboard.type('hello')
  await expect(board.getByRole('textbox')).toHaveValue('hello')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Erase')
  await page.keyboard.press('Enter')
  await expect(board.getByRole('textbox')).toHaveValue('')

  await nextPage(page, 'Medical record scenarios')
  await expect(board).toHaveCount(0)
  await tabTo(page, 'Search the record')
  await page.keyboard.type('fever')
  await expect(sample(page).getByText('2 found')).toBeVisible()
  await tabTo(page, 'Face sheet')
  await page.keyboard.press('ArrowRight')
  await expect(sample(page).locator('mark')).toHaveText(['fever', 'fever'])
  await page.keyboard.press('a')
  await expect(sample(page).getByRole('radio', { name: /It was gone on day 2/ })).toBeChecked()

  await nextPage(page, 'Picking codes')
  await expect(sample(page).getByText('Select 2.')).toBeVisible()
  for (const code of ['E11.9', 'I10', 'R05.9']) {
    await sample(page).getByRole('checkbox', { name: code }).focus()
    await page.keyboard.press('Space')
  }
  await expect(sample(page).getByText('3 of 2 selected: remove 1')).toBeVisible()
  await page.keyboard.press('Space')
  await expect(sample(page).getByText('2 of 2 selected')).toBeVisible()

  await nextPage(page, 'Navigator')
  await tabTo(page, 'Question 4')
  await page.keyboard.press('Enter')
  await expect(sample(page).getByText('You are at Question 4.')).toBeVisible()
  await expect(sample(page).getByRole('row', { name: /Question 4/ })).toContainText('Incomplete')
  await sample(page).getByRole('button', { name: 'Flagged for Review' }).focus()
  await page.keyboard.press('Enter')
  await expect(sample(page).getByRole('row').nth(1)).toContainText('Question 2')

  await nextPage(page, 'Review and end')
  await page.keyboard.press('Alt+i')
  await expect(sample(page).getByText('Review Incomplete walks through 3 questions: 3, 4, 5.')).toBeVisible()
  await page.keyboard.press('Alt+f')
  await expect(sample(page).getByText('Review Flagged walks through 2 questions: 2, 5.')).toBeVisible()

  await page.keyboard.press('Alt+p')
  await heading(page, 'Navigator').waitFor()
  expect(await databaseEvents(page)).toEqual(before)
  expect(errors).toEqual([])
  await page.keyboard.press('Alt+e')
  await heading(page, 'Begin the exam now?').waitFor()
  await context.close()
  await server.close()
  await removeUserData(profile)
})

test('the pages are those of the exam: typed codes where they are typed, no record where there is none', async () => {
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page } = await openBrowser(profile, server.url)
  await openTutorial(page, 'Scenarios only', 'type')
  for (const title of [
    'Time and count',
    'Answering an item',
    'Striking out options',
    'Highlighting text',
    'Colors and text size',
    'Calculator',
    'Noteboard',
    'Medical record scenarios',
    'Typing codes',
  ])
    await nextPage(page, title)
  await sample(page).getByLabel('Code 1', { exact: true }).focus()
  await page.keyboard.type('i10')
  await page.keyboard.press('Enter')
  await expect(sample(page).getByLabel('Code 2', { exact: true })).toBeFocused()
  await page.keyboard.type('e119')
  await sample(page).getByRole('button', { name: 'Move code 2 up' }).focus()
  await page.keyboard.press('Enter')
  await expect(sample(page).getByLabel('Code 1', { exact: true })).toHaveValue('E11.9')
  await expect(sample(page).getByLabel('Code 2', { exact: true })).toHaveValue('I10')
  await page.reload()
  await openTutorial(page, 'Quick 25')
  for (const title of [
    'Time and count',
    'Answering an item',
    'Striking out options',
    'Highlighting text',
    'Colors and text size',
    'Calculator',
    'Noteboard',
    'Navigator',
    'Review and end',
  ])
    await nextPage(page, title)
  await context.close()
  await server.close()
  await removeUserData(profile)
})
