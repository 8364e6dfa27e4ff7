import type { Zone } from '../engine/study-day'

/* Where the computer is. Read anew each time: the zone changes on a journey, and its offset with summer time. */

/** The zone of this computer as it is set now. */
export const here: Zone = (at) => new Date(at).getTimezoneOffset()

/** Differs when the days of this place may be others: by name, since two zones can agree today and not in spring. */
export const zoneKey = (): string =>
  `${Intl.DateTimeFormat().resolvedOptions().timeZone} ${new Date().getTimezoneOffset()}`
