import type { Page } from '@playwright/test'
import { repository } from '../../../tests/journeys/launch'
import { percentile, round, type Figure } from '../figures'
import { moreMemory, type Memory } from '../memory'
import { isComplete, isUsable } from '../start'
import { open } from '../window'
import { PLACE, equip } from './files'
import { KINDS, queriesOf, type Query } from './queries'

const QUERIES = 500
const WARM_UP = 10

/** Milliseconds from the key: until the thread's answer is there, is in the page, is painted. Without an answer, the whole. */
type Typed = { answered: number; shown: number; painted: number; work: number; rows: number }

/** Typing into the box, with what the thread needs for it; and what the open books hold of the memory. */
export async function measureSearching(profile: string): Promise<Figure[]> {
  const { page, memory, close } = await open(repository, isUsable, profile)
  try {
    await isComplete(page)
    await equip(page)
    const before = await steady(page, memory)
    await openBooks(page)
    const opened = await steady(page, memory)
    const inThread = await timesOfThread(page)
    const queries = queriesOf(QUERIES)
    const typed = await typeAll(page, queries)
    const times = await inThread()
    const after = await steady(page, memory)
    return [...searchFigures(queries, times), keyFigure(queries, typed), ...memoryFigures(before, opened, after)]
  } finally {
    await close()
  }
}

const SAMPLES = 30
const SAMPLE_EVERY = 1000
/** As many in a row that are not lower than the lowest before by this many MB: it does not fall any more. */
const [SAME, LESS] = [10, 1]

/** What is held: memory when nothing is under way, and what nobody holds any more has been given back. */
async function steady(page: Page, memory: () => Promise<Memory | null>): Promise<Memory | null> {
  const session = await page.context().newCDPSession(page)
  let lowest: Memory | null = null
  for (let [sample, same] = [0, 0]; sample < SAMPLES && same < SAME; sample++) {
    await page.evaluate(() => benchTools.idle())
    // A thread cannot be told to; it does so by itself when it has had nothing to do for some seconds.
    await session.send('HeapProfiler.collectGarbage')
    await new Promise((resolve) => setTimeout(resolve, SAMPLE_EVERY))
    const now = await memory()
    if (now === null) break
    same = lowest !== null && now.total > lowest.total - LESS ? same + 1 : 0
    if (lowest === null || now.total < lowest.total) lowest = now
  }
  await session.detach()
  return lowest
}

/** Index, Tabular, PCS tables, and a search through all of them. */
async function openBooks(page: Page): Promise<void> {
  await page.evaluate(async (place) => {
    const { until, painted, isOpen } = benchTools
    for (const button of document.querySelectorAll<HTMLElement>(place))
      if (button.textContent === 'Code books') button.click()
    await until(isOpen, 'the books')
    for (const title of ['Tabular', 'PCS tables', 'Index']) {
      for (const button of document.querySelectorAll<HTMLElement>('nav[aria-label=Books] button'))
        if (button.textContent === title) button.click()
      await until(
        () =>
          isOpen() && document.querySelector('nav[aria-label=Books] button[aria-current=page]')?.textContent === title,
        title,
      )
      await painted()
    }
  }, PLACE)
  await typeAll(page, queriesOf(WARM_UP))
}

/** Measures in the thread of the books itself, from the question's arrival until its answer is sent; in their order. */
async function timesOfThread(page: Page): Promise<() => Promise<number[]>> {
  const thread = page.workers().find((one) => /\/worker-[^/]*\.js$/.test(one.url()))
  if (!thread) throw new Error('the built app has no thread for the code books')
  // As in `equip`.
  await thread.evaluate('globalThis.__name = (made) => made')
  await thread.evaluate(() => {
    const scope = globalThis as unknown as { postMessage(message: { id?: number }): void; benchTimes: number[] }
    const begun = new Map<number, number>()
    scope.benchTimes = []
    // The thread has answered before another listener would hear of the message: what it reads of it is where it begins.
    const data = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data')!
    Object.defineProperty(MessageEvent.prototype, 'data', {
      ...data,
      get(this: MessageEvent) {
        const from = performance.now()
        const value = data.get!.call(this) as { id: number; name?: string }
        if (value.name === 'search') begun.set(value.id, from)
        return value
      },
    })
    const post = scope.postMessage.bind(scope)
    scope.postMessage = (message) => {
      post(message)
      const from = begun.get(message.id!)
      if (from !== undefined) scope.benchTimes.push(performance.now() - from)
    }
  })
  return () => thread.evaluate(() => (globalThis as unknown as { benchTimes: number[] }).benchTimes)
}

