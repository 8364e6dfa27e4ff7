/** Tells of something unexpected in the shell: once, in words, with ways out. */
import { dialog, type BrowserWindow } from 'electron'
import { inBackground } from './trouble'

const quiet = 5 * 60 * 1000

/** Says whether an unexpected error is told: not while one is, and not again within five minutes. */
export function createTeller(): { begin(now: number): boolean; end(): void } {
  let open = false
  let last = -Infinity
  return {
    begin(now) {
      if (open || now - last < quiet) return false
      open = true
      last = now
      return true
    },
    end() {
      open = false
    },
  }
}

type Ways = { openLog(): Promise<void>; close(): void }

/** Shows the dialog without holding up anything behind it. Returns what to call with the words of what was being done. */
export function troubleDialog(window: BrowserWindow, ways: Ways): (doing: string) => void {
  const teller = createTeller()
  const show = async (doing: string): Promise<void> => {
    try {
      const { response } = await dialog.showMessageBox(window, {
        type: 'warning',
        message: 'Something unexpected happened in the app.',
        detail: `What was being done: ${doing}.\n\nWhat the exam shows as answered is saved: each answer is written to the disk before it is shown. You can go on. If it happens again, close the app and start it anew; an exam in progress can be resumed. The log tells what happened, without your answers, and can be attached to a report.`,
        buttons: ['Go on', 'Open log', 'Close the app'],
        defaultId: 0,
        cancelId: 0,
      })
      if (response === 1) await ways.openLog()
      if (response === 2) ways.close()
    } finally {
      teller.end()
    }
  }
  return (doing) => {
    // A dialog that cannot be shown is no reason for the next one: the log has it.
    if (!window.isDestroyed() && teller.begin(performance.now()))
      inBackground('Telling of something unexpected', show(doing))
  }
}
