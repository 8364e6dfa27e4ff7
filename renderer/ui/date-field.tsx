import { useEffect, useEffectEvent, useId, useState, type KeyboardEvent } from 'react'
import { Button } from './button'
import { daysText, readDay, shownDay, type DayLimits } from './date-text'
import './field.css'

type DateFieldProps = DayLimits & {
  id?: string
  /** Names the field where no label element does. */
  label?: string
  /** Id of a text that says more about it. */
  describedBy?: string
  /** A day written `2026-03-31`, null for none. */
  value: string | null
  onChange: (day: string | null) => void
  /** Names the button that takes the day away. */
  clearLabel: string
}

/**
 * A day, typed as MM/DD/YYYY. The text belongs to the person while they edit it; nothing is kept of it before it is
 * finished: with Enter, on leaving the field, or when the page is left. A text that is no day, or none within the limits,
 * is refused in words, and the day before stays. An emptied field is no day.
 */
export function DateField({ id, label, describedBy, value, first, last, onChange, clearLabel }: DateFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const [told, setTold] = useState('')
  const own = useId()

  /** True when the field shows what was typed. */
  const settle = (): boolean => {
    if (typed === null) return true
    const empty = typed.trim() === ''
    const read = empty ? { day: null } : readDay(typed, { first, last })
    const refused = 'refused' in read
    setTyped(null)
    setTold(
      refused ? `${read.refused} ${value === null ? 'No date is set.' : `The date stays ${shownDay(value)}.`}` : '',
    )
    if (!refused) onChange(read.day)
    return !refused
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && !settle()) event.preventDefault()
  }
  // The page may be left by a key, without the field being left first.
  const leave = useEffectEvent(() => void settle())
  useEffect(() => () => leave(), [])

  return (
    <span className="field">
      <span className="field-row">
        <input
          id={id}
          type="text"
          autoComplete="off"
          spellCheck={false}
          placeholder="MM/DD/YYYY"
          className="field-input field-date number"
          aria-label={label}
          aria-invalid={told !== ''}
          aria-describedby={[describedBy, `${own}limits`, `${own}told`].filter(Boolean).join(' ')}
          value={typed ?? (value === null ? '' : shownDay(value))}
          onChange={(event) => {
            setTyped(event.target.value)
            setTold('')
          }}
          onKeyDown={press}
          onBlur={settle}
        />
        <Button
          aria-label={clearLabel}
          disabled={value === null && typed === null}
          onClick={() => {
            setTyped(null)
            setTold('')
            if (value !== null) onChange(null)
          }}
        >
          No date
        </Button>
      </span>
      <span id={`${own}limits`} className="visually-hidden">
        {daysText({ first, last })}
      </span>
      <span id={`${own}told`} className="field-told" role="alert">
        {told}
      </span>
    </span>
  )
}
