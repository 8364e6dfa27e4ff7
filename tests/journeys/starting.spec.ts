/** How the app starts and ends: once per data folder, with a question during an exam, and never losing what was acknowledged. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { expect, test } from './journey'
import {
  appIsReady,
  commandLine,
  endApp,
  freshUserData,
  launchApp,
  openWindow,
  removeUserData,
  repository,
} from './launch'
import { needs } from './not-run'
import { closeByWindow, killApp, noSignals } from './processes'
import { noRealKeys, xdotool } from './x-keys'

const origin = 'app://ccs-exam-simulator'

test('a second start says so, ends with 0, and brings the first window to the front', async () => {
  const { app, userData } = await launchApp()
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide())
  const { executable, args, env } = await commandLine()
  const second = spawn(executable, args, { env: { ...env, CCS_USER_DATA: userData } })
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
  needs(await noSignals())
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

test('the window that is closed and told to leave an exam ends the app, as tests do where there are no signals', async () => {
  const { app, page, userData } = await launchApp()
  await page.evaluate(() =>
    (globalThis as unknown as { desktop: { setExamRunning(on: boolean): Promise<unknown> } }).desktop.setExamRunning(
      true,
    ),
  )
  const closed = once(app.process(), 'close')
  await closeByWindow(app)
  expect(await closed).toEqual([0, null])
  await removeUserData(userData)
})

test('data that a newer version wrote is not opened: a sentence, an error code, and nothing changed', async () => {
  needs(await noRealKeys())
  const userData = await freshUserData()
  const note = path.join(userData, 'runtime.json')
  writeFileSync(note, '{"chromium":999}')
  const { executable, args, env } = await commandLine()
  const child = spawn(executable, args, { env: { ...env, CCS_USER_DATA: userData } })
  const closed = once(child, 'close')
  let told = ''
  child.stderr.on('data', (part: Buffer) => (told += part.toString()))
  // The system's own box has this title; it waits for somebody to read it.
  await xdotool('search', '--sync', '--onlyvisible', '--name', '^Error$')
  await expect
    .poll(async () => {
      if (child.exitCode === null) await xdotool('key', 'Return')
      return child.exitCode
    })
    .toBe(1)
  await closed
  expect(told).toContain(
    `The data in ${userData} was last used by a newer version of CCS Exam Simulator (Chromium 999; this one has `,
  )
  expect(readFileSync(note, 'utf8')).toBe('{"chromium":999}')
  for (const name of ['IndexedDB', 'journal', 'backups']) expect(readdirSync(userData)).not.toContain(name)
  await removeUserData(userData)
})

test('a first start remembers the Chromium that writes the data', async () => {
  const { app, userData } = await launchApp()
  const own = await app.evaluate(() => Number.parseInt(process.versions.chrome, 10))
  expect(JSON.parse(readFileSync(path.join(userData, 'runtime.json'), 'utf8'))).toEqual({ chromium: own, again: own })
  await app.close()
  await removeUserData(userData)
})

test('an old Electron that stands in keeps its data apart', async () => {
  needs(process.platform === 'linux' ? null : 'other systems keep settings where no variable leads')
  const { executable, args, kind, version } = await commandLine()
  const settings = await freshUserData()
  const { app } = await openWindow({
    executable,
    args,
    cwd: repository,
    env: { CCS_USER_DATA: '', XDG_CONFIG_HOME: settings },
  })
  const own = kind === 'registry' ? ` (Electron ${version.split('.')[0]})` : ''
  expect(await app.evaluate(({ app: shell }) => shell.getPath('userData'))).toBe(
    path.join(settings, `CCS Exam Simulator${own}`),
  )
  await endApp(app)
  await removeUserData(settings)
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
  await killApp(app)
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

/** Holds back the script behind home, or lets it be missing, when the page is loaded the next time. */
async function holdHome(app: ElectronApplication, how: 'held' | 'missing'): Promise<void> {
  await app.evaluate(({ session }, hold) => {
    const gate = globalThis as unknown as { letGo(): void }
    const waiting: (() => void)[] = []
    let held = hold === 'held'
    gate.letGo = () => {
      held = false
      waiting.forEach((go) => go())
    }
    session.defaultSession.webRequest.onBeforeRequest(({ url }, answer) => {
      const behindHome = /\/assets\/home-[^/]*\.js$/.test(url)
      if (behindHome && held) waiting.push(() => answer({}))
      else answer({ cancel: behindHome && hold === 'missing' })
    })
  }, how)
}

test('home is seen before its script is there, and what was pressed then comes', async () => {
  const { app, page, userData } = await launchApp()
  await holdHome(app, 'held')
  await page.reload({ waitUntil: 'commit' })
  const start = page.getByRole('button', { name: 'Start an exam' })
  await start.waitFor()
  expect(await page.getByText(/A four-hour form from [1-9]\d* items and [1-9]\d* record scenarios/).count()).toBe(1)
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toMatch(/^(light|dark)$/)
  const before = await start.elementHandle()
  await page.getByRole('button', { name: 'About' }).focus()
  await app.evaluate(() => (globalThis as unknown as { letGo(): void }).letGo())
  await appIsReady(page)
  // Taken over as it is: the same elements, and the focus stays.
  expect(await before!.evaluate((button) => button.isConnected)).toBe(true)
  await expect(page.getByRole('button', { name: 'About' })).toBeFocused()
  expect(readFileSync(path.join(userData, 'log.txt'), 'utf8')).not.toContain('Taking over')
  await holdHome(app, 'held')
  await page.reload({ waitUntil: 'commit' })
  await page.getByRole('button', { name: 'Practice' }).first().click()
  await start.click()
  await app.evaluate(() => (globalThis as unknown as { letGo(): void }).letGo())
  await expect(page.getByRole('button', { name: 'Start an exam' })).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/exam/i)
  await endApp(app)
  await removeUserData(userData)
})

test('the theme of the last run is there before anything else', async () => {
  const { app, page, userData } = await launchApp()
  await page.emulateMedia({ colorScheme: 'light' })
  await page.getByLabel('Colors').selectOption('dark')
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
  await holdHome(app, 'held')
  await page.reload({ waitUntil: 'commit' })
  await page.getByRole('button', { name: 'Start an exam' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
  await app.evaluate(() => (globalThis as unknown as { letGo(): void }).letGo())
  await appIsReady(page)
  await expect(page.getByLabel('Colors')).toHaveValue('dark')
  expect(readFileSync(path.join(userData, 'log.txt'), 'utf8')).not.toContain('Taking over')
  await endApp(app)
  await removeUserData(userData)
})

test('without its script home says so and shows no button that does nothing', async () => {
  const { app, page, userData } = await launchApp()
  await holdHome(app, 'missing')
  await page.reload({ waitUntil: 'commit' })
  await expect(page.getByRole('alert')).toHaveText(/one of its files is missing or damaged\. Install the app again/)
  await expect(page.getByRole('button')).toHaveCount(0)
  await endApp(app)
  await removeUserData(userData)
})
