import { expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { openBrowser, serveApp } from './browser'
import { bank, begin, checkInByKeyboard, resume, secondsLeft } from './candidate'
import { endApp, freshUserData, launchApp, removeUserData } from './launch'
import { databaseEvents, journalEvents } from './stored'

/* What lies around the exam: checklist, refusal, accommodations, full screen, survey and result. */

/** From home to the checklist. */
async function toCheckIn(page: Page, before: () => Promise<unknown> = async () => undefined) {
  await page.getByRole('button', { name: 'Start an exam' }).click()
  await page.getByRole('radio', { name: /^Quick 25/ }).check()
  await page.getByLabel('Name on the score report').fill('Jordan Example')
  await before()
  await page.getByRole('button', { name: 'Go to check-in' }).click()
  await page.getByRole('heading', { name: 'Check-in checklist' }).waitFor()
}

async function endByKeyboard(page: Page) {
  await page.keyboard.press('Alt+e')
  await page.keyboard.press('Alt+y')
  await page.getByRole('alertdialog', { name: 'Are you sure?' }).waitFor()
  await page.keyboard.press('Alt+y')
  await page.getByText('You have ended the exam.').waitFor()
}

/** What the main process asks of the window, and what the window is. */
async function watchFullScreen(app: ElectronApplication): Promise<() => Promise<{ asked: boolean[]; is: boolean }>> {
  await app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]!
    const set = window.setFullScreen.bind(window)
    const asked: boolean[] = []
    Object.assign(globalThis, { asked })
    window.setFullScreen = (on) => {
      asked.push(on)
      set(on)
    }
  })
  return () =>
    app.evaluate(({ BrowserWindow }) => ({
      asked: (globalThis as unknown as { asked: boolean[] }).asked,
      is: BrowserWindow.getAllWindows()[0]!.isFullScreen(),
    }))
}

