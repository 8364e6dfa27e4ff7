import type { SessionEvent } from '../engine/events'
import { SecondWriter } from '../storage/attempts'
import { SaveFailed, type Copies } from './recorder'
import { logged } from './trouble'

/* An action that could not be saved: what it was, why, and what can be done. */

export type SaveFailure = {
  /** `refused`: neither copy took it. `second-writer`: another window has written there. `slow`: no answer yet. */
  kind: 'refused' | 'second-writer' | 'slow'
  sentence: string
  /** What is lost by going on without it. */
  events: readonly SessionEvent[]
  /** How many commands were given after it and wait for it. */
  behind: number
}

/** What the candidate chose. */
export type WayOn = 'retry' | 'give-up'

/** A disk that has not answered for so long is told. */
export const SLOW = 15_000

export type Outcome = { copies: Copies } | { error: unknown } | 'slow'

/**
 * What becomes of a write within a time.
 * @param sooner takes what ends the wait before its time
 */
export async function outcomeOf(
  writing: Promise<Copies>,
  limit: number,
  sooner?: (slow: () => void) => void,
): Promise<Outcome> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<'slow'>((resolve) => {
    timer = setTimeout(() => resolve('slow'), limit)
    sooner?.(() => resolve('slow'))
  })
  const came = writing.then(
    (copies) => ({ copies }),
    (error: unknown) => ({ error }),
  )
  const first = await Promise.race([came, late])
  clearTimeout(timer)
  return first
}

/** Resolves when the work has ended or the time is over. */
export async function within(limit: number, work: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limit)
  })
  await Promise.race([work, late])
  clearTimeout(timer)
}

/** The failure that the outcome of a write stands for. */
export function failureOf(
  came: { error: unknown } | 'slow',
  events: readonly SessionEvent[],
): Omit<SaveFailure, 'behind'> {
  if (came === 'slow') return { kind: 'slow', sentence: 'The disk does not answer.', events }
  const { error } = came
  logged('Saving an action in the exam', error)
  if (error instanceof SecondWriter) return { kind: 'second-writer', sentence: error.message, events }
  return {
    kind: 'refused',
    sentence: error instanceof SaveFailed ? error.message : 'The disk did not accept the data.',
    events,
  }
}
