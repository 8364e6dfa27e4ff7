/** The one owner of the unexpected in the shell: nothing that nobody waits for fails without a line in the log. */

/** The part of the log this needs; the log itself is built on files that need this. */
type Log = { failed(doing: string, error: unknown): void }

type Told = (doing: string) => void

let log: Log | null = null
let tell: Told = () => undefined

/** From now on failures are logged there, and told to the candidate by `told` where they are unexpected. */
export function logTroubleTo(to: Log, told: Told): void {
  log = to
  tell = told
}

/** Something unexpected: into the log, and told. */
export function unexpected(doing: string, error: unknown): void {
  log?.failed(doing, error)
  tell(doing)
}

/** Something expected that is answered elsewhere, but belongs into the log. */
export function logged(doing: string, error: unknown): void {
  log?.failed(doing, error)
}

/** Carries on something that nobody waits for; its failure is unexpected. `doing` are fixed words, since they are logged. */
export function inBackground(doing: string, work: Promise<unknown>): void {
  work.catch((error: unknown) => unexpected(doing, error))
}

/**
 * Something the app does as well without: tidying up, remembering where a window stood. Its failure is logged and nobody
 * is bothered with it.
 */
export async function bestEffort(doing: string, work: Promise<unknown>): Promise<void> {
  try {
    await work
  } catch (error) {
    logged(doing, error)
  }
}

/** Resolves when the work has ended, well or not: whoever asked for it hears of its failure, the next in line only waits. */
export const ended = (work: Promise<unknown>): Promise<void> =>
  work.then(
    () => undefined,
    () => undefined,
  )
