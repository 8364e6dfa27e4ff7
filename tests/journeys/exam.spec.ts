import { reopenReport, sitHalfRightExam, sitPerfectExam } from './full-exam'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp, removeUserData } from './launch'

/* Whole exams in real Electron, both answer styles, and the reports after a restart. */

test('a whole default exam in each answer style, to the report, and again after a restart', async () => {
  test.setTimeout(600_000)
  const userData = await freshUserData()
  let { app, page } = await launchApp({ userData })
  await sitPerfectExam(page, 'pick')
  await page.getByRole('button', { name: 'Back to home' }).click()
  await sitPerfectExam(page, 'type')
  await page.getByRole('button', { name: 'Back to home' }).click()
  await sitHalfRightExam(page)
  await endApp(app)
  ;({ app, page } = await launchApp({ userData }))
  await expect(page.locator('.history tbody tr')).toHaveCount(3)
  await reopenReport(page, 'type', 1)
  await reopenReport(page, 'pick', 2)
  await endApp(app)
  await removeUserData(userData)
})
