import type { Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { openBrowser, serveApp } from './browser'
import { answerAll, bank, begin, endReview, pressSettled } from './candidate'
import { expect, test } from './journey'
import { chartLabelsInTrouble } from './looks'
import { putCards, storedCards } from './stored-cards'
import { endApp, freshUserData, launchApp, removeUserData } from './launch'

/* Home says what to do next, and the page of progress how things stand; both change with what was done. */

const place = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name })
const step = (page: Page) => page.locator('section.next-step')
const facts = (page: Page) => page.getByRole('region', { name: 'Where you stand' })

/** Ends a practice of which nothing was answered, and goes home. */
async function endPractice(page: Page) {
  await page.keyboard.press('Alt+e')
  await page.getByRole('alertdialog', { name: 'End the practice?' }).waitFor()
  await pressSettled(page, 'Alt+y')
  await page.getByRole('alertdialog', { name: 'Are you sure?' }).waitFor()
  await pressSettled(page, 'Alt+e')
  await page.getByText('You have ended the practice.').waitFor()
  await page.getByRole('button', { name: 'See the questions' }).click()
  await page.getByRole('button', { name: 'Back to home' }).click()
}

test('from an empty profile through an exam with misses and a practice', async () => {
  test.setTimeout(240_000)
  const { app, page, userData } = await launchApp()
  await expect(page.getByRole('heading', { name: 'Next step', exact: true })).toBeVisible()
  await expect(step(page)).toContainText('Take a first exam')
  await expect(facts(page)).toContainText('No exam yet')
  await page.getByLabel('Day of your exam').fill('2099-03-31')
  await page.keyboard.press('Enter')
  await expect(facts(page)).toContainText(/in \d+ days/)
  await page.getByLabel('Day of your exam').fill('')
  await page.keyboard.press('Enter')
  await expect(facts(page)).toContainText('Set the date')
  await place(page, 'Progress').click()
  await expect(page.getByText('Too little to say yet')).toBeVisible()
  await expect(page.getByText('An estimate needs 40 questions answered at first sight; 0 so far')).toBeVisible()
  await expect(page.getByText('Your scores will be drawn here')).toBeVisible()
  await page.getByText('How this is estimated').click()
  await expect(page.getByText('Only the first time you met a question counts')).toBeVisible()

  await place(page, 'Home').click()
  await step(page).getByRole('button', { name: 'Choose an exam' }).click()
  await expect(page.getByRole('button', { name: 'Go to check-in' })).toBeVisible()
  await page.getByRole('button', { name: 'Back to home' }).click()
  await begin(page, { preset: 'Quick 25' })
  await answerAll(page, 'pick', (index) => index % 5 !== 1)
  await endReview(page)
  await page.getByRole('button', { name: 'Back to home' }).click()

  await expect(step(page)).toContainText('Say why you missed them')
  await expect(step(page)).toContainText('5 missed answers')
  await expect(facts(page).getByRole('button', { name: /^5\s*now$/ })).toBeVisible()
  await expect(facts(page)).toContainText('per item')
  const score = (await page.locator('.history-score strong').textContent())!
  await expect(facts(page).locator('.home-scores')).toHaveText(score)

  await place(page, 'Progress').click()
  const chart = (title: string) =>
    page.locator('figure').filter({ has: page.getByRole('heading', { name: title, exact: true }) })
  const rows = async (title: string) => {
    await chart(title).getByText('As a table').click()
    return chart(title).locator('tbody tr')
  }
  await expect(await rows('Scores')).toHaveCount(1)
  await expect(chart('Scores').locator('tbody')).toContainText(score)
  const { outline } = bank.presets.find((one) => one.id === 'ccs-full')!
  const { domains } = bank.outlines.find((one) => one.id === outline)!
  await expect(await rows('Domains')).toHaveCount(domains.length + domains.flatMap((one) => one.tasks).length)
  await expect(await rows('Time per item')).toHaveCount(1)
  await expect(await rows('Why answers were missed')).toHaveCount(8)
  await expect(chart('Why answers were missed')).toContainText('For 5 the reason is only suggested')
  await expect(await rows('Cards to come')).toHaveCount(30)
  await expect(page.getByText('How fast you would forget will be drawn here')).toBeVisible()

  // Tagged in the review room: the suggestion moves on.
  await place(page, 'Home').click()
  await step(page).getByRole('button', { name: 'Tag the misses' }).click()
  await page.getByRole('button', { name: 'Review one at a time' }).click()
  for (let number = 1; number <= 5; number++) {
    await page.keyboard.press('2')
    await expect(page.getByRole('button', { name: 'Misread' })).toHaveAttribute('aria-pressed', 'true')
    if (number < 5) await page.keyboard.press('Alt+n')
  }
  await place(page, 'Home').click()
  await expect(step(page)).toContainText('Review the cards that are due')

  // A practice is listed apart and is no score.
  await page.locator('.home-start').getByRole('button', { name: 'Practice' }).click()
  await page.getByLabel('Questions', { exact: true }).fill('3')
  await page.getByRole('button', { name: 'Start practice' }).click()
  await page.locator('[data-screen]').waitFor()
  await endPractice(page)
  await expect(page.getByRole('heading', { name: 'Your practice' })).toBeVisible()
  await expect(page.locator('.history-score')).toHaveCount(1)
  await place(page, 'Progress').click()
  await expect(await rows('Scores')).toHaveCount(1)
  await expect(await rows('Why answers were missed')).toHaveCount(8)
  await expect(chart('Why answers were missed').locator('tbody tr').nth(1)).toHaveText(/^Misread5/)
  await endApp(app)
  await removeUserData(userData)
})

