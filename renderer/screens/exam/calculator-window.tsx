import { useState, type KeyboardEvent } from 'react'
import { clearedCalculator, press, type CalculatorKey, type Operation, type PlainKey } from '../../engine/calculator'
import { FloatingWindow } from '../../ui/floating-window'
import './calculator.css'

type Button = { label: string; says: string; key: CalculatorKey }

const plain = (label: string, says: string, name: PlainKey): Button => ({
  label,
  says,
  key: { press: name } as CalculatorKey,
})
const operation = (label: string, says: string, name: Operation): Button => ({
  label,
  says,
  key: { press: 'operation', operation: name },
})
const digit = (value: number): Button => ({
  label: String(value),
  says: String(value),
  key: { press: 'digit', digit: value },
})

const BUTTONS: readonly Button[] = [
  plain('MC', 'Memory clear', 'memory-clear'),
  plain('MR', 'Memory recall', 'memory-recall'),
  plain('MS', 'Memory store', 'memory-store'),
  plain('M+', 'Memory add', 'memory-add'),
  plain('ON/C', 'Clear', 'clear'),
  digit(7),
  digit(8),
  digit(9),
  operation('÷', 'Divided by', '/'),
  plain('√', 'Square root', 'root'),
  digit(4),
  digit(5),
  digit(6),
  operation('×', 'Times', '*'),
  plain('%', 'Percent', 'percent'),
  digit(1),
  digit(2),
  digit(3),
  operation('−', 'Minus', '-'),
  plain('1/x', 'One divided by', 'inverse'),
  digit(0),
  plain('.', 'Point', 'point'),
  plain('+/−', 'Change sign', 'sign'),
  operation('+', 'Plus', '+'),
  plain('=', 'Equals', 'equals'),
]

/**
 * The basic calculator. As in a test center it listens to the keyboard only while it has the focus, Backspace clears
 * everything, and it closes when the question changes.
 */
export function CalculatorWindow({ onClose }: { onClose: () => void }) {
  const [state, setState] = useState(() => clearedCalculator())
  const run = (key: CalculatorKey) => setState((before) => press(before, key))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    // Nothing typed here may choose an option.
    if (event.key !== 'Escape' && event.key !== 'Tab') event.stopPropagation()
    const key = keyOf(event.key, event.target instanceof HTMLButtonElement)
    if (!key) return
    event.preventDefault()
    run(key)
  }
  return (
    <FloatingWindow title="Calculator" onClose={onClose}>
      <div className="calculator" onKeyDown={onKeyDown}>
        <output className="calculator-display number" aria-live="polite">
          {state.display}
        </output>
        {state.memory !== 0 ? <span className="calculator-memory">M</span> : null}
        <div className="calculator-keys">
          {BUTTONS.map(({ label, says, key }) => (
            <button key={label} type="button" aria-label={says} onClick={() => run(key)}>
              {label}
            </button>
          ))}
        </div>
      </div>
    </FloatingWindow>
  )
}

/** What a key of the keyboard means; Enter on a focused button is that button's own. */
function keyOf(key: string, onButton: boolean): CalculatorKey | null {
  if (/^\d$/.test(key)) return { press: 'digit', digit: Number(key) }
  if (key === '+' || key === '-' || key === '*' || key === '/') return { press: 'operation', operation: key }
  if (key === '.' || key === ',') return { press: 'point' }
  if (key === '%') return { press: 'percent' }
  if (key === '=' || (key === 'Enter' && !onButton)) return { press: 'equals' }
  if (key === 'Backspace' || key === 'Delete' || key.toLowerCase() === 'c') return { press: 'clear' }
  return null
}
