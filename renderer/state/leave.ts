import { dispatch, leaveExam } from './exam'
import { useRoute } from './route'

/** Saves, stops the clock and goes home; the exam can be resumed. */
export async function saveAndLeave(): Promise<void> {
  if (await leaveExam()) useRoute.getState().go({ screen: 'home' })
}

/** Gives up the running attempt and goes home. */
export async function discardCurrent(): Promise<void> {
  await dispatch({ type: 'discard' })
  await saveAndLeave()
}
