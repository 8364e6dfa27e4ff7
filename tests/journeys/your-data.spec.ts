import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { expectAccessible } from './axe'
import { openBrowser, serveApp } from './browser'
import { answerAll, begin, endReview, pressSettled, type Skill } from './candidate'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp, removeUserData } from './launch'
import { storedRows } from './stored'

/* Everything in and out of the app, from the settings screen: a round trip loses nothing, and nothing goes without a word. */

const place = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const row = (page: Page, title: string) => page.locator('.settings-row').filter({ hasText: title }).first()
const dialog = (page: Page) => page.getByRole('alertdialog')

/** The next dialogs of the desktop answer with this file. */
const choose = (app: ElectronApplication, file: string) =>
  app.evaluate(({ dialog: dialogs }, filePath) => {
    dialogs.showSaveDialog = () => Promise.resolve({ canceled: false, filePath }) as never
    dialogs.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] }) as never
  }, file)

const cancel = (app: ElectronApplication) =>
  app.evaluate(({ dialog: dialogs }) => {
    dialogs.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: undefined }) as never
    dialogs.showOpenDialog = () => Promise.resolve({ canceled: true, filePaths: [] }) as never
  })

const KEPT = ['attempts', 'heads', 'events', 'contents', 'cards', 'reviews', 'marks', 'notes']

/** All rows of the tables that are kept, as the database has them. */
const everything = (page: Page) => storedRows(page, KEPT)

const score = (page: Page) => page.locator('.score-number').textContent()

/** Every other answer is wrong. */
const HALF: Skill = (index) => index % 2 === 0
/** Six right, ten wrong, nine left open. */
const SOME_OPEN: Skill = (index) => (index < 16 ? index % 3 === 0 : null)

/** A short exam, and one key disputed. Ends on the settings screen. */
async function sitAndDispute(
  page: Page,
  skill: Skill,
  atReport: () => Promise<void> = async () => undefined,
): Promise<{ missed: string[]; score: string | null }> {
  await begin(page, { preset: 'Quick 25' })
  const ids = await answerAll(page, 'pick', skill)
  await endReview(page)
  const reached = await score(page)
  await atReport()
  await press(page, 'Review and tag misses')
  await press(page, 'Review one at a time')
  await press(page, 'I dispute this key')
  await page.getByLabel('Why do you think that the key is wrong?').fill('The guideline *allows* both <zebras>.')
  await press(page, 'Keep dispute')
  await expect(page.getByText(/You dispute this key since/)).toBeVisible()
  await place(page, 'Settings').click()
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()
  return { missed: ids.filter((_, index) => skill(index) === false), score: reached }
}

