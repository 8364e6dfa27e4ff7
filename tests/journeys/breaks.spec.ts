import { begin, pressSettled, resume, screenId, secondsLeft, skip } from './candidate'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp, removeUserData } from './launch'

/* Away from the desk: a raised hand covers the room and the clock goes on; an interruption stops it until the return. */

test('an unscheduled break covers the questions, uses time, and is on the report', async () => {
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  await begin(page, { preset: 'Quick 25' })
  await page.keyboard.press('b')
  await expect(page.locator('.choice-option input:checked')).toHaveCount(1)
  const place = await screenId(page)
  await page.keyboard.press('Alt+b')
  await page.getByRole('alertdialog', { name: 'Raise your hand for a break?' }).waitFor()
  await pressSettled(page, 'Alt+y')
  await expect(page.getByText('The exam clock goes on.')).toBeVisible()
  await expect(page.locator('[data-screen]')).toHaveCount(0)
  await page.keyboard.press('c')
  await page.keyboard.press('Alt+n')
  const before = await secondsLeft(page)
  for (let away = 1.5; away <= 6; away += 1.5) {
    await skip(page, 1.5)
    await expect.poll(() => secondsLeft(page)).toBeLessThanOrEqual(before - Math.floor(away))
  }
  await pressSettled(page, 'Alt+c')
  await expect(page.locator('[data-screen]')).toHaveAttribute('data-screen', place!)
  await expect(page.locator('.choice-option input').nth(1)).toBeChecked()
  await page.keyboard.press('Alt+e')
  await pressSettled(page, 'Alt+y')
  await pressSettled(page, 'Alt+e')
  await page.getByText('You have ended the exam.').waitFor()
  await page.keyboard.press('Alt+s')
  await expect(page.getByText(/^Unscheduled break on .* The exam clock went on\.$/)).toBeVisible()
  await endApp(app)
  await removeUserData(userData)
})

test('a resumed exam waits for its candidate, and the wait does not count', async () => {
  const userData = await freshUserData()
  const first = await launchApp({ userData })
  await begin(first.page, { preset: 'Quick 25', name: 'Jordan Example' })
  await first.page.keyboard.press('b')
  await expect(first.page.locator('.choice-option input:checked')).toHaveCount(1)
  const left = await secondsLeft(first.page)
  const read = Date.now()
  await endApp(first.app)
  const closing = (Date.now() - read) / 1_000
  const { app, page } = await launchApp({ userData })
  await page.getByRole('button', { name: 'Resume exam' }).click()
  await expect(page.getByText('Is this you, and is this your exam?')).toBeVisible()
  await expect(page.getByText('Jordan Example, Quick 25')).toBeVisible()
  // Eight seconds without the candidate; what else may have gone by is measured.
  await skip(page, 4)
  await page.getByRole('button', { name: 'Not now, back to home' }).click()
  await page.getByRole('button', { name: 'Resume exam' }).waitFor()
  await skip(page, 4)
  const back = Date.now()
  await resume(page)
  const now = await secondsLeft(page)
  const room = closing + (Date.now() - back) / 1_000
  expect(left - now).toBeLessThanOrEqual(room + 1)
  await endApp(app)
  await removeUserData(userData)
})
