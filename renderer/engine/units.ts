/** A number that is milliseconds, so that it is never mistaken for seconds or minutes. */
export type Milliseconds = number & { readonly unit: 'ms' }

export const ms = (value: number): Milliseconds => value as Milliseconds
export const seconds = (value: number): Milliseconds => ms(value * 1_000)
export const minutes = (value: number): Milliseconds => ms(value * 60_000)

/** For the end of a switch over a union: does not compile while a case is missing. */
export function assertNever(value: never): never {
  throw new Error(`Unexpected value ${JSON.stringify(value)}`)
}
