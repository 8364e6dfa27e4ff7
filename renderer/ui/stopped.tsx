import { Button } from './button'
import './stopped.css'

/** A way on from a screen that cannot go on; the first one is the best. */
export type WayOut = { label: string; run: () => void }

/** A full-window message for when the app, or a screen of it, cannot go on. */
export function Stopped({
  title,
  sentence,
  detail,
  ways = [],
}: {
  title: string
  sentence: string
  /** For a report. */
  detail?: string
  ways?: readonly WayOut[]
}) {
  return (
    <main className="stopped" role="alert">
      <div className="stopped-box">
        <h1>{title}</h1>
        <p>{sentence}</p>
        {detail ? <p className="muted">{detail}</p> : null}
        {ways.length > 0 ? (
          <div className="stopped-ways">
            {ways.map(({ label, run }, place) => (
              <Button key={label} look={place === 0 ? 'primary' : 'plain'} onClick={run}>
                {label}
              </Button>
            ))}
          </div>
        ) : null}
      </div>
    </main>
  )
}
