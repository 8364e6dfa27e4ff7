/**
 * What may be written down of an error: which kind it is and where it happened, and nothing of what was being handled.
 * An error's own sentence can hold an answer, a note or a folder with a person's name, so it never gets in.
 * Pure and shared with the page.
 */

export type Trace = {
  /** Names of the error and of what caused it, with codes ("AbortError < QuotaExceededError"). */
  error: string
  /** Function, file and line, newest first, in one line; file names without folders. */
  stack: string
}

/** What the engine itself says, without the values it puts into the sentence. */
const ENGINE_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^Cannot (read|set) propert/, 'value is missing'],
  [/is not a function/, 'not a function'],
  [/is not iterable/, 'not iterable'],
  [/is not defined$/, 'name is not defined'],
  [/^Maximum call stack/, 'endless recursion'],
  [/^Failed to fetch dynamically imported module/, 'a part of the app cannot be loaded'],
  [/quota/i, 'quota'],
  [/^Event \d+ does not follow/, 'events out of order'],
]

const NAME = /^[A-Za-z_$][\w$]{0,59}$/
const CODE = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/
const FRAME =
  /^\s*at (?:(?:async )?(?:new )?([\w$.<>]{1,80})(?: \[as [\w$]{1,60}\])? )?\(?(?:.*[\\/])?([\w.@-]{1,80}\.[cm]?[jt]sx?)(?:\?[^:\s]*)?:(\d{1,7}):(\d{1,7})\)?$/
const MOST_FRAMES = 12
const MOST_CAUSES = 4

type ErrorLike = {
  name?: unknown
  message?: unknown
  code?: unknown
  stack?: unknown
  cause?: unknown
  inner?: unknown
}

const isLike = (value: unknown): value is ErrorLike => typeof value === 'object' && value !== null

/** @param error whatever was thrown; something that is no error has no trace but its type */
export function traceOf(error: unknown): Trace {
  const names: string[] = []
  let one: unknown = error
  while (isLike(one) && names.length < MOST_CAUSES) {
    names.push(named(one))
    one = one.cause ?? one.inner
  }
  return {
    error: names.length > 0 ? names.join(' < ') : `thrown ${error === null ? 'null' : typeof error}`,
    stack: isLike(error) ? frames(error).join(' < ') : '',
  }
}

function named({ name, message, code }: ErrorLike): string {
  const own = typeof name === 'string' && NAME.test(name) ? name : 'Error'
  const words = typeof message === 'string' ? ENGINE_WORDS.find(([pattern]) => pattern.test(message))?.[1] : undefined
  const details = [typeof code === 'string' && CODE.test(code) ? code : undefined, words].filter(Boolean)
  return details.length > 0 ? `${own} (${details.join(', ')})` : own
}

function frames({ stack, message }: ErrorLike): string[] {
  if (typeof stack !== 'string') return []
  // The stack begins with the message, which can look like anything, also like a line of a stack.
  const from = typeof message === 'string' && message !== '' ? stack.indexOf(message) : -1
  const rest = from < 0 ? stack : stack.slice(from + (message as string).length)
  return rest
    .split('\n')
    .flatMap((line) => {
      const match = FRAME.exec(line)
      return match ? [`${match[1] ?? '?'} ${match[2]}:${match[3]}:${match[4]}`] : []
    })
    .slice(0, MOST_FRAMES)
}
