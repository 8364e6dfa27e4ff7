import { usualCardTime } from '../engine/estimate'
import { DAY } from '../engine/study-day'
import { reviewsSince } from '../storage/cards'
import { services } from './services'

const LOOK_BACK = 30 * DAY

/** Milliseconds a card usually takes this candidate, from the reviews of the last month. */
export async function cardPace(): Promise<number> {
  return usualCardTime((await reviewsSince(services().db, Date.now() - LOOK_BACK)).reviews)
}
