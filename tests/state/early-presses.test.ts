import { expect, test, vi } from 'vitest'
import { keepPresses } from '../../renderer/state/early-presses'

/* What is pressed before the script behind home runs. */

class FakeElement {
  constructor(readonly button: FakeElement | null = null) {}
  closest(): FakeElement | null {
    return this.button
  }
}
vi.stubGlobal('Element', FakeElement)

const page = () => {
  const listeners = new Set<(event: Event) => void>()
  return {
    addEventListener: (_type: string, listener: unknown) => void listeners.add(listener as () => void),
    removeEventListener: (_type: string, listener: unknown) => void listeners.delete(listener as () => void),
    click: (target: unknown) => listeners.forEach((listener) => listener({ target } as Event)),
    get listens() {
      return listeners.size > 0
    },
  }
}

test('the last button that was pressed is handed over, whatever in it was hit', () => {
  const [first, second] = [new FakeElement(), new FakeElement()]
  const one = page()
  const presses = keepPresses(one)
  one.click(new FakeElement(first))
  one.click(new FakeElement(second))
  one.click(new FakeElement(null))
  one.click('no element')
  expect(presses.handOver()).toBe(second)
  expect(one.listens).toBe(false)
})

test('nothing was pressed: nothing', () => {
  expect(keepPresses(page()).handOver()).toBeNull()
})
