import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { begin, resume, screenId } from './candidate'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp } from './launch'
import { databaseEvents, journalEvents } from './stored'

/* A disk that really is full: the data folder is a small file system that another file fills up. */

const isRoot = process.getuid?.() === 0

test('a full disk stops the exam with a sentence, and nothing acknowledged is lost', async () => {
  test.skip(process.platform !== 'linux' || !isRoot, 'needs root on Linux to make a small file system')
  const userData = await freshUserData()
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', userData])
  const filler = path.join(userData, 'filler')
  try {
    let { app, page } = await launchApp({ userData })
    await begin(page, { preset: 'Quick 25' })
    await page.keyboard.press('a')
    await expect(page.locator('.choice-option input').nth(0)).toBeChecked()

    fill(filler)
    // One copy may still find room in a page it already has; the other says so or both fail.
    const dialog = page.getByRole('alertdialog', { name: 'Your last action could not be saved' })
    for (const key of 'bcdabcdabcda') {
      await page.keyboard.press(key)
      const shown = page.locator('.choice-option').nth('abcd'.indexOf(key)).locator('input:checked')
      await expect.poll(async () => (await shown.count()) + (await dialog.count())).toBeGreaterThan(0)
      if (await dialog.isVisible()) break
    }
    const banner = page.getByText(/Saved in one place only/)
    await expect(dialog.or(banner).first()).toBeVisible()
    if (await dialog.isVisible()) await expect(dialog).toContainText(/disk/i)

    rmSync(filler)
    if (await dialog.isVisible()) await page.getByRole('button', { name: 'Try again' }).click()
    await expect(dialog).toBeHidden()
    // What was typed under the full disk is written first; then both copies are whole again.
    await expect(async () => {
      await page.keyboard.press('d')
      await page.keyboard.press('c')
      await expect(page.locator('.choice-option input').nth(2)).toBeChecked({ timeout: 1_000 })
      await expect(page.locator('.saved')).toHaveText('Saved', { timeout: 1_000 })
    }).toPass({ timeout: 15_000 })
    const id = await screenId(page)
    const stored = journalEvents(userData)
    expect(stored.filter((event) => event.type === 'answered').at(-1)).toMatchObject({ screen: id })
    await endApp(app)
    ;({ app, page } = await launchApp({ userData }))
    await resume(page)
    expect(await screenId(page)).toBe(id)
    await expect(page.locator('.choice-option input').nth(2)).toBeChecked()
    const events = await databaseEvents(page)
    expect(events.slice(0, stored.length)).toEqual(stored)
    expect(journalEvents(userData)).toEqual(events)
    await endApp(app)
  } finally {
    execFileSync('umount', ['-l', userData])
  }
})

/** Writes until not a byte is left. */
function fill(file: string) {
  for (const size of [1_000_000, 10_000, 1]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' })
    } catch {
      // No room for a piece of this size any more.
    }
  }
}
