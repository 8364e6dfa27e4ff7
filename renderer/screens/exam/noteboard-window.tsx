import { useEffect, useRef, useState, type RefObject } from 'react'
import { BOARD_TEXT, drawingIsFull, type Board, type BoardSide, type Stroke } from '../../engine/board'
import { Button } from '../../ui/button'
import { FloatingWindow } from '../../ui/floating-window'
import { Tabs } from '../../ui/tabs'
import type { Box } from '../../ui/window-box'
import { DrawingTools, NoteboardDrawing, type DrawingTool } from './noteboard-drawing'
import './noteboard.css'

const SIZES = { first: { width: 512, height: 440 }, least: { width: 340, height: 260 } }

export type NoteboardProps = {
  board: Board
  side: BoardSide
  onSide: (side: BoardSide) => void
  onText: (text: string) => void
  /** The text field was left. */
  onTextLeft?: () => void
  onStrokes: (strokes: readonly Stroke[]) => void
  onWipe: (side: BoardSide) => void
  onClose: () => void
  box?: Box | null
  onBox?: (box: Box) => void
}

/** The erasable noteboard: a text side and a drawing side in a window that is moved and resized. */
export function NoteboardWindow({
  board,
  side,
  onSide,
  onText,
  onTextLeft,
  onStrokes,
  onWipe,
  onClose,
  box,
  onBox,
}: NoteboardProps) {
  const [tool, setTool] = useState<DrawingTool>('pen')
  const field = useRef<HTMLTextAreaElement>(null)
  // Opened to be written on: the text takes the focus from the window's title bar.
  useEffect(() => field.current?.focus(), [])
  const empty = side === 'text' ? board.text === '' : board.strokes.length === 0
  return (
    <FloatingWindow title="Noteboard" onClose={onClose} sizes={SIZES} box={box} onBox={onBox}>
      <div className="noteboard">
        <Tabs
          label="Sides of the noteboard"
          selected={side}
          onSelect={(id) => onSide(id as BoardSide)}
          entries={[
            {
              id: 'text',
              title: 'Text',
              body: <NoteboardText ref={field} text={board.text} onText={onText} onLeft={onTextLeft} />,
            },
            {
              id: 'drawing',
              title: 'Drawing',
              body: <NoteboardDrawing tool={tool} strokes={board.strokes} onStrokes={onStrokes} />,
            },
          ]}
        />
        <div className="noteboard-foot">
          {side === 'drawing' ? <DrawingTools tool={tool} onTool={setTool} /> : null}
          <EraseAll key={side} side={side} disabled={empty} onErase={() => onWipe(side)} />
          <p className="noteboard-full" role="status">
            {side === 'text' && board.text.length >= BOARD_TEXT
              ? `This side is full: it holds ${BOARD_TEXT.toLocaleString('en-US')} characters. Erase something to write more.`
              : null}
            {side === 'drawing' && drawingIsFull(board.strokes) ? 'This side is full. Erase all to draw more.' : null}
          </p>
        </div>
      </div>
    </FloatingWindow>
  )
}

type TextProps = {
  ref: RefObject<HTMLTextAreaElement | null>
  text: string
  onText: (text: string) => void
  onLeft?: () => void
}

function NoteboardText({ ref, text, onText, onLeft }: TextProps) {
  // Writing goes on at the end.
  useEffect(() => ref.current?.setSelectionRange(ref.current.value.length, ref.current.value.length), [ref])
  return (
    <textarea
      ref={ref}
      className="noteboard-text"
      aria-label="Notes"
      value={text}
      maxLength={BOARD_TEXT}
      spellCheck={false}
      onChange={(event) => onText(event.target.value)}
      onBlur={onLeft}
    />
  )
}

/** Asks once. The question takes the focus, and gives it back. */
function EraseAll({ side, disabled, onErase }: { side: BoardSide; disabled: boolean; onErase: () => void }) {
  const [asking, setAsking] = useState(false)
  const ask = useRef<HTMLButtonElement>(null)
  const keep = useRef<HTMLButtonElement>(null)
  const asked = useRef(false)
  useEffect(() => {
    if (asking) keep.current?.focus()
    else if (asked.current) ask.current?.focus()
    asked.current = asking
  }, [asking])
  if (!asking) {
    return (
      <Button ref={ask} aria-disabled={disabled} onClick={() => !disabled && setAsking(true)}>
        Erase all
      </Button>
    )
  }
  return (
    <div className="noteboard-ask" role="group" aria-labelledby="noteboard-ask">
      <span id="noteboard-ask">{side === 'text' ? 'Erase all text?' : 'Erase the drawing?'}</span>
      <Button ref={keep} aria-describedby="noteboard-ask" onClick={() => setAsking(false)}>
        Keep
      </Button>
      <Button
        look="danger"
        onClick={() => {
          onErase()
          setAsking(false)
        }}
      >
        Erase
      </Button>
    </div>
  )
}
