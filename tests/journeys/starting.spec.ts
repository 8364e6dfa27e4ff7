/** How the app starts and ends: once per data folder, with a question during an exam, and never losing what was acknowledged. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from '@playwright/test'
import { commandLine, endApp, freshUserData, launchApp, removeUserData } from './launch'

const origin = 'app://ccs-exam-simulator'

test('a second start says so, ends with 0, and brings the first window to the front', async () => {
  const { app, userData } = await launchApp()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  const { executable, args } = await commandLine()
  const second = spawn(executable, args, { env: { ...process.env, CCS_USER_DATA: userData } })
  let output = ''
  second.stdout.on('data', (part: Buffer) => (output += part.toString()))
  const [code] = (await once(second, 'close')) as [number]
  expect(code).toBe(0)
  expect(output.trim()).toBe('CCS Exam Simulator is already running; its window is now in front.')
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible())))
    .toEqual([true])
  await app.close()
  await removeUserData(userData)
})

test('SIGTERM closes at once and cleanly, without a question even in an exam', async () => {
  const { app, page, userData } = await launchApp()
  await page.evaluate(() =>
    (globalThis as unknown as { desktop: { setExamRunning(on: boolean): Promise<unknown> } }).desktop.setExamRunning(
      true,
    ),
  )
  const child = app.process()
  const closed = once(child, 'close')
  child.kill('SIGTERM')
  const [code, signal] = (await closed) as [number | null, string | null]
  expect([code, signal]).toEqual([0, null])
  await removeUserData(userData)
})

test('asks before closing during an exam, stays when told to, and leaves when told to', async () => {
  const { app, page, userData } = await launchApp()
  await page.evaluate(() =>
    (globalThis as unknown as { desktop: { setExamRunning(on: boolean): Promise<unknown> } }).desktop.setExamRunning(
      true,
    ),
  )
  const answer = (response: number) =>
    app.evaluate(({ dialog }, chosen) => {
      const asked = globalThis as unknown as { asked: string[] }
      asked.asked = []
      dialog.showMessageBox = ((_window: unknown, options: { message: string }) => {
        asked.asked.push(options.message)
        return Promise.resolve({ response: chosen, checkboxChecked: false })
      }) as typeof dialog.showMessageBox
    }, response)
  await answer(1)
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
  await expect
    .poll(() => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked))
    .toEqual(['Leave the exam? Your answers are saved and the clock stops.'])
  // The answer has been taken by the time that both processes have done something else.
  await app.evaluate(() => new Promise((resolve) => setImmediate(resolve)))
  expect(await page.evaluate(() => document.title)).toBe('CCS Exam Simulator')
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  await answer(0)
  const closed = once(app.process(), 'close')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => undefined)
  await closed
  await removeUserData(userData)
})

test('a crashed page comes back by itself', async () => {
  const { app, userData } = await launchApp()
  const back = app.evaluate(
    ({ BrowserWindow }) =>
      new Promise((resolve) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents
        contents?.once('render-process-gone', (_event, { reason }) =>
          contents.once('did-finish-load', () => resolve([reason, contents.getURL()])),
        )
        contents?.forcefullyCrashRenderer()
      }),
  )
  expect(await back).toEqual(['crashed', `${origin}/`])
  expect(
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript('document.title'),
    ),
  ).toBe('CCS Exam Simulator')
  await app.close()
  await removeUserData(userData)
})

test('kill -9 loses no acknowledged entry and the next start works', async () => {
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  const reply = await page.evaluate(() =>
    (
      globalThis as unknown as {
        desktop: { appendJournal(id: string, from: number, lines: string[]): Promise<unknown> }
      }
    ).desktop.appendJournal('killed', 0, ['{"a":1}']),
  )
  expect(reply).toEqual({ ok: true, value: { entries: 1 } })
  const closed = once(app.process(), 'close')
  app.process().kill('SIGKILL')
  await closed
  const again = await launchApp({ userData })
  expect(
    await again.page.evaluate(() =>
      (globalThis as unknown as { desktop: { readJournal(id: string): Promise<unknown> } }).desktop.readJournal(
        'killed',
      ),
    ),
  ).toEqual({ ok: true, value: { entries: ['{"a":1}'], damaged: false } })
  await again.app.close()
  await removeUserData(userData)
})

test('home can be used before the storage is open, and what was pressed then comes', async () => {
  const { app, page, userData } = await launchApp()
  // The storage opens when the test lets it.
  await page.addInitScript(() => {
    const { databases } = indexedDB
    const gate = globalThis as unknown as { openStorage(): void }
    const opened = new Promise<void>((resolve) => (gate.openStorage = resolve))
    indexedDB.databases = async () => {
      await opened
      return databases.call(indexedDB)
    }
  })
  await page.reload()
  const start = page.getByRole('button', { name: 'Start an exam' })
  await start.waitFor()
  expect(await page.getByText(/A four-hour form from [1-9]\d* items and [1-9]\d* record scenarios/).count()).toBe(1)
  // The same element stays when the rest comes around it.
  const before = await start.elementHandle()
  await page.evaluate(() => (globalThis as unknown as { openStorage(): void }).openStorage())
  await page.getByRole('heading', { name: 'Next step' }).waitFor()
  expect(await before!.evaluate((button) => button.isConnected)).toBe(true)
  await page.reload()
  await start.click()
  await expect(page.getByRole('button', { name: 'Start an exam' })).toHaveCount(0)
  await page.evaluate(() => (globalThis as unknown as { openStorage(): void }).openStorage())
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/exam/i)
  await endApp(app)
  await removeUserData(userData)
})
