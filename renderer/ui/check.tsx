import type { ReactNode } from 'react'
import { PressLabel } from './press-label'
import './check.css'

export type CheckProps = { title: string; text?: ReactNode; checked: boolean; onChange: (checked: boolean) => void }

/** A checkbox with a title and what there is to know about it. */
export function Check({ title, text, checked, onChange }: CheckProps) {
  return (
    <PressLabel className="check">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span className="check-body">
        <span className="check-title">{title}</span>
        {text ? <span className="check-text">{text}</span> : null}
      </span>
    </PressLabel>
  )
}
