import { useId, type ReactNode } from 'react'
import { Icon } from '../../ui/icon'
import type { TaskResult } from './use-tasks'

/** A titled group of rows. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className="settings-group" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="settings-rows">{children}</div>
    </section>
  )
}

type RowProps = {
  title: string
  text?: ReactNode
  /** The control that the title names; rows of buttons have none. */
  control?: string
  /** What came of the row's last action. */
  result?: TaskResult | null
  children?: ReactNode
}

/** One setting or action: what it is at the left, its controls at the right, and below what came of it. */
export function Row({ title, text, control, result, children }: RowProps) {
  return (
    <div className="settings-row">
      <div className="settings-row-words">
        {control ? (
          <label className="settings-row-title" htmlFor={control}>
            {title}
          </label>
        ) : (
          <h3 className="settings-row-title">{title}</h3>
        )}
        {text ? (
          <p className="settings-row-text" id={control && `${control}-text`}>
            {text}
          </p>
        ) : null}
      </div>
      {children ? <div className="settings-row-controls">{children}</div> : null}
      <Outcome result={result ?? null} />
    </div>
  )
}

/** The live region is there before it has something to say, so that it is read out. */
function Outcome({ result }: { result: TaskResult | null }) {
  return (
    <div className="settings-result" role={result?.kind === 'bad' ? 'alert' : 'status'}>
      {result ? (
        <p className={`settings-result-${result.kind}`}>
          <Icon name={result.kind === 'done' ? 'check' : 'warn'} size={16} />
          {result.text}
        </p>
      ) : null}
    </div>
  )
}
