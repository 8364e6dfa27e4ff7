import { create, type StoreApi, type UseBoundStore } from 'zustand'
import { beforeLeaving } from './unsaved'
import { inBackground } from './trouble'

/*
 * What is being typed, on the way to storage. It is stored HOLD after the first change that is not stored yet, however
 * fast typing goes on, and at once when a field or the app is left: a kill loses no more than that. Until it is stored,
 * what is held back is what a field shows.
 */

/** Milliseconds. */
export const HOLD = 400

export type HeldBack<V> = {
  use: UseBoundStore<StoreApi<{ held: ReadonlyMap<string, V> }>>
  /** The newest whole value of a field. */
  put(key: string, value: V): void
  /** Stores all of it now, and resolves when that, and what was under way before, has been tried. */
  flush(): Promise<void>
  /** Forgets one, or all of it, for when something else has been stored in its place. */
  drop(key?: string): void
}

/**
 * @param store writes one value; called in the order of typing. When it rejects, the value stays held back and is tried
 *   again with the next change
 */
export function holdBack<V>(store: (key: string, value: V) => Promise<unknown>): HeldBack<V> {
  const use = create<{ held: ReadonlyMap<string, V> }>()(() => ({ held: new Map() }))
  /** Put since it was last given to `store`. */
  const waiting = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Everything that was given to `store` so far. */
  let writes: Promise<unknown> = Promise.resolve()

  const settle = (key: string, value: V) =>
    use.setState(({ held }) => {
      // More was typed while it was written.
      if (!held.has(key) || held.get(key) !== value || waiting.has(key)) return {}
      const left = new Map(held)
      left.delete(key)
      return { held: left }
    })

  const flush = async () => {
    clearTimeout(timer)
    timer = undefined
    const { held } = use.getState()
    const keys = [...waiting]
    waiting.clear()
    const these = Promise.all(
      keys.map(async (key) => {
        const value = held.get(key)!
        try {
          await store(key, value)
          settle(key, value)
        } catch {
          // Whoever stores has told it; the next change, or leaving, tries again.
          if (use.getState().held.has(key)) waiting.add(key)
        }
      }),
    )
    // A field that loses the focus as the window closes has begun to write: that, too, must be done before it goes.
    writes = Promise.all([writes, these])
    await writes
  }

  beforeLeaving(flush)
  return {
    use,
    flush,
    put(key, value) {
      use.setState(({ held }) => ({ held: new Map(held).set(key, value) }))
      waiting.add(key)
      timer ??= setTimeout(() => inBackground('Storing what was typed', flush()), HOLD)
    },
    drop(key) {
      if (key === undefined) waiting.clear()
      else waiting.delete(key)
      use.setState(({ held }) => ({ held: new Map([...held].filter(([one]) => key !== undefined && one !== key)) }))
    },
  }
}
