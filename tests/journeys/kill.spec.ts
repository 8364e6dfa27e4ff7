import type { Page } from '@playwright/test'
import { seededRandom, type Random } from '../../renderer/engine/random'
import { begin, resume, screenId, secondsLeft } from './candidate'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp, openingModule, removeUserData } from './launch'
import { databaseEvents, journalEvents } from './stored'

/*
 * The process tree is killed at seeded random moments of one exam. What the screen had shown before must be there
 * afterwards: answers, flags, the place and the time.
 */

const ROUNDS = 25
const SEED = Number(process.env.KILL_SEED ?? 20261124)
/** Two halves, so that both workers have one. */
const HALVES = [SEED, SEED + 1]
const CLOCK_ERROR = 5

/** What the candidate has seen acknowledged. */
type Seen = { answers: Map<string, string>; flags: Map<string, boolean>; count: number; left: number; readAt: number }

test.describe.configure({ mode: 'parallel' })

for (const seed of HALVES)
  test(`${ROUNDS} kills at random moments lose nothing that was shown, seed ${seed}`, () => killAndReturn(seed))

async function killAndReturn(seed: number) {
  test.setTimeout(1_200_000)
  const random = seededRandom(seed)
  const { killTree } = await openingModule()
  const userData = await freshUserData()
  const seen: Seen = { answers: new Map(), flags: new Map(), count: 0, left: 0, readAt: 0 }
  let lost = 0
  let worstClock = 0
  let { app, page } = await launchApp({ userData })
  await begin(page)
  for (let round = 1; round <= ROUNDS; round++) {
    await look(page, seen)
    const acting = act(page, random, seen)
    await pause(random.int(50, 1_500))
    killTree(app.process().pid!)
    const inFlight = await acting
    const atKill = Date.now()
    ;({ app, page } = await launchApp({ userData }))
    const back = Date.now()
    await resume(page, { timeout: 30_000 })

    // The clock goes on from somewhere in the time that the return takes.
    const expected = seen.left - (atKill - seen.readAt) / 1_000
    const left = await secondsLeft(page)
    const returning = (Date.now() - back) / 1_000
    const clockError = Math.max(left - expected, expected - returning - left, 0)
    worstClock = Math.max(worstClock, clockError)
    expect(clockError, `round ${round}: remaining time`).toBeLessThanOrEqual(CLOCK_ERROR)
    // What is written now, of the return itself, one copy may have a moment before the other.
    let events = await databaseEvents(page)
    await expect(async () => {
      events = await databaseEvents(page)
      expect(journalEvents(userData)).toEqual(events)
    }).toPass({ timeout: 15_000 })
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1))
    const answers = new Map<string, string>()
    const flags = new Map<string, boolean>()
    for (const event of events) {
      if (event.type === 'answered' && event.answer.kind === 'choice') answers.set(event.screen, event.answer.option!)
      if (event.type === 'flagged') flags.set(event.screen, event.on)
    }
    lost += missing(seen.answers, answers, inFlight?.what === 'answer' ? inFlight.id : null)
    lost += missing(seen.flags, flags, inFlight?.what === 'flag' ? inFlight.id : null)
    expect(lost, `round ${round}`).toBe(0)
    // The place is the one that was shown, or the next one when the kill fell into a move.
    expect([0, inFlight?.what === 'move' ? inFlight.step : 0], `round ${round}: place`).toContain(
      (await place(page)) - seen.count,
    )
    if (inFlight?.what === 'answer') copy(answers, seen.answers, inFlight.id)
    if (inFlight?.what === 'flag') copy(flags, seen.flags, inFlight.id)
  }
  console.log(
    `${ROUNDS} kills (seed ${seed}): ${lost} acknowledged actions lost, ${seen.answers.size} answers checked, worst clock error ${worstClock.toFixed(1)} s`,
  )
  expect(seen.answers.size).toBeGreaterThan(ROUNDS)
  await endApp(app)
  await removeUserData(userData)
}

const place = async (page: Page) => Number.parseInt((await page.getByTestId('count').textContent())!, 10)

/** How many of the seen values are not stored, leaving out the one whose outcome was open. */
const missing = <T>(seen: Map<string, T>, stored: Map<string, T>, open: string | null) =>
  [...seen].filter(([id, value]) => id !== open && stored.get(id) !== value).length

/** What became of an action that was under way counts as seen from now on. */
function copy<T>(from: Map<string, T>, to: Map<string, T>, id: string) {
  const value = from.get(id)
  if (value === undefined) to.delete(id)
  else to.set(id, value)
}

/** The moment of a kill is what is drawn at random; nothing is waited for. */
const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time))

async function look(page: Page, seen: Seen) {
  seen.count = await place(page)
  seen.left = await secondsLeft(page)
  seen.readAt = Date.now()
}

/** The one action whose outcome the candidate had not seen when the app was killed. */
type InFlight = { id: string; what: 'answer' | 'flag' } | { id: string; what: 'move'; step: 1 | -1 }

/** Answers, flags and moves until the app is gone. Returns what was under way then. */
async function act(page: Page, random: Random, seen: Seen): Promise<InFlight | null> {
  let inFlight: InFlight | null = null
  try {
    for (;;) {
      const id = (await screenId(page))!
      if ((await page.locator('.choice-option').count()) > 0) {
        const option = random.int(0, 3)
        const input = page.locator('.choice-option input').nth(option)
        const value = (await input.getAttribute('value'))!
        inFlight = { id, what: 'answer' }
        await page.keyboard.press('ABCD'[option]!)
        await expect(input).toBeChecked({ timeout: 3_000 })
        seen.answers.set(id, value)
      }
      if (random.int(0, 3) === 0) {
        const flag = page.getByRole('button', { name: 'Flag for Review' })
        const on = (await flag.getAttribute('aria-pressed')) !== 'true'
        inFlight = { id, what: 'flag' }
        await flag.click()
        await expect(flag).toHaveAttribute('aria-pressed', String(on), { timeout: 3_000 })
        seen.flags.set(id, on)
      }
      const onwards = seen.count < 90 && (seen.count === 1 || random.int(0, 4) > 0)
      inFlight = { id, what: 'move', step: onwards ? 1 : -1 }
      await page.keyboard.press(onwards ? 'Alt+n' : 'Alt+p')
      await expect(page.locator('[data-screen]')).not.toHaveAttribute('data-screen', id, { timeout: 3_000 })
      seen.count += inFlight.step
      inFlight = null
    }
  } catch {
    // The app was killed: only the last action may have happened or not.
    return inFlight
  }
}
