import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type Page } from '@playwright/test'
import { bank as bankSchema, type Bank } from '../../question-bank/schema/bank'
import { keysOf } from '../../question-bank/schema/item'
import type { CodeTask } from '../../question-bank/schema/scenario'
import { writtenLine } from '../../renderer/engine/answer'
import { repository } from './launch'

/* A candidate who sits an exam through the screens only, with mouse or keyboard. */

export const root = repository

export const bank: Bank = bankSchema.parse(
  JSON.parse(readFileSync(path.join(root, 'out/question-bank/bank.json'), 'utf8')),
)

export type Style = 'pick' | 'type'
/** Which questions the candidate gets right; the others get a wrong option or no codes. Null: left without an answer. */
export type Skill = (index: number) => boolean | null

const clock = (page: Page) => page.getByTestId('clock')
export const screenId = (page: Page) => page.locator('[data-screen]').getAttribute('data-screen')

/** A dialog that has just opened takes nothing for a moment; resolves when none is in that moment. */
export const settled = (page: Page) => page.locator('[data-opening]').waitFor({ state: 'detached' })

/** Presses a key when no dialog is in its first moment, in which it takes none. */
export async function pressSettled(page: Page, key: string) {
  await settled(page)
  await page.keyboard.press(key)
}

/** From the home screen to the first question. */
export async function begin(
  page: Page,
  {
    preset = 'CCS full exam',
    style = 'pick',
    name = 'Journey Tester',
  }: { preset?: string; style?: Style; name?: string } = {},
) {
  await page.getByRole('button', { name: 'Start an exam' }).click()
  await page.getByRole('radio', { name: new RegExp(`^${preset.replace('+', '\\+')}`) }).check()
  if (style === 'type') await page.getByRole('radio', { name: /^Type the codes/ }).check()
  await page.getByLabel('Name on the score report').fill(name)
  await page.getByRole('button', { name: 'Go to check-in' }).click()
  await expect(page.getByRole('heading', { name: 'Check-in checklist' })).toBeVisible()
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('Is this you, and is this your exam?')).toBeVisible()
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByText('Confidentiality agreement')).toBeVisible()
  await page.getByRole('button', { name: 'I accept' }).click()
  await expect(page.getByText('Moving through the exam')).toBeVisible()
  await page.getByRole('button', { name: 'End Tutorial' }).click()
  await page.getByRole('button', { name: 'Yes, begin the exam' }).click()
  await expect(page.locator('[data-screen]')).toBeVisible()
}

/** From the home screen back into an interrupted exam, past the question who comes back. */
export async function resume(page: Page, { timeout = 15_000 }: { timeout?: number } = {}) {
  await page.getByRole('button', { name: 'Resume exam' }).click({ timeout })
  await page.getByRole('button', { name: 'Yes, continue' }).click()
  await expect(page.locator('[data-screen]')).toBeVisible()
}

/** Remaining time on the screen, in seconds. */
export async function secondsLeft(page: Page): Promise<number> {
  const text = (await clock(page).textContent()) ?? ''
  return text
    .replace(/[^0-9:]/g, '')
    .split(':')
    .reduce((sum, part) => sum * 60 + Number(part), 0)
}

/** Number of screens, from `n of N`. */
export async function screenCount(page: Page): Promise<number> {
  return Number(/of (\d+)/.exec((await page.getByTestId('count').textContent()) ?? '')?.[1])
}

/** Goes through every question from the current one to the review screen, and answers them. Returns the ids of the screens in order. */
export async function answerAll(page: Page, style: Style, skill: Skill): Promise<string[]> {
  const ids: string[] = []
  const total = await screenCount(page)
  for (let index = 0; index < total; index++) {
    const id = (await screenId(page))!
    ids.push(id)
    const right = skill(index)
    if (right !== null) await answer(page, id, style, right, index % 2 === 0)
    await goOn(page, id, index % 3 === 0 || index === total - 1)
  }
  await expect(page.getByRole('heading', { name: 'Review screen' })).toBeVisible()
  return ids
}