/** Each query typed into the empty box at once, as by its last key. */
function typeAll(page: Page, queries: readonly Query[]): Promise<Typed[]> {
  return page.evaluate(async (asked) => {
    const { calls, until, painted } = benchTools
    const box = document.querySelector<HTMLInputElement>('[data-book-box]')!
    const { set } = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!
    const type = (text: string) => {
      set!.call(box, text)
      box.dispatchEvent(new Event('input', { bubbles: true }))
    }
    const results = () => document.querySelector('[data-book-results]')
    const page = () => document.querySelector('[data-book-page]')!
    const found: Typed[] = []
    for (const { kind, text } of asked) {
      const bare = text.toUpperCase()
      // A code that is typed opens its place; everything else is listed.
      const opened = () =>
        (page().querySelector('h2')?.textContent ?? '')
          .toUpperCase()
          .startsWith(/^[A-Z]\d\w/.test(bare) ? bare : bare.slice(0, 3))
      const so = () => results() !== null || (kind === 'codes' && opened() && calls.length > known)
      type('')
      await until(() => results() === null, 'an empty box')
      await painted()
      // What the page asks for the list that came back is not what the key waits for.
      while (calls.some(({ to }) => Number.isNaN(to))) await painted()
      await benchTools.idle()
      const known = calls.length
      const from = performance.now()
      type(text)
      await until(so, `what is found for “${text}”`)
      // Chromium lays out and paints with the next frame; how long that work is in itself is told apart from waiting for it.
      const shown = performance.now() - from
      void document.body.offsetHeight
      const work = performance.now() - from
      await painted()
      const call = calls.slice(known).find(({ name }) => name === 'search')
      found.push({
        answered: call && call.to === call.to ? call.to - from : shown,
        shown,
        work,
        painted: performance.now() - from,
        rows: document.querySelectorAll('[data-book-results] [data-row]').length,
      })
    }
    type('')
    await until(() => results() === null, 'an empty box')
    return found
  }, queries)
}

const p = (values: readonly number[], share: number) => round(percentile(values, share))

function searchFigures(queries: readonly Query[], times: readonly number[]): Figure[] {
  if (times.length < queries.length)
    throw new Error(`the thread answered ${times.length} of ${queries.length} searches`)
  const slowest = queries
    .map(({ text }, at) => ({ text, took: times[at]! }))
    .sort((one, other) => other.took - one.took)
    .slice(0, 5)
  return [
    {
      name: 'code books: search in the thread, p95',
      value: p(times, 0.95),
      goal: 5,
      unit: 'ms',
      note: `${queries.length} queries, p50 ${p(times, 0.5)} ms; ${KINDS.map((kind) => {
        const own = times.filter((_, at) => queries[at]?.kind === kind)
        return `${kind} ${p(own, 0.95)}`
      }).join(', ')}`,
      spent: `the slowest: ${slowest.map(({ text, took }) => `“${text}” ${round(took)} ms`).join(', ')}`,
    },
  ]
}

function keyFigure(queries: readonly Query[], typed: readonly Typed[]): Figure {
  const part = (of: (one: Typed) => number) => `p50 ${p(typed.map(of), 0.5)} p95 ${p(typed.map(of), 0.95)}`
  const lists = typed.filter((_, at) => queries[at]!.kind !== 'codes')
  return {
    name: 'code books: key to painted, p95',
    value: p(
      typed.map(({ painted }) => painted),
      0.95,
    ),
    goal: 16,
    unit: 'ms',
    note: `p50 ${p(
      typed.map(({ painted }) => painted),
      0.5,
    )} ms, with the wait for the next of 60 frames a second; lists of ${p(
      lists.map(({ rows }) => rows),
      0.5,
    )} rows, at most ${Math.max(...lists.map(({ rows }) => rows))}`,
    spent: `until the answer was there ${part((one) => one.answered)}, put into the page ${part(
      (one) => one.shown - one.answered,
    )}, laid out ${part((one) => one.work - one.shown)}, the frame and its wait ${part((one) => one.painted - one.work)} ms`,
  }
}

/** MB. The figure table knows ms and ratios; memory is given as its share of the goal. */
const MEMORY_GOAL = 60

function memoryFigures(before: Memory | null, opened: Memory | null, after: Memory | null): Figure[] {
  if (!before || !opened || !after) {
    console.log('NOT RUN: memory of the code books, which only Linux tells')
    return []
  }
  const [more, later] = [opened.total - before.total, after.total - before.total]
  return [
    {
      name: `code books: memory while open / ${MEMORY_GOAL} MB`,
      value: round(more / MEMORY_GOAL),
      goal: 1,
      unit: 'ratio',
      note: `${Math.round(more)} MB more than home, all processes: Index, Tabular, PCS tables and search open; after ${QUERIES} searches ${Math.round(later)} MB`,
      spent: moreMemory(opened, before),
    },
  ]
}
