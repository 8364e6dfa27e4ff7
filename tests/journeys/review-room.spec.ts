import type { Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { writtenLine } from '../../renderer/engine/answer'
import { openBrowser, serveApp } from './browser'
import { answerAll, bank, begin, endReview, goOn, screenId, pressSettled } from './candidate'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp, removeUserData } from './launch'

/* The review room: misses are found, tagged, noted and disputed, and all of it is still there after a restart. */

const place = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name })
const question = (page: Page, id: string) => page.locator(`[data-question="${id}"]`)
const found = (page: Page, count: number) =>
  expect(page.getByRole('heading', { level: 1 })).toHaveText(`${count} question${count === 1 ? '' : 's'}`)
const state = (page: Page, name: string) => page.getByRole('complementary', { name: 'Filters' }).getByLabel(name)

/** A scenario of which only the principal diagnosis is answered, wrongly. Returns its id. */
async function missOneScenario(page: Page): Promise<string> {
  await begin(page, { preset: 'Scenarios only' })
  const [owner] = (await screenId(page))!.split('/') as [string]
  const wrong = writtenLine(bank.scenarios.find((one) => one.id === owner)!.tasks[0]!.wrong[0]!)
  await page
    .locator('.codes-candidate')
    .filter({ has: page.getByText(wrong, { exact: true }) })
    .click()
  for (let id = `${owner}/principal`; !id.includes('/Q'); id = (await screenId(page))!) await goOn(page, id, true)
  const [first] = bank.scenarios.find((one) => one.id === owner)!.questions
  const values = await page
    .locator('[data-screen] input[type=radio]')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
  await page.keyboard.press('abcd'[values.findIndex((value) => value !== first!.key)]!)
  await expect(page.locator('[data-screen] input:checked')).toHaveCount(1)
  await page.keyboard.press('Alt+e')
  await pressSettled(page, 'Alt+y')
  await page.getByRole('alertdialog', { name: 'Are you sure?' }).waitFor()
  await pressSettled(page, 'Alt+e')
  await page.getByText('You have ended the exam.').waitFor()
  await pressSettled(page, 'Alt+k')
  await page.getByRole('button', { name: 'Score report' }).click()
  await page.getByRole('button', { name: 'Back to home' }).click()
  return owner
}

