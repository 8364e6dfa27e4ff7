/**
 * The few facts of small files that are read before there is a window, checked one by one: to load the library that
 * checks everything else takes longer than to make the window.
 */

type Check = (value: unknown) => boolean

export const isWhole =
  (least: number, most: number): Check =>
  (value) =>
    Number.isInteger(value) && (value as number) >= least && (value as number) <= most

export const isYesOrNo: Check = (value) => typeof value === 'boolean'

/** A fact that earlier versions did not keep: it may be missing, but not be something else. */
export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)

/**
 * The object a text holds; null when it holds none, or one of the facts is not as it must be.
 * @param others whether it may hold more than these facts
 */
export function factsIn<T extends object>(
  text: string,
  checks: Readonly<Record<keyof T & string, Check>>,
  others: 'others too' | 'nothing else',
): T | null {
  const found: unknown = JSON.parse(text)
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return null
  const names = Object.keys(checks) as (keyof T & string)[]
  const right = names.every((name) => checks[name](Object.hasOwn(found, name) ? (found as T)[name] : undefined))
  const more = Object.keys(found).some((name) => !Object.hasOwn(checks, name))
  return right && (others === 'others too' || !more) ? (found as T) : null
}
