import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { clearedCalculator, press, type CalculatorKey, type Operation, type PlainKey } from '../../engine/calculator'
import { chordOf, isComposing } from '../../keys/key-event'
import { keyboard } from '../../keys/keyboard'
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
 * The basic calculator. As in a test center it listens to the keyboard only while it has the focus, which it takes when it
 * opens; Backspace clears everything, Escape closes it, and it closes when the question changes. Enter is "=" wherever the
 * focus is in it, but for the button that closes.
 */
export function CalculatorWindow({ onClose }: { onClose: () => void }) {
  const [state, setState] = useState(() => clearedCalculator())
  const run = (key: CalculatorKey) => setState((before) => press(before, key))
  const keypad = useRef<HTMLDivElement>(null)
  // Opened to be used: the keys of the keyboard go here from the start.
  useEffect(() => keypad.current?.focus(), [])
  const onKey = (event: KeyboardEvent) => {
    const key = keyOf(event)
    if (!key) return
    event.preventDefault()
    // A digit that is held is typed on; a held "=" would calculate again and again.
    if (!event.repeat || key.press === 'digit') run(key)
  }
  return (
    <FloatingWindow title="Calculator" onClose={onClose} onKey={onKey}>
      <div ref={keypad} className="calculator" role="group" aria-label="Calculator keys" tabIndex={-1}>
        <output className="calculator-display number" aria-live="polite">
          {state.display}
        </output>
        {state.memory !== 0 ? <span className="calculator-memory">M</span> : null}
        <div className="calculator-keys">
          {BUTTONS.map(({ label, says, key }) => (
            <button
              key={label}
              type="button"
              aria-label={says}
              // Digits are pressed quickly, twice the same one too. A double click on "=" is one sum.
              data-rapid={key.press === 'digit' ? '' : undefined}
              onClick={() => run(key)}
            >
              {label}
            </button>
          ))}
        </div>
      </div>
    </FloatingWindow>
  )
}

const SIGNS: Readonly<Record<string, CalculatorKey>> = {
  '+': { press: 'operation', operation: '+' },
  '-': { press: 'operation', operation: '-' },
  '*': { press: 'operation', operation: '*' },
  '×': { press: 'operation', operation: '*' },
  '/': { press: 'operation', operation: '/' },
  '÷': { press: 'operation', operation: '/' },
  '.': { press: 'point' },
  ',': { press: 'point' },
  '%': { press: 'percent' },
  '=': { press: 'equals' },
  'Backspace': { press: 'clear' },
  'Delete': { press: 'clear' },
}

/** What a key of the keyboard means to the calculator. */
function keyOf({ nativeEvent: event, target }: KeyboardEvent): CalculatorKey | null {
  if (event.altKey || event.ctrlKey || event.metaKey || isComposing(event)) return null
  if (event.key === 'Enter') {
    const other = target instanceof Element && target.closest('.floating-button') !== null
    return other ? null : { press: 'equals' }
  }
  const sign = SIGNS[event.key]
  if (sign) return sign
  const chord = chordOf(event, keyboard)
  if (chord === 'C') return { press: 'clear' }
  return chord !== null && /^\d$/.test(chord) ? { press: 'digit', digit: Number(chord) } : null
}
