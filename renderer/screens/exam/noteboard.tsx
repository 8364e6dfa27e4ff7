import { useEffect, useMemo } from 'react'
import type { Board } from '../../engine/board'
import { drawStrokes, storeNote, typeNote, useBoard, useNoteDraft, wipeBoard } from '../../state/board'
import { MessageDialog } from './message-dialog'
import { NoteboardWindow } from './noteboard-window'

/** The noteboard of the running attempt. What is on it is stored with the attempt. */
export function Noteboard({ stored, onClose }: { stored: Board; onClose: () => void }) {
  const { drawing, side, box } = useBoard()
  const draft = useNoteDraft()
  const board = useMemo(
    () => ({
      text: draft ?? stored.text,
      strokes: drawing.length > 0 ? [...stored.strokes, ...drawing] : stored.strokes,
    }),
    [draft, drawing, stored],
  )
  useEffect(() => storeNote, [])
  return (
    <NoteboardWindow
      board={board}
      side={side}
      onSide={(next) => useBoard.setState({ side: next })}
      onText={typeNote}
      onTextLeft={storeNote}
      onStrokes={drawStrokes}
      onWipe={wipeBoard}
      onClose={onClose}
      box={box}
      onBox={(next) => useBoard.setState({ box: next })}
    />
  )
}

/** Where the center hands out a board of paper. */
export function PaperBoard({ onClose }: { onClose: () => void }) {
  return (
    <MessageDialog title="Noteboard" onClose={onClose}>
      <p>
        This exam has a noteboard of paper only, as at some testing centers. Take one blank sheet and a pencil, and
        throw the sheet away after the exam.
      </p>
    </MessageDialog>
  )
}
