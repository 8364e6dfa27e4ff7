import { execFileSync, spawn } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { linkFile } from '../support/links'
import { begin, resume, screenId } from './candidate'
import { expect, test } from './journey'
import { commandLine, endApp, freshUserData, launchApp, openingModule, removeUserData, type Launched } from './launch'
import { needs } from './not-run'
import { journalFiles } from './stored'

/* Storage that cannot be opened, or comes back damaged: the app starts, says what it found, and everything is there. */

const NOTES = Array.from({ length: 12 }, (_, n) => ({
  screen: `CK-${String(n + 1).padStart(4, '0')}`,
  text: `My note ${n}`,
  bookmarked: false,
  dispute: null,
  at: Date.UTC(2026, 10, 27, 12, n),
}))

/** Puts rows into the app's own database, as its screens would. */
const put = (page: Page, table: string, rows: readonly object[]) =>
  page.evaluate(
    ({ table, rows }) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('ccs-exam-simulator')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const writing = opening.result.transaction(table, 'readwrite')
          for (const row of rows) writing.objectStore(table).put(row)
          writing.oncomplete = () => (opening.result.close(), resolve())
          writing.onerror = () => reject(writing.error)
        }
      }),
    { table, rows },
  )

const all = (page: Page, table: string): Promise<unknown[]> =>
  page.evaluate(
    (name) =>
      new Promise<never[]>((resolve, reject) => {
        const opening = indexedDB.open('ccs-exam-simulator')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const reading = opening.result.transaction(name).objectStore(name).getAll()
          reading.onerror = () => reject(reading.error)
          reading.onsuccess = () => (opening.result.close(), resolve(reading.result as never[]))
        }
      }),
    table,
  )

/** An open exam with one answer, notes, and a backup of all of it. */
async function someProgress(userData: string): Promise<string> {
  const { app, page } = await launchApp({ userData })
  await begin(page, { preset: 'Quick 25' })
  await page.keyboard.press('b')
  await expect(page.locator('.choice-option input:checked')).toHaveCount(1)
  const place = (await screenId(page))!
  await page.getByRole('button', { name: 'Save and leave' }).click()
  await expect(page.getByRole('button', { name: 'Resume exam' })).toBeVisible()
  await put(page, 'notes', NOTES)
  await page
    .getByRole('link', { name: 'Settings' })
    .or(page.getByRole('button', { name: 'Settings' }))
    .first()
    .click()
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByText('Backed up, and read back from the disk to be sure.')).toBeVisible()
  await endApp(app)
  return place
}

const leveldb = (userData: string) => {
  const folder = path.join(userData, 'IndexedDB')
  return path.join(
    folder,
    readdirSync(folder).find((name) => name.endsWith('.leveldb'))!,
  )
}

async function everythingIsThere(page: Page, place: string): Promise<void> {
  expect(await all(page, 'notes')).toEqual(NOTES)
  await resume(page)
  expect(await screenId(page)).toBe(place)
  await expect(page.locator('.choice-option input').nth(1)).toBeChecked()
}

/** Presses a button after which the app starts itself anew; here the journey does that. */
async function endsBy({ app, page }: Pick<Launched, 'app' | 'page'>, button: string): Promise<void> {
  await app.evaluate(({ app: shell }) => {
    shell.relaunch = () => undefined
  })
  const gone = new Promise((resolve) => app.process().once('exit', resolve))
  await page.getByRole('button', { name: button }).click()
  await gone
}

