import { PressLabel } from '../../ui/press-label'
import './chip.css'

type ChipProps = {
  /** A radio button of the group with this name; a checkbox without one. */
  group?: string
  title: string
  count?: number
  checked: boolean
  /** The bank has nothing for it among what is asked for. */
  disabled?: boolean
  onChange: (checked: boolean) => void
}

/** A small choice in a row of others, with how many questions it has. */
export function Chip({ group, title, count, checked, disabled = false, onChange }: ChipProps) {
  return (
    <PressLabel className={count === 0 && !checked ? 'chip chip-none' : 'chip'}>
      <input
        type={group ? 'radio' : 'checkbox'}
        name={group}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>{title}</span>
      {count === undefined ? null : <span className="chip-count number">{count}</span>}
    </PressLabel>
  )
}
