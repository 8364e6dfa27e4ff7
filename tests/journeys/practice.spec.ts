import type { Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { keysOf } from '../../question-bank/schema/item'
import { paceOfExam } from '../../renderer/engine/exam-pace'
import { bank, screenId, pressSettled } from './candidate'
import { openBrowser, serveApp } from './browser'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp, removeUserData, type Launched } from './launch'

/* Practice: built from a choice, with the reasons at once or at the end, and never an exam. */

let launched: Launched
const quit = () => endApp(launched.app)

const build = (page: Page) => page.locator('main').getByRole('button', { name: 'Practice', exact: true }).click()
const start = async (page: Page) => {
  await page.getByRole('button', { name: 'Start practice' }).click()
  await expect(page.locator('[data-screen]')).toBeVisible()
}
const domainOf = (id: string) => bank.items.find((one) => one.id === id)?.domain
const count = (page: Page) => page.getByTestId('count')

/** Chooses the key, or another option, of the item on the screen. */
async function answerItem(page: Page, right: boolean) {
  const id = (await screenId(page))!
  const keys: readonly string[] = keysOf(bank.items.find((one) => one.id === id)!)
  const values = await page
    .locator(`input[name="${id}"]`)
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
  const places = values.flatMap((value, place) => (keys.includes(value) === right ? [place] : []))
  for (const place of places.slice(0, keys.length)) await page.keyboard.press('abcdef'[place]!)
  await expect(page.locator('.choice-option input:checked')).toHaveCount(keys.length)
  return id
}

async function endPractice(page: Page) {
  await page.keyboard.press('Alt+e')
  const sure = page.getByRole('alertdialog', { name: 'End the practice?' })
  await expect(sure).toBeVisible()
  await pressSettled(page, 'Alt+y')
  await page.locator('.result-paper, [role=alertdialog]:has-text("Are you sure?")').first().waitFor()
  if (await page.getByRole('alertdialog', { name: 'Are you sure?' }).isVisible()) await pressSettled(page, 'Alt+e')
  await expect(page.getByText('You have ended the practice. All your answers are saved.')).toBeVisible()
}

