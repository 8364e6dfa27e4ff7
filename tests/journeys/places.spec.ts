import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { newCard } from '../../renderer/engine/card'
import { bank, begin } from './candidate'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp, removeUserData } from './launch'
import { onDisplay } from './small-display'
import { putCards, storedCards } from './stored-cards'

/* Small screens, folders that are gone, and a journey around the world. */

const windowOf = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow, screen }) => {
    const [window] = BrowserWindow.getAllWindows()
    const [width, height] = window!.getMinimumSize()
    return { bounds: window!.getBounds(), least: { width, height }, area: screen.getPrimaryDisplay().workArea }
  })

async function expectInside(app: ElectronApplication) {
  const { bounds, least, area } = await windowOf(app)
  expect(bounds.x).toBeGreaterThanOrEqual(area.x)
  expect(bounds.y).toBeGreaterThanOrEqual(area.y)
  expect(bounds.x + bounds.width).toBeLessThanOrEqual(area.x + area.width)
  expect(bounds.y + bounds.height).toBeLessThanOrEqual(area.y + area.height)
  expect(least.width).toBeLessThanOrEqual(area.width)
  expect(least.height).toBeLessThanOrEqual(area.height)
}

for (const size of ['1093x614', '800x500'])
  test(`the first start fits a screen of ${size}, and nothing is out of reach`, async () => {
    await onDisplay(size, async (env) => {
      const { app, page, userData } = await launchApp({ env })
      await expectInside(app)
      for (const name of ['Start an exam', 'Practice']) {
        const button = page.locator('main').getByRole('button', { name, exact: true })
        await button.scrollIntoViewIfNeeded()
        await expect(button).toBeInViewport({ ratio: 1 })
      }
      await begin(page, { preset: 'Quick 25' })
      for (const name of [/^Next/, /^End Exam/, /^Navigator/])
        await expect(page.getByRole('button', { name }).first()).toBeInViewport({ ratio: 1 })
      await page.locator('.choice-option').last().scrollIntoViewIfNeeded()
      await expect(page.locator('.choice-option').last()).toBeInViewport()
      await endApp(app)
      await removeUserData(userData)
    })
  })

test('a window saved on a larger screen is fitted, and its size is kept for that screen', async () => {
  const userData = await freshUserData()
  const file = path.join(userData, 'window.json')
  const saved = { x: 100, y: 100, width: 2400, height: 1300, maximized: false }
  writeFileSync(file, JSON.stringify(saved))
  await onDisplay('1366x768', async (env) => {
    for (let start = 0; start < 2; start++) {
      const { app } = await launchApp({ userData, env })
      await expectInside(app)
      await endApp(app)
      expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(saved)
    }
  })
  await removeUserData(userData)
})

test('what the candidate makes of the window is kept, the whole screen is not', async () => {
  const userData = await freshUserData()
  const file = path.join(userData, 'window.json')
  await onDisplay('1920x1080', async (env) => {
    const first = await launchApp({ userData, env })
    let wide = 1_100
    await expect
      .poll(
        async () => {
          // As a person pulls at an edge; what happens while the system still places the window does not count.
          wide = wide === 1_100 ? 1_160 : 1_100
          await first.app.evaluate(
            ({ BrowserWindow }, width) =>
              BrowserWindow.getAllWindows()[0]!.setBounds({ x: 60, y: 50, width, height: 750 }),
            wide,
          )
          // A busy system may still have placed it, and that was kept before the first pull.
          return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as object) : {}
        },
        { intervals: [800], timeout: 20_000 },
      )
      .toMatchObject({ x: 60, y: 50, height: 750 })
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { width: number }
    expect([1_100, 1_160]).toContain(kept.width)
    await endApp(first.app)

    const second = await launchApp({ userData, env })
    const before = readFileSync(file, 'utf8')
    await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setFullScreen(true))
    await expect
      .poll(() => second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.isFullScreen()))
      .toBe(true)
    await endApp(second.app)
    expect(readFileSync(file, 'utf8')).toBe(before)
  })
  await removeUserData(userData)
})

