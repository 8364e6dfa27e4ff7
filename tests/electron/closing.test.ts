import { EventEmitter } from 'node:events'
import { beforeEach, expect, test, vi } from 'vitest'
import { closeAtSessionEnd, closingLimit, guardClosing } from '../../electron/closing'

beforeEach(() => void vi.useFakeTimers())

function window() {
  let listener: (event: { preventDefault(): void }) => void = () => undefined
  const one = {
    gone: false,
    on: (_event: 'close', heard: typeof listener) => (listener = heard),
    isDestroyed: () => one.gone,
    destroy: () => void (one.gone = true),
    /** The candidate clicks the cross; true when the click was held up. */
    close(): boolean {
      const preventDefault = vi.fn()
      listener({ preventDefault })
      return preventDefault.mock.calls.length > 0
    },
  }
  return one
}

function guarded({ running = false, leave = true, alive = true } = {}) {
  const shown = window()
  const confirm = vi.fn(() => Promise.resolve(leave))
  const tell = vi.fn(() => alive)
  const closing = guardClosing({ window: shown, examRunning: () => running, confirm, tell })
  return { shown, confirm, tell, closing }
}

test('outside an exam the page is told, and the window closes when it is ready', () => {
  const { shown, confirm, tell, closing } = guarded()
  expect(shown.close()).toBe(true)
  expect([tell.mock.calls.length, confirm.mock.calls.length, shown.gone]).toEqual([1, 0, false])
  closing.ready()
  expect(shown.gone).toBe(true)
})

test('a page that does not answer is waited for three seconds', () => {
  const { shown } = guarded()
  shown.close()
  vi.advanceTimersByTime(closingLimit - 1)
  expect(shown.gone).toBe(false)
  vi.advanceTimersByTime(1)
  expect(shown.gone).toBe(true)
})

test('a page that crashed is not waited for', () => {
  const { shown } = guarded({ alive: false })
  shown.close()
  expect(shown.gone).toBe(true)
})

test('in an exam the candidate is asked once, and may stay', async () => {
  const { shown, confirm, tell } = guarded({ running: true, leave: false })
  shown.close()
  shown.close()
  await vi.runAllTimersAsync()
  expect([confirm.mock.calls.length, tell.mock.calls.length, shown.gone]).toEqual([1, 0, false])
  shown.close()
  expect(confirm).toHaveBeenCalledTimes(2)
})

test('in an exam the candidate may leave', async () => {
  const { shown, tell, closing } = guarded({ running: true })
  shown.close()
  await Promise.resolve().then(() => undefined)
  expect(tell).toHaveBeenCalledTimes(1)
  closing.ready()
  expect(shown.gone).toBe(true)
})

test('a page that still writes is waited for as long as it says so', () => {
  const { shown, closing } = guarded()
  shown.close()
  for (let second = 0; second < 60; second++) {
    vi.advanceTimersByTime(1_000)
    closing.longer()
  }
  expect(shown.gone).toBe(false)
  vi.advanceTimersByTime(closingLimit)
  expect(shown.gone).toBe(true)
})

test('a signal, or the end of the session, is held up by nothing', () => {
  const { shown, closing } = guarded()
  closing.longer()
  closing.now()
  vi.advanceTimersByTime(closingLimit - 1)
  closing.longer()
  vi.advanceTimersByTime(1)
  expect(shown.gone).toBe(true)
})

test('a signal closes without a question, even while one is open', async () => {
  const { shown, tell, closing } = guarded({ running: true, leave: false })
  shown.close()
  closing.now()
  closing.now()
  expect(tell).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(closingLimit)
  expect(shown.gone).toBe(true)
})

test('a page that says it is ready without being asked closes nothing', () => {
  const { shown, closing } = guarded()
  closing.ready()
  expect(shown.gone).toBe(false)
})

test('the end of a session closes without a question, as soon as Windows asks; a shutdown elsewhere is held up for it', () => {
  const [shown, power] = [new EventEmitter(), new EventEmitter()]
  const now = vi.fn()
  closeAtSessionEnd(shown, power, { now })
  const asked = vi.fn()
  shown.emit('query-session-end', { preventDefault: asked })
  expect([now.mock.calls.length, asked.mock.calls.length]).toEqual([1, 0])
  shown.emit('session-end', {})
  expect(now).toHaveBeenCalledTimes(2)
  const held = vi.fn()
  power.emit('shutdown', { preventDefault: held })
  expect([now.mock.calls.length, held.mock.calls.length]).toEqual([3, 1])
  // Some systems send no event along.
  power.emit('shutdown')
  expect(now).toHaveBeenCalledTimes(4)
})