test.describe('in the app', () => {
  test.beforeEach(async () => {
    launched = await launchApp()
  })
  test.afterEach(async () => {
    await quit()
    await removeUserData(launched.userData)
  })

  test('tutor practice: the reasons at once, the answer frozen, a result without a score, and what was missed again', async () => {
    const { page } = launched
    await build(page)
    await expect(page.getByRole('heading', { name: 'Build a practice' })).toBeVisible()
    const matching = bank.items.filter((one) => one.domain === 3).length
    await page.getByRole('checkbox', { name: /^3\. / }).check()
    await expect(page.locator('.practice-count')).toHaveText(`${matching} questions match.`)
    // What is being typed is left alone; what is no number of questions does not count.
    const number = page.getByLabel('Questions', { exact: true })
    await number.fill('')
    await number.pressSequentially('1000')
    await number.blur()
    await expect(number).toHaveValue('100')
    await number.fill('5')
    await start(page)

    await expect(page.locator('.frame-title')).toHaveText('Practice – Provider Queries; questions')
    await expect(page.getByTestId('clock')).toContainText('Time Used')
    await expect(count(page)).toHaveText('1 of 5')
    const check = page.getByRole('button', { name: 'Check answer' })
    await expect(check).toBeDisabled()
    await page.keyboard.press('Alt+a')
    await expect(page.locator('.checked')).toHaveCount(0)

    const first = await answerItem(page, true)
    expect(domainOf(first)).toBe(3)
    await check.click()
    await expect(page.locator('.checked-verdict')).toHaveText('Right')
    await expect(page.locator('.checked-verdict')).toBeFocused()
    const item = bank.items.find((one) => one.id === first)!
    for (const option of item.options) await expect(page.locator('.checked')).toContainText(option.reason)
    // Frozen: neither a key nor a click changes it.
    await page.keyboard.press('a')
    await page.keyboard.press('b')
    await expect(page.locator('.choice-option')).toHaveCount(0)
    await expect(check).toBeDisabled()

    await page.keyboard.press('Alt+n')
    await expect(count(page)).toHaveText('2 of 5')
    // The keys of cards and the review room: P and N walk, G says a guess, Enter checks, 1 to 8 give the reason, Z takes back.
    await page.keyboard.press('p')
    await expect(count(page)).toHaveText('1 of 5')
    await page.keyboard.press('n')
    await expect(count(page)).toHaveText('2 of 5')
    await page.keyboard.press('Enter')
    await expect(page.locator('.checked')).toHaveCount(0)
    await page.keyboard.press('g')
    await expect(page.getByRole('checkbox', { name: /^I guessed/ })).toBeChecked()
    const missed = await answerItem(page, false)
    await page.locator('.choice-option input:checked').focus()
    await page.keyboard.press('Enter')
    await expect(page.locator('.checked-verdict')).toHaveText(/^Wrong: the key is [A-D]$/)
    await expect(page.getByRole('checkbox', { name: /^I guessed/ })).toBeChecked()
    await page.keyboard.press('2')
    await expect(page.getByRole('button', { name: 'Misread' })).toHaveAttribute('aria-pressed', 'true')
    await page.keyboard.press('8')
    await expect(page.getByRole('button', { name: 'Misread' })).toHaveAttribute('aria-pressed', 'false')
    await page.keyboard.press('z')
    await expect(page.getByText('Taken back: Time.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Misread' })).toHaveAttribute('aria-pressed', 'true')

    // Left and resumed, the reasons are still there.
    await page.getByRole('button', { name: 'Save and leave' }).click()
    await expect(page.getByRole('heading', { name: 'Practice in progress' })).toBeVisible()
    await page.getByRole('button', { name: 'Resume practice' }).click()
    await page.getByRole('heading', { name: 'Welcome back to your practice' }).waitFor()
    await pressSettled(page, 'Alt+y')
    await expect(page.locator('.checked-verdict')).toHaveText(/^Wrong/)

    for (const place of [3, 4, 5]) {
      await page.keyboard.press('Alt+n')
      await expect(count(page)).toHaveText(`${place} of 5`)
      await answerItem(page, true)
    }
    await endPractice(page)
    await expect(page.locator('.result-paper')).toContainText('4 of 5')
    await expect(page.locator('.result-paper')).toContainText('80 %')
    await expect(page.locator('body')).not.toContainText(/Scaled score|Pass\b|Fail\b/)
    await page.keyboard.press('Alt+s')
    await expect(page.getByRole('heading', { name: 'Practice', exact: true })).toBeVisible()
    await expect(page.locator('main')).not.toContainText(/100 to 400|passes|Chance of reaching/)

    await page.getByRole('button', { name: 'Only what was missed' }).click()
    await expect(count(page)).toHaveText('1 of 1')
    expect(await screenId(page)).toBe(missed)
    await answerItem(page, true)
    await endPractice(page)
    await page.keyboard.press('Alt+s')
    await expect(page.getByText('Nothing was missed.')).toBeVisible()

    await page.getByRole('button', { name: 'Back to home' }).click()
    await expect(page.getByText('No finished exam yet.')).toBeVisible()
    await expect(page.locator('.history tbody tr')).toHaveCount(2)
    await expect(page.locator('.history tbody tr').last()).toContainText('4 of 5 (80 %)')

    // What was chosen last is still chosen.
    await build(page)
    await expect(page.getByRole('checkbox', { name: /^3\. / })).toBeChecked()
    await page.getByRole('radio', { name: /^Missed before/ }).check()
    // The filter to blame is named, and taken away with one press.
    await expect(
      page.getByText(/^No question matches: “Missed before” leaves none\. Without it there are \d+ questions\.$/),
    ).toBeVisible()
    await page.getByRole('button', { name: 'Remove “Missed before”' }).click()
    await expect(page.getByRole('radio', { name: /^All/ })).toBeChecked()
    await page.getByRole('radio', { name: /^Missed before/ }).check()
    await expect(page.getByRole('button', { name: 'Start practice' })).toBeDisabled()
    await page.getByRole('radio', { name: /^Not seen before/ }).check()
    await expect(page.locator('.practice-count')).toHaveText(`${matching - 5} questions match.`)
    await page.getByLabel('Questions', { exact: true }).fill('100')
    await expect(
      page.getByText(`Only ${matching - 5} questions match; take these ${matching - 5} or widen the choice.`),
    ).toBeVisible()
    await page.getByRole('button', { name: `Take these ${matching - 5}` }).click()
    await expect(page.getByRole('button', { name: 'Start practice' })).toBeEnabled()
  })

  test('exam mode against the clock; a code drill with its verdicts', async () => {
    const { page } = launched
    await build(page)
    await page.getByRole('radio', { name: 'At the end, as in an exam' }).check()
    const pace = await page.getByText(/^At the pace of the exam, \d+\ss a question$/).textContent()
    const seconds = Number(/\d+/.exec(pace!)![0])
    expect(seconds).toBe(paceOfExam(bank) / 1_000)
    await page.getByRole('radio', { name: /^At the pace of the exam/ }).check()
    await page.getByRole('button', { name: '10', exact: true }).click()
    const time = `${Math.floor((seconds * 10) / 60)} min${(seconds * 10) % 60 ? ` ${(seconds * 10) % 60} s` : ''}`
    await expect(page.locator('.practice-summary')).toContainText(`${seconds} s a question: ${time} for 10.`)
    await start(page)
    await expect(page.getByTestId('clock')).toContainText(
      new RegExp(`Time Remaining ${Math.floor((seconds * 10) / 60)}:`),
    )
    await expect(page.getByRole('button', { name: 'Check answer' })).toHaveCount(0)
    await answerItem(page, true)
    await page.keyboard.press('Alt+a')
    await expect(page.locator('.checked')).toHaveCount(0)
    await endPractice(page)
    await page.keyboard.press('Alt+s')
    await page.getByRole('button', { name: 'The same questions' }).click()
    await expect(count(page)).toHaveText('1 of 10')
    await expect(page.locator('.frame-title')).toHaveText(/^Practice – Retake: /)
    await endPractice(page)
    await page.keyboard.press('Alt+s')

    await page.getByRole('button', { name: 'New practice' }).click()
    await page.getByRole('radio', { name: /^Code drills/ }).check()
    await page.getByRole('radio', { name: 'After each answer' }).check()
    await page.getByRole('radio', { name: 'Type the codes' }).check()
    await page.getByLabel('Code tasks', { exact: true }).fill('5')
    await start(page)
    await expect(count(page)).toHaveText('1 of 5')
    const [owner, kind] = (await screenId(page))!.split('/')
    const task = bank.scenarios.find((one) => one.id === owner)!.tasks.find((one) => one.kind === kind)!
    await page.getByLabel('Code 1', { exact: true }).fill(task.wrong[0]!.code)
    await page.keyboard.press('Alt+a')
    await expect(page.locator('.code-table')).toContainText(task.key[0]!.code)
    await expect(page.locator('.code-table')).toContainText(task.wrong[0]!.reason)
    await expect(page.locator('.code-row')).toHaveCount(0)
  })
})

