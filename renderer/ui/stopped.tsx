import { Button } from './button'
import './stopped.css'

/** A full-window message for when the app, or a screen of it, cannot go on. */
export function Stopped({
  title,
  sentence,
  action,
}: {
  title: string
  sentence: string
  action?: { label: string; run: () => void }
}) {
  return (
    <main className="stopped" role="alert">
      <div className="stopped-box">
        <h1>{title}</h1>
        <p>{sentence}</p>
        {action ? (
          <Button look="primary" onClick={action.run}>
            {action.label}
          </Button>
        ) : null}
      </div>
    </main>
  )
}
