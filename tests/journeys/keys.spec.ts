import type { Locator, Page } from '@playwright/test'
import { begin, pressSettled, resume } from './candidate'
import { expect, test } from './journey'
import { endApp, launchApp, removeUserData, type Launched } from './launch'
import { arrived, clickAt, focusWindow, hold, layout, noRealKeys, press } from './x-keys'

/*
 * Real keys and a real mouse on the real app, with the layouts that candidates have. One app for all of them.
 */

const absent = noRealKeys()
if (absent) process.stdout.write(`NOT RUN: keys.spec.ts needs real key events (${absent}).\n`)

/** The middle of the first long word below an element, on the page. */
function middleOfAWord(selector: string) {
  const walker = document.createTreeWalker(document.querySelector(selector)!, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const found = /[A-Za-z]{4,}/.exec(node.textContent ?? '')
    if (!found) continue
    const range = document.createRange()
    range.setStart(node, found.index)
    range.setEnd(node, found.index + found[0].length)
    const { left, top, width, height } = range.getBoundingClientRect()
    return { x: left + width / 2, y: top + height / 2 }
  }
  throw new Error('There is no word to click on.')
}

test.describe(() => {
  if (absent) return
  let launched: Launched
  let page: Page
  const count = () => page.getByTestId('count')
  const option = (place: number) => page.locator('.choice-option input').nth(place)
  const dialog = () => page.getByRole('alertdialog')
  const calculator = () => page.getByRole('dialog', { name: 'Calculator' })
  const settled = () => page.locator('[data-opening]').waitFor({ state: 'detached' })
  /** Nothing is chosen yet on a new question. */
  const chosen = () => page.locator('.choice-option input:checked')

  async function middle(button: Locator) {
    const box = (await button.boundingBox())!
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  const clickOn = async (button: Locator, times = 1) => clickAt(launched, await middle(button), times)

  /** Goes to a question on which nothing is chosen. */
  async function fresh() {
    while ((await chosen().count()) > 0) {
      const at = (await count().textContent())!
      await page.keyboard.press('Alt+n')
      await expect(count()).not.toHaveText(at)
    }
  }

  test.beforeAll(async () => {
    await layout('us')
    launched = await launchApp()
    page = launched.page
    await begin(page, { preset: 'Quick 25' })
    await focusWindow(launched)
    await page.locator('.choice-stem').click()
  })
  test.beforeEach(() => page.bringToFront())
  test.afterEach(() => layout('us'))
  test.afterAll(async () => {
    await layout('us')
    await endApp(launched.app)
    await removeUserData(launched.userData)
  })

  test('Dvorak: the key that types N goes on, whatever its place', async () => {
    await expect(count()).toHaveText('1 of 25')
    await layout('us(dvorak)')
    await press('alt', 'l')
    await expect(count()).toHaveText('2 of 25')
    await press('alt', 'n')
    await expect(dialog()).toContainText('Raise your hand')
    await settled()
    await press('alt', 'l')
    await expect(dialog()).toHaveCount(0)
    await expect(count()).toHaveText('2 of 25')
  })

  test('QWERTZ: Alt and the key that types Z does not answer Yes, the one that types Y does', async () => {
    await layout('de')
    await page.keyboard.press('Alt+b')
    await settled()
    await press('alt', 'y')
    await expect(dialog()).toBeVisible()
    await press('alt', 'z')
    await page.getByText('The exam clock goes on.').waitFor()
    await press('alt', 'c')
    await expect(count()).toHaveText('2 of 25')
  })

  test('Russian: letters by their place', async () => {
    await layout('ru')
    await press('c')
    await expect(option(2)).toBeChecked()
    await press('alt', 'n')
    await expect(count()).toHaveText('3 of 25')
    await press('shift', 'd')
    await expect(page.locator('.choice-option-struck')).toHaveCount(1)
    await press('shift', 'd')
    await expect(page.locator('.choice-option-struck')).toHaveCount(0)
  })

  test('AZERTY: the letter that is typed, and digits with the Shift that types them', async () => {
    await layout('fr')
    await fresh()
    await press('a')
    await arrived(page)
    await expect(chosen()).toHaveCount(0)
    await press('q')
    await expect(option(0)).toBeChecked()
    await press('2')
    await arrived(page)
    await expect(option(0)).toBeChecked()
    await press('shift', '2')
    await expect(option(1)).toBeChecked()
    await expect(page.locator('.choice-option-struck')).toHaveCount(0)
  })

  test('Polish: what AltGr types is text, in a field and out of it', async () => {
    await layout('pl')
    await fresh()
    for (const key of ['a', 'c', 'n', 'e'] as const) await press('altgr', key)
    await arrived(page)
    await expect(chosen()).toHaveCount(0)
    await expect(dialog()).toHaveCount(0)
    await page.keyboard.press('Alt+o')
    const notes = page.getByRole('textbox', { name: 'Notes' })
    await expect(notes).toBeFocused()
    for (const key of ['a', 'c', 'n', 'e'] as const) await press('altgr', key)
    await expect(notes).toHaveValue('ąćńę')
    await page.keyboard.press('Escape')
    await expect(notes).toHaveCount(0)
  })

  test('the number pad answers with digits only', async () => {
    await fresh()
    const locked = (await page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          window.addEventListener('mousemove', (event) => resolve(event.getModifierState('NumLock')), { once: true })
          window.dispatchEvent(new MouseEvent('mousemove'))
        }),
    )) as boolean
    expect(locked).toBe(false)
    for (const key of ['pad 1', 'pad 2', 'pad 3'] as const) await press(key)
    await arrived(page)
    await expect(chosen()).toHaveCount(0)
    await press('num lock')
    try {
      await press('pad 2')
      await expect(option(1)).toBeChecked()
      await press('shift', 'pad 3')
      await arrived(page)
      await expect(option(1)).toBeChecked()
      await expect(page.locator('.choice-option-struck')).toHaveCount(0)
    } finally {
      await press('num lock')
    }
  })

  test('a key that is held counts once', async () => {
    await fresh()
    const at = Number((await count().textContent())!.split(' ')[0])
    expect(await hold(launched, 'alt', 'n')).toBeGreaterThan(5)
    await expect(count()).toHaveText(`${at + 1} of 25`)
    await fresh()
    expect(await hold(launched, 'shift', 'a')).toBeGreaterThan(5)
    await expect(page.locator('.choice-option-struck')).toHaveCount(1)
    await press('shift', 'a')
    await expect(page.locator('.choice-option-struck')).toHaveCount(0)
    const before = Number((await count().textContent())!.split(' ')[0])
    await page.getByRole('button', { name: 'Next', exact: true }).focus()
    expect(await hold(launched, 'enter')).toBeGreaterThan(5)
    await expect(count()).toHaveText(`${before + 1} of 25`)
  })

  test('Alt pressed alone changes nothing', async () => {
    await fresh()
    await press('alt')
    await press('c')
    await expect(option(2)).toBeChecked()
    await press('alt')
    await press('alt')
    await press('d')
    await expect(option(3)).toBeChecked()
  })

  test('a double click does once what it does', async () => {
    const at = Number((await count().textContent())!.split(' ')[0])
    await clickOn(page.getByRole('button', { name: 'Next', exact: true }), 2)
    await expect(count()).toHaveText(`${at + 1} of 25`)
    await arrived(page)
    await expect(count()).toHaveText(`${at + 1} of 25`)
    await clickOn(page.locator('.choice-strike').first(), 2)
    await arrived(page)
    await expect(page.locator('.choice-option-struck')).toHaveCount(1)
    // A word is still selected by it.
    await clickAt(launched, await page.evaluate(middleOfAWord, '.choice-stem'), 2)
    await expect.poll(() => page.evaluate(() => getSelection()!.toString().trim())).not.toBe('')
    await page.evaluate(() => getSelection()!.removeAllRanges())
  })

  test('the keys of an open calculator never choose an option', async () => {
    await fresh()
    await press('alt', 'c')
    await expect(calculator()).toBeVisible()
    const display = calculator().locator('output')
    await press('1')
    await press('2')
    await expect(display).toHaveText('12')
    await press('num lock')
    for (const key of ['pad +', 'pad 3', 'pad enter'] as const) await press(key)
    await press('num lock')
    await expect(display).toHaveText('15')
    await calculator().getByRole('button', { name: '7', exact: true }).click()
    await press('enter')
    await expect(display).toHaveText('10')
    for (const part of [/^Move Calculator/, /^Close Calculator/]) {
      await calculator().getByRole('button', { name: part }).focus()
      for (const key of ['b', '2', 'd'] as const) await press(key)
    }
    await expect(display).toHaveText('22')
    await expect(chosen()).toHaveCount(0)
    await pressSettled(page, 'Escape')
    await expect(calculator()).toHaveCount(0)
  })

  test('a double click on "=" and a held "=" are one sum', async () => {
    await fresh()
    await press('alt', 'c')
    const button = (name: string) => calculator().getByRole('button', { name, exact: true })
    const display = calculator().locator('output')
    await press('1')
    await clickOn(button('Plus'))
    await clickOn(button('2'), 2)
    await expect(display).toHaveText('22')
    await clickOn(button('Equals'), 2)
    await arrived(page)
    await expect(display).toHaveText('23')
    await button('Equals').focus()
    await page.keyboard.down('=')
    await expect(display).toHaveText('45')
    for (let repeat = 0; repeat < 3; repeat++) await page.keyboard.down('=')
    await page.keyboard.up('=')
    await expect(display).toHaveText('45')
    await page.keyboard.press('Escape')
  })

  test('the menu key that is held strikes an option out once, and a held Escape closes one dialog', async () => {
    await fresh()
    const second = page.locator('.choice-option').nth(1)
    await expect(second).not.toHaveClass(/struck/)
    await option(1).focus()
    expect(await hold(launched, 'menu')).toBeGreaterThan(5)
    await arrived(page)
    await expect(second).toHaveClass(/struck/)
    await press('menu')
    await expect(second).not.toHaveClass(/struck/)
    await page.keyboard.press('Alt+m')
    const comment = page.getByRole('dialog', { name: 'Comment on this question' })
    await settled()
    await press('F1')
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await settled()
    expect(await hold(launched, 'escape')).toBeGreaterThan(5)
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toHaveCount(0)
    await expect(comment).toBeVisible()
    await page.keyboard.type('x')
    const cancel = (await comment.getByRole('button', { name: 'Cancel' }).boundingBox())!
    await comment.getByRole('button', { name: 'Cancel' }).click()
    const lost = (await comment.getByRole('button', { name: 'Throw it away' }).boundingBox())!
    expect(lost.x > cancel.x + cancel.width || lost.x + lost.width < cancel.x).toBe(true)
    await comment.getByRole('button', { name: 'Throw it away' }).click()
    await expect(comment).toHaveCount(0)
  })

  test('no key pressed in the noteboard reaches the question, wherever the focus is in it', async () => {
    await fresh()
    const struck = await page.locator('.choice-option-struck').count()
    await page.keyboard.press('Alt+o')
    const board = page.getByRole('dialog', { name: 'Noteboard' })
    for (const part of await board.locator('[tabindex="0"], button').all()) {
      await part.focus()
      for (const key of ['b', '2', 'd'] as const) await press(key)
      await press('shift', 'a')
      await arrived(page)
      await expect(page.locator('.choice-option-struck')).toHaveCount(struck)
    }
    await board.getByRole('button', { name: /^Close/ }).click()
    await expect(chosen()).toHaveCount(0)
  })

  test('no gesture ends the exam with open questions', async () => {
    const open = async () => {
      await press('alt', 'e')
      await expect(dialog()).toContainText(/\d+ of 25 questions are not answered/)
      await settled()
    }
    const stillOpen = async () => {
      await settled()
      await expect(dialog()).toHaveAccessibleName('Are you sure?')
      await pressSettled(page, 'Escape')
      await expect(dialog()).toHaveCount(0)
      await expect(count()).toBeVisible()
    }
    const yes = () => dialog().getByRole('button', { name: 'Yes' })
    for (const times of [2, 3]) {
      await open()
      await clickOn(yes(), times)
      await stillOpen()
    }
    await open()
    const first = await middle(yes())
    await hold(launched, 'alt', 'y')
    await stillOpen()
    await open()
    await yes().focus()
    await hold(launched, 'enter')
    await settled()
    const second = (await yes().boundingBox())!
    expect(first.x > second.x + second.width || first.x < second.x).toBe(true)
    await press('enter')
    await stillOpen()
    // The usual way: each question is answered by itself.
    await open()
    await press('alt', 'y')
    await settled()
    await press('alt', 'y')
    await stillOpen()
    await open()
    await press('alt', 'y')
    await settled()
    await press('alt', 'e')
    await page.getByText('You have ended the exam.').waitFor()
  })

  test('a double click on the way into an exam goes one screen on', async () => {
    await page.getByRole('button', { name: 'Score report' }).click()
    await page.getByRole('button', { name: 'Back to home' }).click()
    await page.getByRole('button', { name: 'Start an exam' }).click()
    await page.getByRole('radio', { name: /^Quick 25/ }).check()
    await page.getByRole('button', { name: 'Go to check-in' }).click()
    const steps = [
      ['Continue', 'Is this you, and is this your exam?'],
      ['Confirm', 'Confidentiality agreement (rehearsal)'],
      ['I accept', 'Moving through the exam'],
      ['Next', 'Time and count'],
      ['End Tutorial', 'Begin the exam now?'],
    ] as const
    for (const [button, heading] of steps) {
      await clickOn(page.getByRole('button', { name: button, exact: true }), 2)
      await arrived(page)
      await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText(heading)
    }
    await clickOn(page.getByRole('button', { name: 'Yes, begin the exam' }), 2)
    await arrived(page)
    await expect(count()).toHaveText('1 of 25')
  })

  test('the setting turns single letters and digits off, and nothing else', async () => {
    await page.getByRole('button', { name: 'Save and leave' }).click()
    await page.getByRole('button', { name: 'Settings' }).click()
    await page.getByRole('checkbox', { name: 'Use single-letter keys' }).uncheck()
    await page.getByRole('button', { name: 'Home', exact: true }).click()
    await resume(page)
    for (const key of ['c', '2'] as const) await press(key)
    await press('shift', 'a')
    await arrived(page)
    await expect(chosen()).toHaveCount(0)
    await expect(page.locator('.choice-option-struck')).toHaveCount(0)
    await press('alt', 'n')
    await expect(count()).toHaveText('2 of 25')
    await press('alt', 'c')
    await press('2')
    await expect(calculator().locator('output')).toHaveText('2')
    await page.keyboard.press('Escape')
  })

  test('on a Mac Option types in text, and is a command elsewhere', async () => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'platform', { value: 'MacIntel' }))
    await page.reload()
    await resume(page)
    await expect(count()).toHaveText('2 of 25')
    /** What Chromium reports for Option and a key: the character or the accent it made, at its place. */
    const option = (on: Locator, key: string, code: string) =>
      on.evaluate(
        (element, init) =>
          element.dispatchEvent(
            new KeyboardEvent('keydown', { ...init, altKey: true, bubbles: true, cancelable: true }),
          ),
        { key, code },
      )
    await option(page.locator('body'), 'ø', 'KeyO')
    const notes = page.getByRole('textbox', { name: 'Notes' })
    await expect(notes).toBeFocused()
    // True: nothing has taken the key away from the text.
    expect(await option(notes, 'Dead', 'KeyN')).toBe(true)
    expect(await option(notes, 'Dead', 'KeyE')).toBe(true)
    expect(await option(notes, 'ç', 'KeyC')).toBe(true)
    await expect(count()).toHaveText('2 of 25')
    await expect(dialog()).toHaveCount(0)
    await option(page.locator('body'), 'µ', 'KeyM')
    const comment = page.getByRole('dialog', { name: 'Comment on this question' })
    await settled()
    expect(await option(comment.getByRole('textbox'), 'ç', 'KeyC')).toBe(true)
    expect(await option(comment.getByRole('textbox'), '˚', 'KeyK')).toBe(true)
    await expect(comment).toBeVisible()
    await comment.getByRole('button', { name: 'Cancel' }).click()
    await option(page.locator('body'), 'Dead', 'KeyN')
    await expect(count()).toHaveText('3 of 25')
  })
})