test('export, delete, import and restore: everything is as it was; other programs get their files', async () => {
  test.setTimeout(300_000)
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  const file = (name: string) => path.join(userData, name)

  // Nothing is stored yet: no file is written, and each action says why.
  await place(page, 'Settings').click()
  await expect(row(page, 'What is stored')).toContainText('Nothing yet')
  await choose(app, file('empty'))
  for (const [button, said] of [
    ['Export everything', 'Nothing is stored yet'],
    ['Exams as CSV', 'There is no exam that has ended'],
    ['Answers as CSV', 'There is no answer'],
    ['Missed for Anki', 'No answer is missed'],
    ['Missed as PDF', 'No answer is missed'],
    ['Disputes report', 'You have disputed no key'],
    ['Back up now', 'Nothing is stored yet'],
  ] as const) {
    await press(page, button)
    await expect(page.locator('.settings-result-nothing').last()).toContainText(said)
  }
  expect(existsSync(file('empty'))).toBe(false)
  await place(page, 'Home').click()

  const { missed, score: reached } = await sitAndDispute(page, SOME_OPEN, async () => {
    // Ten were missed on every screen; nine have no answer, and stand apart.
    const counts = page.locator('.report-section', { hasText: 'Your answers' }).first()
    await expect(counts).toContainText(/Right\s*6 of 25\s*Missed\s*10\s*Not answered\s*9/)
    await expect(counts).toContainText('earns 0 points in the scaled score')
    for (const [title, number] of [
      ['Wrong', 10],
      ['Not answered', 9],
    ] as const) {
      await page.getByRole('button', { name: `${title} ${number}`, exact: true }).click()
      await expect(page.locator('.review-entry')).toHaveCount(number)
      await expect(page.locator('.review-entry .review-verdict').first()).toHaveText(title)
    }
    await expect(page.locator('.review-entry .bad')).toHaveCount(0)
    const retakes = page.locator('.retakes > li')
    await expect(retakes.filter({ hasText: 'Only what was missed' })).toContainText('Practice with 10 questions')
    await expect(retakes.filter({ hasText: 'What you did not answer' })).toContainText('Practice with 9 questions')
    await press(page, 'See what was not answered')
    await expect(page.getByRole('status').filter({ hasText: /^9 questions$/ })).toBeVisible()
    await expect(page.locator('.review-row-verdict').first()).toHaveText('Not answered')
    await press(page, 'Review one at a time')
    await expect(page.getByText('it is not counted as a miss')).toBeVisible()
    await expect(page.locator('.miss-type')).toHaveCount(0)
    await place(page, 'Cards').click()
    await expect(page.getByRole('heading', { name: '10 cards due now' })).toBeVisible()
    await place(page, 'Home').click()
    await expect(page.locator('section.next-step')).toContainText('10 missed answers')
    await press(page, 'Score report')
  })
  expect(missed).toHaveLength(10)
  await expect(row(page, 'What is stored')).toContainText(`1 exam, 16 answers, ${missed.length} cards and 1 note`)

  await test.step('files for other programs', async () => {
    await choose(app, file('exams.csv'))
    await press(page, 'Exams as CSV')
    await expect(page.getByText('Exported 1 attempt to exams.csv.')).toBeVisible()
    expect(readFileSync(file('exams.csv'), 'utf8')).toMatch(
      new RegExp(
        `^\uFEFFFinished,.*\r\n\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d,Quick 25,exam,picked,${reached},(yes|no),[\\d.]+,6,25,10,9,counted\r\n$`,
      ),
    )
    await choose(app, file('answers.csv'))
    await press(page, 'Answers as CSV')
    await expect(page.getByText('Exported 25 answers to answers.csv.')).toBeVisible()
    expect(readFileSync(file('answers.csv'), 'utf8').trim().split('\r\n')).toHaveLength(26)
    await choose(app, file('anki.txt'))
    await press(page, 'Missed for Anki')
    await expect(page.getByText(`Exported ${missed.length} questions to anki.txt.`)).toBeVisible()
    const notes = readFileSync(file('anki.txt'), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
    expect(notes.map((line) => line.split('\t')[0])).toEqual(missed)
    // On paper the questions alone, also after a report was open, whose own rules for paper stay loaded.
    await app.evaluate(({ dialog: dialogs }, filePath) => {
      dialogs.showSaveDialog = () =>
        new Promise((resolve) => {
          Object.assign(globalThis, { chooseFile: () => resolve({ canceled: false, filePath }) })
        }) as never
    }, file('missed.pdf'))
    await press(page, 'Missed as PDF')
    await page.emulateMedia({ media: 'print' })
    await expect(page.locator('.missed-print article')).toHaveCount(missed.length)
    await expect(page.locator('.missed-print')).toBeVisible()
    await expect(page.locator('#root')).toBeHidden()
    await page.emulateMedia({ media: null })
    await expect
      .poll(() =>
        app.evaluate(() => {
          const { chooseFile } = globalThis as unknown as { chooseFile?: () => void }
          chooseFile?.()
          return chooseFile !== undefined
        }),
      )
      .toBe(true)
    await expect(page.getByText(`Saved ${missed.length} questions as missed.pdf.`)).toBeVisible({ timeout: 30_000 })
    await expect(page.locator('.missed-print')).toHaveCount(0)
    const pdf = readFileSync(file('missed.pdf'))
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(2)
    await choose(app, file('disputes.md'))
    await press(page, 'Disputes report')
    await expect(page.getByText('Exported 1 disputed question to disputes.md.')).toBeVisible()
    const report = readFileSync(file('disputes.md'), 'utf8')
    expect(report).toContain(`## ${missed[0]}`)
    expect(report).toContain('> The guideline \\*allows\\* both \\<zebras\\>.')
    expect(report).toContain('The bank still has the question as it was answered.')
  })

  await page.getByLabel('New cards a day').fill('7')
  await page.getByLabel('Day of your real exam').fill('2031-05-20')
  await page.keyboard.press('Enter')
  const before = await everything(page)
  expect(Object.values(before).filter((rows) => rows.length > 0).length).toBeGreaterThan(4)

  await test.step('export', async () => {
    await cancel(app)
    await press(page, 'Export everything')
    await expect(page.locator('.settings-result p')).toHaveCount(0)
    await choose(app, file('progress.json'))
    await press(page, 'Export everything')
    await expect(page.getByText(`Exported 1 exam, ${missed.length} cards and 1 note to progress.json.`)).toBeVisible()
  })

  await test.step('delete, with the word alone', async () => {
    await press(page, 'Delete everything…')
    await expect(dialog(page)).toContainText(`1 exam, ${missed.length} cards and 1 note`)
    const confirm = dialog(page).getByRole('button', { name: 'Delete everything', exact: true })
    await expect(confirm).toBeDisabled()
    await dialog(page).getByLabel('Type DELETE to confirm').fill('delete')
    await expect(confirm).toBeDisabled()
    await dialog(page).getByRole('button', { name: 'Cancel' }).click()
    expect(await everything(page)).toEqual(before)
    await press(page, 'Delete everything…')
    await dialog(page).getByRole('button', { name: 'Export everything first' }).click()
    await expect(dialog(page).getByText('Exported to progress.json.')).toBeVisible()
    await dialog(page).getByLabel('Type DELETE to confirm').fill('DELETE')
    await confirm.click()
    await expect(
      page.getByText('Everything was deleted. The backups are kept, with one of what was here last.'),
    ).toBeVisible()
    await expect(row(page, 'What is stored')).toContainText('Nothing yet')
    await expect(page.getByLabel('New cards a day')).toHaveValue('10')
    await expect(page.getByLabel('Day of your real exam')).toHaveValue('')
    expect(Object.values(await everything(page)).flat()).toEqual([])
    await place(page, 'Home').click()
    await expect(page.getByRole('heading', { name: 'Rehearse the whole appointment' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Score report' })).toHaveCount(0)
  })

  await test.step('a damaged file is refused', async () => {
    await place(page, 'Settings').click()
    const whole = readFileSync(file('progress.json'), 'utf8')
    writeFileSync(file('cut.json'), whole.slice(0, whole.length / 2))
    writeFileSync(file('changed.json'), whole.replace('"createdAt"', '"createdat"').replace('Quick 25', 'Quick 26'))
    writeFileSync(file('other.json'), '{"kind":"something else"}')
    for (const [name, said] of [
      ['cut.json', 'Nothing was imported. This file cannot be read'],
      ['changed.json', 'Nothing was imported. This file was changed or damaged'],
      ['other.json', 'Nothing was imported. This file is not an export'],
    ] as const) {
      await choose(app, file(name))
      await press(page, 'Import…')
      await expect(row(page, 'Everything in one file').getByRole('alert')).toContainText(said)
    }
    expect(Object.values(await everything(page)).flat()).toEqual([])
  })

  await test.step('import', async () => {
    await choose(app, file('progress.json'))
    await press(page, 'Import…')
    await expect(dialog(page)).toContainText('progress.json')
    await dialog(page).getByRole('button', { name: 'Cancel' }).click()
    expect(Object.values(await everything(page)).flat()).toEqual([])
    await press(page, 'Import…')
    await dialog(page).getByRole('button', { name: 'Replace everything' }).click()
    await expect(page.getByText(`Imported 1 exam, ${missed.length} cards and 1 note from progress.json.`)).toBeVisible()
    await expect(page.getByLabel('New cards a day')).toHaveValue('7')
    await expect(page.getByLabel('Day of your real exam')).toHaveValue('05/20/2031')
    expect(await everything(page)).toEqual(before)
    await place(page, 'Home').click()
    await press(page, 'Score report')
    await expect(page.getByRole('heading', { name: 'Score report' })).toBeVisible()
    expect(await score(page)).toBe(reached)
    await press(page, 'Back to home')
    await place(page, 'Review').click()
    await page.getByRole('complementary', { name: 'Filters' }).getByLabel('Key disputed').check()
    await page.locator(`[data-question="${missed[0]}"]`).click()
    await expect(page.getByText('The guideline *allows* both <zebras>.')).toBeVisible()
    await place(page, 'Settings').click()
  })

  await test.step('restore from a backup; then all goes, backups as well', async () => {
    const backups = page.locator('.settings-backups tbody tr')
    const kept = await backups.count()
    expect(kept).toBeGreaterThan(0)
    await press(page, 'Back up now')
    await expect(page.getByText('Backed up, and read back')).toBeVisible()
    await expect(backups).toHaveCount(kept + 1)
    await press(page, 'Delete everything…')
    await dialog(page).getByLabel('Type DELETE to confirm').fill('DELETE')
    await dialog(page).getByRole('button', { name: 'Delete everything', exact: true }).click()
    await expect(row(page, 'What is stored')).toContainText('Nothing yet')
    await backups
      .first()
      .getByRole('button', { name: /^Restore…/ })
      .click()
    await expect(dialog(page)).toContainText('Restore this backup?')
    await dialog(page).getByRole('button', { name: 'Replace everything' }).click()
    await expect(page.getByText(`Restored 1 exam, ${missed.length} cards and 1 note from the backup of`)).toBeVisible()
    expect(await everything(page)).toEqual(before)
    // Rows and journals that were damaged hold what the candidate said, too.
    mkdirSync(file('set-aside'))
    writeFileSync(path.join(file('set-aside'), 'damaged rows.json'), '[]')
    writeFileSync(file('recovery.txt'), '- 1 note was damaged and set aside.')
    await press(page, 'Delete everything…')
    await expect(dialog(page)).toContainText('What was ever set aside as damaged, and the recovery report')
    await dialog(page)
      .getByRole('checkbox', { name: /^Delete the backups, too/ })
      .check()
    await dialog(page).getByLabel('Type DELETE to confirm').fill('DELETE')
    await dialog(page).getByRole('button', { name: 'Delete everything', exact: true }).click()
    await expect(page.getByText('Everything was deleted.', { exact: true })).toBeVisible()
    await expect(backups).toHaveCount(0)
    await expect(page.getByText('There is no backup yet.')).toBeVisible()
    expect(['set-aside', 'recovery.txt'].filter((name) => existsSync(file(name)))).toEqual([])
  })
  await endApp(app)

  // Nothing comes back by itself: the second copies went, too.
  const again = await launchApp({ userData })
  await expect(again.page.getByRole('heading', { name: 'Rehearse the whole appointment' })).toBeVisible()
  expect(Object.values(await everything(again.page)).flat()).toEqual([])
  await endApp(again.app)
  await removeUserData(userData)
})

test('the browser edition: a download and a file input; no backups, and it says so; study settings; accessible in both themes', async () => {
  test.setTimeout(240_000)
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page, errors } = await openBrowser(profile, server.url)
  const accessible = (where: string) => expectAccessible(page, where)
  const { missed } = await sitAndDispute(page, HALF)
  await expect(page.getByText('No backups in the browser edition')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Open data folder' })).toHaveCount(0)

  // A number that does not fit is not taken, and says so.
  const most = page.getByLabel('Most cards a day')
  await most.fill('0')
  await expect(page.getByRole('status').filter({ hasText: 'A whole number from 1 to 1,000.' })).toBeVisible()
  await most.blur()
  await expect(most).toHaveValue('1')
  await expect(page.getByText('The least is 1, which is now set.')).toBeVisible()
  await most.fill('60')
  const day = page.getByLabel('Day of your real exam')
  await day.fill('5/20/2031')
  await page.keyboard.press('Enter')
  await expect(row(page, 'Day of your real exam')).toContainText('Cards are planned toward it.')
  await page.getByRole('button', { name: 'No date for the exam' }).click()
  await expect(day).toHaveValue('')
  await page.reload()
  await place(page, 'Settings').click()
  await expect(page.getByLabel('Most cards a day')).toHaveValue('60')
  await expect(page.getByLabel('Day of your real exam')).toHaveValue('')

  const downloading = page.waitForEvent('download')
  await press(page, 'Export everything')
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^ccs-progress-\d{4}-\d\d-\d\d\.json$/)
  const file = path.join(profile, download.suggestedFilename())
  await download.saveAs(file)
  const before = await everything(page)

  for (const theme of ['light', 'dark'] as const) {
    await page.getByLabel('Colors').selectOption(theme)
    await most.fill('none')
    await accessible(`settings, ${theme}`)
    await most.blur()
    await press(page, 'Delete everything…')
    await dialog(page).getByRole('button', { name: 'Export everything first' }).click()
    await expect(dialog(page).getByText(/^Exported to/)).toBeVisible()
    await dialog(page).getByLabel('Type DELETE to confirm').fill('DELETE')
    await accessible(`delete, ${theme}`)
    if (theme === 'dark') await dialog(page).getByRole('button', { name: 'Delete everything', exact: true }).click()
    else await pressSettled(page, 'Escape')
    await dialog(page).waitFor({ state: 'hidden' })
    const choosing = page.waitForEvent('filechooser')
    await press(page, 'Import…')
    await (await choosing).setFiles(file)
    await expect(dialog(page)).toContainText('Import this file?')
    await accessible(`import, ${theme}`)
    if (theme === 'light') await pressSettled(page, 'Escape')
  }
  await dialog(page).getByRole('button', { name: 'Replace everything' }).click()
  await expect(page.getByText(`Imported 1 exam, ${missed.length} cards and 1 note from`)).toBeVisible()
  expect(await everything(page)).toEqual(before)
  expect(errors).toEqual([])
  await context.close()
  await server.close()
  await removeUserData(profile)
})
