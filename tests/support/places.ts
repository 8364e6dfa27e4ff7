import type { Zone } from '../../renderer/engine/study-day'

/* Places of the earth as the engine sees them, by the rules that Node knows; no test depends on where it runs. */

/** The offset of a place at a moment, in minutes behind UTC, summer time included. */
export function placeOf(timeZone: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  return (at) => {
    const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')!.value
    const [, sign, hours, minutes = '0'] = /^GMT(?:([+-])(\d\d):(\d\d))?$/.exec(name)!
    if (sign === undefined) return 0
    const ahead = Number(hours) * 60 + Number(minutes)
    return sign === '-' ? ahead : 0 - ahead
  }
}

/** The clock of a place at a moment, as `2026-03-31 04:00`. */
export function clockAt(at: number, timeZone: string): string {
  const clock =
    clocks.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' })
  clocks.set(timeZone, clock)
  return clock.format(at)
}
const clocks = new Map<string, Intl.DateTimeFormat>()

/** Summer time both ways, half and quarter hours, both sides of the date line, a change at four in the night. */
export const PLACES = [
  'America/Los_Angeles',
  'America/New_York',
  'America/Phoenix',
  'America/St_Johns',
  'Pacific/Honolulu',
  'Pacific/Pago_Pago',
  'Pacific/Kiritimati',
  'Pacific/Chatham',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Australia/Adelaide',
  'Europe/London',
  'Europe/Helsinki',
  'Africa/Casablanca',
  'Antarctica/Troll',
  'UTC',
] as const
