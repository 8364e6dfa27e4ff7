/** Sleep and wake-up are told to the page; the display stays on while an exam runs. */
import { powerMonitor, powerSaveBlocker } from 'electron'

export function watchPower(tell: (state: 'suspend' | 'resume') => void): void {
  powerMonitor.on('suspend', () => tell('suspend'))
  powerMonitor.on('resume', () => tell('resume'))
}

export type ExamState = { running(): boolean; set(running: boolean): void }

/** Whether an exam runs, as the page last said; holds the display awake meanwhile. */
export function createExamState(blocker: Pick<typeof powerSaveBlocker, 'start' | 'stop'> = powerSaveBlocker): ExamState {
  let held: number | null = null
  return {
    running: () => held !== null,
    set(running) {
      if (running && held === null) held = blocker.start('prevent-display-sleep')
      if (!running && held !== null) {
        blocker.stop(held)
        held = null
      }
    },
  }
}
