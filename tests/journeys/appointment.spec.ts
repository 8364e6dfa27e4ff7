import type { ElectronApplication, Page } from '@playwright/test'
import { openBrowser, serveApp } from './browser'
import { bank, begin, checkInByKeyboard, pressSettled, resume, secondsLeft, skip } from './candidate'
import { expect, test } from './journey'
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
  await pressSettled(page, 'Alt+y')
  await page.getByRole('alertdialog', { name: 'Are you sure?' }).waitFor()
  await pressSettled(page, 'Alt+e')
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

/** What a screen says of code books, paragraph by paragraph. */
const codeBooks = (page: Page) => page.getByRole('note', { name: 'Code books' }).getByRole('paragraph').allInnerTexts()

test('the checklist by keyboard names what is unchecked and goes on', async () => {
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  await toCheckIn(page)
  const left = page.locator('.check-in-left')
  await expect(left).toHaveText('Not checked: IDs, authorization, arrival, locker, paper, rules, code books.')
  await expect(page.getByText(/Your candidate guide decides/).first()).toBeVisible()
  await page.getByRole('checkbox', { name: /^Two forms of ID/ }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(left).toHaveText('Not checked: arrival, locker, paper, rules, code books.')
  for (const box of await page.getByRole('checkbox').all()) await box.check()
  await expect(left).toHaveText('Everything is checked.')
  await checkInByKeyboard(page)
  await endApp(app)
  await removeUserData(userData)
})

/** The dates below are before and after this day, whenever the journey is run. */
const DAY = new Date('2026-11-27T10:00')

test('the exam date tells the code books, in the same words from set-up to the report, and is kept', async () => {
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  await page.clock.install({ time: DAY })
  let told: string[] = []
  await toCheckIn(page, async () => {
    const date = page.getByLabel('Exam date')
    await expect(date).toHaveValue('')
    expect((await codeBooks(page))[0]).toContain('No exam date ahead. An exam on ')
    for (const [day, books, questions] of [
      // One that has passed says nothing of the exam to come.
      ['2025-05-01', 'No exam date ahead. An exam on November 27, 2026', 'verified for these code books'],
      ['2026-11-26', 'No exam date ahead. An exam on November 27, 2026', 'verified for these code books'],
      [
        '2026-11-27',
        'asks for the 2026 code books (ICD-10-CM/PCS FY 2026, CPT/HCPCS 2026)',
        'verified for these code books',
      ],
      [
        '2027-04-30',
        'asks for the 2026 code books (ICD-10-CM/PCS FY 2026, CPT/HCPCS 2026)',
        'verified for these code books',
      ],
      ['2031-01-01', 'outside the days for which the code books are known', 'verified for the 2026 code books'],
      ['2027-05-01', 'probably asks for the 2027 code books (ICD-10-CM/PCS FY 2027, CPT/HCPCS 2027)', 'Too few'],
    ] as const) {
      await date.fill(day)
      await page.keyboard.press('Tab')
      const note = page.getByRole('note', { name: 'Code books' })
      await expect(note).toContainText(books)
      await expect(note).toContainText(questions)
    }
    await date.fill('2020-01-01')
    await page.keyboard.press('Tab')
    await expect(page.getByText('This date has passed.')).toBeVisible()
    await date.fill('2027-05-01')
    await page.keyboard.press('Tab')
    await expect(page.getByText('This date has passed.')).toBeHidden()
    await expect(page.getByRole('note', { name: 'Code books' })).toContainText('Your exam on May 1, 2027')
    told = await codeBooks(page)
  })
  expect(told.at(-1)).toMatch(/^This is an inference from .*Your candidate guide decides\.$/)
  expect(await codeBooks(page)).toEqual(told)
  await checkInByKeyboard(page, async (heading) => {
    if (heading.startsWith('Is this you')) expect(await codeBooks(page)).toEqual(told)
  })
  await endByKeyboard(page)
  await page.getByRole('button', { name: 'Skip' }).click()
  await page.getByRole('heading', { name: 'Examination result' }).waitFor()
  await page.keyboard.press('Alt+s')
  await page.getByRole('heading', { name: 'Score report' }).waitFor()
  expect(await codeBooks(page)).toEqual(told)
  await page.getByRole('button', { name: 'Back to home' }).click()
  await expect(page.getByLabel('Day of your exam')).toHaveValue('05/01/2027')
  await endApp(app)
  const again = await launchApp({ userData })
  await again.page.clock.install({ time: DAY })
  await toCheckIn(again.page, () => expect(again.page.getByLabel('Exam date')).toHaveValue('05/01/2027'))
  expect(await codeBooks(again.page)).toEqual(told)
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
  await pressSettled(page, 'Alt+c')
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
  await pressSettled(page, 'Alt+c')
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
  // Were the clock still running, the survey would carry these seconds.
  await skip(page, 4)
  await page.keyboard.press('Alt+d')
  await page.getByRole('heading', { name: 'Examination result' }).waitFor()
  for (const text of ['Jordan Example', 'Quick 25', 'Not scored', '0 of 25 questions', 'counts in no statistic'])
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
  await expect(page.getByText('Your survey after the exam')).toHaveCount(0)
  const given = (await databaseEvents(page)).findLast((event) => event.type === 'surveyed')?.survey
  expect(given ?? { ratings: {}, remark: '' }).toEqual({ ratings: {}, remark: '' })
  const before = (await databaseEvents(page)).filter((event) => event.type === 'surveyed').length
  await page.getByRole('button', { name: 'Back to home' }).click()
  await begin(page, { preset: 'Quick 25' })
  await endByKeyboard(page)
  await page.keyboard.press('Alt+s')
  await page.getByRole('heading', { name: 'Score report' }).waitFor()
  await expect(page.getByText('Your survey after the exam')).toHaveCount(0)
  expect((await databaseEvents(page)).filter((event) => event.type === 'surveyed')).toHaveLength(before)
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
  await pressSettled(page, 'Alt+k')
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
  await pressSettled(page, 'Escape')
  for (let number = 1; number <= 25; number++) {
    await expect(page.getByTestId('count')).toHaveText(`${number} of 25`)
    await page.keyboard.press('Alt+n')
  }
  await page.getByRole('button', { name: 'Finish' }).click()
  await pressSettled(page, 'Alt+y')
  await page.getByRole('alertdialog', { name: 'Are you sure?' }).waitFor()
  await pressSettled(page, 'Alt+e')
  await page.getByRole('heading', { name: 'Examination result' }).waitFor()
  await expect(page.getByText('You have ended the exam.')).toBeVisible()
  await context.close()
  await server.close()
  await removeUserData(profile)
})
