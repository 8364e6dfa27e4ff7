import { useCallback, useId, useState, type KeyboardEvent } from 'react'
import { fits, limitsText, readNumber, settled, stepped, type Limits } from './number-text'
import './field.css'

type NumberFieldProps = Limits & {
  id?: string
  /** Names the field where no label element does. */
  label?: string
  /** Id of a text that says more about it. */
  describedBy?: string
  value: number
  /** Told each whole number within the limits, at once. */
  onChange: (value: number) => void
  /** The message lies over what is below the field, where there is no room for it. */
  compact?: boolean
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 }

/**
 * A whole number, typed. The text belongs to the person while they edit it: it may be empty, and nothing rewrites it.
 * A number within the limits counts at once; leaving the field or Enter settles it and says so where it had to be changed.
 * The wheel does nothing. Arrows step by 1, Page Up and Page Down by 10; Home, End and all other keys edit the text.
 */
export function NumberField({ id, label, describedBy, value, least, most, onChange, compact }: NumberFieldProps) {
  const limits = { least, most }
  const [typed, setTyped] = useState<string | null>(null)
  const [told, setTold] = useState('')
  const own = useId()
  const text = typed ?? String(value)
  const number = readNumber(text)
  const wrong = typed !== null && typed !== '' && (number === null || !fits(number, limits))

  const type = (next: string) => {
    setTyped(next)
    setTold('')
    const read = readNumber(next)
    if (read !== null && fits(read, limits) && read !== value) onChange(read)
  }
  /** True when the field shows what was typed. */
  const settle = (): boolean => {
    if (typed === null) return true
    const { value: next, told } = settled(typed, value, limits)
    setTyped(null)
    setTold(told)
    if (next !== value) onChange(next)
    return told === ''
  }
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    // A form is not sent off with a number that is not the one that was typed.
    if (event.key === 'Enter' && !settle()) event.preventDefault()
    const by = event.ctrlKey || event.metaKey || event.altKey || event.shiftKey ? undefined : STEPS[event.key]
    if (by === undefined) return
    event.preventDefault()
    const next = stepped(text, value, by, limits)
    setTyped(String(next))
    setTold('')
    if (next !== value) onChange(next)
  }
  const input = useCallback((element: HTMLInputElement) => digitsOnly(element), [])

  return (
    <span className={compact ? 'field field-compact' : 'field'}>
      <input
        ref={input}
        id={id}
        type="text"
        role="spinbutton"
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        className="field-input field-number number"
        aria-label={label}
        aria-valuenow={value}
        aria-valuemin={least}
        aria-valuemax={most}
        aria-invalid={wrong}
        aria-describedby={[describedBy, `${own}limits`, `${own}told`].filter(Boolean).join(' ')}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
        onFocus={() => setTold('')}
        onBlur={settle}
      />
      <span id={`${own}limits`} className="visually-hidden">
        {limitsText(limits)}
      </span>
      <span id={`${own}told`} className="field-told" role="status">
        {told || (wrong ? limitsText(limits) : '')}
      </span>
    </span>
  )
}

/**
 * Refuses letters, signs and points before they stand in the field, and takes the digits of a pasted number: "1,000" or
 * " 12 ". What an input method composes cannot be refused; it is read when it is a number.
 */
function digitsOnly(element: HTMLInputElement): () => void {
  const before = (event: InputEvent) => {
    const { data, inputType, isComposing } = event
    if (isComposing || data === null || !inputType.startsWith('insert') || inputType === 'insertCompositionText') return
    if (/^[\d０-９]+$/.test(data)) return
    event.preventDefault()
    const number = readNumber(data)
    if (number !== null && data.length > 1) insert(String(number))
  }
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData?.getData('text') ?? ''
    event.preventDefault()
    const number = readNumber(pasted)
    if (number !== null) insert(String(number))
  }
  // The browser's own insertion replaces the selection and can be undone; no newer command does.
  const insert = (text: string) => element.ownerDocument.execCommand('insertText', false, text)
  element.addEventListener('beforeinput', before)
  element.addEventListener('paste', paste)
  return () => {
    element.removeEventListener('beforeinput', before)
    element.removeEventListener('paste', paste)
  }
}