test('storage that cannot be opened: the recovery screen, a look at a copy, fresh storage beside it, a merging restore, everything there', async () => {
  const userData = await freshUserData()
  const place = await someProgress(userData)
  const damaged = leveldb(userData)
  rmSync(damaged, { recursive: true })
  writeFileSync(damaged, 'not a folder')

  const first = await launchApp({ userData })
  await expect(first.page.getByRole('heading', { name: 'Progress cannot be opened' })).toBeVisible()
  await expect(first.page.getByRole('alert')).toContainText(/newest backup that can be read is of .*12 notes/)
  expect(await first.page.getByRole('alert').innerText()).not.toMatch(/Error|IndexedDB|backing store|undefined/)
  for (const name of ['Try again', 'Open data folder', 'Open log'])
    await expect(first.page.getByRole('button', { name })).toBeVisible()
  await endsBy(first, 'Look at a copy')

  const copy = await launchApp({ userData })
  await expect(copy.page.getByText(/^This is a copy of your data, to read and to export/)).toBeVisible()
  // The exam is rebuilt there; the notes of this journey are in the backup alone, and offered.
  await expect(copy.page.getByRole('button', { name: 'Resume exam' })).toBeVisible()
  await expect(copy.page.getByRole('alert').filter({ hasText: 'Something was lost' })).toContainText('12 notes')
  await endApp(copy.app)
  expect(readFileSync(damaged, 'utf8')).toBe('not a folder')

  const stopped = await launchApp({ userData })
  await expect(stopped.page.getByRole('heading', { name: 'Progress cannot be opened' })).toBeVisible()
  await stopped.page.getByRole('button', { name: 'Restore from second copies and backups…' }).click()
  await endsBy(stopped, 'Start with fresh storage')

  const { app, page } = await launchApp({ userData })
  await expect(page.getByText(/1 exam missing from the app's storage was rebuilt/)).toBeVisible()
  await expect(page.getByText(/was set aside in the data folder, and a fresh one was begun/)).toBeVisible()
  expect(readdirSync(path.join(userData, 'set-aside')).join()).toContain('IndexedDB')
  const offer = page.getByRole('alert').filter({ hasText: 'Something was lost' })
  await expect(offer).toContainText('12 notes')
  await offer.getByRole('button', { name: 'Restore…' }).click()
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(offer).toBeHidden()
  await everythingIsThere(page, place)
  await endApp(app)

  const again = await launchApp({ userData })
  await expect(again.page.getByRole('button', { name: 'Resume exam' })).toBeVisible()
  await expect(again.page.getByText(/rebuilt|lost/)).toHaveCount(0)
  await again.page
    .getByRole('link', { name: 'Settings' })
    .or(again.page.getByRole('button', { name: 'Settings' }))
    .first()
    .click()
  await expect(again.page.getByLabel('Recovery report')).toContainText("1 exam missing from the app's storage")
  await endApp(again.app)
  await removeUserData(userData)
})

const misplaced: [string, (userData: string) => void][] = [
  ['a file in place of the database', (one) => replaced(path.join(one, 'IndexedDB'))],
  ['a file in place of the folder of journals', (one) => replaced(path.join(one, 'journal'))],
  [
    'a copy of a journal by a sync program',
    (one) => copyFileSync(journalFiles(one)[0]!, `${journalFiles(one)[0]!.slice(0, -6)}-LAPTOP-1.jsonl`),
  ],
  [
    'a folder in place of a journal',
    (one) => {
      const [file] = journalFiles(one)
      rmSync(file!)
      mkdirSync(file!)
    },
  ],
  [
    'a lock of a computer that is not this one',
    (one) => {
      rmSync(path.join(one, 'SingletonLock'), { force: true })
      linkFile('elsewhere-4711', path.join(one, 'SingletonLock'))
    },
  ],
]

function replaced(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  writeFileSync(folder, 'x')
}

test('what is copied, misplaced or in the way keeps nobody out', async () => {
  const original = await freshUserData()
  const place = await someProgress(original)
  for (const [what, harm] of misplaced) {
    const userData = await freshUserData()
    cpSync(original, userData, { recursive: true, verbatimSymlinks: true })
    harm(userData)
    const { app, page } = await launchApp({ userData })
    await resume(page)
    expect(await screenId(page), what).toBe(place)
    await expect(page.locator('.choice-option input').nth(1)).toBeChecked()
    await page.keyboard.press('c')
    await expect(page.locator('.choice-option input').nth(2)).toBeChecked()
    await expect(page.locator('.saved'), what).toHaveText('Saved')
    await endApp(app)
    await removeUserData(userData)
  }
  await removeUserData(original)
})

const isRoot = process.getuid?.() === 0

test('a data folder on a read-only disk: the app says so in a dialog, stays, and changes nothing', async () => {
  needs(process.platform === 'linux' && isRoot ? null : 'only root on Linux can mount a folder read-only')
  const userData = await freshUserData()
  writeFileSync(path.join(userData, 'kept.txt'), 'x')
  execFileSync('mount', ['--bind', userData, userData])
  execFileSync('mount', ['-o', 'remount,bind,ro', userData])
  const { executable, args } = await commandLine()
  const child = spawn(executable, args, { env: { ...process.env, CCS_USER_DATA: userData } })
  let output = ''
  child.stdout.on('data', (part: Buffer) => (output += part.toString()))
  try {
    // The system's own dialog: its window is all that can be seen of it from outside.
    const dialogs = () =>
      execFileSync('sh', ['-c', 'xdotool search --pid "$0" 2>/dev/null || true', String(child.pid)], {
        encoding: 'utf8',
      }).trim()
    await expect.poll(dialogs, { timeout: 30_000 }).not.toBe('')
    expect([child.exitCode, child.signalCode]).toEqual([null, null])
    expect(output).not.toContain('already running')
    expect(readdirSync(userData)).toEqual(['kept.txt'])
  } finally {
    ;(await openingModule()).killTree(child.pid!)
    execFileSync('umount', ['-l', userData])
  }
  await removeUserData(userData)
})