test('the checklist by keyboard names what is unchecked, and the exam date tells the editions and is kept', async () => {
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  await toCheckIn(page)
  const left = page.locator('.check-in-left')
  await expect(left).toHaveText('Not checked: IDs, authorization, arrival, locker, paper, rules, code books.')
  await expect(page.getByText(/official candidate guide decides/)).toBeVisible()
  await expect(page.getByText(/written to fiscal year 2026/)).toBeVisible()
  await page.getByRole('checkbox', { name: /^Two forms of ID/ }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(left).toHaveText('Not checked: arrival, locker, paper, rules, code books.')
  const date = page.getByLabel('Exam date')
  expect(await date.inputValue()).toBe(await page.evaluate(() => new Intl.DateTimeFormat('sv').format(new Date())))
  for (const [day, fiscal, calendar] of [
    ['2030-09-30', 'Fiscal year 2030 (October 1, 2029 to September 30, 2030)', 'Calendar year 2030'],
    ['2030-10-01', 'Fiscal year 2031 (October 1, 2030 to September 30, 2031)', 'Calendar year 2030'],
    ['2031-01-01', 'Fiscal year 2031 (October 1, 2030 to September 30, 2031)', 'Calendar year 2031'],
  ] as const) {
    await date.fill(day)
    await expect(page.locator('.code-books')).toContainText(fiscal)
    await expect(page.locator('.code-books')).toContainText(calendar)
  }
  await date.fill('2020-01-01')
  await expect(page.getByText('This date has passed.')).toBeVisible()
  await date.fill('2030-10-01')
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await expect(left).toHaveText('Everything is checked.')
  await checkInByKeyboard(page)
  await endApp(app)
  const again = await launchApp({ userData })
  await toCheckIn(again.page)
  await expect(again.page.getByLabel('Exam date')).toHaveValue('2030-10-01')
  await endApp(again.app)
  await removeUserData(userData)
})

test('a refused agreement can be started again with the same choices', async () => {
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  const choose = async () => {
    await page.locator('.accommodations summary').click()
    await page.getByRole('radio', { name: /^Double time/ }).check()
  }
  await toCheckIn(page, choose)
  await page.keyboard.press('Alt+o')
  await page.getByRole('heading', { name: 'Is this you, and is this your exam?' }).waitFor()
  await page.keyboard.press('Alt+c')
  await page.getByText('Confidentiality agreement').waitFor()
  await page.keyboard.press('Alt+d')
  await expect(page.getByText('You did not accept the agreement.')).toBeVisible()
  await expect(page.getByText(/The fee is lost/)).toBeVisible()
  await page.keyboard.press('Alt+s')
  await page.getByRole('heading', { name: 'Check-in checklist' }).waitFor()
  await page.keyboard.press('Alt+o')
  for (const fact of [
    'Jordan Example',
    'Quick 25',
    '1 hour 20 minutes, one clock, no scheduled break',
    'Extra time, 2 times the standard',
  ])
    await expect(page.locator('.facts')).toContainText(fact)
  await page.keyboard.press('Alt+c')
  await page.getByRole('button', { name: 'I do not accept' }).click()
  await page.getByRole('button', { name: 'Back to home' }).click()
  await expect(page.getByRole('button', { name: 'Resume exam' })).toHaveCount(0)
  await endApp(app)
  await removeUserData(userData)
})

test('extra time is shown before the exam, counted in it, and stated on the report with the survey', async () => {
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  await toCheckIn(page, async () => {
    await page.locator('.accommodations summary').click()
    await page.getByRole('radio', { name: /^Time and a half/ }).check()
    await page.getByRole('checkbox', { name: /^Extra breaks/ }).check()
    await expect(page.getByRole('radio', { name: /^Quick 25/ })).toHaveAccessibleName(/1 hour$/)
  })
  await checkInByKeyboard(page, async (heading) => {
    if (heading.startsWith('Is this you'))
      await expect(page.locator('.facts')).toContainText(
        'Extra time, 1.5 times the standard; extra breaks that stop the clock',
      )
    if (heading.startsWith('Begin')) await expect(page.getByText(/lasts 1 hour\./)).toBeVisible()
  })
  const left = await secondsLeft(page)
  expect(left).toBeGreaterThan(3_590)
  expect(left).toBeLessThanOrEqual(3_600)
  await endByKeyboard(page)

  await page.getByRole('radio', { name: '1, Far too little' }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowRight')
  await page
    .getByRole('group', { name: 'How ready do you feel for the real exam?' })
    .getByRole('radio', { name: '5, Fully' })
    .check()
  await page.getByLabel('Anything to remember about this exam?').fill('The queries took long.')
  const usedBefore = (await databaseEvents(page)).at(-1)!.clock
  await page.waitForTimeout(1_500)
  await page.keyboard.press('Alt+d')
  await page.getByRole('heading', { name: 'Examination result' }).waitFor()
  for (const text of ['Jordan Example', 'Quick 25', 'Fail', 'Scale 100 to 400.', 'This is an estimate'])
    await expect(page.locator('.result-paper')).toContainText(text)
  const stored = (await databaseEvents(page)).at(-1)!
  expect(stored).toMatchObject({
    type: 'surveyed',
    clock: usedBefore,
    survey: { ratings: { time: 2, readiness: 5 }, remark: 'The queries took long.' },
  })
  expect(journalEvents(userData).at(-1)).toEqual(stored)
  await page.keyboard.press('Alt+s')
  await expect(page.getByText(/ of 1\sh 0\smin$/)).toBeVisible()
  await expect(page.getByRole('cell', { name: 'Extra time, 1.5 times the standard' })).toBeVisible()
  const survey = page.locator('.report-section', {
    has: page.getByRole('heading', { name: 'Your survey after the exam' }),
  })
  await expect(survey.getByRole('row')).toHaveCount(2)
  await expect(survey.getByRole('row', { name: /Was there enough time/ })).toContainText('2 of 5')
  await expect(survey).toContainText('The queries took long.')
  await endApp(app)
  await removeUserData(userData)
})

test('the survey can be skipped, to the result and to the report, and leaves nothing behind', async () => {
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  await begin(page, { preset: 'Quick 25' })
  await endByKeyboard(page)
  await page.getByRole('radio', { name: '1, Far too little' }).check()
  await page.getByRole('button', { name: 'Skip' }).click()
  await page.getByRole('heading', { name: 'Examination result' }).waitFor()
  await expect(page.getByText('You have ended the exam.')).toBeVisible()
  await page.getByRole('button', { name: 'Score report' }).click()
  await page.getByRole('heading', { name: 'Score report' }).waitFor()
  await page.getByRole('button', { name: 'Back to home' }).click()
  await begin(page, { preset: 'Quick 25' })
  await endByKeyboard(page)
  await page.keyboard.press('Alt+s')
  await page.getByRole('heading', { name: 'Score report' }).waitFor()
  await expect(page.getByText('Your survey after the exam')).toHaveCount(0)
  expect((await databaseEvents(page)).filter((event) => event.type === 'surveyed')).toEqual([])
  await endApp(app)
  await removeUserData(userData)
})

test('the exam takes the whole screen from check-in to the result, and leaving it changes nothing', async () => {
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  const screen = await watchFullScreen(app)
  const choice = () => page.getByRole('checkbox', { name: /^Full screen/ })
  await toCheckIn(page, () => choice().check())
  await expect(page.getByText('F11 leaves full screen at any time.')).toBeVisible()
  await expect.poll(screen).toEqual({ asked: [true], is: true })
  await checkInByKeyboard(page)
  const left = await secondsLeft(page)
  await app.evaluate(({ BrowserWindow, Menu }) =>
    Menu.getApplicationMenu()!
      .items.flatMap((item) => item.submenu?.items ?? [])
      .find((item) => item.accelerator === 'F11')!
      .click(undefined, BrowserWindow.getAllWindows()[0], undefined),
  )
  await expect.poll(async () => (await screen()).is).toBe(false)
  await page.keyboard.press('b')
  await expect(page.locator('.choice-option input').nth(1)).toBeChecked()
  expect(left - (await secondsLeft(page))).toBeLessThan(5)
  await page.getByRole('button', { name: 'Save and leave' }).click()
  await page.getByRole('button', { name: 'Resume exam' }).waitFor()
  await expect.poll(async () => (await screen()).asked.at(-1)).toBe(false)
  await resume(page)
  await expect.poll(async () => (await screen()).is).toBe(true)
  await endByKeyboard(page)
  await page.keyboard.press('Alt+k')
  await page.getByRole('heading', { name: 'Examination result' }).waitFor()
  expect((await screen()).is).toBe(true)
  await page.keyboard.press('Alt+s')
  await page.getByRole('heading', { name: 'Score report' }).waitFor()
  await expect.poll(async () => (await screen()).is).toBe(false)
  await page.getByRole('button', { name: 'Back to home' }).click()
  await page.getByRole('button', { name: 'Start an exam' }).click()
  await expect(choice()).toBeChecked()
  await endApp(app)
  await removeUserData(userData)
})

test('a preset leaves out checklist and survey and has its own words on buttons, which keep their keys', async () => {
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page } = await openBrowser(profile, server.url)
  const labels = { flag: 'Mark', navigator: 'All questions', endReview: 'Finish', calculator: 'Sums' }
  const presets = bank.presets.map((one) =>
    one.id === 'quick-25' ? { ...one, checkIn: false, survey: false, labels } : one,
  )
  await page.route('**/bank.json', (route) => route.fulfill({ json: { ...bank, presets } }))
  await page.reload()
  await page.getByRole('button', { name: 'Start an exam' }).click()
  await expect(page.getByText(/use your browser's own key, F11/)).toBeVisible()
  await page.getByRole('radio', { name: /^Quick 25/ }).check()
  await page.getByRole('button', { name: 'Go to check-in' }).click()
  for (const [heading, key] of [
    ['Is this you, and is this your exam?', 'Alt+c'],
    ['Confidentiality agreement', 'Alt+a'],
    ['Moving through the exam', 'Alt+e'],
    ['Begin the exam now?', 'Alt+y'],
  ] as const) {
    await page.getByRole('heading', { name: heading }).waitFor()
    await page.keyboard.press(key)
  }
  await page.locator('[data-screen]').waitFor()
  await expect(page.getByRole('button', { name: 'Sums' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Next' })).toBeVisible()
  await page.keyboard.press('Alt+f')
  await expect(page.getByRole('button', { name: 'Mark' })).toHaveAttribute('aria-pressed', 'true')
  await expect(page.getByRole('button', { name: 'All questions' }).locator('.access-key')).toHaveCount(0)
  await page.keyboard.press('Alt+v')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  for (let number = 1; number <= 25; number++) {
    await expect(page.getByTestId('count')).toHaveText(`${number} of 25`)
    await page.keyboard.press('Alt+n')
  }
  await page.getByRole('button', { name: 'Finish' }).click()
  await page.keyboard.press('Alt+y')
  await page.getByRole('alertdialog', { name: 'Are you sure?' }).waitFor()
  await page.keyboard.press('Alt+y')
  await page.getByRole('heading', { name: 'Examination result' }).waitFor()
  await expect(page.getByText('You have ended the exam.')).toBeVisible()
  await context.close()
  await server.close()
  await removeUserData(profile)
})
