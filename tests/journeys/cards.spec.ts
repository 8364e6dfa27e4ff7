import type { Page } from '@playwright/test'
import { keysOf } from '../../question-bank/schema/item'
import { expectAccessible } from './axe'
import { newCard, type Card } from '../../renderer/engine/card'
import { candidatesOf, writtenLine } from '../../renderer/engine/answer'
import { openBrowser, serveApp } from './browser'
import { bank, begin, endReview, goOn, screenCount, screenId } from './candidate'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp, removeUserData } from './launch'
import { controlsOutOfReach } from './looks'
import { putCards, storedCards } from './stored-cards'

/* What was missed comes again as cards, answered with the keyboard alone; every step has a way back and outlives the app. */

const DAY = 86_400_000
const round = (page: Page) => page.getByRole('heading', { level: 1 })
const verdict = (page: Page, text: string) => page.getByRole('heading', { name: text, exact: true })
const shownId = async (page: Page) => (await page.locator('.choice-pick input').first().getAttribute('name'))!
const shownOrder = (page: Page) =>
  page.locator('.choice-pick input').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))

function keyOf(id: string): string {
  const [owner, question] = id.split('/')
  return question === undefined
    ? keysOf(bank.items.find((one) => one.id === id)!)[0]!
    : keysOf(bank.scenarios.find((one) => one.id === owner)!.questions.find((one) => one.id === question)!)[0]!
}

/** Chooses with a letter; returns the card's id. */
async function choose(page: Page, right: boolean): Promise<string> {
  const id = await shownId(page)
  const place = (await shownOrder(page)).findIndex((value) => (value === keyOf(id)) === right)
  await page.keyboard.press('abcd'[place]!)
  await expect(page.locator('.choice-pick input').nth(place)).toBeChecked()
  return id
}

/** Sits the short exam, wrong on every third question. Returns the order in which missed questions had their options. */
async function sitWithMisses(page: Page): Promise<Map<string, string[]>> {
  const missed = new Map<string, string[]>()
  await begin(page, { preset: 'Quick 25' })
  const total = await screenCount(page)
  for (let index = 0; index < total; index++) {
    const id = (await screenId(page))!
    const order = await page
      .locator(`input[name="${id}"]`)
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
    const right = index % 3 !== 0
    await page.keyboard.press('abcd'[order.findIndex((value) => (value === keyOf(id)) === right)]!)
    if (!right) missed.set(id, order)
    await goOn(page, id, true)
  }
  await endReview(page)
  return missed
}

/** The study day begins at four: until then the cards of the day to come are said in hours. */
const UNTIL_TOMORROW = /(?:tomorrow|in \d+\s(?:min|hours))/

