import { desktop } from '../desktop'
import { leaveWithoutSaving, settle, useExam } from './exam'
import { saveAndLeave } from './leave'
import { storeNotes } from './notes'
import { pageLog } from './page-log'
import { useRoute } from './route'
import { within } from './save-failure'
import { saveText } from './save-text'
import { inBackground, bestEffort } from './trouble'

/* Ways out of trouble that do not need the screen that is in trouble. */

const LIMIT = 3_000

/** Loads the page anew, after writing down what can be written. */
export function reloadPage(): void {
  const written = Promise.all([settle(), storeNotes()])
  inBackground(
    'Loading the page again',
    within(LIMIT, bestEffort('Writing down what is open', written)).then(() => window.location.reload()),
  )
}

/** Shows the log in its folder; the browser edition saves it as a file. */
export function openLog(): void {
  inBackground('Opening the log', desktop ? desktop.openLog() : saveText('ccs-log.txt', 'txt', pageLog()))
}

/**
 * Goes home from a screen that broke; an open exam is left as it stands. What cannot be saved in time is left behind: the
 * dialog that would ask belongs to the broken screen, and nobody would see it.
 */
export function goHome(): void {
  inBackground(
    'Leaving for home',
    within(LIMIT, saveAndLeave()).then(() => {
      if (useExam.getState().session) leaveWithoutSaving()
      useRoute.getState().go({ screen: 'home' })
    }),
  )
}
