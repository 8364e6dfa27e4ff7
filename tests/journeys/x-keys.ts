/* Real key events and keyboard layouts on the tests' own X display, where the tools for them are. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Page } from '@playwright/test'
import type { Launched } from './launch'
import { programsModule } from './scripts'

/** Why real keys and a real mouse cannot be led here; null where they can. */
export async function noRealKeys(): Promise<string | null> {
  if (process.platform !== 'linux' || !process.env.DISPLAY) return 'real keys and a real mouse need an X display'
  const { findProgram } = await programsModule()
  const absent = ['xdotool', 'setxkbmap'].find((name) => !findProgram(name))
  return absent ? `${absent} is not installed` : null
}

async function run(name: string, args: string[]): Promise<{ stdout: string }> {
  const program = (await programsModule()).findProgram(name)
  if (!program) throw new Error(`${name} is not installed.`)
  return promisify(execFile)(program, args)
}

export const xdotool = async (...args: string[]): Promise<string> => (await run('xdotool', args)).stdout

/** Places on a keyboard, as X numbers them: named after what the US layout has there. */
export const PLACE = {
  '1': '10',
  '2': '11',
  'q': '24',
  'e': '26',
  'y': '29',
  'a': '38',
  's': '39',
  'd': '40',
  'l': '46',
  'z': '52',
  'c': '54',
  'b': '56',
  'n': '57',
  'shift': '50',
  'alt': '64',
  'altgr': '108',
  'enter': '36',
  'space': '65',
  'escape': 'Escape',
  'F1': 'F1',
  'menu': 'Menu',
  'num lock': '77',
  'pad 1': '87',
  'pad 2': '88',
  'pad 3': '89',
  'pad +': '86',
  'pad enter': '104',
} as const
export type Place = keyof typeof PLACE

/** Presses keys together: the last one is pressed and released while the others are held. */
export async function press(...places: Place[]): Promise<void> {
  const held = places.slice(0, -1).map((place) => PLACE[place])
  await xdotool(
    ...held.flatMap((code) => ['keydown', code]),
    'key',
    PLACE[places.at(-1)!],
    ...held.reverse().flatMap((code) => ['keyup', code]),
  )
}

/** Holds keys until the last one has repeated several times, as the shell sees it, and releases them. Returns how often. */
export async function hold({ app }: Launched, ...places: Place[]): Promise<number> {
  const codes = places.map((place) => PLACE[place])
  await app.evaluate(({ webContents }) => {
    const seen = { repeats: 0 }
    Object.assign(globalThis, { seenKeys: seen })
    for (const contents of webContents.getAllWebContents())
      contents.on('before-input-event', (_event, { isAutoRepeat }) => {
        if (isAutoRepeat) seen.repeats++
      })
  })
  const repeats = () =>
    app.evaluate(() => (globalThis as unknown as { seenKeys: { repeats: number } }).seenKeys.repeats)
  await xdotool(...codes.flatMap((code) => ['keydown', code]))
  try {
    for (const end = Date.now() + 15_000; (await repeats()) < 12 && Date.now() < end;);
  } finally {
    await xdotool(...codes.reverse().flatMap((code) => ['keyup', code]))
  }
  return repeats()
}

/** What was pressed before has reached the page: keys and clicks arrive in order, and a lone Shift means nothing. */
export async function arrived(page: Page): Promise<void> {
  const came = page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const see = ({ key }: KeyboardEvent) => {
          if (key !== 'Shift') return
          window.removeEventListener('keyup', see, true)
          resolve()
        }
        window.addEventListener('keyup', see, true)
        document.documentElement.dataset.listening = ''
      }),
  )
  await page.locator('html[data-listening]').waitFor()
  await page.evaluate(() => delete document.documentElement.dataset.listening)
  await press('shift')
  await came
}

/** Clicks in the middle of an element with the real mouse. */
export async function clickAt({ app }: Launched, place: { x: number; y: number }, times = 1): Promise<void> {
  const { x, y } = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getContentBounds())
  await xdotool('mousemove', String(Math.round(x + place.x)), String(Math.round(y + place.y)))
  await xdotool('click', '--repeat', String(times), '--delay', '70', '1')
}

/** Without a window manager nobody gives the window the keyboard. */
export async function focusWindow({ app }: Launched): Promise<void> {
  const pid = app.process().pid
  const found = await xdotool('search', '--onlyvisible', '--all', '--pid', String(pid), '--name', 'CCS Exam Simulator')
  await xdotool('windowfocus', '--sync', found.trim().split('\n').at(-1)!)
}

/** What the keyboard is: a layout of X, perhaps with a variant (`us`, `us(dvorak)`). */
export async function layout(name: string): Promise<void> {
  const [, base, variant] = /^(\w+)(?:\((\w+)\))?$/.exec(name)!
  await run('setxkbmap', ['-layout', base!, '-variant', variant ?? ''])
}
