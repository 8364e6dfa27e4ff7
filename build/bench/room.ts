import type { Page } from '@playwright/test'
import { begin } from '../../tests/journeys/candidate'
import { repository } from '../../tests/journeys/launch'
import { median, percentile, round, type Figure } from './figures'
import { blankApp, open } from './window'

const STEPS = 90

/** Next, answers and memory in the exam room of a full exam. */
export async function measureRoom(): Promise<Figure[]> {
  const blank = await open(blankApp, (page) => page.getByText('Blank').waitFor())
  const app = await open(repository, (page) => page.getByRole('button', { name: 'Start an exam' }).waitFor())
  await begin(app.page)
  const answers = await answerTimes(app.page)
  const moves = await moveTimes(app.page)
  await app.page.waitForTimeout(3_000)
  const [inExam, inBlank] = [await app.memory(), await blank.memory()]
  const memory: Figure[] = inExam && inBlank ? [memoryFigure(inExam, inBlank)] : []
  if (memory.length === 0) console.log('NOT RUN: memory in an exam, which only Linux tells')
  await app.close()
  await blank.close()
  return [
    {
      name: 'Next to painted item, script and layout, p95',
      value: round(percentile(moves, 0.95)),
      goal: 16,
      unit: 'ms',
      note: `p50 ${round(median(moves))} ms, ${moves.length} moves`,
    },
    {
      name: 'key press to answer stored twice and shown, p95',
      value: round(percentile(answers, 0.95)),
      goal: 10,
      unit: 'ms',
      note: `p50 ${round(median(answers))} ms, ${answers.length} answers`,
    },
    ...memory,
  ]
}

const memoryFigure = (inExam: number, inBlank: number): Figure => ({
  name: 'memory in an exam / blank window',
  value: round(inExam / inBlank),
  goal: 1.35,
  unit: 'ratio',
  note: `proportional set size of the process tree; exam ${Math.round(inExam)} MB, blank ${Math.round(inBlank)} MB`,
})

/** Script, style and layout time of each move, as Chromium counts it. */
async function moveTimes(page: Page): Promise<number[]> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const busy = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    const value = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0
    return (value('ScriptDuration') + value('LayoutDuration') + value('RecalcStyleDuration')) * 1_000
  }
  const times: number[] = []
  for (let step = 0; step < STEPS; step++) {
    const id = await page.locator('[data-screen]').getAttribute('data-screen')
    const before = await busy()
    await page.evaluate(async (was) => {
      document
        .querySelectorAll<HTMLButtonElement>('.frame-footer .button')
        .forEach((one) => one.textContent === 'Next' && one.click())
      while (document.querySelector('[data-screen]')?.getAttribute('data-screen') === was)
        await new Promise(requestAnimationFrame)
      await new Promise(requestAnimationFrame)
    }, id)
    times.push((await busy()) - before)
  }
  return times
}

/** From the key press until the option is shown as chosen, which is after both copies are on disk. */
async function answerTimes(page: Page): Promise<number[]> {
  return page.evaluate(async (steps) => {
    const times: number[] = []
    const channel = new MessageChannel()
    for (let step = 0; step < steps; step++) {
      const place = step % 4
      const input = document.querySelectorAll<HTMLInputElement>('.choice-option input')[place]!
      await new Promise((resolve) => setTimeout(resolve, 60))
      const started = performance.now()
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'abcd'[place], bubbles: true }))
      while (!input.checked) {
        await new Promise<void>((resolve) => {
          channel.port1.onmessage = () => resolve()
          channel.port2.postMessage(null)
        })
      }
      times.push(performance.now() - started)
    }
    return times
  }, STEPS)
}
