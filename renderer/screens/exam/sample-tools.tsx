import { useState } from 'react'
import { EMPTY_BOARD, type Board, type BoardSide } from '../../engine/board'
import { minutes } from '../../engine/units'
import { useKeys } from '../../keys/use-keys'
import { CalculatorWindow } from './calculator-window'
import { ClockReading } from './clock-reading'
import { ItemCount } from './item-count'
import { NoteboardWindow } from './noteboard-window'
import { ToolButton } from './tools'

/** A header to try out; its time stands still. */
export function SampleReadings() {
  const [hidden, setHidden] = useState(false)
  return (
    <div className="frame-header">
      <span className="frame-title">Sample exam</span>
      <div className="frame-readings">
        <ClockReading time={minutes(238)} hidden={hidden} onToggle={() => setHidden(!hidden)} />
        <ItemCount position={2} total={9} />
      </div>
    </div>
  )
}

export function SampleCalculator() {
  const [open, setOpen] = useState(false)
  const toggle = () => setOpen(!open)
  useKeys({ calculator: toggle })
  return (
    <>
      <div className="frame-toolbar">
        <ToolButton icon="calculator" text="Calculator" command="calculator" pressed={open} onClick={toggle} />
      </div>
      <div className="sample-body">
        <p>A stay of 6 days costs $8,850. What does one day cost?</p>
      </div>
      {open ? <CalculatorWindow onClose={() => setOpen(false)} /> : null}
    </>
  )
}

export function SampleNoteboard() {
  const [open, setOpen] = useState(false)
  const [side, setSide] = useState<BoardSide>('text')
  const [board, setBoard] = useState<Board>(EMPTY_BOARD)
  const toggle = () => setOpen(!open)
  useKeys({ noteboard: toggle })
  return (
    <>
      <div className="frame-toolbar">
        <ToolButton icon="board" text="Noteboard" command="noteboard" pressed={open} onClick={toggle} />
      </div>
      <div className="sample-body">
        <p>Write a word on the text side, draw a line on the drawing side, and erase both.</p>
      </div>
      {open ? (
        <NoteboardWindow
          board={board}
          side={side}
          onSide={setSide}
          onText={(text) => setBoard((now) => ({ ...now, text }))}
          onStrokes={(strokes) => setBoard((now) => ({ ...now, strokes: [...now.strokes, ...strokes] }))}
          onWipe={(wiped) => setBoard((now) => ({ ...now, ...(wiped === 'text' ? { text: '' } : { strokes: [] }) }))}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  )
}
