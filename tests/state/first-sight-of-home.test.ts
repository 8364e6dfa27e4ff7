import { beforeEach, describe, expect, test, vi } from 'vitest'
import { readBankFacts } from '../../renderer/state/bank-facts'
import { useBoot, whenReady } from '../../renderer/state/boot-state'
import { whenPainted } from '../../renderer/state/first-paint'
import { keptTheme } from '../../renderer/state/kept-theme'
import { keepTheme, useSettings } from '../../renderer/state/settings-shown'

/* What home is drawn from before the storage is open. */

describe('what the page says of the bank', () => {
  const facts = { items: 240, scenarios: 24, codeSets: '2026 code books', hash: 'abc' }
  test('is read as the build writes it', () => expect(readBankFacts(JSON.stringify(facts))).toEqual(facts))
  test.each([
    null,
    undefined,
    '',
    'none',
    '[]',
    'null',
    JSON.stringify({ ...facts, items: '240' }),
    JSON.stringify({ ...facts, scenarios: -1 }),
    JSON.stringify({ ...facts, hash: undefined }),
  ])('is nothing where it cannot be read: %s', (text) =>
    expect(readBankFacts(text)).toMatchObject({ items: 0, hash: '' }),
  )
})

describe('the theme of the last run', () => {
  const storage = (values: Record<string, string> = {}) => ({
    values,
    getItem: (key: string) => values[key] ?? null,
    setItem: (key: string, value: string) => void (values[key] = value),
  })
  test('is the default where none is kept, what is kept is no theme, or the browser keeps nothing', () => {
    const forbidden = {
      getItem: () => {
        throw new Error('denied')
      },
    }
    for (const kept of [undefined, storage(), storage({ 'theme-shown': 'pink' }), forbidden])
      expect(keptTheme(kept)).toBe('system')
  })
  test('is kept when it changes, and shown at the next start', () => {
    const kept = storage()
    keepTheme(kept)
    useSettings.setState({ theme: 'dark' })
    expect(keptTheme(kept)).toBe('dark')
    useSettings.setState({ theme: 'system' })
    expect(keptTheme(kept)).toBe('system')
  })
})

describe('waiting', () => {
  beforeEach(() => useBoot.setState({ boot: { status: 'starting' } }))
  test('for the storage: until it is open, and not at all when it is', async () => {
    const done = vi.fn()
    const waiting = whenReady().then(done)
    await Promise.resolve()
    expect(done).not.toHaveBeenCalled()
    const recovery = { rebuilt: 0, completed: 0, repaired: 0, damaged: 0, unreadable: 0, findings: [] }
    useBoot.setState({ boot: { status: 'ready', recovery } })
    await waiting
    await whenReady()
    expect(done).toHaveBeenCalledOnce()
  })
  test('for the first paint: a window that is not shown starts all the same, and once', () => {
    vi.useFakeTimers()
    const work = vi.fn()
    let frame: () => void = () => undefined
    vi.stubGlobal('requestAnimationFrame', (callback: () => void) => (frame = callback))
    whenPainted(work)
    vi.advanceTimersByTime(100)
    expect(work).not.toHaveBeenCalled()
    vi.advanceTimersByTime(400)
    expect(work).toHaveBeenCalledOnce()
    frame()
    vi.advanceTimersByTime(400)
    expect(work).toHaveBeenCalledOnce()
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })
})
