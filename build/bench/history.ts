import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { repository } from '../../tests/journeys/launch'
import { median, percentile, round, type Figure } from './figures'
import { ATTEMPTS, CARDS, QUESTIONS, writeLongHistory } from './long-history'
import { isComplete, isUsable } from './start'
import { medianTrace, spentOn, traceLines, type Trace } from './trace'
import { open } from './window'

const PAIRS = 7
const WARM_UP = 1
const ROUNDS = 3

/** The exam can be started, and what waits today has been worked out and is shown. */
const homeIsUsable = async (page: Page) => {
  await isUsable(page)
  await isComplete(page)
}

/** Home and review room with the history of years, home against a profile with nothing in it. */
export async function measureHistory(): Promise<Figure[]> {
  const [empty, full] = await Promise.all([newProfile(), newProfile()])
  try {
    const first = await open(repository, homeIsUsable, full)
    await writeLongHistory(first.page, repository, full)
    await first.close()
    const second = await open(repository, homeIsUsable, empty)
    await second.close()
    return [await measureHome(empty, full), await measureFilters(full)]
  } finally {
    for (const profile of [empty, full]) await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

const newProfile = () => mkdtemp(path.join(os.tmpdir(), 'ccs-bench-'))

async function measureHome(empty: string, full: string): Promise<Figure> {
  const ratios: number[] = []
  const traces: { empty: Trace[]; full: Trace[] } = { empty: [], full: [] }
  for (let pair = 0; pair < WARM_UP + PAIRS; pair++) {
    const without = await open(repository, homeIsUsable, empty)
    const withoutTrace = await without.trace(without.took)
    await without.close()
    const withHistory = await open(repository, homeIsUsable, full)
    const withTrace = await withHistory.trace(withHistory.took)
    await withHistory.close()
    if (pair < WARM_UP) continue
    ratios.push(withHistory.took / without.took)
    traces.empty.push(withoutTrace)
    traces.full.push(withTrace)
  }
  const [before, after] = [medianTrace(traces.empty), medianTrace(traces.full)]
  return {
    name: 'start to complete home, long history / empty profile',
    value: round(median(ratios)),
    goal: 1.05,
    unit: 'ratio',
    note: `median of ${PAIRS} pairs; ${ATTEMPTS} attempts of ${QUESTIONS}, ${CARDS} cards: ${Math.round(after.get('complete')!)} ms, empty: ${Math.round(before.get('complete')!)} ms`,
    spent: spentOn(after, before, 'complete'),
    trace: traceLines(after, before, ['long history', 'empty']),
  }
}

/** Each filter of the review room in turn, on and off, and words typed letter by letter: from the input until the list is painted. */
async function measureFilters(full: string): Promise<Figure> {
  const app = await open(repository, homeIsUsable, full)
  await app.page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Review' }).click()
  await app.page.getByRole('button', { name: 'Review one at a time' }).waitFor()
  const times = await app.page.evaluate(async (rounds) => {
    const filters = document.querySelector('.review-filters')!
    const search = filters.querySelector<HTMLInputElement>('input[type=search]')!
    // No function here may have a name: the tool that runs this file would wrap it in a helper the page does not have.
    const acts: (() => void)[] = []
    for (let round = 0; round < rounds; round++) {
      for (const box of filters.querySelectorAll<HTMLInputElement>('input[type=checkbox]'))
        acts.push(...[0, 1].map(() => () => box.click()))
      const values: [HTMLSelectElement | HTMLInputElement, string][] = []
      for (const select of filters.querySelectorAll('select'))
        for (const place of [1, 2, 3, 0]) if (select.options[place]) values.push([select, select.options[place].value])
      for (const text of ['s', 'se', 'sep', 'sepsis', 'sepsis sh', 'sepsis shock', '']) values.push([search, text])
      for (const [field, value] of values) {
        acts.push(() => {
          // React listens to the setter of the element's own class.
          Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field) as object, 'value')!.set!.call(field, value)
          field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
        })
      }
    }
    const found: number[] = []
    const channel = new MessageChannel()
    for (const act of acts) {
      await new Promise((resolve) => setTimeout(resolve, 30))
      const from = performance.now()
      act()
      await new Promise(requestAnimationFrame)
      await new Promise<void>((resolve) => {
        channel.port1.onmessage = () => resolve()
        channel.port2.postMessage(null)
      })
      found.push(performance.now() - from)
    }
    return found
  }, ROUNDS)
  await app.close()
  return {
    name: 'review room, a filter changed to the list painted, p95',
    value: round(percentile(times, 0.95)),
    goal: 100,
    unit: 'ms',
    note: `p50 ${round(median(times))} ms, ${times.length} changes, ${ATTEMPTS * QUESTIONS} answers`,
  }
}
