import type { ReactNode } from 'react'
import type { Session } from '../../engine/session'
import { useAltKeys } from '../../ui/alt-keys'
import { AccessLabel, Button } from '../../ui/button'
import { Frame } from './frame'

/** A choice at the foot of a sheet; with a letter it also answers to Alt and that letter, which is underlined. */
export type StageChoice = { label: string; letter?: string; run: () => void }

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
  useAltKeys(Object.fromEntries(choices.flatMap(({ letter, run }) => (letter ? [[letter, run]] : []))))
  return (
    <Frame
      session={session}
      footer={
        <>
          {left ? null : <span className="frame-footer-gap" />}
          {choices.map(({ label, letter, run }) => (
            <Button key={label} look="bar" onClick={run}>
              {letter ? <AccessLabel text={label} letter={letter} /> : label}
            </Button>
          ))}
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