/** From a screen to the next one or to the review screen; scrolls and continues where Next asks first. */
export async function goOn(page: Page, id: string, byKey: boolean) {
  await next(page, byKey)
  const dialog = page.getByRole('alertdialog')
  for (;;) {
    await page.locator(`[data-screen]:not([data-screen="${id}"]), .review, .dialog`).first().waitFor()
    if (!(await dialog.isVisible())) return
    if ((await dialog.getByRole('heading').textContent()) === 'There is more to see') {
      await pressSettled(page, 'Alt+k')
      await scrollToEnd(page)
      await next(page, byKey)
    } else {
      await pressSettled(page, 'Alt+c')
      await dialog.waitFor({ state: 'hidden' })
    }
  }
}

/** Scrolls the question down as far as it goes. */
export async function scrollToEnd(page: Page) {
  await page.locator('.dialog').waitFor({ state: 'hidden' })
  await page.locator('[data-screen]').hover()
  await page.mouse.wheel(0, 20_000)
  await expect
    .poll(() => page.locator('[data-screen]').evaluate((box) => box.scrollHeight - box.clientHeight - box.scrollTop))
    .toBeLessThan(3)
}

const next = (page: Page, byKey: boolean) =>
  byKey ? page.keyboard.press('Alt+n') : page.getByRole('button', { name: 'Next', exact: true }).click()

async function answer(page: Page, id: string, style: Style, right: boolean, byKey: boolean) {
  const [owner, part] = id.split('/') as [string, string | undefined]
  if (part === undefined || part.startsWith('Q')) return choose(page, id, keysFor(owner, part), right, byKey)
  const task = bank.scenarios.find((one) => one.id === owner)!.tasks.find((one) => one.kind === part)!
  if (style === 'pick') return pick(page, task, right)
  if (right) return type(page, task)
}

function keysFor(owner: string, part: string | undefined): readonly string[] {
  if (part === undefined) return keysOf(bank.items.find((one) => one.id === owner)!)
  return keysOf(bank.scenarios.find((one) => one.id === owner)!.questions.find((one) => one.id === part)!)
}

async function choose(page: Page, id: string, keys: readonly string[], right: boolean, byKey: boolean) {
  const values = await page
    .locator(`input[name="${id}"]`)
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
  const fitting = values.flatMap((value, place) => (keys.includes(value) === right ? [place] : []))
  for (const place of fitting.slice(0, keys.length)) {
    if (byKey) await page.keyboard.press('ABCDEF'[place]!)
    else await page.locator('.choice-option').nth(place).click()
    await expect(page.locator(`input[name="${id}"]`).nth(place)).toBeChecked()
  }
}

async function pick(page: Page, task: CodeTask, right: boolean) {
  const wanted = right ? task.key.map(writtenLine) : task.wrong.slice(0, task.key.length).map((one) => writtenLine(one))
  for (const label of wanted) {
    const box = page.locator('.codes-candidate').filter({ has: page.getByText(label, { exact: true }) })
    await box.click()
    await expect(box.locator('input')).toBeChecked()
  }
}

async function type(page: Page, task: CodeTask) {
  for (const [index, key] of task.key.entries()) {
    if (index > 0) await page.keyboard.press('Enter')
    await page.getByLabel(`Code ${index + 1}`, { exact: true }).fill(key.code.toLowerCase().replace('.', ''))
    const poa = page.getByLabel(`POA indicator of code ${index + 1}`)
    if (key.poa && (await poa.count()) > 0) await poa.selectOption(key.poa)
    const modifiers = page.getByLabel(`Modifiers of code ${index + 1}, separated by spaces`)
    if ((await modifiers.count()) > 0) {
      await modifiers.fill((key.modifiers ?? []).join(' '))
      await page.getByLabel(`Units of code ${index + 1}`, { exact: true }).fill(String(key.units ?? 1))
    }
    await page.getByLabel(`Code ${index + 1}`, { exact: true }).focus()
  }
}

