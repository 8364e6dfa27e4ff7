import type { Page } from '@playwright/test'
import { repository } from '../../tests/journeys/launch'
import { median, round, type Figure } from './figures'
import { medianTrace, spentOn, traceLines, type Trace } from './trace'
import { blankApp, open } from './window'

const PAIRS = 7
const WARM_UP = 1

/**
 * The way into an exam is there and answers a press at once; a press before that is kept and answered then. One question
 * to the page: each more would wait for what the page does meanwhile.
 */
export const isUsable = (page: Page) =>
  page.waitForFunction(
    () =>
      performance.getEntriesByName('listening').length > 0 &&
      [...document.querySelectorAll('button')].some((one) => one.textContent === 'Start an exam'),
  )

/** All that home says is there, too. Asked in the page at each frame: a locator looks again after half a second only. */
export const isComplete = (page: Page) =>
  page.waitForFunction(
    () =>
      document.querySelector('[aria-busy=true]') === null &&
      [...document.querySelectorAll('h1, h2, h3')].some((one) => one.textContent === 'Next step'),
  )

export const isBlank = (page: Page) => page.waitForFunction(() => document.body?.textContent?.includes('Blank'))

/** Start of the app to a usable home screen, against a blank window; in pairs, so that the machine's mood cancels out. */
export async function measureStart(): Promise<Figure> {
  const ratios: number[] = []
  const traces: { app: Trace[]; blank: Trace[] } = { app: [], blank: [] }
  for (let pair = 0; pair < WARM_UP + PAIRS; pair++) {
    const blank = await open(blankApp, isBlank)
    const blankTrace = await blank.trace()
    await blank.close()
    const app = await open(repository, isUsable)
    await isComplete(app.page)
    const appTrace = await app.trace(performance.now() - app.started)
    await app.close()
    if (pair < WARM_UP) continue
    ratios.push(app.took / blank.took)
    traces.app.push(appTrace)
    traces.blank.push(blankTrace)
  }
  const [app, blank] = [medianTrace(traces.app), medianTrace(traces.blank)]
  return {
    name: 'start to usable home / blank window, fresh profile',
    value: round(median(ratios)),
    goal: 1.15,
    unit: 'ratio',
    note: `median of ${PAIRS} pairs, ${round(Math.min(...ratios))} to ${round(Math.max(...ratios))}; app ${Math.round(app.get('usable')!)} ms, blank ${Math.round(blank.get('usable')!)} ms`,
    spent: spentOn(app, blank, 'usable'),
    trace: traceLines(app, blank, ['app', 'blank']),
  }
}
