import type { Figure } from '../figures'
import { round } from '../figures'
import { isComplete, isUsable } from '../start'
import { recordTasks } from '../tasks'
import { open } from '../window'
import { repository } from '../../../tests/journeys/launch'
import { PLACE, equip, measuredFiles } from './files'

/**
 * Reads the official files in through the app's own page, as a candidate does, and leaves the profile with the books in
 * it: how long it takes, and the longest time for which the page does not answer.
 */
export async function measureCompile(profile: string): Promise<Figure[]> {
  const files = measuredFiles()
  const { page, close } = await open(repository, isUsable, profile)
  try {
    await isComplete(page)
    await equip(page)
    await page.evaluate(async (place) => {
      await benchTools.idle()
      for (const button of document.querySelectorAll<HTMLElement>(place))
        if (button.textContent === 'Code books') button.click()
      await benchTools.until(() => document.querySelector('input[type=file]') !== null, 'adding code sets')
      await benchTools.painted()
      await benchTools.idle()
    }, PLACE)
    const longest = await recordTasks(page)
    const said = page.evaluate(async () => {
      let from = NaN
      document.addEventListener('change', () => (from = performance.now()), { capture: true, once: true })
      await benchTools.until(
        () =>
          /^(?:Read and checked|Cancelled|Nothing)/.test(document.querySelector('[role=status]')?.textContent ?? ''),
        'the end of the import',
        300_000,
      )
      await benchTools.painted()
      return {
        took: performance.now() - from,
        outcome: document.querySelector('[role=status]')!.textContent ?? '',
        refused: [...document.querySelectorAll('[data-step=refused]')].map((one) => one.textContent ?? ''),
      }
    })
    await page.setInputFiles('input[type=file]', files)
    const { took, outcome, refused } = await said
    const task = await longest()
    if (!outcome.startsWith('Read and checked') || refused.length > 0)
      throw new Error(`the import ended with: ${outcome} ${refused.join(' ')}`)
    return [
      {
        name: 'code books: compile five official files',
        value: round(took),
        goal: 20_000,
        unit: 'ms',
        note: 'from the choice of the files until the page says that all are read, proved and stored',
      },
      {
        name: 'code books: longest task of the page while compiling',
        value: round(task.took),
        goal: 50,
        unit: 'ms',
        note: `the processor worked ${round(task.busy)} ms of it`,
        spent: task.spent,
      },
    ]
  } finally {
    await close()
  }
}
