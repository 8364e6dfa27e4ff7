import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { pageLog } from '../../renderer/state/page-log'
import {
  answersAreSafeBy,
  inBackground,
  bestEffort,
  forgetTrouble,
  inPassing,
  putTroubleAway,
  unexpected,
  useTrouble,
  watchForTrouble,
  type AnswerSafety,
} from '../../renderer/state/trouble'

/* The unexpected is told once, truthfully, and nothing of what was being handled gets into the log. */

let safety: AnswerSafety = 'no-exam'
answersAreSafeBy(() => safety)
const shown = () => useTrouble.getState().trouble
const soon = () => new Promise((resolve) => setTimeout(resolve))

beforeEach(forgetTrouble)
afterEach(() => void vi.useRealTimers())

test('what nobody waits for and fails is shown with what was being done and whether the answers are safe', async () => {
  safety = 'open'
  inBackground('Changing a setting', Promise.reject(new Error('The disk is full.')))
  await soon()
  expect(shown()).toEqual({ doing: 'Changing a setting', reason: 'The disk is full.', answers: 'open', more: 0 })
})

test('a refusal of the desktop counts as a failure, a good reply and nothing do not', async () => {
  inBackground('One', Promise.resolve({ ok: true, value: null }))
  inBackground('Two', undefined)
  inBackground('Three', Promise.resolve('not-now'))
  await soon()
  expect(shown()).toBeNull()
  inBackground('Four', Promise.resolve({ ok: false, code: 'no-access', message: 'No access.' }))
  await soon()
  expect(shown()).toMatchObject({ doing: 'Four', reason: 'No access.' })
})

test('a flood is one notice that counts, and says what holds now', () => {
  safety = 'saved'
  unexpected('Drawing', new TypeError('x'))
  safety = 'failed'
  for (let time = 0; time < 50; time++) unexpected('Drawing', new TypeError('x'))
  expect(shown()).toMatchObject({ doing: 'Drawing', more: 50, answers: 'failed' })
})

test('put away, the same is not told again for a minute; something else is', () => {
  vi.useFakeTimers()
  unexpected('Drawing', new TypeError('x'))
  putTroubleAway()
  unexpected('Drawing', new TypeError('x'))
  expect(shown()).toBeNull()
  unexpected('Counting', new TypeError('x'))
  expect(shown()).not.toBeNull()
  putTroubleAway()
  vi.advanceTimersByTime(61_000)
  unexpected('Drawing', new TypeError('x'))
  expect(shown()).not.toBeNull()
})

test('a best effort bothers nobody, and is in the log', async () => {
  expect(await bestEffort('Fetching ahead', Promise.reject(new RangeError('x')))).toBeUndefined()
  expect(await bestEffort('Fetching ahead', Promise.resolve(7))).toBe(7)
  inPassing('Asking the desktop', Promise.resolve({ ok: false, code: 'denied', message: 'x' }))
  await soon()
  expect(shown()).toBeNull()
  expect(pageLog()).toMatch(/Fetching ahead: RangeError/)
  expect(pageLog()).toMatch(/Asking the desktop: Error < DesktopRefusal \(denied\)/)
})

test.each([
  ['an error', () => new Error('pneumonia, J18.9')],
  ['a text', () => 'pneumonia, J18.9'],
  ['a schema that names a value', () => new Error('[{"code":"invalid","received":"pneumonia J18.9"}]')],
])('%s with an answer in it leaves nothing of it in the log', (_what, make) => {
  unexpected('Saving an answer', make())
  expect(pageLog()).toContain('Saving an answer')
  expect(pageLog()).not.toMatch(/pneumonia|J18/)
})

test('the log of the page is bounded', () => {
  for (let line = 0; line < 1_000; line++) unexpected('Again', new Error('x'))
  expect(pageLog().trim().split('\n').length).toBeLessThanOrEqual(200)
})

describe('what nobody caught', () => {
  const target = new EventTarget()
  watchForTrouble(target as Window)
  const fire = (type: string, over: object) => target.dispatchEvent(Object.assign(new Event(type), over))

  test('an error and a promise are told', () => {
    fire('error', { message: 'x', error: new TypeError('x') })
    expect(shown()?.doing).toBe('Working on this screen')
    forgetTrouble()
    fire('unhandledrejection', { reason: new TypeError('x') })
    expect(shown()?.doing).toBe('Working in the background')
  })
  test('what a browser only says of its layout is not', () => {
    fire('error', { message: 'ResizeObserver loop completed with undelivered notifications.', error: null })
    expect(shown()).toBeNull()
  })
})
