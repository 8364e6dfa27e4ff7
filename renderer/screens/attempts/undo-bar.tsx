import { useEffect, useRef, useState } from 'react'
import { dismissProblem, letGo, undoChange, useAttemptChanges, type AttemptChange } from '../../state/attempt-changes'
import { Button } from '../../ui/button'
import { attemptName } from './attempt-name'
import { inBackground } from '../../state/trouble'
import './undo-bar.css'

/** How long an undo is offered, in milliseconds; not while the pointer is on it or the keyboard in it. */
const OFFERED = 10_000

/** What was just done to attempts, each with its undo. The text is announced; the region is there before it is filled. */
export function UndoBar() {
  const { undoable, problem } = useAttemptChanges()
  const last = undoable.at(-1)
  return (
    <div className="undo-bar">
      <p className="visually-hidden" aria-live="polite">
        {last ? `${sentenceOf(last)} You can undo this.` : ''}
      </p>
      {problem ? (
        <div className="undo-entry undo-problem" role="alert">
          <span>{problem}</span>
          <Button onClick={dismissProblem}>Close</Button>
        </div>
      ) : null}
      {undoable.map((change) => (
        <Entry key={`${change.attempt.id} ${change.kind}`} change={change} />
      ))}
    </div>
  )
}

function Entry({ change }: { change: AttemptChange }) {
  const box = useRef<HTMLDivElement>(null)
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return undefined
    const timer = setTimeout(() => inBackground('Deleting an attempt for good', letGo(change)), OFFERED)
    return () => clearTimeout(timer)
  }, [change, held])
  useEffect(() => {
    // The row that had the focus is gone: the way back is the next stop of the keyboard.
    if (change.kind === 'deleted') return focusWhenLost(box.current)
    return undefined
  }, [change.kind])
  return (
    <div
      ref={box}
      className="undo-entry"
      role="group"
      aria-label="Last change"
      tabIndex={-1}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={(event) => setHeld(event.target !== box.current)}
      onBlur={() => setHeld(false)}
    >
      <span>{sentenceOf(change)}</span>
      <Button onClick={() => inBackground('Undoing the last change of an attempt', undoChange(change))}>Undo</Button>
    </div>
  )
}

/** Takes the focus once the dialog has given it back to nothing. */
function focusWhenLost(element: HTMLElement | null): () => void {
  const timer = setTimeout(() => {
    if (document.activeElement === null || document.activeElement === document.body) element?.focus()
  }, 100)
  return () => clearTimeout(timer)
}

function sentenceOf({ kind, attempt }: AttemptChange): string {
  const name = attemptName(attempt)
  if (kind === 'deleted') return `Deleted: ${name}.`
  return kind === 'left-out' ? `Left out of the statistics: ${name}.` : `Counted again: ${name}.`
}
