import { bank, begin, screenId } from './candidate'
import { expect, test } from './journey'
import { endApp, launchApp, removeUserData, type Launched } from './launch'

/* Faster than the disk: what is chosen while the choice before is still being written is not lost. */

let launched: Launched
test.beforeEach(async () => {
  launched = await launchApp()
})
test.afterEach(async () => {
  await endApp(launched.app)
  await removeUserData(launched.userData)
})

test('several codes picked at once are all selected, and taken back at once they are all gone', async () => {
  const { page } = launched
  await begin(page, { preset: 'Scenarios only' })
  await page.keyboard.press('Alt+n')
  await expect(page.getByRole('heading', { name: 'Additional diagnoses' })).toBeVisible()
  const owner = (await screenId(page))!.split('/')[0]
  const wanted = bank.scenarios.find((one) => one.id === owner)!.tasks.find((one) => one.kind === 'additional')!.key
    .length
  const clickAll = () =>
    page.evaluate(
      (most) =>
        [...document.querySelectorAll<HTMLInputElement>('.codes-candidate input')]
          .slice(0, most)
          .forEach((box) => box.click()),
      wanted,
    )
  await clickAll()
  await expect(page.locator('.pick-count')).toHaveText(`${wanted} of ${wanted} selected`)
  await expect(page.locator('.codes-candidate input:checked')).toHaveCount(wanted)
  await clickAll()
  await expect(page.locator('.pick-count')).toHaveText(`0 of ${wanted} selected`)
})

test('codes typed into two rows at once are both kept', async () => {
  const { page } = launched
  await begin(page, { preset: 'Scenarios only', style: 'type' })
  await page.keyboard.press('Alt+n')
  await page.getByRole('button', { name: 'Add a code' }).click()
  await expect(page.getByLabel('Code 2', { exact: true })).toBeFocused()
  await page.evaluate(() => {
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!
    document.querySelectorAll<HTMLInputElement>('.code-row-code input').forEach((input, index) => {
      set.call(input, ['E119', 'I10'][index])
      input.dispatchEvent(new Event('input', { bubbles: true }))
    })
  })
  await expect(page.getByLabel('Code 1', { exact: true })).toHaveValue('E11.9')
  await expect(page.getByLabel('Code 2', { exact: true })).toHaveValue('I10')
})
