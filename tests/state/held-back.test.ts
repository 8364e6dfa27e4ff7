import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HOLD, holdBack } from '../../renderer/state/held-back'
import { handOverUnsaved } from '../../renderer/state/unsaved'

/* What is typed reaches storage in time, in order and whole, however it is typed. */

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('typing without a pause is stored all the same, every HOLD', async () => {
  const stored: string[] = []
  const text = holdBack<string>(async (_, value) => stored.push(value))
  for (let length = 1; length <= 50; length++) {
    text.put('a', 'x'.repeat(length))
    await vi.advanceTimersByTimeAsync(100)
  }
  expect(stored.length).toBeGreaterThanOrEqual(Math.floor(5_000 / (HOLD + 100)))
})

test('a kill at any moment loses no more than HOLD of typing, and what is stored was once in the field', async () => {
  const step = fc.record({
    wait: fc.integer({ min: 0, max: 900 }),
    key: fc.constantFrom('comment-1', 'comment-2', 'note'),
    act: fc.constantFrom('type', 'type', 'type', 'erase', 'leave'),
    writeTakes: fc.integer({ min: 0, max: 300 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      /** What was given to the disk, which writes in order. */
      const given = new Map<string, string>()
      let takes = 0
      const text = holdBack<string>((key, value) => {
        given.set(key, value)
        return new Promise((done) => setTimeout(done, takes))
      })
      const fields = new Map<string, { value: string; at: number }[]>()
      for (const { wait, key, act, writeTakes } of steps) {
        takes = writeTakes
        await vi.advanceTimersByTimeAsync(wait)
        const before = fields.get(key)?.at(-1)?.value ?? ''
        if (act === 'leave') void handOverUnsaved()
        else {
          const value = act === 'type' ? `${before}${fields.get(key)?.length ?? 0};` : before.slice(0, -1)
          fields.set(key, [...(fields.get(key) ?? []), { value, at: Date.now() }])
          text.put(key, value)
          // What is held back is what the field shows.
          expect(text.use.getState().held.get(key)).toBe(value)
        }
        // The app may be killed at any step: what is older than HOLD is on its way to the disk.
        for (const [one, history] of fields) {
          const sure = history.findLastIndex(({ at }) => at < Date.now() - HOLD)
          if (sure < 0) continue
          const found = history.findLastIndex(({ value }) => value === given.get(one))
          expect(found, `${one} at step`).toBeGreaterThanOrEqual(sure)
        }
      }
      await leave(takes)
      for (const [one, history] of fields) expect(given.get(one)).toBe(history.at(-1)!.value)
      expect(text.use.getState().held.size).toBe(0)
    }),
    { numRuns: 200 },
  )
})

/** Leaves, and lets all writing end. */
async function leave(takes: number): Promise<void> {
  const leaving = handOverUnsaved()
  await vi.advanceTimersByTimeAsync(takes + 300)
  await leaving
}

test('leaving stores at once, and resolves when all of it is stored', async () => {
  let finish: () => void = () => undefined
  const text = holdBack<string>(() => new Promise((resolve) => (finish = () => resolve(null))))
  text.put('a', 'typed')
  let left = false
  void handOverUnsaved().then(() => (left = true))
  await vi.advanceTimersByTimeAsync(0)
  expect(left).toBe(false)
  finish()
  await vi.advanceTimersByTimeAsync(0)
  expect(left).toBe(true)
  expect(text.use.getState().held.size).toBe(0)
})

test('what cannot be stored stays in the field and is tried again', async () => {
  let broken = true
  const stored: string[] = []
  const text = holdBack<string>(async (_, value) => {
    if (broken) throw new Error('The disk is full.')
    stored.push(value)
  })
  text.put('a', 'typed')
  await text.flush()
  expect(text.use.getState().held.get('a')).toBe('typed')
  broken = false
  await handOverUnsaved()
  expect(stored).toEqual(['typed'])
  expect(text.use.getState().held.size).toBe(0)
})

test('what is typed while it is written is not taken for stored', async () => {
  const text = holdBack<string>(async (_, value) => {
    if (value === 'a') text.put('field', 'ab')
  })
  text.put('field', 'a')
  await text.flush()
  expect(text.use.getState().held.get('field')).toBe('ab')
})

test('what was dropped is not stored later', async () => {
  const stored: string[] = []
  const text = holdBack<string>(async (_, value) => stored.push(value))
  text.put('a', 'gone')
  text.drop('a')
  await vi.advanceTimersByTimeAsync(2 * HOLD)
  expect(stored).toEqual([])
})

test('whoever leaves waits also for what a field that lost the focus has begun to write', async () => {
  const stored: string[] = []
  const text = holdBack<string>(async (_, value) => {
    await new Promise((done) => setTimeout(done, 200))
    stored.push(value)
  })
  text.put('note', 'typed and left at once')
  void text.flush()
  const leaving = handOverUnsaved().then(() => [...stored])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(await leaving).toEqual(['typed and left at once'])
})
