import { useState } from 'react'
import type { Session } from '../../engine/session'
import { KeyButton } from '../../ui/button'
import { Check } from '../../ui/check'
import { CHECK_IN_LINES, CODE_BOOKS } from './check-in-lines'
import { CodeBooks } from './code-books'
import { Frame } from './frame'
import { FullScreenLine } from './full-screen-line'
import './check-in.css'

const ALL = [...CHECK_IN_LINES, CODE_BOOKS]

/** What a center asks for before it lets anyone in. Nothing is enforced: it names what is unchecked and goes on. */
export function CheckIn({ session, onContinue }: { session: Session; onContinue: () => void }) {
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const change = (name: string, on: boolean) =>
    setChecked(new Set(on ? [...checked, name] : [...checked].filter((one) => one !== name)))
  const unchecked = ALL.filter(({ name }) => !checked.has(name)).map(({ name }) => name)
  const line = ({ name, title, text }: (typeof ALL)[number]) => (
    <Check title={title} text={text} checked={checked.has(name)} onChange={(on) => change(name, on)} />
  )
  return (
    <Frame
      session={session}
      footer={
        <>
          <p className="check-in-left" role="status">
            {unchecked.length === 0 ? 'Everything is checked.' : `Not checked: ${unchecked.join(', ')}.`}
          </p>
          <KeyButton command="checked-in" look="bar" onClick={onContinue}>
            Continue
          </KeyButton>
        </>
      }
    >
      <div className="sheet check-in">
        <h2>Check-in checklist</h2>
        <p>
          An appointment begins before the first screen. Check what you have ready, as for the real day, or just
          continue.
        </p>
        <FullScreenLine />
        <ul className="check-in-list">
          {CHECK_IN_LINES.map((one) => (
            <li key={one.name}>{line(one)}</li>
          ))}
          <li>
            {line(CODE_BOOKS)}
            <CodeBooks />
          </li>
        </ul>
      </div>
    </Frame>
  )
}
