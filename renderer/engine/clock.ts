import { ms, seconds, type Milliseconds } from './units'

/*
 * The exam clock. It adds up what a monotonic clock says passed between two readings; the wall clock only dates
 * things. So setting the computer's clock, daylight saving and time zones do not touch the remaining time, and a
 * computer that slept, or an app that was closed, does not use up exam time: a test center, too, returns unused time.
 */

/** Both clocks at one moment. `mono` never runs backwards; `wall` is milliseconds since 1970. */
export type Reading = { mono: number; wall: number }

export type Clock = { used: Milliseconds; last: Reading }

/** A span of time that did not count. */
export type Gap = { from: number; to: number; cause: 'asleep' | 'clock-changed' }

/** Readings come about once a second. A longer silence means that the computer did not run. */
export const LONGEST_TICK = seconds(5)

export const startClock = (used: Milliseconds, at: Reading): Clock => ({ used, last: at })

/**
 * Moves the clock to a reading. Time between the readings counts when the monotonic clock advanced by at most
 * LONGEST_TICK. A wall clock that jumped differently is reported, and changes nothing.
 */
export function advance(clock: Clock, at: Reading): { clock: Clock; gap: Gap | null } {
  const passed = Math.max(0, at.mono - clock.last.mono)
  const wallPassed = at.wall - clock.last.wall
  const counted = passed <= LONGEST_TICK ? passed : 0
  const next: Clock = { used: ms(clock.used + counted), last: at }
  const drift = wallPassed - passed
  if (counted === 0 && passed > 0) return { clock: next, gap: { from: clock.last.wall, to: at.wall, cause: 'asleep' } }
  if (drift > LONGEST_TICK) return { clock: next, gap: { from: clock.last.wall, to: at.wall, cause: 'asleep' } }
  if (drift < -LONGEST_TICK) return { clock: next, gap: { from: clock.last.wall, to: at.wall, cause: 'clock-changed' } }
  return { clock: next, gap: null }
}

/** Never below zero. */
export const remaining = (used: Milliseconds, limit: Milliseconds): Milliseconds => ms(Math.max(0, limit - used))

/** `3:59:07` from an hour up, else `9:51`; whole seconds, rounded up so that 0:00 means none left. */
export function clockText(left: Milliseconds): string {
  const total = Math.ceil(left / 1_000)
  const hours = Math.floor(total / 3_600)
  const minute = Math.floor((total % 3_600) / 60)
  const second = String(total % 60).padStart(2, '0')
  return hours > 0 ? `${hours}:${String(minute).padStart(2, '0')}:${second}` : `${minute}:${second}`
}

/** For people and screen readers: `3 hours 59 minutes`, `45 seconds`. */
export function spokenTime(left: Milliseconds): string {
  const total = Math.ceil(left / 1_000)
  const part = (count: number, unit: string) => (count === 0 ? '' : `${count} ${unit}${count === 1 ? '' : 's'}`)
  const hours = Math.floor(total / 3_600)
  const minute = Math.floor((total % 3_600) / 60)
  if (hours === 0 && minute === 0) return part(total, 'second') || 'no time'
  return [part(hours, 'hour'), part(minute, 'minute')].filter(Boolean).join(' ')
}
