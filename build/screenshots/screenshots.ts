import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import {
  answerAll,
  begin,
  checkInByKeyboard,
  goOn,
  pass,
  screenId,
  type Style,
  pressSettled,
  runOut,
} from '../../tests/journeys/candidate'
import { codeBooks } from './code-books'
import { endApp, freshUserData, launchApp, removeUserData, repository } from '../../tests/journeys/launch'

/*
 * `npm run screenshots`: a PNG of every screen of the real app in out/screenshots, at three sizes, light and dark. With
 * `books` only those of the code books.
 */

const SIZES = [
  { width: 1024, height: 768 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const
const folder = path.join(repository, 'out/screenshots')

type Camera = (name: string) => Promise<void>

async function main() {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  let count = 0
  const taken = async (page: Page, name: string) => {
    await still(page)
    count += 1
    await page.screenshot({ path: path.join(folder, `${name}.png`) })
  }
  await allCodeBooks(taken)
  for (const size of process.argv.includes('books') ? [] : SIZES) {
    for (const theme of ['light', 'dark'] as const) {
      const userData = await freshUserData()
      const { app, page } = await launchApp({ userData })
      await resize(app, page, size)
      await page.getByLabel('Colors').selectOption(theme)
      const take: Camera = (name) => taken(page, `${size.width}x${size.height}-${theme}-${name}`)
      await appointment(page, take)
      await typedScenario(page, take)
      await refusedAgreement(page, take)
      await practice(page, take)
      await learning(page, take)
      await timeRunsOut(page, take)
      await endApp(app)
      await removeUserData(userData)
    }
  }
  console.log(`${count} screenshots written to out/screenshots`)
}

/** Reading the files in takes long, so that each place is shown in every look before the next. */
async function allCodeBooks(taken: (page: Page, name: string) => Promise<void>) {
  const { app, page, userData } = await launchApp()
  await codeBooks(page, async (of, show) => {
    for (const size of SIZES)
      for (const theme of ['light', 'dark'] as const) {
        await resize(app, of, size)
        await of.evaluate((value) => void (document.documentElement.dataset.theme = value), theme)
        await show((name) => taken(of, `${size.width}x${size.height}-${theme}-${name}`))
      }
  })
  await endApp(app)
  await removeUserData(userData)
}

async function resize(app: ElectronApplication, page: Page, { width, height }: { width: number; height: number }) {
  await app.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]!.setContentSize(w!, h!),
    [width, height],
  )
  await page.waitForFunction((w) => window.innerWidth === w, width)
}

/** Until nothing moves any more and two frames were painted since. */
const still = (page: Page) =>
  page.evaluate(async () => {
    await document.fonts.ready
    const moving = document
      .getAnimations()
      .filter((one) => one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(moving.map((one) => one.finished))
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
  })

/** From home to the score report, with every dialog on the way. */
async function appointment(page: Page, take: Camera) {
  await take('01-home-first')
  for (const [button, name] of [
    ['About', '02-about'],
    ['Keyboard shortcuts', '03-shortcuts'],
  ] as const) {
    await page.getByRole('button', { name: button }).click()
    await page.getByRole('dialog').waitFor()
    await take(name)
    await page.getByRole('button', { name: 'Close' }).click()
  }
  await page.getByRole('button', { name: 'Start an exam' }).click()
  await page.getByRole('button', { name: 'Go to check-in' }).waitFor()
  await take('04-setup')
  await page.getByLabel('Name on the score report').fill('Jordan Example')
  await page.getByRole('button', { name: 'Go to check-in' }).click()
  const stages = ['05-check-in', '05-confirmation', '06-agreement', '07-tutorial', '08-begin'].values()
  await checkInByKeyboard(page, () => take(stages.next().value!))
  await take('09-item')
  await page.keyboard.press('b')
  await page.keyboard.press('Alt+f')
  await take('10-item-answered')
  await page.keyboard.press('Alt+v')
  await page.getByRole('dialog').waitFor()
  await take('11-navigator')
  await pressSettled(page, 'Escape')
  await page.getByRole('button', { name: 'Save and leave' }).click()
  await page.getByRole('button', { name: 'Resume exam' }).waitFor()
  await take('12-home-resume')
  await page.getByRole('button', { name: 'Resume exam' }).click()
  await page.getByRole('button', { name: 'Yes, continue' }).waitFor()
  await take('12-welcome-back')
  await pressSettled(page, 'Alt+y')
  await page.locator('[data-screen]').waitFor()
  await answerAll(page, 'pick', (index) => index % 5 !== 1)
  await take('13-review')
  await openScenario(page)
  await take('14-scenario-principal')
  await page.keyboard.press('Alt+n')
  await page.getByRole('searchbox').fill('acute')
  await page.getByRole('tab').nth(2).click()
  await take('15-scenario-additional-search')
  await goOn(page, (await screenId(page))!, true)
  await take('16-scenario-procedures')
  await goOn(page, (await screenId(page))!, true)
  await take('17-scenario-question')
  await page.keyboard.press('Alt+e')
  await page.getByRole('alertdialog').waitFor()
  await take('18-end-confirmation')
  await pressSettled(page, 'Alt+y')
  const again = page.getByRole('alertdialog', { name: 'Are you sure?' })
  if (await again.isVisible()) await pressSettled(page, 'Alt+e')
  await page.getByText('You have ended the exam.').waitFor()
  await take('19-survey')
  await pressSettled(page, 'Alt+k')
  await page.getByRole('heading', { name: 'Examination result' }).waitFor()
  await take('19-result')
  await page.keyboard.press('Alt+s')
  await page.getByRole('heading', { name: 'Score report' }).waitFor()
  await take('20-report')
  await page.locator('.scenario > summary').first().click()
  await page.locator('.task-review').first().scrollIntoViewIfNeeded()
  await take('21-report-scenario')
  await page.getByRole('button', { name: /^Wrong/ }).click()
  const entry = page.locator('.report-section > .reviews > .review-entry').first()
  await entry.locator('summary').click()
  await entry.scrollIntoViewIfNeeded()
  await take('22-report-item')
  await page.getByRole('heading', { name: 'Interruptions' }).scrollIntoViewIfNeeded()
  await take('23-report-time')
  await page.getByRole('button', { name: 'Replay' }).click()
  await page.getByRole('slider', { name: 'Exam time' }).press('End')
  await take('23-report-replay')
  await page.getByRole('button', { name: 'Back to the report' }).click()
  await page.getByRole('heading', { name: 'Score report' }).waitFor()
  await page.getByRole('button', { name: 'Back to home' }).click()
  await take('24-home-history')
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByText(/^1 exam/).waitFor()
  await take('25-settings')
  await page.getByRole('button', { name: 'Delete everything…' }).click()
  await page.getByRole('alertdialog').waitFor()
  await take('25-delete-everything')
  await pressSettled(page, 'Escape')
  await page.getByRole('alertdialog').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Home' }).click()
}

/** What comes after the exams above: review room, cards and progress. */
async function learning(page: Page, take: Camera) {
  const place = (name: string | RegExp) =>
    page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name }).click()
  await place('Review')
  await page.getByRole('button', { name: 'Review one at a time' }).waitFor()
  await take('60-review')
  await page.getByLabel('Missed last time').check()
  await page.getByRole('button', { name: 'Review one at a time' }).click()
  await page.getByRole('heading', { name: 'Why did you miss it?' }).waitFor()
  await take('61-review-item')
  await place(/^Cards/)
  await page.getByRole('button', { name: 'Start', exact: true }).waitFor()
  await take('62-cards')
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  await page.getByRole('button', { name: 'Check answer' }).waitFor()
  await take('63-card')
  await page.getByRole('button', { name: 'Show answer' }).click()
  await page.getByRole('heading', { name: 'Not known' }).waitFor()
  await take('64-card-answer')
  await page.getByRole('button', { name: 'Finish for now' }).click()
  await place('Progress')
  await page.locator('.progress-charts').waitFor()
  await take('65-progress')
  await page.locator('.chart').nth(1).scrollIntoViewIfNeeded()
  await take('66-progress-domains')
  await place('Home')
}