test('without a documents folder every dialog opens where there is one, and the file is saved', async () => {
  const home = await freshUserData()
  mkdirSync(path.join(home, '.config'))
  // Redirected to a place that is gone, as a company's server can be.
  writeFileSync(path.join(home, '.config/user-dirs.dirs'), 'XDG_DOCUMENTS_DIR="/gone/server/documents"\n')
  const env = { HOME: home, XDG_CONFIG_HOME: path.join(home, '.config') }
  const { app, page, userData } = await launchApp({ env })
  const file = path.join(userData, 'saved')
  const asked = () => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)
  await app.evaluate(({ app: electron, dialog }, filePath) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    dialog.showSaveDialog = ((_: unknown, { defaultPath }: { defaultPath: string }) => {
      asked.push(defaultPath)
      return Promise.resolve({ canceled: false, filePath })
    }) as never
    dialog.showOpenDialog = ((_: unknown, { defaultPath }: { defaultPath: string }) => {
      asked.push(defaultPath)
      return Promise.resolve({ canceled: true, filePaths: [] })
    }) as never
    // As Windows does for a folder it cannot find.
    const usual = electron.getPath.bind(electron)
    electron.getPath = ((name: 'documents') => {
      if (name === 'documents') throw new Error("Failed to get 'documents' path")
      return usual(name)
    }) as never
  }, file)
  const ask = (call: string) =>
    page.evaluate((name) => {
      const { desktop } = window as unknown as {
        desktop: Record<string, (...all: unknown[]) => Promise<{ ok: boolean }>>
      }
      return name === 'openText'
        ? desktop.openText!('json')
        : name === 'savePdf'
          ? desktop.savePdf!('Report')
          : desktop.saveText!('Data', name, 'x')
    }, call)
  for (const call of ['savePdf', 'json', 'csv', 'txt', 'md', 'openText'])
    expect(await ask(call), call).toMatchObject({ ok: true })
  const folders = (await asked()).map((one) => (existsSync(one) ? one : path.dirname(one)))
  expect(folders).toHaveLength(6)
  for (const folder of folders) expect(existsSync(folder), folder).toBe(true)
  await endApp(app)
  await removeUserData(userData)
  await removeUserData(home)
})

const cards = async (page: Page) => {
  await page
    .getByRole('navigation')
    .getByRole('button', { name: /^Cards/ })
    .click()
  await expect(page.getByRole('heading', { level: 1, name: 'Cards' })).toBeVisible()
}

for (const [from, to] of [
  ['America/Los_Angeles', 'Asia/Tokyo'],
  ['Asia/Tokyo', 'America/Los_Angeles'],
] as const)
  test(`a card answered in ${from} is due at four of its day in ${to}`, async () => {
    const userData = await freshUserData()
    const item = bank.items.find(({ keepOrder }) => !keepOrder)!
    const at = (zone: string) => ({ userData, env: { TZ: zone } })
    const first = await launchApp(at(from))
    await putCards(first.page, [newCard(item.id, Date.now() - 1_000, 'missed')])
    await endApp(first.app)

    const home = await launchApp(at(from))
    await cards(home.page)
    await home.page.getByRole('button', { name: 'Start', exact: true }).click()
    await home.page.locator(`.choice-pick input[value=${item.key}]`).check()
    await home.page.getByRole('button', { name: 'Check answer' }).click()
    await home.page.getByRole('button', { name: /^Good/ }).click()
    await expect.poll(async () => (await storedCards(home.page)).cards[0]!.reps).toBe(1)
    const [card] = (await storedCards(home.page)).cards
    const promised = await home.page.evaluate((due) => new Date(due).toDateString(), card!.due)
    await endApp(home.app)

    const away = await launchApp(at(to))
    const begins = await away.page.evaluate((day) => new Date(`${day} 04:00`).getTime(), promised)
    expect(begins).not.toBe(card!.due)
    await away.page.clock.setFixedTime(begins - 60_000)
    await away.page.reload()
    await cards(away.page)
    await expect(away.page.getByText('Nothing is due now')).toBeVisible()
    await expect(away.page.getByText('The next card comes in 1 min.')).toBeVisible()
    await away.page.clock.setFixedTime(begins)
    await away.page.reload()
    await cards(away.page)
    await expect(away.page.getByText('1 card due now')).toBeVisible()
    // Looking at it elsewhere changes nothing of what is kept.
    expect((await storedCards(away.page)).cards).toEqual([card])
    await endApp(away.app)
    await removeUserData(userData)
  })

test('home that stays open over midnight counts the days to the exam alike in both places', async () => {
  const { app, page, userData } = await launchApp({ env: { TZ: 'America/Los_Angeles' } })
  // In this night the clocks go forward.
  await page.getByLabel('Day of your exam').fill('2027-03-14')
  await page.keyboard.press('Tab')
  await expect(page.locator('.exam-day')).toContainText(/in \d+ days/)
  await page.clock.install({ time: new Date('2027-03-13T23:59:20-08:00') })
  await page.reload()
  await expect(page.locator('.exam-day')).toContainText('tomorrow')
  await expect(page.locator('section.next-step')).toContainText('Your exam is tomorrow')
  await page.clock.fastForward(70_000)
  await expect(page.locator('.exam-day')).toContainText('today')
  await expect(page.locator('section.next-step')).toContainText('Your exam is today')
  await endApp(app)
  await removeUserData(userData)
})
