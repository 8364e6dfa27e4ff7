import type { Input } from 'electron'
import { expect, test, vi } from 'vitest'
import { createFullScreen, ignoreHeldKey } from '../../electron/full-screen'

function aWindow(full = false) {
  const asked: boolean[] = []
  const window = {
    isDestroyed: () => false,
    isFullScreen: () => full,
    setFullScreen: (on: boolean) => {
      full = on
      asked.push(on)
    },
  }
  return { window, asked, byMenu: (on: boolean) => void (full = on) }
}

test('takes the whole screen and gives it back', () => {
  const { window, asked } = aWindow()
  const fullScreen = createFullScreen(window)
  for (const on of [false, true, true, false, false]) fullScreen.set(on)
  expect(asked).toEqual([true, false])
})

test('a window that was on the whole screen before stays there', () => {
  const { window, asked } = aWindow(true)
  const fullScreen = createFullScreen(window)
  fullScreen.set(true)
  fullScreen.set(false)
  expect(asked).toEqual([])
})

test('F11 in the exam is not undone, and the next exam may ask again', () => {
  const { window, asked, byMenu } = aWindow()
  const fullScreen = createFullScreen(window)
  fullScreen.set(true)
  byMenu(false)
  fullScreen.set(false)
  fullScreen.set(true)
  expect(asked).toEqual([true, false, true])
  expect(window.isFullScreen()).toBe(true)
})

test('a window that is gone is left alone', () => {
  const { window, asked } = aWindow()
  createFullScreen({ ...window, isDestroyed: () => true }).set(true)
  expect(asked).toEqual([])
})

test('a held F11 counts once; other held keys are not its matter', () => {
  const taken = (input: Partial<Input>) => {
    const preventDefault = vi.fn()
    ignoreHeldKey({ preventDefault }, {
      isAutoRepeat: true,
      key: 'F11',
      meta: false,
      control: false,
      ...input,
    } as Input)
    return preventDefault.mock.calls.length > 0
  }
  expect(taken({})).toBe(true)
  expect(taken({ isAutoRepeat: false })).toBe(false)
  expect(taken({ key: 'f', meta: true, control: true })).toBe(true)
  expect(taken({ key: 'f', control: true })).toBe(false)
  expect(taken({ key: 'a' })).toBe(false)
})
