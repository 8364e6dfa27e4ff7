/** The display stays on while an exam runs. */
import { powerSaveBlocker } from 'electron'

export type ExamState = { running(): boolean; set(running: boolean): void }

/** Whether an exam runs, as the page last said; holds the display awake meanwhile. */
export function createExamState(
  blocker: Pick<typeof powerSaveBlocker, 'start' | 'stop'> = powerSaveBlocker,
): ExamState {
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
