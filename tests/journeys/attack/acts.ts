import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { MISS_TYPES } from '../../../renderer/engine/miss-types'
import { begin, goOn, resume, screenId } from '../candidate'
import { addBackup, withLess, withMore } from './other-archives'
import { places, rateOne, toMisses } from './rich-profile'

/* Everything that writes, each to be killed in the middle: what comes before it, and how it goes on until the kill. */

/** Rows as they are stored, by table. */
export type Stored = Readonly<Record<string, readonly Record<string, unknown>[]>>
/** Something that the screen has shown as done, and how it is found among what is stored. */
export type Said = (what: string, isThere: (stored: Stored) => boolean) => void

export type Act = {
  name: string
  /** What is done to the data folder first. */
  harm?: (folder: string) => Promise<void> | void
} & (
  | {
      /** All that was shown as done is there after the kill, and nothing else is gone. */
      kind: 'said'
      prepare: (page: Page) => Promise<void>
      run: (page: Page, said: Said) => Promise<void>
    }
  | {
      /** What was there before, or what was wanted; nothing in between. */
      kind: 'all-or-nothing'
      prepare: (page: Page, app: ElectronApplication, folder: string) => Promise<void>
      run: (page: Page) => Promise<void>
    }
  /** The start itself is killed; another one has all of it. */
  | { kind: 'start' }
)

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const dialog = (page: Page) => page.getByRole('alertdialog')

const answering: Act = {
  name: 'answering',
  kind: 'said',
  prepare: resume,
  async run(page, said) {
    for (let n = 0; n < 18; n++) {
      const id = (await screenId(page))!
      const option = page.locator('.choice-option input').nth(n % 4)
      const value = await option.getAttribute('value')
      await page.keyboard.press('ABCD'[n % 4]!)
      await expect(option).toBeChecked()
      said(`answer ${value} on ${id}`, ({ events }) =>
        events!.some(({ event }) => {
          const { type, screen, answer } = event as { type: string; screen: string; answer?: { option: string } }
          return type === 'answered' && screen === id && answer?.option === value
        }),
      )
      await goOn(page, id, true)
    }
  },
}

/** On the screens the id of a question ends the line below its title. */
const questionOn = async (page: Page) =>
  (await page.locator('.review-question-head p').first().innerText()).split(' · ').at(-1)!

const typingNotes: Act = {
  name: 'typing notes',
  kind: 'said',
  prepare: toMisses,
  async run(page, said) {
    const screen = await questionOn(page)
    for (let n = 1; n <= 50; n++) {
      await page.getByLabel('Your note').fill(`Typed ${n}`)
      await expect(page.getByText('Saved', { exact: true })).toBeVisible()
      said(`note ${n}`, ({ notes }) =>
        notes!.some((one) => one.screen === screen && Number(/^Typed (\d+)$/.exec(String(one.text))?.[1]) >= n),
      )
    }
  },
}

const tagging: Act = {
  name: 'tagging misses',
  kind: 'said',
  prepare: toMisses,
  async run(page, said) {
    const screen = await questionOn(page)
    for (const [n, { id }] of MISS_TYPES.entries()) {
      const button = page.locator('.miss-type').nth(n)
      if ((await button.getAttribute('aria-pressed')) === 'true') continue
      await page.keyboard.press(String(n + 1))
      await expect(button).toHaveAttribute('aria-pressed', 'true')
      const later = MISS_TYPES.slice(n).map((one) => one.id)
      said(`tag ${id}`, ({ marks }) =>
        marks!.some((one) => one.screen === screen && later.includes(one.miss as (typeof later)[number])),
      )
    }
  },
}

const rating: Act = {
  name: 'rating cards',
  kind: 'said',
  async prepare(page) {
    await places(page, /^Cards/).click()
    await page.getByRole('button', { name: 'Start', exact: true }).click()
  },
  async run(page, said) {
    for (const number of [1, 2]) {
      await rateOne(page, number)
      // Three were rated when the profile was made.
      said(`rating ${number}`, ({ reviews }) => reviews!.length >= 3 + number)
    }
  },
}

