import type { ReactNode } from 'react'
import type { Session } from '../../engine/session'
import { KeyButton } from '../../ui/button'
import { Facts } from '../../ui/facts'
import { Frame } from './frame'
import './result-sheet.css'

/** What the screens after the end have in common: `heading` says how it ended. */
export type EndedProps = { session: Session; heading: string; onReport: () => void }

type Props = EndedProps & {
  /** Of the paper. */
  title: string
  /** Under the title. */
  subtitle?: string
  facts: readonly (readonly [term: string, value: string])[]
  /** What it came to. */
  children: ReactNode
  note: string
  /** The way on; its first S is the access key. */
  action: string
}

/** A result on one sheet, as a center prints it, in the frame of the room. */
export function ResultPaper({ session, heading, onReport, title, subtitle, facts, children, note, action }: Props) {
  return (
    <Frame
      session={session}
      footer={
        <>
          <span className="frame-footer-gap" />
          <KeyButton command="report" look="bar" onClick={onReport}>
            {action}
          </KeyButton>
        </>
      }
    >
      <div className="result-desk">
        <p role="status">{heading} All your answers are saved.</p>
        <article className="result-paper" aria-labelledby="result-title">
          <header>
            <h2 id="result-title">{title}</h2>
            {subtitle ? <p className="muted">{subtitle}</p> : null}
          </header>
          <Facts rows={facts} />
          {children}
          <p className="result-note">{note}</p>
        </article>
      </div>
    </Frame>
  )
}