test('no label of a chart is cut or runs into another, and numbers keep their units, at any width', async () => {
  test.setTimeout(120_000)
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page } = await openBrowser(profile, server.url)
  await begin(page, { preset: 'Quick 25' })
  for (let number = 1; number <= 25; number++) {
    await expect(page.getByTestId('count')).toHaveText(`${number} of 25`)
    await page.keyboard.press('acbd'[number % 4]!)
    // Changed once, so that this chart has something to draw as well.
    await page.keyboard.press('bdac'[number % 4]!)
    await page.keyboard.press('Alt+n')
  }
  await endReview(page)
  await page.getByRole('button', { name: 'Back to home' }).click()
  // Cards that are learned, for the chart of what would be forgotten.
  await expect.poll(async () => (await storedCards(page)).cards.length).toBeGreaterThan(0)
  const now = Date.now()
  const learned = (await storedCards(page)).cards.map((card) => ({
    ...card,
    ...({ state: 'review', stability: 12, difficulty: 5, reps: 3, lapses: 0 } as const),
    lastReview: now - 86_400_000,
    due: now + 5 * 86_400_000,
  }))
  await putCards(page, learned)
  await page.reload()
  await page.getByRole('heading', { name: 'Your exams' }).waitFor()
  await place(page, 'Progress').click()
  await expect(page.locator('.chart-box svg')).toHaveCount(7)
  // On the screen of a chart the level's name is whole: it was cut to "With reviews, 9".
  await expect(page.locator('.chart-level-label').filter({ hasText: 'With reviews' })).toHaveText(
    /^With reviews, ?90\s%$/,
  )
  for (const width of [640, 1024, 1280, 1920]) {
    await page.setViewportSize({ width, height: 800 })
    await expect
      .poll(() =>
        page
          .locator('.chart-box')
          .evaluateAll((boxes) => boxes.every((box) => box.querySelector('svg')!.clientWidth <= box.clientWidth)),
      )
      .toBe(true)
    expect({ width, labels: await page.evaluate(chartLabelsInTrouble) }).toEqual({ width, labels: [] })
  }
  await expect(
    page
      .locator('figure')
      .filter({ hasText: 'Why answers were missed' })
      .locator('text.chart-label')
      .filter({ hasText: /^[A-Z]/ }),
  ).toHaveCount(8)
  const apart = await page
    .locator('main')
    .evaluate((main) => /\d (%|s|min|h)(?![a-z])/.exec(main.textContent ?? '')?.[0] ?? null)
  expect(apart).toBeNull()
  await context.close()
  await server.close()
  await removeUserData(profile)
})

test('no violations on home and progress, light and dark', async () => {
  test.setTimeout(180_000)
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page, errors } = await openBrowser(profile, server.url)
  const check = (where: string) => expectAccessible(page, where)
  const both = async (name: string) => {
    for (const theme of ['light', 'dark'] as const) {
      await page.getByLabel('Colors').selectOption(theme)
      await page.getByRole('heading', { name: 'Next step' }).waitFor()
      await check(`home ${name}, ${theme}`)
      await place(page, 'Progress').click()
      await page.locator('.progress-charts').waitFor()
      for (const summary of await page.locator('summary').all()) await summary.click()
      await check(`progress ${name}, ${theme}`)
      await place(page, 'Home').click()
    }
  }
  await both('empty')
  await begin(page, { preset: 'Quick 25' })
  for (let number = 1; number <= 25; number++) {
    await expect(page.getByTestId('count')).toHaveText(`${number} of 25`)
    await page.keyboard.press('acbd'[number % 4]!)
    await page.keyboard.press('Alt+n')
  }
  await page.getByRole('heading', { name: 'Review screen' }).waitFor()
  await page.keyboard.press('Alt+e')
  await page.getByRole('alertdialog').waitFor()
  await pressSettled(page, 'Alt+y')
  await page.getByText('You have ended the exam.').waitFor()
  await pressSettled(page, 'Alt+k')
  await page.getByRole('button', { name: 'Score report' }).click()
  await page.getByRole('button', { name: 'Back to home' }).click()
  await both('after an exam')
  await page.getByRole('button', { name: /^Leave out/ }).click()
  await expect(page.locator('.history')).toContainText('Left out')
  await check('home with an attempt left out, and its undo')
  await page.getByRole('button', { name: /^Delete…/ }).click()
  await page.getByRole('alertdialog', { name: 'Delete this exam?' }).waitFor()
  await check('the question before deleting')
  await page.getByRole('button', { name: 'Keep it' }).click()
  expect(errors).toEqual([])
  await context.close()
  await server.close()
  await removeUserData(profile)
})
