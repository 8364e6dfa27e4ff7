import { create } from 'zustand'
import type { BoardSide, Stroke } from '../engine/board'
import { dispatch } from './exam'
import { beforeLeaving } from './unsaved'

/*
 * The noteboard on the way to storage. Text is stored when typing pauses, and at once when the board or the exam is left;
 * until then it is the draft, which is what the board shows.
 */

export type BoardState = {
  /** Text that is not stored yet. */
  draft: { text: string } | null
  /** Lines that are being stored: the session does not have them yet. */
  drawing: readonly Stroke[]
  /** How the window was left, for as long as the app runs. */
  side: BoardSide
  box: { left: number; top: number; width: number; height: number } | null
}

export const useBoard = create<BoardState>()(() => ({ draft: null, drawing: [], side: 'text', box: null }))

const PAUSE = 500
let pause: ReturnType<typeof setTimeout> | undefined

/** Takes the whole text as typed so far. */
export function typeNote(text: string): void {
  useBoard.setState({ draft: { text } })
  clearTimeout(pause)
  pause = setTimeout(storeNote, PAUSE)
}

/** Stores what was typed without waiting for a pause. */
export function storeNote(): void {
  clearTimeout(pause)
  const { draft } = useBoard.getState()
  if (draft) void dispatch({ type: 'note', text: draft.text }).finally(() => settle(draft))
}

/** Stores lines that the pen has drawn. */
export function drawStrokes(strokes: readonly Stroke[]): void {
  useBoard.setState(({ drawing }) => ({ drawing: [...drawing, ...strokes] }))
  for (const stroke of strokes) {
    void dispatch({ type: 'draw', stroke }).finally(() =>
      useBoard.setState(({ drawing }) => ({ drawing: drawing.filter((one) => one !== stroke) })),
    )
  }
}

/** Erases one side. */
export function wipeBoard(side: BoardSide): void {
  const draft = { text: '' }
  if (side === 'text') {
    clearTimeout(pause)
    useBoard.setState({ draft })
  }
  void dispatch({ type: 'wipe', side }).finally(() => settle(draft))
}

/** A draft is done unless more was typed while it was written. */
function settle(draft: BoardState['draft']) {
  if (useBoard.getState().draft === draft) useBoard.setState({ draft: null })
}

beforeLeaving(storeNote)
