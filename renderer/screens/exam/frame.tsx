import type { ReactNode } from 'react'
import type { Session } from '../../engine/session'
import { AppearanceMenus } from './appearance-menus'
import { ExamClock } from './exam-clock'
import { titleOf } from './room-words'

/** Header, toolbar, body and footer of every screen of the appointment. The colors and the font can be changed on each of them. */
export function Frame({
  session,
  counter,
  toolbar,
  children,
  footer,
}: {
  session: Session
  counter?: ReactNode
  toolbar?: ReactNode
  children: ReactNode
  footer: ReactNode
}) {
  const { title, beside } = titleOf(session.head)
  return (
    <div className="room">
      <div className="frame">
        <header className="frame-header">
          <h1 className="frame-title" title={session.head.practice ? beside : undefined}>
            {title}
            {beside ? <span className="frame-candidate"> – {beside}</span> : null}
          </h1>
          <div className="frame-readings">
            <ExamClock session={session} />
            {counter}
          </div>
        </header>
        <div className="frame-toolbar">{toolbar ?? <AppearanceMenus />}</div>
        <main className="frame-body">{children}</main>
        <footer className="frame-footer">{footer}</footer>
      </div>
    </div>
  )
}
