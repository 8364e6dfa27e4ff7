import { openBrowser, serveApp } from './browser'
import { begin, pass, secondsLeft, pressSettled } from './candidate'
import { expect, test } from './journey'
import { freshUserData, removeUserData } from './launch'

/* The exam clock seen from the screen: warnings, the urgent clock, time-out, and a computer whose clock is set back. */

test('warnings at the set minutes, an urgent clock that comes back, and the end by time-out', async () => {
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page, errors } = await openBrowser(profile, server.url)
  await page.clock.install()
  await page.reload()
  await begin(page, { preset: 'Quick 25' })
  await page.keyboard.press('b')
  await expect(page.locator('.choice-option input:checked')).toHaveCount(1)
  await page.getByRole('button', { name: /^Time remaining/ }).click()
  await expect(page.getByTestId('clock')).toBeHidden()

  await pass(page, 30 * 60 + 5)
  const warning = page.getByRole('alertdialog', { name: 'Time remaining' })
  await expect(warning).toContainText('10 minutes remain')
  await pressSettled(page, 'Alt+k')
  await expect(warning).toBeHidden()

  // Who types a note meanwhile types on, and sees the warning.
  await page.keyboard.press('Alt+o')
  await page.getByRole('textbox', { name: 'Notes' }).pressSequentially('see')
  await pass(page, 5 * 60)
  await expect(warning).toContainText('5 minutes remain')
  await pressSettled(page, 'Space')
  await page.keyboard.press('Enter')
  await expect(warning).toBeVisible()
  await page.getByRole('button', { name: 'OK' }).click()
  await expect(page.getByTestId('clock')).toBeVisible()
  await expect(page.locator('.reading-urgent')).toHaveCount(1)
  expect(await secondsLeft(page)).toBeLessThanOrEqual(300)

  await pass(page, 5 * 60 + 5)
  await expect(page.getByText('Time has run out. The exam has ended.')).toBeVisible()
  await page.getByRole('button', { name: 'Score report' }).click()
  await expect(page.getByText(/ended by the clock/)).toBeVisible()
  await expect(page.getByText(/^40\smin of 40\smin$/)).toBeVisible()
  expect(errors).toEqual([])
  await context.close()
  await server.close()
  await removeUserData(profile)
})

test('a clock set back by a day and a sleep of eight hours leave the remaining time alone and are listed', async () => {
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page } = await openBrowser(profile, server.url)
  await page.addInitScript(() => {
    const real = Date.now.bind(Date)
    const later = performance.now.bind(performance)
    const shift = { wall: 0, mono: 0 }
    Date.now = () => real() + shift.wall
    performance.now = () => later() + shift.mono
    Object.assign(window, { shift })
  })
  await page.reload()
  await begin(page, { preset: 'Quick 25' })
  const before = await secondsLeft(page)
  const started = Date.now()
  const flag = page.getByRole('button', { name: 'Flag for Review' })
  // Each jump of the clocks is noticed by a command at the latest.
  const notice = async (on: boolean) => {
    await page.keyboard.press('Alt+f')
    await expect(flag).toHaveAttribute('aria-pressed', String(on))
  }
  await page.evaluate(() => ((window as unknown as { shift: { wall: number } }).shift.wall -= 86_400_000))
  await notice(true)
  await page.evaluate(() => {
    const { shift } = window as unknown as { shift: { wall: number; mono: number } }
    shift.wall += 8 * 3_600_000
    shift.mono += 8 * 3_600_000
  })
  await notice(false)
  const left = await secondsLeft(page)
  expect(before - left).toBeLessThanOrEqual((Date.now() - started) / 1_000 + 1)
  await page.keyboard.press('Alt+e')
  await page.getByRole('button', { name: 'Yes' }).click()
  await page.getByRole('button', { name: 'Yes' }).click()
  await page.getByRole('button', { name: 'Score report' }).click()
  await expect(page.getByText(/The computer's clock was changed/)).toHaveCount(1)
  await expect(page.getByText(/The computer slept or stood still .* for 8\sh 0\smin/)).toHaveCount(1)
  await context.close()
  await server.close()
  await removeUserData(profile)
})
