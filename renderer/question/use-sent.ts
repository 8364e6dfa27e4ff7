import { useRef } from 'react'

/**
 * The selection to change: the one sent last while it is still being written, else the one that was given. An answer
 * that was refused leaves nothing behind.
 */
export function useSent<T>(given: readonly T[], onAnswer: (selection: readonly T[]) => unknown) {
  const underway = useRef<readonly T[] | null>(null)
  const send = (selection: readonly T[]) => {
    underway.current = selection
    const done = () => {
      if (underway.current === selection) underway.current = null
    }
    Promise.resolve(onAnswer(selection)).then(done, done)
  }
  return { latest: () => underway.current ?? given, send }
}
