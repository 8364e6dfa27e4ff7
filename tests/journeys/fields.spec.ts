import type { Locator, Page } from '@playwright/test'
import { begin, openOutpatientProcedures } from './candidate'
import { expect, test } from './journey'
import { endApp, launchApp, removeUserData, type Launched } from './launch'

/* Every number and every date of the app, found by its role and put through one script each with real keys and wheel. */

let launched: Launched
test.beforeAll(async () => {
  launched = await launchApp()
})
test.afterAll(async () => {
  await endApp(launched.app)
  await removeUserData(launched.userData)
})

const place = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('button', { name: new RegExp(`^${name}`) })
const said = (field: Locator) =>
  field.locator('xpath=ancestor::*[contains(@class, "field")][last()]').locator('.field-told')
const copy = (text: string) => launched.app.evaluate(({ clipboard }, words) => clipboard.writeText(words), text)

async function emptied(page: Page, field: Locator) {
  await field.focus()
  await page.keyboard.press('End')
  for (let left = (await field.inputValue()).length; left > 0; left--) await page.keyboard.press('Backspace')
  // It may be empty while it is edited; nothing fills itself in.
  await expect(field).toHaveValue('')
}

/** Types as an input method does: the text is composed first and taken then. */
async function compose(page: Page, text: string) {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await cdp.send('Input.insertText', { text })
  await cdp.detach()
}

/** The field keeps its limits to itself nowhere: they are its description. */
async function driveNumber(page: Page, field: Locator) {
  const number = (name: string) => field.getAttribute(name).then(Number)
  const [least, most] = [await number('aria-valuemin'), await number('aria-valuemax')]
  const first = await field.inputValue()
  await expect(field).toHaveAccessibleName(/\w/)
  await expect(field).toHaveAccessibleDescription(
    new RegExp(`A whole number from ${least} to ${most.toLocaleString('en-US')}\\.`),
  )

  await field.scrollIntoViewIfNeeded()
  await field.hover()
  await field.focus()
  await page.mouse.wheel(0, -240)
  await page.mouse.wheel(0, 240)
  await expect(field).toHaveValue(first)
  await field.scrollIntoViewIfNeeded()

  await emptied(page, field)
  await page.keyboard.type('2')
  await expect(field).toHaveValue('2')
  // Letters, signs and points do not come in.
  await page.keyboard.type('e+-., a')
  await expect(field).toHaveValue('2')
  await page.keyboard.press('ArrowUp')
  await expect(field).toHaveValue('3')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('PageUp')
  await expect(field).toHaveValue(String(Math.min(12, most)))
  for (let step = 0; step < 3; step++) await page.keyboard.press('PageDown')
  await expect(field).toHaveValue(String(least))
  await page.keyboard.press('ArrowDown')
  await expect(field).toHaveValue(String(least))

  // Home and End edit the text.
  await emptied(page, field)
  await page.keyboard.type('2')
  await page.keyboard.press('Home')
  await page.keyboard.type('1')
  await expect(field).toHaveValue('12')

  await emptied(page, field)
  await copy(' 3 ')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(field).toHaveValue('3')
  await copy('no number, -5')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(field).toHaveValue('3')
  await emptied(page, field)
  await copy('1,000')
  await page.keyboard.press('ControlOrMeta+v')
  await expect(field).toHaveValue('1000')

  await emptied(page, field)
  await compose(page, '２')
  await expect(field).toHaveValue('２')
  await page.keyboard.press('Tab')
  await expect(field).toHaveValue('2')

  await emptied(page, field)
  await page.keyboard.type('99999')
  await expect(field).toHaveValue('99999')
  await page.keyboard.press('Tab')
  await expect(field).toHaveValue(String(most))
  await expect(said(field)).toHaveText(`The most is ${most.toLocaleString('en-US')}, which is now set.`)
  await emptied(page, field)
  await page.keyboard.type('2')
  await page.keyboard.press('End')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Tab')
  await expect(field).toHaveValue('2')
  await expect(said(field)).toHaveText('It was left empty, so it stays 2.')
  if (least > 0) {
    // In a form too: it is not sent off with a number that nobody typed.
    await field.fill('0')
    await page.keyboard.press('Enter')
    await expect(field).toHaveValue(String(least))
    await expect(said(field)).toContainText(`The least is ${least}`)
  }
  await field.fill('2')
  await page.keyboard.press('Tab')
}

/** The day the app keeps for the exam. */
const kept = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<unknown>((resolve, reject) => {
        const opening = indexedDB.open('ccs-exam-simulator')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const reading = opening.result.transaction('settings').objectStore('settings').get('examDate')
          reading.onerror = () => reject(reading.error)
          reading.onsuccess = () => {
            opening.result.close()
            resolve((reading.result as { value: unknown } | undefined)?.value)
          }
        }
      }),
  )

