import type { ReactNode } from 'react'
import type { Session } from '../../engine/session'
import type { CommandId } from '../../keys/commands'
import { Button, KeyButton } from '../../ui/button'
import { Frame } from './frame'

/** A choice at the foot of a sheet; with a command it also has that command's key. */
export type StageChoice = { label: string; command?: CommandId; run: () => void }

/** A text screen of the appointment with its ways on: back or out on the left, where there is one, onward on the right. */
export function StageSheet({
  session,
  title,
  left,
  right,
  children,
}: {
  session: Session
  title: string
  left?: StageChoice
  right: StageChoice
  children: ReactNode
}) {
  const choices = left ? [left, right] : [right]
  return (
    <Frame
      session={session}
      footer={
        <>
          {left ? null : <span className="frame-footer-gap" />}
          {choices.map(({ label, command, run }) =>
            command ? (
              <KeyButton key={label} command={command} look="bar" onClick={run}>
                {label}
              </KeyButton>
            ) : (
              <Button key={label} look="bar" onClick={run}>
                {label}
              </Button>
            ),
          )}
        </>
      }
    >
      <div className="sheet">
        <h2>{title}</h2>
        {children}
      </div>
    </Frame>
  )
}
