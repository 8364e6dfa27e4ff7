import type { ReactNode } from 'react'
import type { Session } from '../../engine/session'
import { ExamClock } from './exam-clock'

/** Header, body and footer of every screen of the appointment. */
export function Frame({ session, counter, toolbar, children, footer }: { session: Session; counter?: ReactNode; toolbar?: ReactNode; children: ReactNode; footer: ReactNode }) {
  const { preset, candidate } = session.head
  return (
    <div className="frame">
      <header className="frame-header">
        <h1 className="frame-title">
          {preset.title}
          {candidate ? <span className="frame-candidate"> – {candidate}</span> : null}
        </h1>
        <div className="frame-readings">
          <ExamClock session={session} />
          {counter}
        </div>
      </header>
      {toolbar ? <div className="frame-toolbar">{toolbar}</div> : null}
      <main className="frame-body">{children}</main>
      <footer className="frame-footer">{footer}</footer>
    </div>
  )
}
