import type { CDPSession, Locator } from '@playwright/test'
import { openBrowser, serveApp } from './browser'
import { begin, pressSettled, resume, screenId } from './candidate'
import { expect, test } from './journey'
import { freshUserData, removeUserData } from './launch'
import { databaseEvents } from './stored'

/* Input methods that compose: what they have not finished is never rewritten, and Enter and Escape in it are theirs. */

/** Composes a text step by step, as an input method does, without ending it. */
async function compose(cdp: CDPSession, ...steps: string[]) {
  for (const text of steps)
    await cdp.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
}

/** A key that belongs to the composition: browsers send it as key 229, named by what was pressed. */
async function keyInComposition(field: Locator, key: string) {
  await field.evaluate((element, name) => {
    for (const type of ['keydown', 'keyup'])
      element.dispatchEvent(
        new KeyboardEvent(type, {
          key: name,
          code: name,
          keyCode: 229,
          isComposing: true,
          bubbles: true,
          cancelable: true,
        }),
      )
  }, key)
}

test('typed codes, comments, notes, names and searches are composed as they are anywhere else', async () => {
  const profile = await freshUserData()
  const server = await serveApp()
  const { context, page, errors } = await openBrowser(profile, server.url)
  const cdp = await context.newCDPSession(page)

  await page.getByRole('button', { name: 'Start an exam' }).click()
  const name = page.getByLabel('Name on the score report')
  await name.fill('')
  await compose(cdp, 'ｓ', 'す', 'すず')
  await expect(name).toHaveValue('すず')
  await cdp.send('Input.insertText', { text: '鈴' })
  await expect(name).toHaveValue('鈴')
  await page.getByRole('button', { name: 'Back to home' }).click()
  await begin(page, { preset: 'Scenarios only', style: 'type', name: '鈴' })

  const code = page.getByLabel('Code 1', { exact: true })
  await code.focus()
  await compose(cdp, 'e', 'e1', 'e11', 'e112')
  await expect(code).toHaveValue('e112')
  await keyInComposition(code, 'Escape')
  await cdp.send('Input.insertText', { text: 'e1122' })
  await expect(code).toHaveValue('E11.22')
  // In the middle of a code, too, and the caret stays behind what was composed.
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowLeft')
  await compose(cdp, '6', '6x')
  await expect(code).toHaveValue('E11.6x22')
  await cdp.send('Input.insertText', { text: '6x' })
  await expect(code).toHaveValue('E11.6X22')
  await page.keyboard.type('7')
  await expect(code).toHaveValue('E11.6X722')
  // Letters in full width are letters.
  await code.fill('')
  await compose(cdp, 'ｅ', 'ｅ１', 'ｅ１１９')
  await expect(code).toHaveValue('ｅ１１９')
  await cdp.send('Input.insertText', { text: 'ｅ１１９' })
  await expect(code).toHaveValue('E11.9')
  // A composition that is given up leaves what was there, and one that the field is left in is stored.
  await compose(cdp, 'q')
  await compose(cdp, '')
  await expect(code).toHaveValue('E11.9')

  await page.keyboard.press('Alt+n')
  await expect(page.getByRole('heading', { name: 'Additional diagnoses' })).toBeVisible()
  await code.focus()
  await compose(cdp, 'i', 'i1', 'i10')
  await keyInComposition(code, 'Enter')
  await expect(page.locator('.code-row')).toHaveCount(1)
  await expect(code).toHaveValue('i10')
  await page.getByLabel('Search the record').focus()
  await expect(code).toHaveValue('I10')
  await compose(cdp, 'd', 'di', 'dis')
  await expect(page.getByLabel('Search the record')).toHaveValue('dis')
  await cdp.send('Input.insertText', { text: 'disch' })
  await expect(page.getByLabel('Search the record')).toHaveValue('disch')

  await page.keyboard.press('Alt+m')
  const comment = page.getByRole('dialog').getByRole('textbox')
  await comment.focus()
  await compose(cdp, 'か', 'かん', '漢')
  await keyInComposition(comment, 'Escape')
  await keyInComposition(comment, 'Enter')
  await expect(comment).toHaveValue('漢')
  await cdp.send('Input.insertText', { text: '漢字' })
  await expect(comment).toHaveValue('漢字')
  await pressSettled(page, 'Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Alt+o')
  const board = page.getByRole('textbox', { name: 'Notes' })
  await board.focus()
  await compose(cdp, 'ñ', 'ñá')
  await keyInComposition(board, 'Escape')
  await expect(board).toHaveValue('ñá')
  await cdp.send('Input.insertText', { text: 'ñá' })
  await expect(board).toHaveValue('ñá')

  const place = await screenId(page)
  await page.getByRole('button', { name: 'Save and leave' }).click()
  await resume(page)
  expect(await screenId(page)).toBe(place)
  await expect(page.getByLabel('Code 1', { exact: true })).toHaveValue('I10')
  const events = await databaseEvents(page)
  expect(events.findLast((event) => event.type === 'commented')).toMatchObject({ text: '漢字' })
  expect(events.findLast((event) => event.type === 'noted')).toMatchObject({ text: 'ñá' })
  expect(errors).toEqual([])
  await context.close()
  await server.close()
  await removeUserData(profile)
})
