import { create } from 'zustand'
import type { BoardSide, Stroke } from '../engine/board'
import { dispatch, dispatchTo, openAttemptId, useExam } from './exam'
import { holdBack } from './held-back'
import { inBackground } from './trouble'

/* The noteboard on the way to storage: what the board shows is what the session has and what is still on its way. */

export type BoardState = {
  /** Lines that are being stored: the session does not have them yet. */
  drawing: readonly Stroke[]
  /** How the window was left, for as long as the app runs. */
  side: BoardSide
  box: { left: number; top: number; width: number; height: number } | null
}

export const useBoard = create<BoardState>()(() => ({ drawing: [], side: 'text', box: null }))

const typed = holdBack<string>((attemptId, text) => dispatchTo(attemptId, { type: 'note', text }))

/** Text that is not stored yet; undefined when all of it is. */
export function useNoteDraft(): string | undefined {
  const attemptId = useExam(({ session }) => session?.head.id)
  return typed.use(({ held }) => held.get(attemptId ?? ''))
}

/** Takes the whole text as typed so far. */
export function typeNote(text: string): void {
  const attemptId = openAttemptId()
  if (attemptId !== null) typed.put(attemptId, text)
}

/** Stores what was typed without waiting. */
export const storeNote = (): void => inBackground('Keeping the noteboard', typed.flush())

/** Stores lines that the pen has drawn. */
export function drawStrokes(strokes: readonly Stroke[]): void {
  useBoard.setState(({ drawing }) => ({ drawing: [...drawing, ...strokes] }))
  for (const stroke of strokes) {
    inBackground(
      'Keeping the noteboard',
      dispatch({ type: 'draw', stroke }).finally(() =>
        useBoard.setState(({ drawing }) => ({ drawing: drawing.filter((one) => one !== stroke) })),
      ),
    )
  }
}

/** Erases one side. */
export function wipeBoard(side: BoardSide): void {
  // What is typed and not stored yet is stored first: erased is what was on the board.
  inBackground('Keeping the noteboard', typed.flush())
  inBackground('Keeping the noteboard', dispatch({ type: 'wipe', side }))
}
