import type { Page } from '@playwright/test'
import { answerAll, bank, begin, endReview } from './candidate'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp, removeUserData } from './launch'

/* Learning from misses over several days: an exam, why it went wrong, the cards of the next day, and what is suggested then. */

const DAY = 86_400_000
const place = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name })
const step = (page: Page) => page.locator('section.next-step')

/** Starts the app so many days from now, as far as the page can tell. */
async function launchOn(userData: string, days: number) {
  const { app, page } = await launchApp({ userData })
  if (days > 0) {
    await page.clock.install({ time: Date.now() + days * DAY })
    await page.reload()
  }
  await page.getByRole('button', { name: 'Start an exam' }).waitFor()
  return { app, page }
}

/** Answers the card on the screen with its key, or with another option, and goes on. Returns the card's id. */
async function answerCard(page: Page, right: boolean): Promise<string> {
  const id = (await page.locator('.choice-pick input').first().getAttribute('name'))!
  const { key, options } = bank.items.find((one) => one.id === id)!
  const option = right ? key : options.find((one) => one.id !== key)!.id
  await page.locator(`.choice-pick input[value=${option}]`).check()
  await page.getByRole('button', { name: 'Check answer' }).click()
  await expect(page.getByRole('heading', { name: right ? 'Right' : 'Wrong', exact: true })).toBeVisible()
  await page.getByRole('button', { name: right ? /^Good/ : 'Next' }).click()
  return id
}

test('misses are tagged, come back as cards on the next day, and the suggestion follows', async () => {
  test.setTimeout(300_000)
  const userData = await freshUserData()
  const exam = await launchOn(userData, 0)
  await expect(step(exam.page)).toContainText('Take a first exam')
  await begin(exam.page, { preset: 'Quick 25' })
  const ids = await answerAll(exam.page, 'pick', (index) => index % 5 !== 1)
  const missed = ids.filter((_, index) => index % 5 === 1)
  await endReview(exam.page)
  await exam.page.getByRole('button', { name: 'Back to home' }).click()
  await expect(step(exam.page)).toContainText('Say why you missed them')
  await endApp(exam.app)

  // After a restart: why each was missed, by key.
  const review = await launchOn(userData, 0)
  await expect(step(review.page)).toContainText(`${missed.length} missed answers`)
  await step(review.page).getByRole('button', { name: 'Tag the misses' }).click()
  await review.page.getByRole('button', { name: 'Review one at a time' }).click()
  for (let number = 1; number <= missed.length; number++) {
    await expect(review.page.getByText(`${number} of ${missed.length}`)).toBeVisible()
    await review.page.keyboard.press('4')
    await expect(review.page.getByRole('button', { name: 'Sequencing' })).toHaveAttribute('aria-pressed', 'true')
    await review.page.keyboard.press('Alt+n')
  }
  await place(review.page, 'Home').click()
  await expect(step(review.page)).toContainText('Review the cards that are due')
  await endApp(review.app)

  // The next day: every card once, one of them wrong and then again.
  const nextDay = await launchOn(userData, 1)
  await expect(step(nextDay.page)).toContainText(`${missed.length}`)
  await step(nextDay.page).getByRole('button', { name: 'Review cards' }).click()
  await nextDay.page.getByRole('button', { name: 'Start', exact: true }).click()
  const asked = [await answerCard(nextDay.page, false)]
  for (let number = 1; number < missed.length; number++) asked.push(await answerCard(nextDay.page, true))
  expect([...asked].sort()).toEqual([...missed].sort())
  expect(await answerCard(nextDay.page, true)).toBe(asked[0])
  await expect(nextDay.page.getByRole('heading', { name: 'All due cards are done' })).toBeVisible()
  await place(nextDay.page, 'Home').click()
  await expect(step(nextDay.page)).toContainText('Sit a full exam')
  await expect(place(nextDay.page, 'Cards')).toHaveText('Cards')
  await endApp(nextDay.app)

  // What was learned comes again days later.
  const later = await launchOn(userData, 8)
  await expect(place(later.page, /^Cards \d+ due$/)).toBeVisible()
  await expect(step(later.page)).toContainText('Review the cards that are due')
  await endApp(later.app)
  await removeUserData(userData)
})
