import type { Locator, Page } from '@playwright/test'
import type { SessionEvent } from '../../renderer/engine/events'
import { openBrowser, serveApp } from './browser'
import { answerAll, begin, endReview, oneMinuteExams, pressSettled, resume, runOut, screenId } from './candidate'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp, openingModule, removeUserData } from './launch'
import { databaseEvents } from './stored'

/* Nothing typed is lost: whatever closes a field, its text is there again. */

const WORDS = 'the excludes1 note at K35 says that both keys are right, and the stem does not say which one is meant '

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Comment on this question' })
const comment = (page: Page) => dialog(page).getByRole('textbox')
const notes = (page: Page) => page.getByRole('dialog', { name: 'Noteboard' }).getByRole('textbox', { name: 'Notes' })

type Kept = Extract<SessionEvent, { type: 'commented' | 'noted' }>['type']
const stored = async (page: Page, type: Kept) => {
  const last = (await databaseEvents(page)).findLast((event) => event.type === type)
  return last && 'text' in last ? last.text : ''
}

test('a comment stays through Escape, leaving and another dialog; only Cancel gives it up, and asks before', async () => {
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  await begin(page, { preset: 'Quick 25' })
  const id = await screenId(page)
  await page.keyboard.press('Alt+m')
  await page.keyboard.type('Two keys?')
  await pressSettled(page, 'Escape')
  await expect(dialog(page)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Comment' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Alt+m')
  await expect(comment(page)).toHaveValue('Two keys?')

  // Nothing changed: Cancel asks nothing. Changed: it does, and going on loses nothing.
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog(page)).toHaveCount(0)
  await page.keyboard.press('Alt+m')
  await comment(page).fill('Two keys? Three!')
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()
  await dialog(page).getByRole('button', { name: 'Go on writing' }).click()
  await expect(comment(page)).toBeFocused()
  await expect(comment(page)).toHaveValue('Two keys? Three!')
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()
  await dialog(page).getByRole('button', { name: 'Throw it away' }).click()
  await expect(dialog(page)).toHaveCount(0)
  await page.keyboard.press('Alt+m')
  await expect(comment(page)).toHaveValue('Two keys?')

  // Closing the window while it is typed.
  await comment(page).fill('Two keys? Really.')
  await endApp(app)
  const second = await launchApp({ userData })
  await resume(second.page)
  expect(await screenId(second.page)).toBe(id)
  await second.page.keyboard.press('Alt+m')
  await expect(comment(second.page)).toHaveValue('Two keys? Really.')
  await endApp(second.app)
  await removeUserData(userData)
})

/** Types without a pause until the app is gone. Returns how much was there at which time. */
async function typeUntilGone(page: Page, field: Locator) {
  const typed: { at: number; length: number }[] = []
  try {
    for (let index = 0; ; index++) {
      await page.keyboard.type(WORDS[index % WORDS.length]!)
      typed.push({ at: Date.now(), length: (await field.inputValue()).length })
    }
  } catch {
    return typed
  }
}

/** A kill may take what is held back, and what is being written; on a busy machine that takes its time. */
const LOST = 1_500

for (const [name, key, field, type] of [
  ['a comment', 'Alt+m', comment, 'commented'],
  ['the noteboard', 'Alt+o', notes, 'noted'],
] as const) {
  test(`a kill in the middle of typing on ${name} takes the last moment only`, async () => {
    const userData = await freshUserData()
    const { app, page } = await launchApp({ userData })
    await begin(page, { preset: 'Quick 25' })
    await page.keyboard.press(key)
    await expect(field(page)).toBeFocused()
    const typing = typeUntilGone(page, field(page))
    await expect.poll(async () => (await field(page).inputValue()).length, { timeout: 60_000 }).toBeGreaterThan(60)
    const killedAt = Date.now()
    ;(await openingModule()).killTree(app.process().pid!)
    const typed = await typing
    const sure = typed.findLast(({ at }) => at < killedAt - LOST)?.length ?? 0

    const second = await launchApp({ userData })
    await resume(second.page)
    await second.page.keyboard.press(key)
    const value = await field(second.page).inputValue()
    expect(value.length).toBeGreaterThan(0)
    expect(value.length).toBeGreaterThanOrEqual(sure)
    expect(value).toBe(WORDS.repeat(10).slice(0, value.length))
    expect(await stored(second.page, type)).toBe(value)
    await endApp(second.app)
    await removeUserData(userData)
  })
}

