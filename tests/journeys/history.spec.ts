import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { answerAll, begin, endReview, resume } from './candidate'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp, openingModule, removeUserData, type Launched } from './launch'
import { journalFiles } from './stored'

/*
 * What becomes of an attempt afterwards: not scored when it was only looked into, left out of the statistics, deleted,
 * and back again. Nothing that was deleted comes back by itself, and nothing goes for good that could still be undone.
 */

const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })
const facts = (page: Page) => page.getByRole('region', { name: 'Where you stand' })
const place = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name })
const undo = (page: Page) => page.getByRole('button', { name: 'Undo', exact: true })

/** Ends an exam with open questions, past whatever is asked first. */
async function endEarly(page: Page) {
  await page.keyboard.press('Alt+e')
  const ended = page.getByText('You have ended the exam.')
  const dialog = page.getByRole('alertdialog')
  for (;;) {
    await ended.or(dialog).first().waitFor()
    if (await ended.isVisible()) return
    const heading = await dialog.getByRole('heading').textContent()
    await dialog.getByRole('button', { name: /^(Yes|End)/ }).click()
    await expect(ended.or(dialog.getByRole('heading')).first()).not.toHaveText(heading!)
  }
}

/** Kills the process and all its children at once, as a power cut would. */
async function kill({ app }: Launched) {
  const child = app.process()
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  ;(await openingModule()).killTree(child.pid!)
  await gone
}

async function launch(userData: string): Promise<Launched> {
  const launched = await launchApp({ userData })
  await launched.page.getByRole('heading', { name: 'Your exams' }).waitFor()
  return launched
}

test('an exam that was only looked into has no score anywhere; who left it is not told that the app was closed', async () => {
  test.setTimeout(180_000)
  const userData = await freshUserData()
  const first = await launch(userData)
  await begin(first.page, { preset: 'Quick 25' })
  await first.page.keyboard.press('a')
  await first.page.getByRole('button', { name: 'Save and leave' }).click()
  await expect(first.page.getByRole('button', { name: 'Resume exam' })).toBeVisible()
  // Whatever happens to the app after that: it was left before.
  await kill(first)

  const { app, page } = await launch(userData)
  await resume(page)
  await page.keyboard.press('Alt+n')
  await page.keyboard.press('b')
  await endEarly(page)
  await page.keyboard.press('Alt+k')
  const paper = page.locator('.result-paper')
  await expect(paper).toContainText('Not scored')
  await expect(paper).toContainText('8 %')
  await expect(paper).toContainText('2 of 25 questions.')
  await expect(paper).not.toContainText(/\bPass\b|\bFail\b|Scaled score|passes/)
  await page.getByRole('button', { name: 'Score report' }).click()
  const head = page.locator('.score-head')
  await expect(head).toContainText('Not scored')
  await expect(head).toContainText('8 % answered')
  await expect(page.locator('main')).not.toContainText(
    /\bPass\b|\bFail\b|Estimated scaled score|How this score is estimated/,
  )
  await expect(
    page.getByText(/^You left on .+ and came back after .+\. The exam clock was not affected\.$/),
  ).toBeVisible()
  await expect(page.getByText('The app was closed')).toHaveCount(0)

  await page.getByRole('button', { name: 'Back to home' }).click()
  await expect(row(page, 'Quick 25')).toContainText('Not scored: 8 % answered')
  await expect(page.locator('.history')).not.toContainText(/Pass|Fail/)
  await expect(facts(page)).toContainText('No exam yet')
  await expect(facts(page)).toContainText('No timed exam yet')
  await expect(page.locator('section.next-step')).toContainText('Take a first exam')
  await place(page, 'Progress').click()
  await expect(page.getByText('Your scores will be drawn here')).toBeVisible()
  await expect(
    page.getByText('1 exam of which less than half was answered is not scored and counts nowhere.'),
  ).toBeVisible()
  await endApp(app)
  await removeUserData(userData)
})

