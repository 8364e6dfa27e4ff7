import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { begin, resume, screenId } from './candidate'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp, removeUserData } from './launch'
import { databaseEvents, journalEvents } from './stored'

/* Backups as the candidate meets them: made unasked, loud when they fail, offered when storage came back empty. */

const backupFiles = (userData: string) =>
  existsSync(path.join(userData, 'backups'))
    ? readdirSync(path.join(userData, 'backups')).filter((name) => name.endsWith('.json.gz'))
    : []

test('storage and journals are gone: home offers the backup, and the exam goes on where it was', async () => {
  const userData = await freshUserData()
  const first = await launchApp({ userData })
  await begin(first.page, { preset: 'Quick 25' })
  await first.page.keyboard.press('b')
  await expect(first.page.locator('.choice-option input:checked')).toHaveCount(1)
  const place = await screenId(first.page)
  await first.page.getByRole('button', { name: 'Save and leave' }).click()
  await expect.poll(() => backupFiles(userData).length, { timeout: 15_000 }).toBe(1)
  await endApp(first.app)

  for (const folder of ['IndexedDB', 'journal']) rmSync(path.join(userData, folder), { recursive: true, force: true })
  const { app, page } = await launchApp({ userData })
  const offer = page.getByRole('alert').filter({ hasText: "The app's storage is empty" })
  await expect(offer).toContainText(/there is a backup of .* with 1 exam and 1 answer\./)
  await offer.getByRole('button', { name: 'Restore…' }).click()
  await expect(page.getByRole('alertdialog', { name: 'Restore from this backup?' })).toBeVisible()
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(offer).toBeHidden()
  await resume(page)
  expect(await screenId(page)).toBe(place)
  await expect(page.locator('.choice-option input').nth(1)).toBeChecked()
  await expect(page.locator('.saved')).toHaveText('Saved')
  expect(journalEvents(userData)).toEqual(await databaseEvents(page))
  await endApp(app)

  const again = await launchApp({ userData })
  await resume(again.page)
  expect(await screenId(again.page)).toBe(place)
  await endApp(again.app)
  await removeUserData(userData)
})

test('a backup that cannot be written is told on home', async () => {
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  // The start sets aside what stands in the place of the folder; this comes in its way later.
  await page.getByRole('button', { name: 'Start an exam' }).waitFor()
  rmSync(path.join(userData, 'backups'), { recursive: true, force: true })
  writeFileSync(path.join(userData, 'backups'), 'A file where the folder should be.')
  await begin(page, { preset: 'Quick 25' })
  await page.keyboard.press('b')
  await page.getByRole('button', { name: 'Save and leave' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'The last backup could not be written.' })).toContainText(
    'What you do is saved as before',
    { timeout: 15_000 },
  )
  await endApp(app)
  await removeUserData(userData)
})