async function driveDate(page: Page, field: Locator) {
  await expect(field).toHaveAccessibleName(/\w/)
  await expect(field).toHaveAccessibleDescription(/MM\/DD\/YYYY, from 01\/01\/2020 to 12\/31\/2099/)
  await field.fill('03/31/2031')
  await page.keyboard.press('Enter')
  await expect.poll(() => kept(page)).toBe('2031-03-31')

  await field.hover()
  await page.mouse.wheel(0, -240)
  await expect(field).toHaveValue('03/31/2031')
  await field.scrollIntoViewIfNeeded()

  // Half a day is never kept, nor the year 0002 on the way to 2032.
  await emptied(page, field)
  for (const [index, key] of [...'4/1/2032'].entries()) {
    await page.keyboard.type(key)
    await expect(field).toHaveValue('4/1/2032'.slice(0, index + 1))
    expect(await kept(page)).toBe('2031-03-31')
  }
  await page.keyboard.press('Tab')
  await expect(field).toHaveValue('04/01/2032')
  await expect.poll(() => kept(page)).toBe('2032-04-01')

  for (const [text, words] of [
    ['02/30/2032', /no day 30 in February 2032, which has 29 days/],
    ['03/31/0026', /not in the years 2020 to 2099/],
    ['03/31/20266', /year 20266 is not one/],
    ['31/12/2032', /no month 31/],
    ['03/31', /MM\/DD\/YYYY/],
  ] as const) {
    await field.fill(text)
    await page.keyboard.press('Tab')
    await expect(said(field)).toHaveText(words)
    await expect(said(field)).toContainText('The date stays 04/01/2032.')
    await expect(field).toHaveValue('04/01/2032')
    expect(await kept(page)).toBe('2032-04-01')
  }
  await field.fill('2031-05-20')
  await page.keyboard.press('Enter')
  await expect(field).toHaveValue('05/20/2031')
  await expect(said(field)).toHaveText('')
  await page.getByRole('button', { name: 'No date for the exam' }).click()
  await expect.poll(() => kept(page)).toBe('')
}

const numbers = (page: Page) => page.getByRole('spinbutton')
const dates = (page: Page) => page.getByPlaceholder('MM/DD/YYYY')

/** Puts every field of a page through its script; fields of the browser's own kind are not among them. */
async function driveAll(page: Page, counts: { numbers: number; dates: number }) {
  await expect(numbers(page)).toHaveCount(counts.numbers)
  await expect(dates(page)).toHaveCount(counts.dates)
  await expect(page.locator('input[type=number], input[type=date], input[type=time], input[type=month]')).toHaveCount(0)
  for (const field of await numbers(page).all()) await driveNumber(page, field)
  for (const field of await dates(page).all()) await driveDate(page, field)
}

test('the day of the exam on home', async () => {
  await driveAll(launched.page, { numbers: 0, dates: 1 })
})

test('the settings', async () => {
  const { page } = launched
  await place(page, 'Settings').click()
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible()
  await driveAll(page, { numbers: 2, dates: 1 })
})

test('a day that is typed is kept when the page is left by the keyboard, and when the window closes', async () => {
  const { page } = launched
  await page.getByLabel('Day of your real exam').fill('6/1/2031')
  await place(page, 'Home').click()
  await expect.poll(() => kept(page)).toBe('2031-06-01')
  await page.getByLabel('Day of your exam').fill('7/4/2031')
  await endApp(launched.app)
  launched = await launchApp({ userData: launched.userData })
  await expect(launched.page.getByLabel('Day of your exam')).toHaveValue('07/04/2031')
  await launched.page.getByRole('button', { name: 'No date for the exam' }).click()
})

test('the builder of practice', async () => {
  test.setTimeout(240_000)
  const { page } = launched
  await page.locator('main').getByRole('button', { name: 'Practice', exact: true }).click()
  await page.getByRole('radio', { name: /^Questions and scenarios/ }).check()
  await driveAll(page, { numbers: 2, dates: 0 })
  await page.getByRole('radio', { name: /^Code drills/ }).check()
  await driveAll(page, { numbers: 1, dates: 0 })
  await place(page, 'Home').click()
})

test('set-up, and the units of a code in the exam', async () => {
  test.setTimeout(240_000)
  const { page } = launched
  await page.getByRole('button', { name: 'Start an exam' }).click()
  await page.getByLabel('Name on the score report').fill('Jordan Example')
  await driveAll(page, { numbers: 0, dates: 1 })
  await page.reload()
  await begin(page, { preset: 'Scenarios only', style: 'type' })
  await openOutpatientProcedures(page)
  await driveNumber(page, numbers(page).first())
})