test('filters stand beside the numbers, go one by one or all at once, and where they cannot apply', async () => {
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page } = await openBrowser(profile, server.url)
  const panel = page.getByRole('complementary', { name: 'Your practice' })
  const filters = panel.getByRole('list', { name: 'Filters' }).getByRole('listitem')
  await build(page)
  await expect(filters).toHaveCount(0)
  await page.getByRole('button', { name: '5', exact: true }).click()
  await page.getByRole('checkbox', { name: /^3\. / }).check()
  await page.getByRole('checkbox', { name: /^1\. / }).check()
  await page.getByRole('checkbox', { name: /^ICD-10-PCS/ }).check()
  await expect(filters).toHaveText([/^Coding Knowledge/, /^Provider Queries/, /^ICD-10-PCS/])
  // Code drills ask nothing about queries: that filter goes and is named, the others stay.
  await page.getByRole('radio', { name: /^Code drills/ }).check()
  await expect(panel).toContainText('Taken out, as there is nothing of it for "Code drills": Provider Queries.')
  await expect(page.getByRole('checkbox', { name: /^3\. / })).not.toBeChecked()
  await expect(page.getByRole('checkbox', { name: /^3\. / })).toBeDisabled()
  await expect(filters).toHaveCount(2)
  await expect(page.getByRole('button', { name: 'Start practice' })).toBeEnabled()
  await panel.getByRole('button', { name: 'Remove filter: ICD-10-PCS' }).click()
  await expect(page.getByRole('checkbox', { name: /^ICD-10-PCS/ })).not.toBeChecked()
  await expect(filters).toHaveCount(1)
  await page.getByRole('checkbox', { name: /^ICD-10-PCS/ }).check()
  await expectAccessible(page, 'builder with filters')
  await panel.getByRole('button', { name: 'Clear filters' }).click()
  await expect(filters).toHaveCount(0)
  await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(0)
  await context.close()
  await server.close()
  await removeUserData(profile)
})

for (const theme of ['light', 'dark'] as const) {
  test(`no accessibility violations in builder and tutor, ${theme}`, async () => {
    const profile = await freshUserData()
    const server = await serveApp()
    const { context, page } = await openBrowser(profile, server.url)
    const check = (where: string) => expectAccessible(page, where)
    await page.getByLabel('Colors').selectOption(theme)
    await build(page)
    await page.getByRole('checkbox', { name: /^1\. / }).check()
    await page.getByRole('checkbox', { name: /^Determine principal/ }).check()
    await check('builder with tasks and topics')
    await page.getByRole('radio', { name: /^Missed before/ }).check()
    await check('builder with nothing that matches')
    await page.getByRole('radio', { name: /^All/ }).check()
    await page.getByRole('radio', { name: /^Questions and scenarios/ }).check()
    await page.getByRole('button', { name: '5', exact: true }).click()
    await start(page)
    await answerItem(page, false)
    await page.keyboard.press('Alt+a')
    await expect(page.locator('.checked')).toBeVisible()
    await check('tutor: an item')
    for (const place of [2, 3, 4, 5, 6]) {
      await page.keyboard.press('Alt+n')
      await expect(count(page)).toHaveText(new RegExp(`^${place} of`))
    }
    await page.locator('.codes-candidate').first().click()
    await page.keyboard.press('Alt+a')
    await expect(page.locator('.checked')).toBeVisible()
    await check('tutor: codes')
    await endPractice(page)
    await check('result')
    await page.keyboard.press('Alt+s')
    await expect(page.getByRole('heading', { name: 'Take it again' })).toBeVisible()
    await check('report')
    await page.getByRole('button', { name: 'Back to home' }).click()
    await expect(page.getByRole('heading', { name: 'Your practice' })).toBeVisible()
    await check('home')
    await context.close()
    await server.close()
    await removeUserData(profile)
  })
}
