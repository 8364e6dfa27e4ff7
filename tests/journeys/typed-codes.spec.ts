import type { Page } from '@playwright/test'
import { openBrowser, serveApp } from './browser'
import { begin, openOutpatientProcedures, resume, screenId } from './candidate'
import { expect, test } from './journey'
import { freshUserData, removeUserData } from './launch'
import { databaseEvents } from './stored'

/* Codes that are typed: how they are read, lists that are pasted, and the order of the rows. */

const code = (page: Page, number: number) => page.getByLabel(`Code ${number}`, { exact: true })
const codes = (page: Page) =>
  page.locator('.code-row-code input').evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value))
const status = (page: Page) => page.locator('.code-status')

/** Copies a text as a candidate can: from a comment, which is then given up. */
async function copy(page: Page, text: string) {
  await page.keyboard.press('Alt+m')
  await page.getByRole('dialog').getByRole('textbox').fill(text)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('ControlOrMeta+c')
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Throw it away' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

async function paste(page: Page, number: number, text: string) {
  await copy(page, text)
  await code(page, number).focus()
  await page.keyboard.press('ControlOrMeta+v')
}

test('typed codes are read, pasted lists fill rows, and rows move with their fields', async () => {
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page, errors } = await openBrowser(profile, server.url)
  await begin(page, { preset: 'Scenarios only', style: 'type' })

  // A dot is not needed, the help is quiet, and the caret stays where it was.
  await code(page, 1).pressSequentially('e')
  await expect(code(page, 1)).toHaveAccessibleDescription('Too short: 1 of at least 3 characters.')
  await code(page, 1).pressSequentially('1122')
  await expect(code(page, 1)).toHaveValue('E11.22')
  await expect(code(page, 1)).toHaveAccessibleDescription('')
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('6x')
  await expect(code(page, 1)).toHaveValue('E11.6X22')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  for (let i = 0; i < 2; i++) await page.keyboard.press('Backspace')
  await expect(code(page, 1)).toHaveValue('E16.X22')
  await paste(page, 1, 'I10; I50.9')
  await expect(status(page)).toHaveText('0 of 2 codes added: this question takes one code.')
  await expect(code(page, 1)).toHaveValue('E16.X22')

  await page.keyboard.press('Alt+n')
  await expect(page.getByRole('heading', { name: 'Additional diagnoses' })).toBeVisible()
  const before = (await databaseEvents(page)).length
  await paste(page, 1, '1. n179\n2. E1122\n3. i10, chronic\n4. Z79.4')
  await expect(status(page)).toHaveText('4 codes added. 1 word left out.')
  expect(await codes(page)).toEqual(['N17.9', 'E11.22', 'I10', 'Z79.4'])
  await expect
    .poll(async () =>
      (await databaseEvents(page))
        .slice(before)
        .filter((event) => event.type !== 'commented')
        .map((event) => event.type),
    )
    .toEqual(['answered'])

  await expect(code(page, 4)).toBeFocused()
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Alt+ArrowUp')
  await expect(code(page, 2)).toBeFocused()
  // A held key moves a code by one place.
  await page.keyboard.down('Alt')
  for (let repeat = 0; repeat < 3; repeat++) await page.keyboard.down('ArrowUp')
  await page.keyboard.up('ArrowUp')
  await page.keyboard.up('Alt')
  await expect(code(page, 1)).toBeFocused()
  await page.keyboard.press('Alt+ArrowDown')
  await expect(code(page, 2)).toBeFocused()
  expect(await codes(page)).toEqual(['N17.9', 'Z79.4', 'E11.22', 'I10'])
  await page.keyboard.press('Alt+ArrowDown')
  await expect(code(page, 3)).toBeFocused()
  await expect(status(page)).toHaveText('Now code 3 of 4.')
  await paste(page, 3, 'K21.9')
  expect(await codes(page)).toEqual(['N17.9', 'E11.22', 'Z79.4K219', 'I10'])
  await code(page, 3).fill('z794')
  await paste(page, 2, Array.from({ length: 45 }, (_, n) => `A${10 + n}`).join(' '))
  await expect(status(page)).toHaveText('36 of 45 codes added: 40 codes is the most.')
  await expect(page.getByRole('button', { name: 'Add a code' })).toBeDisabled()
  expect((await codes(page)).slice(36)).toEqual(['A44', 'A45', 'Z79.4', 'I10'])

  await openOutpatientProcedures(page)
  await paste(page, 1, '45385-59-PT, 96361 x 2')
  await expect(status(page)).toHaveText('2 codes added.')
  await expect(page.getByLabel('Modifiers of code 1')).toHaveValue('59 PT')
  await expect(page.getByLabel('Units of code 2')).toHaveValue('2')
  await page.keyboard.press('Alt+ArrowUp')
  expect(await codes(page)).toEqual(['96361', '45385'])
  await expect(page.getByLabel('Modifiers of code 2')).toHaveValue('59 PT')
  await expect(page.getByLabel('Modifiers of code 1')).toHaveValue('')
  const place = await screenId(page)

  await page.getByRole('button', { name: 'Save and leave' }).click()
  await resume(page)
  expect(await screenId(page)).toBe(place)
  expect(await codes(page)).toEqual(['96361', '45385'])
  await expect(page.getByLabel('Modifiers of code 2')).toHaveValue('59 PT')
  expect(errors).toEqual([])
  await context.close()
  await server.close()
  await removeUserData(profile)
})