test('left out, taken in again, deleted, undone, and gone for good: over restarts and kills', async () => {
  test.setTimeout(300_000)
  const userData = await freshUserData()
  const first = await launch(userData)
  let { page } = first
  await begin(page, { preset: 'Quick 25' })
  await answerAll(page, 'pick', (index) => index % 5 !== 1)
  await endReview(page)
  await page.getByRole('button', { name: 'Back to home' }).click()
  const score = (await page.locator('.history-score strong').textContent())!
  await expect(facts(page).locator('.home-scores')).toHaveText(score)
  // Answers of a second or two are no pace.
  await expect(facts(page)).toContainText('hurried: faster than the questions can be read')
  const due = facts(page).getByRole('button', { name: /^\d+\s*now$/ })
  const cards = (await due.textContent())!

  // Left out: it says so in words, counts nowhere, and its cards stay.
  await row(page, 'Quick 25')
    .getByRole('button', { name: /^Leave out/ })
    .click()
  await expect(row(page, 'Quick 25')).toContainText('Left out')
  await expect(facts(page)).toContainText('No exam yet')
  await expect(facts(page)).toContainText('No timed exam yet')
  await expect(due).toHaveText(cards)
  // The undo is there on another place too.
  await place(page, 'Progress').click()
  await expect(page.getByText('Your scores will be drawn here')).toBeVisible()
  await undo(page).click()
  await expect(page.locator('figure').filter({ hasText: 'Your last exam scored' })).toContainText(score)
  await place(page, 'Home').click()
  await expect(facts(page).locator('.home-scores')).toHaveText(score)
  await row(page, 'Quick 25')
    .getByRole('button', { name: /^Leave out/ })
    .click()
  await expect(row(page, 'Quick 25')).toContainText('Left out')
  await endApp(first.app)

  const second = await launch(userData)
  page = second.page
  await expect(row(page, 'Quick 25')).toContainText('Left out')
  await expect(facts(page)).toContainText('No exam yet')
  await row(page, 'Quick 25').getByRole('button', { name: 'Score report' }).click()
  await expect(page.locator('.score-head')).toContainText('Left out of the statistics')
  await page.getByRole('button', { name: 'Count again' }).click()
  await expect(page.locator('.score-head')).not.toContainText('Left out')

  // Deleting asks first; undone by the keyboard, everything is as it was.
  await page.getByRole('button', { name: 'Delete…' }).click()
  const dialog = page.getByRole('alertdialog', { name: 'Delete this exam?' })
  await expect(dialog).toContainText('Cards made from it stay')
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await expect(page.locator('.score-head')).toBeVisible()
  await page.getByRole('button', { name: 'Back to home' }).click()
  await row(page, 'Quick 25')
    .getByRole('button', { name: /^Delete…/ })
    .click()
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(row(page, 'Quick 25')).toHaveCount(0)
  await expect(facts(page)).toContainText('No exam yet')
  await expect(page.getByRole('group', { name: 'Last change' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(undo(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(row(page, 'Quick 25')).toContainText(score)
  await expect(facts(page).locator('.home-scores')).toHaveText(score)

  // Killed while it could be undone: it is not back, nothing is lost, and the undo is offered again.
  await row(page, 'Quick 25')
    .getByRole('button', { name: /^Delete…/ })
    .click()
  await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(row(page, 'Quick 25')).toHaveCount(0)
  await kill(second)
  const third = await launch(userData)
  page = third.page
  await expect(page.getByText('No finished exam yet.')).toBeVisible()
  expect(journalFiles(userData)).toHaveLength(1)
  await undo(page).click()
  await expect(row(page, 'Quick 25')).toContainText(score)
  await row(page, 'Quick 25').getByRole('button', { name: 'Score report' }).click()
  await expect(page.locator('.score-number')).toHaveText(score)

  // Deleted on the report, and for good once the undo is gone: the journal too. It never comes back.
  const [journal] = journalFiles(userData)
  await page.getByRole('button', { name: 'Delete…' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Your exams' })).toBeVisible()
  await expect(undo(page)).toBeVisible()
  await expect(undo(page)).toHaveCount(0, { timeout: 20_000 })
  await expect.poll(() => existsSync(journal!)).toBe(false)
  await kill(third)
  const fourth = await launch(userData)
  page = fourth.page
  await expect(page.getByText('No finished exam yet.')).toBeVisible()
  await expect(page.getByText(/rebuilt from the second copy/)).toHaveCount(0)
  await expect(facts(page).getByRole('button', { name: /^\d+\s*now$/ })).toHaveText(cards)
  await expect(undo(page)).toHaveCount(0)
  expect(existsSync(path.join(userData, 'journal', path.basename(journal!)))).toBe(false)
  await endApp(fourth.app)
  await removeUserData(userData)
})
