import type { Page } from '@playwright/test'
import { repository } from '../../../tests/journeys/launch'
import { median, round, type Figure } from '../figures'
import { isComplete, isUsable } from '../start'
import { open } from '../window'
import { PLACE, equip } from './files'

const STARTS = 5
const WARM = 4

/** Milliseconds from a press until what it opens is painted; `calls`: what the page asked its thread meanwhile. */
type Step = { took: number; calls: string }
type Opening = { cold: Step; tabular: Step; pcs: Step; search: Step; warm: Step[] }

/**
 * Opens the books in new starts of the app, with the files in the system's cache: the first time, the first page of the
 * other books, and again after another place.
 */
export async function measureOpening(profile: string): Promise<Figure[]> {
  const openings: Opening[] = []
  for (let start = 0; start < STARTS; start++) {
    const { page, close } = await open(repository, isUsable, profile)
    try {
      await isComplete(page)
      await equip(page)
      openings.push(await openAll(page))
    } finally {
      await close()
    }
  }
  const middle = (of: (opening: Opening) => Step) => {
    const steps = openings.map(of).sort((one, other) => one.took - other.took)
    return { ...steps[steps.length >> 1]!, most: steps.at(-1)!.took }
  }
  const cold = middle((one) => one.cold)
  const others = [
    ['Tabular', middle((one) => one.tabular)],
    ['PCS tables', middle((one) => one.pcs)],
    ['first search', middle((one) => one.search)],
  ] as const
  const slowest = others.reduce((most, one) => (one[1].took > most[1].took ? one : most))
  const warm = openings.flatMap((one) => one.warm)
  const slowWarm = warm.reduce((most, one) => (one.took > most.took ? one : most))
  return [
    {
      name: 'code books: open, cold',
      value: round(cold.took),
      goal: 600,
      unit: 'ms',
      note: `median of ${STARTS} starts, at most ${round(cold.most)} ms; from the press until the Index is painted`,
      spent: cold.calls,
    },
    {
      name: `code books: first page of another book, cold (${slowest[0]})`,
      value: round(slowest[1].took),
      goal: 600,
      unit: 'ms',
      note: `the slowest of ${others.map(([name, { took }]) => `${name} ${round(took)} ms`).join(', ')}; medians of ${STARTS} starts`,
      spent: slowest[1].calls,
    },
    {
      name: 'code books: open, warm',
      value: round(median(warm.map(({ took }) => took))),
      goal: 150,
      unit: 'ms',
      note: `median of ${warm.length}, at most ${round(slowWarm.took)} ms`,
      spent: slowWarm.calls,
    },
  ]
}

function openAll(page: Page): Promise<Opening> {
  return page.evaluate(
    async ({ place, warmTimes }) => {
      const { calls, until, painted, idle, isOpen } = benchTools
      const press = (where: string, title: string) => {
        for (const button of document.querySelectorAll<HTMLElement>(where))
          if (button.textContent?.startsWith(title)) button.click()
      }
      const step = async (act: () => void, so: () => boolean, what: string) => {
        await idle()
        const [from, known] = [performance.now(), calls.length]
        act()
        await until(so, what)
        await painted()
        const took = performance.now() - from
        const asked = calls
          .slice(known)
          .map(({ name, from: at, to }) => `${name} ${Math.round(at - from)} to ${Math.round(to - from)}`)
        return { took, calls: `of ${Math.round(took)} ms, answers of the thread: ${asked.join(', ')}` }
      }
      const tab = (title: string) => () =>
        isOpen() &&
        [...document.querySelectorAll('nav[aria-label=Books] button[aria-current=page]')].some(
          (one) => one.textContent === title,
        )
      const openPlace = () => press(place, 'Code books')
      const book = (title: string) => step(() => press('nav[aria-label=Books] button', title), tab(title), title)
      const cold = await step(openPlace, tab('Index'), 'the Index')
      const tabular = await book('Tabular')
      const pcs = await book('PCS tables')
      const box = document.querySelector<HTMLInputElement>('[data-book-box]')!
      const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!
      const type = (text: string) => {
        set!.call(box, text)
        box.dispatchEvent(new Event('input', { bubbles: true }))
      }
      const search = await step(
        () => type('fracture neck femur'),
        () => document.querySelector('[data-book-results] [data-row]') !== null,
        'a search',
      )
      type('')
      press('nav[aria-label=Books] button', 'Index')
      await until(tab('Index'), 'the Index again')
      const warm = []
      for (let turn = 0; turn < warmTimes; turn++) {
        press(place, 'Home')
        await until(
          () =>
            document.querySelector(`${place}[aria-current=page]`)?.textContent === 'Home' &&
            document.querySelector('[aria-busy=true]') === null,
          'home',
        )
        await painted()
        warm.push(await step(openPlace, tab('Index'), 'the Index'))
      }
      return { cold, tabular, pcs, search, warm }
    },
    { place: PLACE, warmTimes: WARM },
  )
}
