import type { Page } from '@playwright/test'
import { bank, begin, pass, screenId, pressSettled } from './candidate'
import { expect, test } from './journey'
import { endApp, launchApp, removeUserData } from './launch'

/* The replay: a short exam with a changed answer and a second look, then seen again along its clock. */

/** Chooses the key of the item on the screen, or an option that is not it, and waits until it is stored. */
async function choose(page: Page, right: boolean) {
  const id = (await screenId(page))!
  const key = bank.items.find((one) => one.id === id)!.key
  const values = await page
    .locator(`input[name="${id}"]`)
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
  const place = values.findIndex((value) => (value === key) === right)
  await page.keyboard.press('ABCD'[place]!)
  await expect(page.locator(`input[name="${id}"]`).nth(place)).toBeChecked()
}

async function press(page: Page, key: string, count: string) {
  await page.keyboard.press(key)
  await expect(page.getByTestId('count')).toHaveText(`${count} of 25`)
}

test('the replay shows where the time went and what a second look changed, with the keyboard alone', async () => {
  const { app, page, userData } = await launchApp()
  await page.clock.install()
  await page.reload()
  await begin(page, { preset: 'Quick 25' })

  // Item 1 wrong after about a minute, item 2 right, then a second look at item 1 for the better.
  await choose(page, false)
  await pass(page, 62)
  await press(page, 'Alt+n', '2')
  await choose(page, true)
  await pass(page, 122)
  await press(page, 'Alt+p', '1')
  await choose(page, true)
  await pass(page, 31)
  await page.keyboard.press('Alt+e')
  await page.getByRole('alertdialog').waitFor()
  await pressSettled(page, 'Alt+y')
  await pressSettled(page, 'Alt+e')
  await page.getByText('You have ended the exam.').waitFor()
  await page.getByRole('button', { name: 'Score report' }).click()
  await page.getByRole('button', { name: 'Replay' }).click()
  await expect(page.getByRole('heading', { name: 'Replay' })).toBeVisible()

  await expect(
    page.getByText(
      /^You used 4\smin of 40\smin: 3\smin on first looks and [345]\d\ss on later looks\. You changed 1 answer: 1 for the better\.$/,
    ),
  ).toBeVisible()
  const slider = page.getByRole('slider', { name: 'Exam time' })
  const card = page.getByRole('region', { name: 'At this moment' })
  await slider.focus()
  await expect(slider).toHaveAttribute('aria-valuetext', '0\u00a0s: question 1 of 25, answered 0')
  await expect(card).toContainText('Question 1 of 25')
  await expect(card.locator('.moment-answers dd').first()).toHaveText('Not answered')

  // Half way: on item 2, with both answered.
  for (let i = 0; i < 50; i++) await page.keyboard.press('ArrowRight')
  await expect(slider).toHaveAttribute('aria-valuetext', '2\u00a0min: question 2 of 25, answered 2')
  await expect(card).toContainText('Question 2 of 25')
  await expect(card.locator('.moment-answers dd').first()).toContainText('Right')

  await page.keyboard.press('End')
  await expect(slider).toHaveAttribute('aria-valuetext', '4\u00a0min: question 1 of 25, answered 2')
  await expect(card).toContainText('Second look')
  await expect(card.locator('.moment-answers dd')).toHaveCount(1)

  // The table says the same, and takes the replay to a moment: before the change the answer was wrong.
  await page.getByRole('button', { name: 'Show as table' }).press('Enter')
  const table = page.getByRole('table', { name: 'All events of the exam' })
  const change = table.getByRole('row').filter({ hasText: 'Changed from wrong to right' })
  await expect(change).toHaveCount(1)
  await expect(table.getByRole('row').filter({ hasText: 'Second look' })).toHaveCount(1)
  await change.getByRole('button').press('Enter')
  await expect(card.locator('.moment-answers dd').first()).toContainText('Right')
  await page.getByRole('button', { name: 'Previous event' }).press('Enter')
  await page.getByRole('button', { name: 'Previous event' }).press('Enter')
  await expect(card).not.toContainText('Second look')
  const later = page.getByRole('table', { name: 'Second looks' }).getByRole('row').nth(1)
  await expect(later).toContainText('Changed from wrong to right')
  await later.getByRole('button').press('Enter')
  await expect(card).toContainText('Question 1 of 25')

  // Played from the start, two minutes of the exam in each second, it ends at the end.
  await slider.press('Home')
  await page.getByRole('button', { name: 'Play' }).press('Enter')
  await page.clock.runFor(1_000)
  await expect(slider).toHaveAttribute('aria-valuetext', /^2\smin: question 2/)
  await page.clock.runFor(2_000)
  await expect(slider).toHaveAttribute('aria-valuetext', /^4\smin: question 1/)
  await expect(page.getByRole('button', { name: 'Play' })).toBeVisible()

  await page.getByRole('button', { name: 'Back to the report' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Score report' })).toBeVisible()
  await endApp(app)
  await removeUserData(userData)
})
