import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** WCAG 2.2 AA as far as a machine can tell; `where` names the place in a failure. The page has no frames. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  // Loaded once per page: it takes as long as a look.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  // Half-way from one color to another, contrast is what no one sees for long.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((one) => one.effect?.getComputedTiming().iterations !== Infinity)
        .map((one) => one.finished),
    ),
  )
  const { violations, looked } = await page.evaluate(async (values) => {
    const { axe: own } = window as unknown as { axe: typeof axe }
    const found = await own.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations'] })
    return {
      violations: found.violations.map(
        (one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`,
      ),
      looked: found.passes.length,
    }
  }, TAGS)
  expect(violations, where).toEqual([])
  expect(looked, `${where}: rules that found something to look at`).toBeGreaterThan(0)
}
