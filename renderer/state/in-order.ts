/** Resolves when the work has ended, well or not: whoever asked for it hears of its failure, the next in line only waits. */
export const ended = (work: Promise<unknown>): Promise<void> =>
  work.then(
    () => undefined,
    () => undefined,
  )

/** A queue: each piece of work begins when the one before it has ended, well or not. */
export function workQueue(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work, work)
    last = ended(next)
    return next
  }
}