/** Ends the exam from the review screen and opens the score report. */
export async function endReview(page: Page) {
  await page.getByRole('button', { name: 'End Review' }).click()
  await page.getByRole('button', { name: 'Yes' }).click()
  const again = page.getByRole('alertdialog', { name: 'Are you sure?' })
  if (await again.isVisible()) await page.getByRole('button', { name: 'Yes' }).click()
  await expect(page.getByText(/You have ended the exam/)).toBeVisible()
  await page.getByRole('button', { name: 'Score report' }).click()
  await expect(page.getByRole('heading', { name: 'Score report' })).toBeVisible()
}

/** Lets seconds go by at once for the page; the app takes five or more for sleep. Without `page.clock.install()`. */
export const skip = (page: Page, seconds: number) =>
  page.evaluate((time) => {
    const [mono, wall] = [performance.now.bind(performance), Date.now.bind(Date)]
    performance.now = () => mono() + time
    Date.now = () => wall() + time
  }, seconds * 1_000)

/** Seconds at once that the app still takes for going by and not for sleep, which are five, and room for a slow machine. */
const STEP = 4

/** After `page.clock.install()`: lets monotonic and wall time pass in steps that count, each noticed by a command. */
export async function pass(page: Page, seconds: number) {
  for (let left = seconds; left > 0; left -= STEP) {
    await page.clock.fastForward(Math.min(left, STEP) * 1_000)
    await page.keyboard.press('Alt+f')
    await written(page)
  }
}

/**
 * Resolves when what was being written is written. A clock that a test leads outruns any disk: after fifteen of its seconds
 * the app would say that the disk does not answer, and stop the clock.
 */
const written = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('ccs-exam-simulator')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const reading = opening.result.transaction(['events', 'beats'])
          reading.objectStore('events').count()
          reading.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
  )

/** In the browser edition: from the next load on, every exam lasts one minute by a clock that the test leads. */
export async function oneMinuteExams(page: Page) {
  await page.clock.install()
  await page.route('**/question-bank/bank.json', async (route) => {
    const served = (await (await route.fetch()).json()) as { presets: object[] }
    const presets = served.presets.map((preset) => ({ ...preset, minutes: 1, warningMinutes: [] }))
    await route.fulfill({ json: { ...served, presets } })
  })
  await page.reload()
}

/** Lets the rest of the time pass, in steps that count. */
export async function runOut(page: Page) {
  await expect(async () => {
    await page.clock.fastForward(4_000)
    await expect(page.getByText(/^Time has run out/)).toBeVisible({ timeout: 500 })
  }).toPass()
}

/** From check-in to the first question with the keyboard alone; `at` is called on each screen before its key is pressed. */
export async function checkInByKeyboard(page: Page, at: (heading: string) => Promise<unknown> = async () => undefined) {
  for (const [heading, key] of [
    ['Check-in checklist', 'Alt+o'],
    ['Is this you, and is this your exam?', 'Alt+c'],
    ['Confidentiality agreement', 'Alt+a'],
    ['Moving through the exam', 'Alt+e'],
    ['Begin the exam now?', 'Alt+y'],
  ] as const) {
    await page.getByRole('heading', { name: heading }).waitFor()
    await at(heading)
    await page.keyboard.press(key)
  }
  await page.locator('[data-screen]').waitFor()
}

/** Goes to the procedures of the first outpatient record. */
export async function openOutpatientProcedures(page: Page) {
  for (let number = 1; number <= 8; number++) {
    await page.keyboard.press('Alt+v')
    await page
      .getByRole('button', { name: `(scenario ${number})` })
      .first()
      .click()
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByRole('heading', { name: new RegExp(`^Scenario ${number}:`) })).toBeVisible()
    const id = (await screenId(page))!.split('/')[0]
    const scenario = bank.scenarios.find((one) => one.id === id)!
    if (scenario.setting === 'inpatient' || !scenario.tasks.some((task) => task.kind === 'procedures')) continue
    for (let step = 1; step < scenario.tasks.length; step++) await goOn(page, (await screenId(page))!, true)
    await expect(page.getByRole('heading', { name: 'Procedures' })).toBeVisible()
    return
  }
  throw new Error('There is no outpatient record with procedures.')
}
