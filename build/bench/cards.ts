import { readFileSync } from 'node:fs'
import path from 'node:path'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import type { Page } from '@playwright/test'
import { bank as bankSchema } from '../../question-bank/schema/bank'
import { isMultiple, keysOf } from '../../question-bank/schema/item'
import { newCard, type Card } from '../../renderer/engine/card'
import { repository } from '../../tests/journeys/launch'
import { putCards } from '../../tests/journeys/stored-cards'
import { type Figure, median, percentile, round, timesLine } from './figures'
import { isComplete, isUsable } from './start'
import { open } from './window'

const CARDS = 40
const WARM_UP = 3

/** How long a rated card takes: its review and the card after it are in the database, and in the statements, when the next one is shown. */
export async function measureRating(): Promise<Figure> {
  const profile = await mkdtemp(path.join(os.tmpdir(), 'ccs-bench-'))
  try {
    const file = path.join(repository, 'out/question-bank/bank.json')
    const bank = bankSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    // One press answers these.
    const items = bank.items.filter((item) => !isMultiple(item))
    const keys = new Map(items.map((item) => [item.id, keysOf(item)[0]!]))
    const first = await open(repository, isUsable, profile)
    await isComplete(first.page)
    await putCards(
      first.page,
      items.slice(0, CARDS).map(({ id }) => learned(id, Date.now())),
    )
    await first.close()
    const app = await open(repository, isUsable, profile)
    await isComplete(app.page)
    const times = await ratingTimes(app.page, keys)
    const parts = await ratingParts(app.page)
    await app.close()
    return {
      name: 'key press to card rated in both copies and the next one shown, p95',
      value: round(percentile(times, 0.95)),
      goal: 25,
      unit: 'ms',
      note: `p50 ${round(median(times))} ms, ${times.length} cards; ${parts}`,
    }
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

const DAY = 24 * 60 * 60 * 1_000

/** A card that was asked before and is due since yesterday. */
const learned = (id: string, now: number): Card => ({
  ...newCard(id, now - 30 * DAY, 'missed'),
  state: 'review',
  due: now - DAY,
  stability: 4,
  difficulty: 5,
  reps: 6,
  lastReview: now - 5 * DAY,
  scheduledDays: 4,
})

async function ratingTimes(page: Page, keys: ReadonlyMap<string, string>): Promise<number[]> {
  await page
    .getByRole('navigation', { name: 'Places' })
    .getByRole('button', { name: /^Cards/ })
    .click()
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  const times: number[] = []
  for (let card = 0; card < CARDS - 1; card++) {
    const options = page.locator('.choice-pick input')
    await options.first().waitFor()
    const id = (await options.first().getAttribute('name'))!
    const values = await options.evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
    await page.keyboard.press('ABCD'[values.indexOf(keys.get(id)!)]!)
    await page.locator('.choice-pick input:checked').waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Right' }).waitFor()
    // A second press right behind the first one is taken for a slip.
    await page.waitForTimeout(500)
    const time = await page.evaluate(async () => {
      const before = document.querySelector('h1')!.textContent
      const channel = new MessageChannel()
      const started = performance.now()
      const shown = new Promise<void>((resolve) => {
        const watching = new MutationObserver(() => {
          if (document.querySelector('h1')?.textContent === before) return
          watching.disconnect()
          resolve()
        })
        watching.observe(document.body, { subtree: true, childList: true, characterData: true })
      })
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
      await shown
      // What else the page does in this turn belongs to it.
      await new Promise<void>((resolve) => {
        channel.port1.onmessage = () => resolve()
        channel.port2.postMessage(null)
      })
      return performance.now() - started
    })
    if (card >= WARM_UP) times.push(time)
  }
  return times
}

/** What a rating is made of, each alone: a row of the database, and a line of the statements. */
async function ratingParts(page: Page): Promise<string> {
  const parts = await page.evaluate(async (steps) => {
    const shell = (globalThis as unknown as { desktop: Record<string, (...args: unknown[]) => Promise<unknown>> })
      .desktop
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open('ccs-exam-simulator')
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error ?? new Error('The database did not open.'))
    })
    const { entries } = ((await shell.lookAtStatements!()) as { value: { entries: number } }).value
    const line = JSON.stringify({ kind: 'said', seq: 0, after: 0, changes: [] })
    // No function here may have a name: the tool that runs this file would wrap it in a helper the page does not have.
    const acts: [string, (step: number) => Promise<unknown>][] = [
      [
        'a row of the database',
        (step) =>
          new Promise((resolve) => {
            const transaction = database.transaction('standing', 'readwrite', { durability: 'strict' })
            transaction.objectStore('standing').put({ id: 'bench', value: step })
            transaction.oncomplete = resolve
          }),
      ],
      ['a line of the statements, waited for behind it', (step) => shell.appendStatements!(entries + step, [line])],
    ]
    const found: Record<string, number[]> = {}
    for (const [name, act] of acts) {
      const times: number[] = []
      for (let step = 0; step < steps; step++) {
        await new Promise((resolve) => setTimeout(resolve, 30))
        const from = performance.now()
        await act(step)
        times.push(performance.now() - from)
      }
      found[name] = times
    }
    database.close()
    return found
  }, CARDS)
  return timesLine(parts)
}
