import { useEffect, useEffectEvent, useState } from 'react'
import { codeBook, type CodeBook } from '../state/books/code-book'

export type Answer<T> = {
  /** Undefined until the first answer is there. While the next one is under way, the last one stays. */
  value: T | undefined
  /** The value is that of another key. */
  stale: boolean
  problem: string | null
  again: () => void
}

/**
 * What the code books say to a question that `key` names; another key asks anew. A null key asks nothing.
 */
export function useAnswer<T>(key: string | null, ask: (book: CodeBook) => Promise<T>): Answer<T> {
  const [state, setState] = useState<{ key: string | null; value: T | undefined; problem: string | null }>({
    key: null,
    value: undefined,
    problem: null,
  })
  const [tries, setTries] = useState(0)
  const run = useEffectEvent(() => ask(codeBook()))
  useEffect(() => {
    if (key === null) return undefined
    let wanted = true
    run().then(
      (value) => wanted && setState({ key, value, problem: null }),
      (error: unknown) =>
        wanted && setState({ key, value: undefined, problem: error instanceof Error ? error.message : String(error) }),
    )
    return () => {
      wanted = false
    }
  }, [key, tries])
  return {
    value: key === null ? undefined : state.value,
    stale: state.key !== key,
    problem: key === null ? null : state.problem,
    again: () => setTries(tries + 1),
  }
}
