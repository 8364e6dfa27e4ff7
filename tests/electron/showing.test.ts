import { EventEmitter } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { longestHidden, showWhenReady } from '../../electron/showing'

/* A window that is never told to be ready is shown all the same: what Wayland does to hidden windows. */

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function hidden() {
  const done: string[] = []
  const window = Object.assign(new EventEmitter(), {
    webContents: new EventEmitter(),
    isDestroyed: () => done.includes('destroyed'),
    maximize: () => void done.push('maximize'),
    show: () => void done.push('show'),
  })
  return { window, done }
}

test.each(['linux', 'win32', 'darwin'] as const)('%s: without any event it is shown within 4 seconds', (platform) => {
  const { window, done } = hidden()
  showWhenReady(window, false, platform)
  vi.advanceTimersByTime(longestHidden - 1)
  expect(done).toEqual([])
  vi.advanceTimersByTime(1)
  expect(done).toEqual(['show'])
  expect(longestHidden).toBeLessThanOrEqual(4_000)
})

test('it is shown once, whatever comes in whatever order', () => {
  const { window, done } = hidden()
  showWhenReady(window, false, 'linux')
  window.webContents.emit('did-finish-load')
  window.emit('ready-to-show')
  vi.runAllTimers()
  expect(done).toEqual(['show'])
})

test('a loaded page is sign enough on Linux alone', () => {
  for (const [platform, shown] of [
    ['linux', ['show']],
    ['win32', []],
    ['darwin', []],
  ] as const) {
    const { window, done } = hidden()
    showWhenReady(window, false, platform)
    window.webContents.emit('did-finish-load')
    expect(done).toEqual(shown)
  }
})

test('maximizing shows a window, so it waits for the page, too', () => {
  const { window, done } = hidden()
  showWhenReady(window, true, 'win32')
  expect(done).toEqual([])
  window.emit('ready-to-show')
  expect(done).toEqual(['maximize', 'show'])
})

test('a window that is gone is left alone', () => {
  const { window, done } = hidden()
  showWhenReady(window, true, 'linux')
  done.push('destroyed')
  window.emit('closed')
  window.emit('ready-to-show')
  vi.runAllTimers()
  expect(done).toEqual(['destroyed'])
})
