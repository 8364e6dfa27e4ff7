import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { begin, resume, screenId } from './candidate'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp, removeUserData } from './launch'
import { databaseEvents, journalFiles } from './stored'

/* No dialog without a way out, no failure without a word: damaged attempts, writes that fail, second writers, bugs. */

const logOf = (userData: string) => {
  const file = path.join(userData, 'log.txt')
  return existsSync(file) ? readFileSync(file, 'utf8') : ''
}

const option = (page: Page, place: number) => page.locator('.choice-option input').nth(place)

/** The app in a short exam at its first question, which is answered with the first option. */
async function inAnExam(): Promise<{ app: ElectronApplication; page: Page; userData: string }> {
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  await begin(page, { preset: 'Quick 25' })
  await page.keyboard.press('a')
  await expect(option(page, 0)).toBeChecked()
  // It is shown when the first copy has it; the database is the second.
  await expect.poll(async () => (await databaseEvents(page)).some(({ type }) => type === 'answered')).toBe(true)
  return { app, page, userData }
}

/** Changes the page's database past the app. */
const inDatabase = (page: Page, change: 'delete the contents' | 'write as another window') =>
  page.evaluate(
    (what) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('ccs-exam-simulator')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const transaction = opening.result.transaction(['contents', 'events'], 'readwrite')
          transaction.oncomplete = () => {
            opening.result.close()
            resolve()
          }
          transaction.onabort = () => reject(transaction.error)
          if (what === 'delete the contents') {
            transaction.objectStore('contents').clear()
            return
          }
          const reading = transaction.objectStore('events').getAll()
          reading.onsuccess = () => {
            type Row = { attemptId: string; seq: number; event: { at: number; clock: number; screen?: string } }
            const rows = (reading.result as Row[]).sort((a, b) => a.seq - b.seq)
            const { attemptId, seq, event } = rows.at(-1)!
            const screen = rows.findLast((row) => row.event.screen)!.event.screen
            const { at, clock } = event
            transaction
              .objectStore('events')
              .add({ attemptId, seq: seq + 1, event: { type: 'flagged', screen, on: true, seq: seq + 1, at, clock } })
          }
        }
      }),
    change,
  )