const changingSettings: Act = {
  name: 'changing settings',
  kind: 'said',
  prepare: (page) => places(page, 'Settings').click(),
  async run(page, said) {
    for (let n = 11; n <= 60; n++) {
      await page.getByLabel('New cards a day').fill(String(n))
      // A setting is shown at once; it is stored when the next one is.
      if (n > 11)
        said(`setting ${n - 1}`, ({ settings }) =>
          settings!.some(({ key, value }) => key === 'dailyNew' && Number(value) >= n - 1),
        )
    }
  },
}

const finishing: Act = {
  name: 'finishing an exam',
  kind: 'said',
  async prepare(page) {
    await resume(page)
    while ((await page.locator('[data-screen]').count()) > 0) await goOn(page, (await screenId(page))!, true)
  },
  async run(page, said) {
    await press(page, 'End Review')
    await press(page, 'Yes')
    const again = page.getByRole('alertdialog', { name: 'Are you sure?' })
    const ended = page.getByText(/You have ended the exam/)
    await expect(again.or(ended)).toBeVisible()
    if (await again.isVisible()) await press(page, 'Yes')
    await expect(ended).toBeVisible()
    said('the end of the exam', ({ attempts }) => attempts!.every(({ status }) => status === 'ended'))
    await press(page, 'Score report')
  },
}

const startingAnExam: Act = {
  name: 'starting an exam',
  kind: 'said',
  prepare: async () => undefined,
  async run(page, said) {
    await begin(page, { preset: 'Quick 25' })
    said('the new exam', ({ attempts }) => attempts!.length === 3)
  },
}

/** The next dialog of the desktop gives this file. */
const choose = (app: ElectronApplication, file: string) =>
  app.evaluate(({ dialog: dialogs }, filePath) => {
    dialogs.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [filePath] }) as never
  }, file)

const importing: Act = {
  name: 'importing an archive',
  kind: 'all-or-nothing',
  async prepare(page, app, folder) {
    const file = path.join(folder, 'to-import.json')
    writeFileSync(file, withLess(folder))
    await choose(app, file)
    await places(page, 'Settings').click()
    await press(page, 'Import…')
    await expect(dialog(page)).toContainText('Import this file?')
  },
  async run(page) {
    await press(page, 'Replace everything')
    await expect(page.getByText(/^Imported /)).toBeVisible()
  },
}

const restoring = (name: string, text: (folder: string) => string, button: string, done: RegExp): Act => ({
  name,
  kind: 'all-or-nothing',
  harm: (folder) => addBackup(folder, text(folder)),
  async prepare(page) {
    await places(page, 'Settings').click()
    await page
      .locator('.settings-backups tbody tr')
      .first()
      .getByRole('button', { name: /^Restore…/ })
      .click()
    await expect(dialog(page)).toContainText('Restore this backup?')
  },
  async run(page) {
    await press(page, button)
    await expect(page.getByText(done)).toBeVisible()
  },
})

const deleting = (name: string, backups: boolean): Act => ({
  name,
  kind: 'all-or-nothing',
  async prepare(page) {
    await places(page, 'Settings').click()
    await press(page, 'Delete everything…')
    if (backups)
      await dialog(page)
        .getByRole('checkbox', { name: /^Delete the backups, too/ })
        .check()
    await dialog(page).getByLabel('Type DELETE to confirm').fill('DELETE')
  },
  async run(page) {
    await dialog(page).getByRole('button', { name: 'Delete everything', exact: true }).click()
    await expect(page.getByText(/^Everything was deleted\./)).toBeVisible()
  },
})

/** A damaged line makes the start write all of them anew. */
function damageStatements(folder: string): void {
  const file = path.join(folder, 'statements', 'statements.jsonl')
  const bytes = readFileSync(file)
  const at = bytes.indexOf('\n', bytes.length >> 1) + 30
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  writeFileSync(file, bytes)
}

export const ACTS: readonly Act[] = [
  answering,
  typingNotes,
  tagging,
  rating,
  changingSettings,
  finishing,
  startingAnExam,
  importing,
  restoring('restoring a backup', withLess, 'Replace everything', /^Restored /),
  restoring('adding a backup', withMore, 'Add what is missing', / from the backup of /),
  deleting('deleting everything', false),
  deleting('deleting everything and the backups', true),
  { name: 'writing the statements anew at the start', kind: 'start', harm: damageStatements },
  {
    name: 'recovering a lost database at the start',
    kind: 'start',
    harm: (folder) => rmSync(path.join(folder, 'IndexedDB'), { recursive: true }),
  },
]