test('what was missed becomes cards; they are answered, taken back and suspended by keyboard, and outlive a restart', async () => {
  test.setTimeout(180_000)
  const userData = await freshUserData()
  let { app, page } = await launchApp({ userData })
  const missed = await sitWithMisses(page)
  await page.getByRole('button', { name: 'Back to home' }).click()
  await expect(page.getByRole('button', { name: 'Cards 9 due' })).toBeVisible()
  await page.getByRole('button', { name: 'Cards 9 due' }).press('Enter')
  await expect(page.getByRole('heading', { name: '9 cards due now' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Start', exact: true })).toBeFocused()
  await page.keyboard.press('Enter')

  // Each is asked with its options in an order of its own.
  await expect(round(page)).toHaveText('Card 1 of 9')
  const sameOrder: boolean[] = []
  const noteOrder = async () => {
    const id = await shownId(page)
    expect([...missed.keys()]).toContain(id)
    if (!bank.items.find((one) => one.id === id)!.keepOrder)
      sameOrder.push((await shownOrder(page)).join() === missed.get(id)!.join())
  }

  await noteOrder()
  await choose(page, true)
  await page.keyboard.press('Enter')
  await expect(verdict(page, 'Right')).toBeVisible()
  await expect(page.getByText('Key', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: /^Good/ })).toHaveText(/^Good \d days?$/)
  expect((await storedCards(page)).reviews).toEqual([])
  await page.keyboard.press('Enter')

  await expect(round(page)).toHaveText('Card 2 of 9')
  await noteOrder()
  const second = await choose(page, false)
  await page.keyboard.press(' ')
  await expect(verdict(page, 'Wrong')).toBeVisible()
  await expect(page.getByText('Rated Again. It comes again in 10 min.')).toBeVisible()
  expect((await storedCards(page)).reviews.map(({ rating }) => rating).sort()).toEqual(['again', 'good'])
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('status').filter({ hasText: `Taken back: ${second} is asked again.` })).toBeVisible()
  expect((await storedCards(page)).reviews.map(({ rating }) => rating)).toEqual(['good'])
  expect(await shownId(page)).toBe(second)

  // A guess that hit is Hard, with no better rating on offer.
  await page.keyboard.press('g')
  await choose(page, true)
  await page.keyboard.press('Enter')
  await expect(verdict(page, 'Right')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'I guessed' })).toBeChecked()
  await expect(page.getByRole('button', { name: /^(Good|Easy)/ })).toHaveCount(0)
  await page.keyboard.press('1')

  await expect(round(page)).toHaveText(/^Card 3 of/)
  await noteOrder()
  const third = await shownId(page)
  await page.keyboard.press('s')
  await expect(page.getByText(`${third} is suspended`)).toBeVisible()
  await page.keyboard.press('z')
  await expect.poll(() => shownId(page)).toBe(third)
  await page.keyboard.press('s')
  await expect.poll(() => shownId(page)).not.toBe(third)

  await noteOrder()
  const fourth = await choose(page, false)
  await page.keyboard.press('Enter')
  await expect(verdict(page, 'Wrong')).toBeVisible()
  await page.keyboard.press('n')
  await expect(verdict(page, 'Wrong')).toHaveCount(0)
  await noteOrder()
  await page.keyboard.press('0')
  await expect(verdict(page, 'Not known')).toBeVisible()
  expect(sameOrder).toContain(false)
  const before = await storedCards(page)
  await endApp(app)

  ;({ app, page } = await launchApp({ userData }))
  await page.getByRole('button', { name: /^Cards \d+ due$/ }).click()
  await expect(page.getByRole('heading', { name: '7 cards due now' })).toBeVisible()
  expect(await storedCards(page)).toEqual(before)
  expect(before.reviews.map(({ rating, guessed }) => `${rating}${guessed ? ', guessed' : ''}`).sort()).toEqual([
    'again',
    'again',
    'good',
    'hard, guessed',
  ])
  await page.getByRole('button', { name: 'All cards' }).click()
  await page.getByRole('button', { name: 'Suspended 1' }).click()
  await expect(page.locator('.card-table tbody tr')).toHaveCount(1)
  await expect(page.getByRole('row', { name: new RegExp(third) })).toContainText('Suspended')
  await page.getByRole('button', { name: `Resume ${third}` }).click()
  await expect(page.getByText('No card here.')).toBeVisible()
  await page.getByRole('button', { name: /^All \d/ }).click()
  await page.getByRole('searchbox').fill(fourth)
  await expect(page.getByRole('row', { name: new RegExp(fourth) })).toContainText('Learning')
  await page.getByRole('button', { name: 'Back to overview' }).click()

  // The round goes on until nothing is due, repeats included.
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  for (let turn = 0; turn < 12 && (await page.locator('.choice-pick').count()) > 0; turn++) {
    const heading = await round(page).textContent()
    await choose(page, true)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect(round(page)).not.toHaveText(heading!)
  }
  await expect(page.getByRole('heading', { name: 'All due cards are done' })).toBeVisible()
  await expect(page.locator('.facts')).toContainText('8 (100 %)')
  await expect(page.locator('.facts')).toContainText(UNTIL_TOMORROW)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Nothing is due now' })).toBeVisible()
  await expect(page.getByText(new RegExp(`^The next card comes ${UNTIL_TOMORROW.source}\\.`))).toBeVisible()
  await expect(page.getByRole('button', { name: 'Cards', exact: true })).toBeVisible()
  await endApp(app)
  await removeUserData(userData)
})

const scenario = bank.scenarios[0]!
const additional = scenario.tasks.find((one) => one.kind === 'additional')!

const learned = (id: string, over: Partial<Card> = {}): Card => ({
  ...newCard(id, Date.now() - 30 * DAY, 'missed'),
  state: 'review',
  due: Date.now() - DAY,
  stability: 4,
  difficulty: 5,
  reps: 6,
  lastReview: Date.now() - 5 * DAY,
  scheduledDays: 4,
  ...over,
})