/** Typed codes, which the picked exam does not show. */
async function typedScenario(page: Page, take: Camera) {
  const style: Style = 'type'
  await begin(page, { preset: 'Scenarios only', style, name: 'Jordan Example' })
  await page.keyboard.press('Alt+n')
  await page.getByRole('heading', { name: 'Additional diagnoses' }).waitFor()
  for (const [index, code] of ['N17.9', 'E11.22', 'I13.0'].entries()) {
    await page.getByLabel(`Code ${index + 1}`, { exact: true }).fill(code)
    await page.keyboard.press('Enter')
  }
  await take('25-scenario-typed')
  await page.keyboard.press('Alt+v')
  await pressSettled(page, 'Escape')
  await page.getByRole('button', { name: 'Save and leave' }).click()
}

/** The session ends before the exam begins. */
async function refusedAgreement(page: Page, take: Camera) {
  await page.getByRole('button', { name: 'Start an exam' }).click()
  await page.getByRole('button', { name: 'Go to check-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByRole('button', { name: 'I do not accept' }).click()
  await page.getByText('The session has ended').waitFor()
  await take('26-agreement-refused')
  await page.getByRole('button', { name: 'Back to home' }).click()
}

/** The builder, and a question of a tutor practice before and after its reasons. */
async function practice(page: Page, take: Camera) {
  await page.locator('main').getByRole('button', { name: 'Practice', exact: true }).click()
  await page.getByRole('button', { name: 'Start practice' }).waitFor()
  await take('30-practice-builder')
  await page.getByRole('button', { name: 'Start practice' }).click()
  await page.locator('[data-screen]').waitFor()
  await page.keyboard.press('b')
  await page.keyboard.press('Alt+a')
  await page.locator('.checked').waitFor()
  await take('31-practice-reasons')
  await page.getByRole('button', { name: 'Save and leave' }).click()
  await page.getByRole('button', { name: 'Resume practice' }).waitFor()
}

/** The warning, the urgent clock and the end by time-out, with the page's clock moved on. */
async function timeRunsOut(page: Page, take: Camera) {
  await page.clock.install()
  await page.reload()
  await begin(page, { preset: 'Quick 25', name: 'Jordan Example' })
  await page.keyboard.press('c')
  const warning = page.getByRole('alertdialog', { name: 'Time remaining' })
  await pass(page, 30 * 60 + 5)
  await warning.waitFor()
  await pressSettled(page, 'Alt+k')
  await pass(page, 5 * 60)
  await warning.waitFor()
  await take('27-time-warning')
  await pressSettled(page, 'Alt+k')
  await warning.waitFor({ state: 'hidden' })
  await take('28-clock-urgent')
  // Not by the second: what a busy machine is late for does not count.
  await runOut(page)
  await take('29-time-out')
}

async function openScenario(page: Page) {
  await page
    .getByRole('button', { name: /\(scenario 1\)/ })
    .first()
    .click()
  await page.locator('.record').waitFor()
}

void main()
