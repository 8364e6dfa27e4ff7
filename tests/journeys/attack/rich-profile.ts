import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { answerAll, begin, endReview, screenId } from '../candidate'
import { endApp, freshUserData, launchApp } from '../launch'
import { filesOf, kindOf } from './files'
import { readRows, type Rows } from './rows'

/*
 * A data folder as some weeks of study leave it, made through the screens once for all workers of a run: an exam that has
 * ended, one that is open, tags, guesses, notes, a bookmark, rated cards, settings, the day of the exam, backups. Attacks
 * are carried out on copies of it.
 */

export type Rich = {
  /** The data folder; nothing writes there any more. */
  folder: string
  /** The folder of its database as it was before the notes, the cards and the open exam. */
  older: string
  rows: Rows
}

/** The temporary folder is the run's own. */
const place = path.join(os.tmpdir(), 'attack-profile')
const done = path.join(place, 'done.json')
const failed = path.join(place, 'failed.txt')

/** Made by the first worker that asks; the others wait for it. */
export async function richProfile(): Promise<Rich> {
  try {
    mkdirSync(place)
  } catch {
    await expect.poll(() => existsSync(done) || existsSync(failed), { timeout: 170_000 }).toBe(true)
    if (!existsSync(done)) throw new Error(readFileSync(failed, 'utf8'))
    return JSON.parse(readFileSync(done, 'utf8')) as Rich
  }
  try {
    const folder = await freshUserData()
    const older = path.join(place, 'older')
    const rich: Rich = { folder, older, rows: await build(folder, older) }
    writeFileSync(`${done}.draft`, JSON.stringify(rich))
    renameSync(`${done}.draft`, done)
    return rich
  } catch (error) {
    writeFileSync(failed, `The profile for the attack could not be made: ${String(error)}`)
    throw error
  }
}

/** A copy to be attacked, without the locks of the run that made it. */
export async function copyOf({ folder }: Pick<Rich, 'folder'>): Promise<string> {
  const copy = await freshUserData()
  cpSync(folder, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => !path.basename(file).startsWith('Singleton'),
  })
  return copy
}

export const places = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name })

async function build(userData: string, older: string): Promise<Rows> {
  let { app, page } = await launchApp({ userData })
  await begin(page, { preset: 'Quick 25', name: 'Ada Example' })
  await answerAll(page, 'pick', (index) => index % 5 !== 1)
  await endReview(page)
  await lookedThrough(page)
  await endApp(app)
  cpSync(path.join(userData, 'IndexedDB'), older, { recursive: true })
  ;({ app, page } = await launchApp({ userData }))
  await sayThings(page)
  await rateCards(page)
  await leaveAnExamOpen(page)
  await places(page, 'Settings').click()
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByText('Backed up, and read back from the disk to be sure.')).toBeVisible()
  await fillTheLog(page)
  await endApp(app)
  // What a start brings up to date is up to date from here on.
  const again = await launchApp({ userData })
  await lookedThrough(again.page)
  const rows = await readRows(again.page)
  await endApp(again.app)
  expect(Object.keys(rows).filter((table) => rows[table]!.length === 0)).toEqual(['leftOut'])
  expect(filesOf(userData).map(kindOf)).toEqual(expect.arrayContaining(['database log', 'database tables']))
  return rows
}

/** A lost database is rebuilt row by row before, which takes its time on a busy computer; what hangs is found all the same. */
export const REBUILT_BY = 120_000

/** Resolves when all that is stored was looked through, and what was found is told. */
export async function lookedThrough(page: Page): Promise<void> {
  await page.waitForFunction(() => performance.getEntriesByName('looked through').length > 0, undefined, {
    timeout: REBUILT_BY,
  })
}

/** To the first of the questions that were missed. */
export async function toMisses(page: Page): Promise<void> {
  await places(page, 'Review').click()
  await page.getByRole('complementary', { name: 'Filters' }).getByLabel('Missed last time').check()
  await page.getByRole('button', { name: 'Review one at a time' }).click()
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible()
}

async function sayThings(page: Page): Promise<void> {
  await toMisses(page)
  for (let n = 1; n <= 4; n++) {
    await expect(page.getByText(new RegExp(`^${n} of \\d+$`))).toBeVisible()
    await page.keyboard.press(String(n))
    await expect(page.locator('.miss-type[aria-pressed=true]')).toHaveCount(1)
    if (n === 2) {
      await page.keyboard.press('g')
      await expect(page.getByLabel(/^I guessed/)).toBeChecked()
    }
    await page.getByLabel('Your note').fill(`Note ${n}: “never both” – ICD‑10 😀`)
    await expect(page.getByText('Saved', { exact: true })).toBeVisible()
    if (n === 3) await page.getByRole('button', { name: 'Bookmark' }).click()
    await page.getByRole('button', { name: 'Next', exact: true }).click()
  }
  await places(page, 'Home').click()
  await page.getByLabel('Colors').selectOption('dark')
  await page.getByLabel('Day of your exam').fill('05/20/2031')
  await page.keyboard.press('Enter')
}

async function rateCards(page: Page): Promise<void> {
  await places(page, /^Cards/).click()
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  for (const number of [1, 2, 3]) await rateOne(page, number)
}

/** Answers the card on the screen and takes the rating it comes to. */
export async function rateOne(page: Page, number: number): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`^Card ${number} of`))
  await page.keyboard.press('a')
  await expect(page.locator('.choice-pick input').first()).toBeChecked()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^(Right|Wrong)$/ })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(new RegExp(`^Card ${number} of`))
}

async function leaveAnExamOpen(page: Page): Promise<void> {
  await places(page, 'Home').click()
  await begin(page, { preset: 'Quick 25', name: 'Ada Example' })
  for (const key of 'bdac') {
    const id = (await screenId(page))!
    await page.keyboard.press(key)
    await expect(page.locator('.choice-option input:checked')).toHaveCount(1)
    await page.keyboard.press('Alt+n')
    await expect(page.locator('[data-screen]')).not.toHaveAttribute('data-screen', id)
  }
  await page.getByRole('button', { name: 'Save and leave' }).click()
  await expect(page.getByRole('button', { name: 'Resume exam' })).toBeVisible()
}

/**
 * Months of use make Chromium write its tables out of the log; so much that goes again does the same. Values of more than
 * 64 KB would go to files of their own. It is all the same letter, which Chromium packs: in the tables is mostly the rest.
 */
async function fillTheLog(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('ccs-exam-simulator')
        opening.onerror = () => reject(opening.error ?? new Error('The database did not open.'))
        opening.onsuccess = () => {
          const writing = opening.result.transaction('standing', 'readwrite')
          const standing = writing.objectStore('standing')
          for (let n = 0; n < 150; n++) standing.put({ id: `filler ${n}`, value: 'x'.repeat(40_000) })
          for (let n = 0; n < 150; n++) standing.delete(`filler ${n}`)
          writing.onerror = () => reject(writing.error ?? new Error('The database did not take it.'))
          writing.oncomplete = () => (opening.result.close(), resolve())
        }
      }),
  )
}
