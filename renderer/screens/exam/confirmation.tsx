import { useState } from 'react'
import { spokenTime } from '../../engine/clock'
import { accommodationText } from '../../engine/labels'
import { examLimit, type Session } from '../../engine/session'
import { discardCurrent } from '../../state/leave'
import { dispatch } from '../../state/exam'
import { Facts } from '../../ui/facts'
import { CheckIn } from './check-in'
import { CodeBooks } from './code-books'
import { FullScreenLine } from './full-screen-line'
import { StageSheet } from './stage-sheet'
import { inBackground } from '../../state/trouble'

/** The checklist first, where the preset has it; then: is this you, is this your exam. */
export function Confirmation({ session }: { session: Session }) {
  const { preset, candidate, answerStyle, form, accommodations } = session.head
  const [checkedIn, setCheckedIn] = useState(!preset.checkIn)
  const granted = accommodationText(accommodations)
  if (!checkedIn) return <CheckIn session={session} onContinue={() => setCheckedIn(true)} />
  const rows: [string, string][] = [
    ['Candidate', candidate || 'Candidate'],
    ['Exam', preset.title],
    ...(form.items.length > 0 ? ([['Multiple-choice items', String(form.items.length)]] as [string, string][]) : []),
    ...(form.scenarios.length > 0
      ? ([
          ['Medical record scenarios', String(form.scenarios.length)],
          ['Codes in scenarios', answerStyle === 'pick' ? 'Picked from a list' : 'Typed'],
        ] as [string, string][])
      : []),
    ['Time', `${spokenTime(examLimit(session.head))}, one clock, no scheduled break`],
    ...(granted ? ([['Accommodations', granted]] as [string, string][]) : []),
  ]
  return (
    <StageSheet
      session={session}
      title="Is this you, and is this your exam?"
      left={{ label: 'This is not my exam', run: () => inBackground('Leaving the exam', discardCurrent()) }}
      right={{
        label: 'Confirm',
        command: 'confirm',
        run: () => inBackground('Carrying out an action in the exam', dispatch({ type: 'confirm' })),
      }}
    >
      <Facts rows={rows} />
      {preset.checkIn ? null : <FullScreenLine />}
      {form.relaxed.length > 0 ? (
        <div className="sheet-note">
          <p>About this form:</p>
          <ul>
            {form.relaxed.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
      ) : null}
      <CodeBooks form={form} />
      <p className="muted">
        Have the code books within reach: ICD-10-CM, ICD-10-PCS, CPT and HCPCS Level II. No encoder.
      </p>
    </StageSheet>
  )
}
