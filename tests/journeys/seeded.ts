import { test, type Page } from '@playwright/test'
import { seedOf } from '../../renderer/engine/random'

/** Other forms for all journeys: the same for the same word. */
const SEED = process.env.CCS_TEST_SEED ?? ''

/**
 * From now on the forms that this page draws are the same in each run of the same journey, so that one that fails can be
 * run again with the questions that made it fail. Outside of journeys chance stays chance.
 */
export async function drawTheSame(page: Page): Promise<void> {
  const journey = currentJourney()
  if (journey === null) return
  const seed = seedOf([SEED, ...journey].join('\n'))
  await page.addInitScript(drawFrom, seed)
  await page.evaluate(drawFrom, seed)
}

function currentJourney(): string[] | null {
  try {
    return test.info().titlePath
  } catch {
    return null // The bench and the screenshots start the app, too.
  }
}

/** In the page. A form's seed is the only lone 32-bit number that the app draws. */
function drawFrom(seed: number) {
  const real = crypto.getRandomValues.bind(crypto)
  let next = seed
  crypto.getRandomValues = (values) => {
    if (values instanceof Uint32Array && values.length === 1) {
      next = (Math.imul(next, 1664525) + 1013904223) >>> 0
      values[0] = next
      return values
    }
    return real(values)
  }
}