test('a code task beside its record, a leech, a question that has gone, and the list', async () => {
  const userData = await freshUserData()
  let { app, page } = await launchApp({ userData })
  await page.getByRole('button', { name: 'Cards' }).click()
  await expect(page.getByRole('heading', { name: 'No cards yet' })).toBeVisible()
  const task = `${scenario.id}/additional`
  const [leech, forgotten] = [bank.items[1]!.id, bank.items[2]!.id]
  await putCards(page, [
    learned(task, { lastReview: Date.now() - 20 * DAY }),
    learned(forgotten, { lapses: 5 }),
    learned(leech, { lapses: 6, leech: { since: Date.now() - 9 * DAY, released: false } }),
    learned('CK-9998'),
  ])
  await endApp(app)
  ;({ app, page } = await launchApp({ userData }))
  await page.getByRole('button', { name: 'Cards 2 due' }).click()
  await expect(page.getByText('One card asks a question that the question bank no longer has: CK-9998.')).toBeVisible()
  await page.getByRole('button', { name: 'Start', exact: true }).click()

  await expect(page.getByRole('heading', { name: 'Additional diagnoses' })).toBeVisible()
  await expect(page.getByText(scenario.patient, { exact: true })).toBeVisible()
  await expect(page.locator('.codes-candidate')).toHaveCount(candidatesOf(additional).length)
  for (const [index, code] of additional.key.map(writtenLine).entries()) {
    await expect(page.getByRole('button', { name: 'Check answer' })).toBeDisabled()
    await page.getByRole('checkbox', { name: code, exact: true }).press(' ')
    await expect(page.locator('.pick-count')).toHaveText(`${index + 1} of ${additional.key.length} selected`)
  }
  await page.keyboard.press('Enter')
  await expect(verdict(page, 'Right')).toBeVisible()
  await expect(page.locator('.code-verdict.good')).toHaveCount(additional.key.length)
  const quoted = additional.key.flatMap((key) => key.support ?? [])[0]!
  await page
    .getByRole('tab', { name: new RegExp(`^${scenario.documents.find((one) => one.id === quoted.document)!.title}`) })
    .click()
  await expect(page.locator('.record-document mark').first()).toBeVisible()
  await page.getByRole('button', { name: /^Easy/ }).click()

  await choose(page, false)
  await page.getByRole('button', { name: 'Check answer' }).click()
  await expect(page.getByText('You have forgotten this card 6 times.')).toBeVisible()
  await page.getByRole('button', { name: 'Next' }).click()
  await expect(page.getByRole('heading', { name: 'All due cards are done' })).toBeVisible()
  await page.getByRole('button', { name: 'Back to overview' }).click()

  await page.getByRole('button', { name: 'All cards' }).click()
  await page.getByRole('button', { name: 'Leeches 2' }).click()
  await page.getByRole('button', { name: `Release ${leech}` }).click()
  await expect(page.getByRole('row', { name: new RegExp(leech) })).toContainText('Review, leech')
  await expect(page.getByRole('button', { name: 'Due now 1' })).toBeVisible()
  await page.getByRole('button', { name: `Let rest ${leech}` }).click()
  await expect(page.getByRole('button', { name: 'Due now 0' })).toBeVisible()
  await page.getByRole('button', { name: `Suspend ${leech}` }).click()
  await expect(page.getByRole('row', { name: new RegExp(leech) })).toContainText('Suspended')
  await page.getByRole('button', { name: `Resume ${leech}` }).click()
  expect((await storedCards(page)).cards.find(({ id }) => id === leech)).toMatchObject({
    suspended: false,
    leech: { released: false },
  })
  await endApp(app)
  await removeUserData(userData)
})

test('thousands of cards are paged and searched', async () => {
  const userData = await freshUserData()
  let { app, page } = await launchApp({ userData })
  await page.getByRole('button', { name: 'Start an exam' }).waitFor()
  const ids = Array.from({ length: 3_000 }, (_, n) => bank.items[n]?.id ?? `CK-${9_999 - n}`)
  await putCards(
    page,
    ids.map((id, n) => learned(id, { due: Date.now() + (n - 500) * DAY * 0.05 })),
  )
  await endApp(app)
  ;({ app, page } = await launchApp({ userData }))
  await page.getByRole('button', { name: /^Cards \d+ due$/ }).click()
  await page.getByRole('button', { name: 'All cards' }).click()
  await expect(page.getByText('1 to 50 of 3000')).toBeVisible()
  await expect(page.locator('.card-table tbody tr')).toHaveCount(50)
  await page.getByRole('button', { name: 'Next page' }).click()
  await expect(page.getByText('51 to 100 of 3000')).toBeVisible()
  await page.getByRole('searchbox').fill(ids[7]!.toLowerCase())
  await expect(page.locator('.card-table tbody tr')).toHaveCount(1)
  await endApp(app)
  await removeUserData(userData)
})

