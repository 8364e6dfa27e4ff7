import { openBrowser, serveApp } from './browser'
import { begin, resume, screenId } from './candidate'
import { reopenReport, sitHalfRightExam, sitPerfectExam } from './full-exam'
import { expect, test } from './journey'
import { freshUserData, removeUserData } from './launch'

/* The same journey in Chromium, for the edition without a desktop shell. */

test('a whole default exam, the report, and both again after a restart of the browser', async () => {
  test.setTimeout(600_000)
  const profile = await freshUserData()
  const server = await serveApp()
  let { context, page, errors } = await openBrowser(profile, server.url)
  await expect(page.getByText(/This is the browser edition/)).toBeVisible()
  await page.getByRole('button', { name: 'Understood' }).click()
  await expect(page.getByText(/This is the browser edition/)).toBeHidden()
  await sitPerfectExam(page, 'pick')
  await page.getByRole('button', { name: 'Back to home' }).click()
  await sitHalfRightExam(page)
  expect(errors).toEqual([])
  await context.close()
  ;({ context, page, errors } = await openBrowser(profile, server.url))
  await expect(page.getByRole('heading', { name: 'Your exams' })).toBeVisible()
  await expect(page.getByText(/This is the browser edition/)).toBeHidden()
  await reopenReport(page, 'pick', 1)
  expect(errors).toEqual([])
  await context.close()
  await server.close()
  await removeUserData(profile)
})

test('an exam is resumed after the tab was closed, and a second tab keeps its hands off', async () => {
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page } = await openBrowser(profile, server.url)
  await begin(page, { preset: 'Quick 25' })
  await page.keyboard.press('b')
  await page.keyboard.press('Alt+n')
  await expect(page.getByTestId('count')).toHaveText('2 of 25')
  const id = await screenId(page)

  const second = await context.newPage()
  await second.goto(server.url)
  await expect(second.getByText(/already open/)).toBeVisible()
  await page.close()
  await second.reload()
  await resume(second)
  expect(await screenId(second)).toBe(id)
  await second.getByRole('button', { name: 'Previous' }).click()
  await expect(second.locator('.choice-option input').nth(1)).toBeChecked()
  await context.close()
  await server.close()
  await removeUserData(profile)
})
