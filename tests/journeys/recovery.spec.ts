import { appendFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { begin, resume, screenId } from './candidate'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp, removeUserData } from './launch'
import { databaseEvents, journalEvents, journalFiles } from './stored'

/* What happens to an exam when one of its two copies is gone or damaged. */

/** Starts a short exam, answers two items and closes the app. Returns where it stood. */
async function interruptedExam(): Promise<{ userData: string; place: string }> {
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  await begin(page, { preset: 'Quick 25' })
  for (const key of ['a', 'c']) {
    await page.keyboard.press(key)
    await expect(page.locator('.choice-option input:checked')).toHaveCount(1)
    const id = await screenId(page)
    await page.keyboard.press('Alt+n')
    await expect(page.locator('[data-screen]')).not.toHaveAttribute('data-screen', id!)
  }
  const place = (await screenId(page))!
  await page.getByRole('button', { name: 'Save and leave' }).click()
  await expect(page.getByRole('button', { name: 'Resume exam' })).toBeVisible()
  await endApp(app)
  return { userData, place }
}

async function resumedPlace(userData: string, told: RegExp | null): Promise<string> {
  const { app, page } = await launchApp({ userData })
  if (told) await expect(page.getByText(told)).toBeVisible()
  await resume(page)
  const place = (await screenId(page))!
  expect(journalEvents(userData)).toEqual(await databaseEvents(page))
  await page.getByRole('button', { name: 'Previous' }).click()
  await expect(page.locator('.choice-option input').nth(2)).toBeChecked()
  await endApp(app)
  return place
}

test('the database is gone: it is rebuilt from the second copy and the candidate is told', async () => {
  const { userData, place } = await interruptedExam()
  rmSync(path.join(userData, 'IndexedDB'), { recursive: true, force: true })
  expect(await resumedPlace(userData, /rebuilt from the second copy/)).toBe(place)
  await removeUserData(userData)
})

test('the journal is gone: the database is enough, and the exam goes on', async () => {
  const { userData, place } = await interruptedExam()
  for (const file of journalFiles(userData)) rmSync(file)
  const { app, page } = await launchApp({ userData })
  await resume(page)
  expect(await screenId(page)).toBe(place)
  await page.getByRole('button', { name: 'Previous' }).click()
  await expect(page.locator('.choice-option input').nth(2)).toBeChecked()
  await expect(page.locator('.saved')).toHaveText('Saved')
  expect(journalEvents(userData)).toEqual(await databaseEvents(page))
  await endApp(app)
  await removeUserData(userData)
})

test('the journal ends in a torn line: it is set aside and nothing before it is lost', async () => {
  const { userData, place } = await interruptedExam()
  const [file] = journalFiles(userData)
  appendFileSync(file!, '1234abcd 99 {"kind":"event","eve')
  expect(await resumedPlace(userData, /damaged line, which was set aside/)).toBe(place)
  await removeUserData(userData)
})

test('garbage in the middle of the journal: the database fills it up again', async () => {
  const { userData, place } = await interruptedExam()
  const [file] = journalFiles(userData)
  const lines = readFileSync(file!, 'utf8').split('\n')
  lines[4] = lines[4]!.replace(/[0-9a-f]{2}/, 'zz')
  writeFileSync(file!, lines.join('\n'))
  expect(await resumedPlace(userData, null)).toBe(place)
  await removeUserData(userData)
})

test('a database from a newer version is refused with a sentence, and stays as it was', async () => {
  const userData = await freshUserData()
  const first = await launchApp({ userData })
  await first.page.getByRole('button', { name: 'Start an exam' }).waitFor()
  await first.page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        // The app has closed nothing; a newer version asks it to.
        const opening = indexedDB.open('ccs-exam-simulator', 990)
        opening.onsuccess = () => (opening.result.close(), resolve())
        opening.onerror = () => reject(opening.error)
      }),
  )
  await endApp(first.app)
  const { app, page } = await launchApp({ userData })
  await expect(page.getByRole('heading', { name: 'Progress from a newer version' })).toBeVisible()
  await expect(page.getByText(/has format 99; this version of the app reads format 5/)).toBeVisible()
  expect(await page.evaluate(async () => (await indexedDB.databases())[0]?.version)).toBe(990)
  await endApp(app)
  await removeUserData(userData)
})
