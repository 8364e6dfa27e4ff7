import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { Icon } from '../ui/icon'
import { IS_MAC } from '../ui/platform'
import { Kbd } from './parts'
import css from './filter-box.module.css'

/** A small box that narrows what is below it; arrow down goes there, Escape empties it. */
export function FilterBox({
  ref,
  label,
  value,
  onChange,
  told,
  onDown,
  children,
}: {
  ref: Ref<HTMLInputElement>
  label: string
  value: string
  onChange: (text: string) => void
  told: string
  onDown: () => unknown
  children?: ReactNode
}) {
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'Enter') {
      event.preventDefault()
      onDown()
    } else if (event.key === 'Escape' && value !== '') {
      event.preventDefault()
      event.stopPropagation()
      onChange('')
    }
  }
  return (
    <div className={css.filter}>
      <Icon name="list" size={15} />
      <input
        ref={ref}
        type="text"
        aria-label={label}
        placeholder={label}
        value={value}
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={press}
      />
      <span className={css.told} role="status">
        {told}
      </span>
      {children}
      <Kbd>{IS_MAC ? 'Cmd F' : 'Ctrl F'}</Kbd>
    </div>
  )
}