test('misses on purpose: tagged, noted, disputed, found again after a restart', async () => {
  test.setTimeout(240_000)
  const userData = await freshUserData()
  const first = await launchApp({ userData })
  let page = first.page

  await place(page, 'Review').click()
  await expect(page.getByText('There is nothing to review yet.')).toBeVisible()
  await place(page, 'Home').click()

  await begin(page, { preset: 'Quick 25' })
  const ids = await answerAll(page, 'pick', (index) => index % 5 !== 1)
  const missed = ids.filter((_, index) => index % 5 === 1)
  await endReview(page)
  await page.getByRole('button', { name: 'Review and tag misses' }).click()
  await found(page, missed.length)
  await page.getByRole('button', { name: 'Review one at a time' }).click()
  await expect(page.getByText(`1 of ${missed.length}`)).toBeVisible()

  // The suggestion is shown and not kept; a key keeps a tag, and the question stays where it is.
  await expect(page.locator('.miss-type[data-suggested]')).toHaveCount(1)
  await expect(page.locator('.miss-type[aria-pressed=true]')).toHaveCount(0)
  await page.keyboard.press('2')
  await expect(page.getByRole('button', { name: 'Misread' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('g')
  await expect(page.getByLabel(/^I guessed/)).toBeChecked()
  await expect(page.getByText(`1 of ${missed.length}`)).toBeVisible()
  await page.getByLabel('Your note').fill('Check the excludes1 note 12')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Bookmark' }).click()
  await expect(page.getByRole('button', { name: 'Bookmarked' })).toHaveAttribute('aria-pressed', 'true')
  // What was missed is on a card already.
  await expect(page.getByText('On a card, new')).toBeVisible()

  await page.keyboard.press('Alt+n')
  await expect(page.getByText(`2 of ${missed.length}`)).toBeVisible()
  await page.keyboard.press('Alt+p')
  await expect(page.getByText(`1 of ${missed.length}`)).toBeVisible()
  // The keys of cards and practice. What is said by a slip is taken back, also from the next question.
  await page.keyboard.press('5')
  await expect(page.getByRole('button', { name: 'Misread' })).toHaveAttribute('aria-pressed', 'false')
  await page.keyboard.press('n')
  await expect(page.getByText(`2 of ${missed.length}`)).toBeVisible()
  await page.keyboard.press('z')
  await expect(page.getByText(`Taken back on ${missed[0]}: Specificity or 7th character.`)).toBeVisible()
  await page.keyboard.press('p')
  await expect(page.getByText(`1 of ${missed.length}`)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Misread' })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByLabel(/^I guessed/)).toBeChecked()
  await page.locator('h1').click()
  await page.keyboard.press('Enter')
  await expect(page.getByText(`2 of ${missed.length}`)).toBeVisible()
  await page.getByRole('button', { name: 'Specificity or 7th character' }).click()
  await page.getByRole('button', { name: 'I dispute this key' }).click()
  await page.getByLabel('Why do you think that the key is wrong?').fill('The guideline allows both zebras')
  await page.getByLabel('Leave this question out of my statistics').check()
  await page.getByRole('button', { name: 'Keep dispute' }).click()
  await expect(page.getByText(/You dispute this key since/)).toBeVisible()

  await page.keyboard.press('Alt+l')
  await found(page, missed.length - 2)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await found(page, ids.length)
  await page.getByRole('searchbox').fill('EXCLUDES1 check')
  await found(page, 1)
  await page.getByRole('button', { name: 'Save this filter' }).click()
  await page.getByRole('dialog').getByLabel('Name').fill('My notes')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByLabel('Saved filter')).toHaveValue('My notes')
  await page.getByRole('searchbox').fill('')
  await question(page, ids[0]!).click()
  await expect(page.getByRole('heading', { name: 'Why did you miss it?' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Add to cards' }).click()
  await expect(page.getByText('On a card, new')).toBeVisible()
  await page.keyboard.press('Alt+l')
  // Typed and left at once: what waits for a pause is written before the window closes.
  await question(page, missed[0]!).click()
  await page.getByLabel('Your note').fill('Check the excludes1 note 12a')
  await endApp(first.app)

  const second = await launchApp({ userData })
  page = second.page
  await place(page, 'Review').click()
  await found(page, ids.length)
  await state(page, 'Missed last time').check()
  await found(page, missed.length)
  await page.getByLabel('Saved filter').selectOption('My notes')
  await found(page, 1)
  await question(page, missed[0]!).click()
  await expect(page.getByLabel('Your note')).toHaveValue('Check the excludes1 note 12a')
  await expect(page.getByRole('button', { name: 'Misread' })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByLabel(/^I guessed/)).toBeChecked()
  await expect(page.getByRole('button', { name: 'Bookmarked' })).toBeVisible()
  await page.keyboard.press('Alt+l')
  // Deleted by a slip, it is one press away.
  await page.getByRole('button', { name: 'Delete filter' }).click()
  await expect(page.getByLabel('Saved filter')).toHaveCount(0)
  await page.getByRole('button', { name: 'Bring back “My notes”' }).click()
  await expect(page.getByLabel('Saved filter')).toHaveValue('My notes')
  await page.getByRole('button', { name: 'Delete filter' }).click()
  await expect(page.getByLabel('Saved filter')).toHaveCount(0)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await state(page, 'Key disputed').check()
  await found(page, 1)
  await question(page, missed[1]!).click()
  await expect(page.getByText('The guideline allows both zebras')).toBeVisible()
  await expect(page.getByText('The question is left out of your statistics.')).toBeVisible()
  await page.getByRole('button', { name: 'Withdraw' }).click()
  await page.getByRole('button', { name: 'Keep dispute' }).click()
  await expect(page.getByText('The guideline allows both zebras')).toBeVisible()
  await page.getByRole('button', { name: 'Withdraw' }).click()
  await page.getByRole('button', { name: 'Yes, withdraw' }).click()
  await expect(page.getByRole('button', { name: 'I dispute this key' })).toBeVisible()
  await page.keyboard.press('Alt+l')
  await found(page, 0)
  await page.getByRole('button', { name: 'Show all questions' }).click()
  await page.getByLabel('Why missed').selectOption({ label: 'Misread (1)' })
  await found(page, 1)
  await expect(question(page, missed[0]!)).toContainText('Misread')
  await page.getByRole('button', { name: 'Clear filters' }).click()
  await question(page, ids[0]!).click()
  await expect(page.getByText('On a card, new')).toBeVisible()

  // A scenario: the record with the words that support each code, and the way there.
  await place(page, 'Home').click()
  const scenario = await missOneScenario(page)
  await place(page, 'Review').click()
  await question(page, `${scenario}/principal`).click()
  await expect(page.locator('.code-table')).toContainText('Not supported')
  await expect(page.locator('.code-table')).toContainText('Missed')
  const key = bank.scenarios.find((one) => one.id === scenario)!.tasks[0]!.key[0]!
  const list = page.getByRole('list', { name: 'Words that support the codes' })
  await expect(list).toContainText(`supports ${key.code}`)
  await expect(list.locator('q')).toHaveText(key.support!.map((one) => one.words))
  for (const button of await list.getByRole('button').all()) {
    await button.click()
    await expect.poll(() => page.evaluate(() => [...CSS.highlights.get('pointed')!].length)).toBe(1)
    const { shown, inside } = await page.evaluate(() => {
      const [range] = [...CSS.highlights.get('pointed')!] as [Range]
      const { top, bottom } = range.getBoundingClientRect()
      const frame = range.startContainer.parentElement!.closest('[role=tabpanel]')!.getBoundingClientRect()
      return { shown: range.toString(), inside: top >= frame.top && bottom <= frame.bottom }
    })
    expect(key.support!.map((one) => one.words.replace(/[\s*|]/g, ''))).toContain(shown.replace(/[\s*|]/g, ''))
    expect(inside).toBe(true)
  }
  await endApp(second.app)
  await removeUserData(userData)
})

test('no violations in the review room, light and dark', async () => {
  test.setTimeout(180_000)
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page, errors } = await openBrowser(profile, server.url)
  const check = (where: string) => expectAccessible(page, where)
  const scenario = await missOneScenario(page)
  for (const theme of ['light', 'dark'] as const) {
    await page.getByLabel('Colors').selectOption(theme)
    await place(page, 'Review').click()
    await page.getByRole('button', { name: 'Review one at a time' }).waitFor()
    await state(page, 'Missed last time').check()
    await check(`list, ${theme}`)
    await page.getByRole('button', { name: 'Save this filter' }).click()
    await check(`name of a filter, ${theme}`)
    await pressSettled(page, 'Escape')
    await question(page, `${scenario}/principal`).click()
    await page.locator('.support-words .button').first().click()
    await page.getByRole('button', { name: 'I dispute this key' }).click()
    await check(`code task, ${theme}`)
    await page.keyboard.press('Alt+l')
    await question(page, `${scenario}/Q1`).click()
    await page.keyboard.press('1')
    await expect(page.locator('.miss-type').first()).toHaveAttribute('aria-pressed', 'true')
    await page.locator('.review-options').waitFor()
    await check(`question, ${theme}`)
    await page.keyboard.press('1')
    await expect(page.locator('.miss-type').first()).toHaveAttribute('aria-pressed', 'false')
    await page.keyboard.press('Alt+l')
    await page.getByRole('searchbox').fill('zzzzzz')
    await expect(page.getByText('No question you answered fits')).toBeVisible()
    await check(`nothing found, ${theme}`)
    await place(page, 'Home').click()
  }
  expect(errors).toEqual([])
  await context.close()
  await server.close()
  await removeUserData(profile)
})
