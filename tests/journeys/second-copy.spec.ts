import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { answerAll, begin, endReview } from './candidate'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp, openingModule, removeUserData } from './launch'
import { storedRows } from './stored'

/* What is said outside exams (notes, tags, card reviews, settings) when the database is lost: it comes back, and it is told. */

const place = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name })

const TABLES = ['attempts', 'heads', 'events', 'contents', 'settings', 'cards', 'reviews', 'marks', 'notes', 'leftOut']

/** All rows of the tables that are kept, just as the database has them. */
const everything = async (page: Page): Promise<Record<string, unknown[]>> => {
  const { settings = [], ...others } = await storedRows(page, TABLES)
  // Whether a loss was seen to is the app's own note of what this journey does.
  return { ...others, settings: settings.filter((row) => (row as { key: string }).key !== 'lossOpen') }
}

const reviewFirstMiss = async (page: Page) => {
  await page.getByRole('button', { name: 'Review and tag misses' }).click()
  await page.getByRole('button', { name: 'Review one at a time' }).click()
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible()
}

/** A short exam that has ended, a tag, a guess, a note, a bookmark, rated cards, an exam date and the dark theme. */
async function someProgress(page: Page): Promise<void> {
  await begin(page, { preset: 'Quick 25' })
  await answerAll(page, 'pick', (index) => index % 5 !== 1)
  await endReview(page)
  await reviewFirstMiss(page)
  await page.keyboard.press('2')
  await expect(page.getByRole('button', { name: 'Misread' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('g')
  await expect(page.getByLabel(/^I guessed/)).toBeChecked()
  await page.getByLabel('Your note').fill('Excludes1 note 12: “never both” – ICD‑10 😀')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Bookmark' }).click()
  await expect(page.getByRole('button', { name: 'Bookmarked' })).toHaveAttribute('aria-pressed', 'true')
  await place(page, 'Home').click()
  await page.getByLabel('Colors').selectOption('dark')
  await page.getByRole('button', { name: 'Cards 5 due' }).click()
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  for (const number of [1, 2]) {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`^Card ${number} of`))
    await page.keyboard.press('a')
    await expect(page.locator('.choice-pick input').first()).toBeChecked()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: /^(Right|Wrong)$/ })).toBeVisible()
    await page.keyboard.press('Enter')
  }
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Card 3 of/)
  // Made in the background after the exam; it changes a setting.
  await expect.poll(async () => JSON.stringify((await everything(page)).settings)).toContain('lastBackup')
  const { cards, marks, notes, reviews } = await everything(page)
  expect([cards, reviews, marks, notes].map((rows) => rows!.length)).toEqual([5, 2, 1, 1])
}

const logFiles = (userData: string): string[] => {
  const root = path.join(userData, 'IndexedDB')
  return readdirSync(root)
    .filter((name) => name.endsWith('.leveldb'))
    .flatMap((name) => readdirSync(path.join(root, name)).map((file) => path.join(root, name, file)))
    .filter((file) => file.endsWith('.log'))
}

function flipBit(file: string, share: number): void {
  const bytes = readFileSync(file)
  bytes[Math.floor(bytes.length * share)]! ^= 0x10
  writeFileSync(file, bytes)
}

/** What comes from journals may name its fields in another order; all else is the same byte for byte. */
function same(now: Record<string, unknown[]>, before: Record<string, unknown[]>): void {
  for (const table of TABLES) {
    const fromJournals = ['heads', 'events', 'contents'].includes(table)
    if (fromJournals) expect(now[table], table).toEqual(before[table])
    else expect(JSON.stringify(now[table]), table).toBe(JSON.stringify(before[table]))
  }
}

/** Starts the app on a copy of a data folder that was damaged, and compares what it has then. */
async function comesBack(made: string, damage: (userData: string) => void, before: Record<string, unknown[]>) {
  const userData = await freshUserData()
  cpSync(made, userData, { recursive: true })
  damage(userData)
  const { app, page } = await launchApp({ userData })
  await expect(page.getByText(/came back from their second copy/)).toBeVisible()
  same(await everything(page), before)
  await endApp(app)
  // Told once: the next start has nothing to bring back.
  const again = await launchApp({ userData })
  await expect(again.page.getByRole('button', { name: 'Start an exam' })).toBeVisible()
  await expect(again.page.getByText(/came back from their second copy/)).toHaveCount(0)
  same(await everything(again.page), before)
  await endApp(again.app)
  await removeUserData(userData)
}

test('one flipped bit, or the whole database gone: notes, tags, cards and settings are back byte for byte', async () => {
  test.setTimeout(300_000)
  const made = await freshUserData()
  const { app, page } = await launchApp({ userData: made })
  await someProgress(page)
  const before = await everything(page)
  await endApp(app)

  await comesBack(made, (userData) => rmSync(path.join(userData, 'IndexedDB'), { recursive: true }), before)
  for (const share of [0.2, 0.8])
    await comesBack(made, (userData) => logFiles(userData).forEach((file) => flipBit(file, share)), before)
  await removeUserData(made)
})

test('killed right after a tag was shown, and then the database is lost: the tag is there', async () => {
  test.setTimeout(180_000)
  const userData = await freshUserData()
  const first = await launchApp({ userData })
  await begin(first.page, { preset: 'Quick 25' })
  await answerAll(first.page, 'pick', (index) => index % 5 !== 1)
  await endReview(first.page)
  await reviewFirstMiss(first.page)
  await first.page.keyboard.press('3')
  await expect(first.page.locator('.miss-type[aria-pressed=true]')).toHaveCount(1)
  const pid = first.app.process().pid!
  ;(await openingModule()).killTree(pid)
  rmSync(path.join(userData, 'IndexedDB'), { recursive: true })

  const { app, page } = await launchApp({ userData })
  await expect(page.getByText(/1 tag, 5 cards and .* came back from their second copy\./)).toBeVisible()
  expect((await everything(page)).marks).toHaveLength(1)
  await endApp(app)
  await removeUserData(userData)
})