test('time runs out over a comment, a note and a line that is being drawn: all of it is kept', async () => {
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page } = await openBrowser(profile, server.url)
  await oneMinuteExams(page)
  await begin(page, { preset: 'Quick 25' })
  const id = await screenId(page)
  await page.keyboard.press('Alt+o')
  await notes(page).fill('Note of the last minute')
  await page.getByRole('tab', { name: 'Drawing' }).click()
  const paper = (await page.locator('[data-strokes]').boundingBox())!
  await page.mouse.move(paper.x + 20, paper.y + 20)
  await page.mouse.down()
  await page.mouse.move(paper.x + 80, paper.y + 60, { steps: 4 })
  await page.keyboard.press('Alt+m')
  await comment(page).pressSequentially('Comment of the last second')
  await page.keyboard.type('!')
  await runOut(page)
  const events = await databaseEvents(page)
  expect(events.findLast((event) => event.type === 'commented')).toMatchObject({
    screen: id,
    text: 'Comment of the last second!',
  })
  expect(events.findLast((event) => event.type === 'noted')).toMatchObject({ text: 'Note of the last minute' })
  expect(events.filter((event) => event.type === 'drawn').length).toBeGreaterThan(0)
  expect(events.at(-1)!.type).toBe('ended')
  await page.mouse.up()
  await context.close()
  await server.close()
  await removeUserData(profile)
})

test('the survey, a note, a dispute and the name of a filter survive a kill and are asked about before they go', async () => {
  test.setTimeout(240_000)
  const userData = await freshUserData()
  const first = await launchApp({ userData })
  let page = first.page
  await begin(page, { preset: 'Quick 25' })
  await answerAll(page, 'pick', (index) => index > 0)
  await endReview(page)
  await page.getByRole('button', { name: 'Review and tag misses' }).click()
  await page.getByRole('button', { name: 'Save this filter' }).click()
  const naming = page.getByRole('dialog', { name: 'Save this filter' })
  await naming.getByLabel('Name').fill('My misses')
  await pressSettled(page, 'Escape')
  await expect(naming).toHaveCount(0)
  await page.getByRole('button', { name: 'Save this filter' }).click()
  await expect(naming.getByLabel('Name')).toHaveValue('My misses')
  await pressSettled(page, 'Escape')
  await page.getByRole('button', { name: 'Review one at a time' }).click()
  await page.getByLabel('Your note').fill('Look at the seventh character')
  await page.getByRole('button', { name: 'I dispute this key' }).click()
  await page.getByLabel('Why do you think that the key is wrong?').fill('Two keys are right')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  const row = () =>
    page.evaluate(
      () =>
        new Promise((resolve) => {
          const opening = indexedDB.open('ccs-exam-simulator')
          opening.onsuccess = () => {
            const reading = opening.result.transaction('notes').objectStore('notes').getAll()
            reading.onsuccess = () => {
              opening.result.close()
              resolve(reading.result)
            }
          }
        }),
    )
  await expect
    .poll(row)
    .toMatchObject([
      { text: 'Look at the seventh character', dispute: null, disputeDraft: { reasoning: 'Two keys are right' } },
    ])
  ;(await openingModule()).killTree(first.app.process().pid!)

  const second = await launchApp({ userData })
  page = second.page
  await page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name: 'Review' }).click()
  await page.getByRole('complementary', { name: 'Filters' }).getByLabel('Missed last time').check()
  await page.getByRole('button', { name: 'Save this filter' }).click()
  await expect(page.getByRole('dialog').getByLabel('Name')).toHaveValue('My misses')
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Throw it away' }).click()
  await page.getByRole('button', { name: 'Review one at a time' }).click()
  await expect(page.getByLabel('Your note')).toHaveValue('Look at the seventh character')
  const reasoning = page.getByLabel('Why do you think that the key is wrong?')
  await expect(reasoning).toHaveValue('Two keys are right')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Go on writing' }).click()
  await expect(reasoning).toHaveValue('Two keys are right')
  await page.getByRole('button', { name: 'Keep dispute' }).click()
  await expect(page.getByText(/You dispute this key since/)).toBeVisible()
  await endApp(second.app)
  await removeUserData(userData)
})

test('the survey is kept as it is filled in, and Skip asks before it drops words', async () => {
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page } = await openBrowser(profile, server.url)
  await oneMinuteExams(page)
  await begin(page, { preset: 'Quick 25' })
  await runOut(page)
  const survey = async () => (await databaseEvents(page)).findLast((event) => event.type === 'surveyed')?.survey
  await page.getByRole('radio', { name: '1, Far too little' }).check()
  await page.getByLabel('Anything to remember about this exam?').fill('Too cold in here')
  await expect.poll(survey).toEqual({ ratings: { time: 1 }, remark: 'Too cold in here' })
  await page.getByRole('button', { name: 'Skip' }).click()
  await page.getByRole('button', { name: 'Go on writing' }).click()
  await expect(page.getByLabel('Anything to remember about this exam?')).toHaveValue('Too cold in here')
  await page.getByRole('button', { name: 'Skip' }).click()
  await page.getByRole('button', { name: 'Throw it away' }).click()
  await page.getByRole('heading', { name: 'Examination result' }).waitFor()
  expect(await survey()).toEqual({ ratings: {}, remark: '' })
  await context.close()
  await server.close()
  await removeUserData(profile)
})