/** From now on neither the database nor the journal takes anything. */
async function breakBothCopies(app: ElectronApplication, page: Page) {
  await app.evaluate(({ ipcMain }) => {
    ipcMain.removeHandler('appendJournal')
    ipcMain.handle('appendJournal', () => ({ ok: false, code: 'disk-full', message: 'The disk is full.' }))
  })
  await page.evaluate(() => {
    IDBObjectStore.prototype.add = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
}

test.describe('an exam whose content is damaged', () => {
  test('is restored from the second copy, which is said', async () => {
    const { app, page, userData } = await inAnExam()
    await inDatabase(page, 'delete the contents')
    await endApp(app)
    const again = await launchApp({ userData })
    await expect(again.page.getByText(/1 exam had damaged parts, which were restored/)).toBeVisible()
    await resume(again.page)
    await expect(option(again.page, 0)).toBeChecked()
    await endApp(again.app)
    expect(logOf(userData)).toContain('repaired=1')
    await removeUserData(userData)
  })

  test('in both copies says what is wrong; it can be left, copied and discarded', async () => {
    const { app, page, userData } = await inAnExam()
    await inDatabase(page, 'delete the contents')
    await endApp(app)
    for (const file of journalFiles(userData)) writeFileSync(file, 'no longer a journal\n')
    const again = await launchApp({ userData })
    const dialog = again.page.getByRole('alertdialog', { name: 'This exam cannot be resumed' })
    await again.page.getByRole('button', { name: 'Resume exam' }).click()
    await expect(dialog).toContainText('A question or a record on its form is missing or cannot be read.')
    await dialog.getByRole('button', { name: 'Leave it as it is' }).click()
    await expect(dialog).toBeHidden()
    await again.page.getByRole('button', { name: 'Resume exam' }).click()
    const saved = path.join(userData, 'copy.json')
    await again.app.evaluate(({ dialog: system }, filePath) => {
      system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
    }, saved)
    await dialog.getByRole('button', { name: 'Save a copy' }).click()
    await expect(dialog).toContainText('Saved as copy.json')
    expect(readFileSync(saved, 'utf8')).toContain('"answered"')
    await dialog.getByRole('button', { name: 'Discard it' }).dblclick()
    await expect(again.page.getByRole('button', { name: 'Resume exam' })).toHaveCount(0)
    await endApp(again.app)
    const third = await launchApp({ userData })
    await expect(third.page.getByRole('button', { name: 'Start an exam' })).toBeVisible()
    await expect(third.page.getByRole('button', { name: 'Resume exam' })).toHaveCount(0)
    await endApp(third.app)
    await removeUserData(userData)
  })
})

test('an exam on home is discarded without being opened', async () => {
  const { app, page, userData } = await inAnExam()
  await page.getByRole('button', { name: 'Save and leave' }).click()
  await page.getByRole('button', { name: 'Discard…' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard', exact: true }).dblclick()
  await expect(page.getByRole('button', { name: 'Resume exam' })).toHaveCount(0)
  const events = await databaseEvents(page)
  expect(events.filter((event) => event.type === 'discarded')).toHaveLength(1)
  expect(events.filter((event) => event.type === 'interrupted')).toHaveLength(0)
  await endApp(app)
  await removeUserData(userData)
})

test('an action that cannot be saved can be copied and left behind, and the exam goes on before it', async () => {
  const { app, page, userData } = await inAnExam()
  const id = await screenId(page)
  await breakBothCopies(app, page)
  await page.keyboard.press('b')
  const dialog = page.getByRole('alertdialog', { name: 'Your last action could not be saved' })
  await expect(dialog).toContainText('Not saved: your answer to question 1.')
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await expect(dialog).toBeVisible()
  const saved = path.join(userData, 'copy.txt')
  await app.evaluate(({ dialog: system }, filePath) => {
    system.showSaveDialog = () => Promise.resolve({ canceled: false, filePath })
  }, saved)
  await dialog.getByRole('button', { name: 'Save a copy' }).click()
  await expect(dialog).toContainText('Saved as copy.txt')
  expect(readFileSync(saved, 'utf8')).toMatch(/Question 1 of .*\nAnswer: B\. /)
  await dialog.getByRole('button', { name: 'Leave without it' }).click()
  await expect(page.getByRole('button', { name: 'Resume exam' })).toBeVisible()
  await endApp(app)
  const again = await launchApp({ userData })
  await resume(again.page)
  expect(await screenId(again.page)).toBe(id)
  await expect(option(again.page, 0)).toBeChecked()
  await endApp(again.app)
  await removeUserData(userData)
})

test('neither Home in the menu nor the end of the system waits for a write that is stuck', async () => {
  const { app, page, userData } = await inAnExam()
  await breakBothCopies(app, page)
  await page.keyboard.press('b')
  await expect(page.getByRole('alertdialog', { name: 'Your last action could not be saved' })).toBeVisible()
  await app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()!.items.flatMap((one) => one.submenu?.items ?? [])
    items.find((one) => one.label === 'Home')!.click()
  })
  await page.getByRole('button', { name: 'Resume exam' }).click()
  // What goes on is written first, and that fails, too.
  await page.getByRole('button', { name: 'Yes, continue' }).click()
  await expect(page.getByRole('alertdialog', { name: 'Your last action could not be saved' })).toBeVisible()
  await endApp(app)
  await removeUserData(userData)
})

test('after a second writer the exam goes on from what is stored', async () => {
  const { app, page, userData } = await inAnExam()
  await inDatabase(page, 'write as another window')
  await page.keyboard.press('b')
  const dialog = page.getByRole('alertdialog', { name: 'Another window has written to this exam' })
  await expect(dialog).toContainText('trying again cannot change that')
  await expect(dialog.getByRole('button', { name: 'Try again' })).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Load what is stored' }).click()
  await page.getByRole('button', { name: 'Yes, continue' }).click()
  await expect(option(page, 0)).toBeChecked()
  await expect(page.getByRole('button', { name: /Flag/ })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('c')
  await expect(option(page, 2)).toBeChecked()
  await endApp(app)
  await removeUserData(userData)
})

test('a screen that breaks has a way home, and the log has the kind of error without its words', async () => {
  const { app, page, userData } = await inAnExam()
  // The clock of the room is written with this.
  await page.evaluate(() => {
    const { padStart } = String.prototype
    Object.assign(window, { padStart })
    String.prototype.padStart = () => {
      throw new RangeError('planted: pneumonia J18.9')
    }
  })
  await expect(page.getByRole('heading', { name: 'Something went wrong on this screen' })).toBeVisible()
  await expect(page.getByText('Your answers are saved, including the last one.')).toBeVisible()
  await page.evaluate(() => {
    String.prototype.padStart = (window as unknown as { padStart: typeof String.prototype.padStart }).padStart
  })
  await page.getByRole('button', { name: 'Leave the exam and go home' }).click()
  await resume(page)
  await expect(option(page, 0)).toBeChecked()
  await expect.poll(() => logOf(userData)).toContain('page: Drawing a screen: RangeError')
  expect(logOf(userData)).not.toMatch(/pneumonia|J18/)
  await endApp(app)
  await removeUserData(userData)
})

test('what nobody caught is told once in the page and in the shell, and the menu shows the log', async () => {
  const { app, page, userData } = await inAnExam()
  await page.evaluate(() => {
    for (let time = 0; time < 30; time++) void Promise.reject(new TypeError('planted'))
  })
  const notice = page.getByRole('alert', { name: 'Something unexpected happened' })
  await expect(notice).toContainText('29 more errors')
  await expect(notice).toContainText('Your answers are saved, including the last one.')
  // It takes neither the keys nor the focus of the exam.
  await page.keyboard.press('c')
  await expect(option(page, 2)).toBeChecked()
  await notice.getByRole('button', { name: 'Go on' }).click()
  await expect(notice).toBeHidden()

  const told = await app.evaluate(async ({ dialog, Menu, shell }) => {
    const found: string[] = []
    dialog.showMessageBox = ((_window: unknown, { message }: { message: string }) => {
      found.push(message)
      return Promise.resolve({ response: 0, checkboxChecked: false })
    }) as typeof dialog.showMessageBox
    for (let time = 0; time < 3; time++) setImmediate(() => process.emit('uncaughtException', new TypeError('planted')))
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
    const shown = new Promise<string>((resolve) => {
      shell.showItemInFolder = resolve
    })
    const items = Menu.getApplicationMenu()!.items.flatMap((one) => one.submenu?.items ?? [])
    items.find((one) => one.label === 'Open log')!.click()
    return [...found, await shown]
  })
  expect(told).toEqual(['Something unexpected happened in the app.', path.join(userData, 'log.txt')])
  await expect.poll(() => logOf(userData)).toContain('shell: Working in the background: TypeError')
  expect(logOf(userData)).toContain('page: Working in the background: TypeError')
  expect(logOf(userData)).not.toContain('planted')
  await endApp(app)
  await removeUserData(userData)
})
