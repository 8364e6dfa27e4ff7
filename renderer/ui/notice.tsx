import type { ReactNode } from 'react'
import { Icon } from './icon'
import './notice.css'

/** A message in the flow of a page: information, or a warning that needs attention. */
export function Notice({
  kind = 'info',
  children,
  action,
}: {
  kind?: 'info' | 'warn' | 'bad'
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <div className={`notice notice-${kind}`} role={kind === 'info' ? 'status' : 'alert'}>
      {kind === 'info' ? null : <Icon name="warn" />}
      <div className="notice-text">{children}</div>
      {action}
    </div>
  )
}
