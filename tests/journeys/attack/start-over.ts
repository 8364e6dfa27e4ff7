import { expect, type ElectronApplication, type Page } from '@playwright/test'
import { resume } from '../candidate'
import { appIsReady, commandLine, endApp, openWindow, repository } from '../launch'
import { killApp } from '../processes'
import { storedRows } from '../stored'
import { readRows, type Rows } from './rows'
import { lookedThrough, REBUILT_BY } from './rich-profile'

/* A start of the app over an attacked data folder, as a candidate goes on from it: every way on that is offered is taken. */

export type Start = {
  app: ElectronApplication
  page: Page
  /** What the candidate could read of what was found. */
  told: readonly string[]
  /** What is stored when all was looked through and the offers were taken. */
  rows: Rows
}

/** Neither home nor the recovery screen came. */
export class LockedOut extends Error {}

const PATIENCE = 25_000

/** @throws LockedOut */
export async function startOver(userData: string): Promise<Start> {
  let { app, page } = await opened(userData)
  const told: string[] = []
  if (await page.locator('.stopped').isVisible()) {
    told.push(await page.locator('.stopped').innerText())
    ;({ app, page } = await besideTheDamaged(app, page, userData))
  }
  try {
    await lookedThrough(page)
    const offer = await offered(page)
    told.push(...(await page.locator('.notice').allInnerTexts()))
    if (offer) await takeOffer(page)
  } catch (error) {
    await killApp(app)
    throw new LockedOut(`Home does not work: ${String(error)}`)
  }
  return { app, page, told, rows: await readRows(page) }
}

/** Home when all was looked through, or the recovery screen: home is drawn before either is known. */
const settled = (page: Page) =>
  page.waitForFunction(
    () => document.querySelector('.stopped') !== null || performance.getEntriesByName('looked through').length > 0,
    undefined,
    { timeout: REBUILT_BY },
  )

async function opened(userData: string): Promise<{ app: ElectronApplication; page: Page }> {
  const { executable, args } = await commandLine()
  let app: ElectronApplication | null = null
  try {
    const opening = await openWindow(
      { executable, args, cwd: repository, env: { CCS_USER_DATA: userData } },
      { patience: PATIENCE, tries: 2 },
    )
    app = opening.app
    await opening.page.waitForLoadState('load')
    await appIsReady(opening.page)
    await settled(opening.page)
    return opening
  } catch (error) {
    if (app) await killApp(app)
    throw new LockedOut(String(error).split('\n')[0])
  }
}

/** From the recovery screen with its own button to fresh storage beside the damaged one. */
async function besideTheDamaged(app: ElectronApplication, page: Page, userData: string) {
  try {
    await page.getByRole('button', { name: 'Restore from second copies and backups…' }).click()
    // The next start is made here.
    await app.evaluate(({ app: shell }) => {
      shell.relaunch = () => undefined
    })
    const gone = new Promise((resolve) => app.process().once('exit', resolve))
    await page.getByRole('button', { name: 'Start with fresh storage' }).click()
    await gone
  } catch (error) {
    await killApp(app)
    throw new LockedOut(`The recovery screen has no way on: ${String(error)}`)
  }
  return opened(userData)
}

const offerOn = (page: Page) => page.getByRole('button', { name: 'Restore…' })

type Setting = { key: string; value: unknown }

/** Whether home offers a backup, when it has made up its mind. */
async function offered(page: Page): Promise<boolean> {
  const isSet = async (key: string) =>
    (await storedRows(page, ['settings'])).settings!.some(
      (row) => (row as Setting).key === key && (row as Setting).value,
    )
  const backups = await page.evaluate(() =>
    (globalThis as unknown as { desktop: { listBackups(): Promise<{ value?: unknown[] }> } }).desktop.listBackups(),
  )
  if ((backups.value ?? []).length === 0 || (await isSet('emptiedOnPurpose'))) return false
  const said = Object.values(await storedRows(page, ['attempts', 'cards', 'marks', 'notes']))
  const empty = said.every((rows) => rows.length === 0)
  if (!empty && !(await isSet('lossOpen'))) return offerOn(page).isVisible()
  // The app looks into the backups: it offers one, or finds that none has more, or that none can be read.
  const settled = page.getByText(/none of the .* can be read|the only backup cannot be read/)
  await expect
    .poll(
      async () =>
        (await offerOn(page).isVisible()) || (await settled.isVisible()) || (!empty && !(await isSet('lossOpen'))),
    )
    .toBe(true)
  return offerOn(page).isVisible()
}

async function takeOffer(page: Page): Promise<void> {
  await offerOn(page).click()
  await page.getByRole('button', { name: 'Restore', exact: true }).click()
  await expect(page.getByRole('alertdialog')).toBeHidden()
  await expect(offerOn(page)).toBeHidden()
}

/** The open exam can be entered again, at the place where it was left. Ends the app. @throws LockedOut */
export async function resumeAndEnd({ app, page }: Pick<Start, 'app' | 'page'>): Promise<void> {
  try {
    await resume(page)
    await expect(page.locator('.saved')).toHaveText('Saved')
    await endApp(app)
  } catch (error) {
    await killApp(app)
    throw new LockedOut(`The open exam cannot be resumed: ${String(error)}`)
  }
}
