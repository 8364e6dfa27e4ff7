import { expect, type Page } from '@playwright/test'
import { answerAll, begin, endReview, screenCount, type Style } from './candidate'

/* The journey that both editions make: a whole default exam to the report, then the app again and the report from history. */

/** Sits a default exam with every answer right. */
export async function sitPerfectExam(page: Page, style: Style) {
  await begin(page, { style })
  const total = await screenCount(page)
  expect(total).toBeGreaterThanOrEqual(97 + 6 * 4)
  const ids = await answerAll(page, style, () => true)
  expect(new Set(ids).size).toBe(total)
  await expect(page.getByText(/^0 unseen or incomplete/)).toBeVisible()
  await endReview(page)
  await expectPerfectReport(page, style)
}

async function expectPerfectReport(page: Page, style: Style) {
  await expect(page.locator('.score-number')).toHaveText('400')
  await expect(page.locator('.score-figure')).toContainText('Pass')
  await expect(page.getByText(style === 'pick' ? /codes picked from a list/ : /codes typed/)).toBeVisible()
  const scores = await page.locator('.scenario-score').allTextContents()
  expect(scores.length).toBeGreaterThanOrEqual(6)
  expect(new Set(scores)).toEqual(new Set(['100\u00a0%']))
  await expect(page.getByText('None. The exam was taken in one sitting.')).toBeVisible()
}

/** After a restart: the exam is in the history, and its report is the same. */
export async function reopenReport(page: Page, style: Style, place = 0) {
  await expect(page.getByRole('heading', { name: 'Your exams' })).toBeVisible()
  await page.getByRole('button', { name: 'Score report' }).nth(place).click()
  await expectPerfectReport(page, style)
  await page.getByRole('button', { name: 'Back to home' }).click()
}

/** A short exam with every second answer wrong: the report tells right from wrong, item by item, and filters. */
export async function sitHalfRightExam(page: Page) {
  await begin(page, { preset: 'Quick 25' })
  await answerAll(page, 'pick', (index) => index % 2 === 0)
  await endReview(page)
  await expect(page.getByRole('button', { name: /^Wrong 12$/ })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Not answered 0$/ })).toBeVisible()
  await page.getByRole('button', { name: /^Wrong/ }).click()
  await expect(page.locator('.review-entry')).toHaveCount(12)
  await page.locator('.review-entry summary').first().click()
  const first = page.locator('.review-entry').first()
  await expect(first.getByText('Your answer')).toBeVisible()
  await expect(first.getByText('Key', { exact: true })).toBeVisible()
  await expect(first.locator('.review-reason')).toHaveCount(4)
  await page.getByRole('button', { name: 'Back to home' }).click()
}