for (const theme of ['light', 'dark'] as const) {
  test(`no violations on the cards, ${theme}`, async () => {
    const profile = await freshUserData()
    const server = await serveApp()
    const { context, page } = await openBrowser(profile, server.url)
    const check = (where: string) => expectAccessible(page, where)
    await page.getByLabel('Colors').selectOption(theme)
    await page.getByRole('button', { name: 'Cards' }).click()
    await page.getByRole('heading', { name: 'No cards yet' }).waitFor()
    await check('no cards')
    const day = (back: number) => ({ lastReview: Date.now() - back * DAY })
    await putCards(page, [
      learned(`${scenario.id}/additional`, day(20)),
      learned(bank.items[1]!.id, day(12)),
      learned(bank.items[2]!.id, { ...day(9), lapses: 5 }),
      learned('CK-9998'),
      newCard(bank.items[3]!.id, Date.now() - DAY, 'added'),
    ])
    await page.reload()
    await page.getByRole('button', { name: /^Cards/ }).click()
    await page.getByText('The next two weeks').waitFor()
    await page.getByText('As a table').click()
    await check('overview')
    await page.getByRole('button', { name: 'Start', exact: true }).click()
    await page.getByRole('heading', { name: 'Additional diagnoses' }).waitFor()
    await check('code task')
    await page.keyboard.press('0')
    await verdict(page, 'Not known').waitFor()
    await check('code task, checked')
    await page.keyboard.press('Enter')
    await choose(page, true)
    await check('question')
    await page.keyboard.press('Enter')
    await verdict(page, 'Right').waitFor()
    await check('question, right')
    await page.keyboard.press('Enter')
    await choose(page, false)
    await page.keyboard.press('Enter')
    await page.getByText('You have forgotten this card').waitFor()
    await check('question, wrong, leech')
    await page.keyboard.press('s')
    await page.getByText(/is suspended/).waitFor()
    await check('suspended')
    await page.getByRole('button', { name: 'Finish for now' }).click()
    await page.getByRole('heading', { name: 'Finished for now' }).waitFor()
    await check('end of a round')
    await page.getByRole('button', { name: 'Back to overview' }).click()
    await page.getByRole('button', { name: 'All cards' }).click()
    await page.getByRole('row').nth(1).waitFor()
    await check('list')
    await context.close()
    await server.close()
    await removeUserData(profile)
  })
}

test('in a small window, as after zooming in, everything can be reached', async () => {
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page } = await openBrowser(profile, server.url)
  await page.getByRole('button', { name: 'Start an exam' }).waitFor()
  await putCards(page, [
    learned(`${scenario.id}/additional`, { lastReview: Date.now() - 20 * DAY }),
    learned(bank.items[1]!.id),
  ])
  await page.reload()
  for (const [width, height] of [
    [320, 256],
    [640, 400],
    [1024, 480],
  ] as const) {
    await page.setViewportSize({ width, height })
    const check = async (where: string) => {
      expect(await page.evaluate(controlsOutOfReach, '.page'), `${where} at ${width}x${height}`).toEqual([])
      expect(
        await page.locator('.page-scroll').evaluate((box) => box.scrollWidth - box.clientWidth),
        `${where} at ${width}x${height}`,
      ).toBe(0)
    }
    await page.getByRole('button', { name: /^Cards/ }).click()
    await page.getByText('The next two weeks').waitFor()
    await check('overview')
    await page.getByRole('button', { name: 'Start', exact: true }).click()
    await page.getByRole('heading', { name: 'Additional diagnoses' }).waitFor()
    await check('code task')
    await page.keyboard.press('s')
    await choose(page, true)
    await check('question')
    await page.keyboard.press('Enter')
    await verdict(page, 'Right').waitFor()
    await check('answer')
    await page.keyboard.press('Control+z')
    await page.getByRole('button', { name: 'Finish for now' }).click()
    await check('end of a round')
    await page.getByRole('button', { name: 'Back to overview' }).click()
    await page.getByRole('button', { name: 'All cards' }).click()
    await check('list')
    await page.getByRole('button', { name: 'Back to overview' }).click()
  }
  await context.close()
  await server.close()
  await removeUserData(profile)
})

test('an answer that cannot be written is said, and the card stays until it is', async () => {
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page } = await openBrowser(profile, server.url)
  await page.getByRole('button', { name: 'Start an exam' }).waitFor()
  await putCards(page, [learned(bank.items[1]!.id)])
  await page.reload()
  await page.getByRole('button', { name: /^Cards/ }).click()
  await page.getByRole('button', { name: 'Start', exact: true }).click()
  const id = await choose(page, false)
  await page.evaluate(() => {
    const add = IDBObjectStore.prototype.add
    IDBObjectStore.prototype.add = function (...given) {
      if (this.name !== 'reviews') return add.apply(this, given)
      IDBObjectStore.prototype.add = add
      throw new DOMException('The disk is full.', 'QuotaExceededError')
    }
  })
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText(
    'Your answer could not be saved. The card stays here until it is.',
  )
  expect(await shownId(page)).toBe(id)
  expect((await storedCards(page)).reviews).toEqual([])
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(verdict(page, 'Wrong')).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  expect((await storedCards(page)).reviews).toHaveLength(1)
  await context.close()
  await server.close()
  await removeUserData(profile)
})
