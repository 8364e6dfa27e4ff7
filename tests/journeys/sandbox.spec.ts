import { readFileSync } from 'node:fs'
import { expect, test } from './journey'
import { endApp, launchApp, removeUserData } from './launch'

/* The journeys run what users run: an app whose pages are in Chromium's sandbox. Only root cannot have one, on Linux. */

test('the app of these journeys is in its sandbox, save for root on Linux', async () => {
  const { app, page, userData } = await launchApp()
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  expect(await app.evaluate(({ app: shell }) => shell.commandLine.hasSwitch('no-sandbox'))).toBe(asRoot)
  if (process.platform === 'linux') {
    const pid = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId(),
    )
    // 2: the kernel lets the page's process make only the calls that Chromium listed.
    const [, filtered] = /^Seccomp:\s+(\d)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))!
    expect(filtered).toBe(asRoot ? '0' : '2')
  }
  expect(await page.evaluate(() => 'require' in globalThis)).toBe(false)
  await endApp(app)
  await removeUserData(userData)
})
