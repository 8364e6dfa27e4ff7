import { useState } from 'react'
import { saveDamagedAttempt } from '../../state/attempt-copy'
import type { AttemptRow } from '../../state/history'
import { andWhy, inBackground } from '../../state/trouble'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { dateTime } from '../../ui/format'

type Props = {
  attempt: AttemptRow
  /** What cannot be read. */
  sentence: string
  onLeave: () => void
  onDiscard: () => void
}

/** An open attempt that can be read in neither copy: what is wrong, and what can be done with it. */
export function DamagedDialog({ attempt, sentence, onLeave, onDiscard }: Props) {
  const [copy, setCopy] = useState<string | null>(null)
  const noun = attempt.practice ? 'practice' : 'exam'
  const save = async () => {
    setCopy(null)
    try {
      const name = await saveDamagedAttempt(attempt.id)
      setCopy(name === null ? null : `Saved as ${name}.`)
    } catch (error) {
      setCopy(`The copy was not saved.${andWhy(error)}`)
    }
  }
  return (
    <Dialog
      alert
      title={`This ${noun} cannot be resumed`}
      onDismiss={onLeave}
      actions={
        <>
          <Button look="danger" onClick={onDiscard}>
            Discard it
          </Button>
          <Button onClick={() => inBackground('Saving a copy of a damaged exam', save())}>Save a copy</Button>
          <Button look="primary" autoFocus onClick={onLeave}>
            Leave it as it is
          </Button>
        </>
      }
    >
      <p>{`${attempt.title}, started ${dateTime(attempt.createdAt)}: its stored data is damaged. ${sentence} Nothing was changed, and your other exams are not touched by it.`}</p>
      <p>
        {`“Discard it” takes it off this list; it will not be scored. “Save a copy” writes all that is stored of it to a file, to be attached to a report. A backup made before the damage has it whole: Settings, Backups.`}
      </p>
      <p role="status">{copy}</p>
    </Dialog>
  )
}
