import type { AttemptRow } from '../../state/history'
import { inBackground } from '../../state/trouble'
import { Button } from '../../ui/button'
import { dateTime } from '../../ui/format'

// Only when it is needed: home is the first chunk.
const changes = () => import('../../state/attempt-changes')

type RowActionsProps = { attempt: AttemptRow; leftOut: boolean; openText: string; onOpen: () => void }

/** What can be done with an ended attempt. The names say which one, as many rows have the same buttons. */
export function RowActions({ attempt, leftOut, openText, onOpen }: RowActionsProps) {
  const { title, createdAt, summary, practiceSummary } = attempt
  const name = `${title}, ${dateTime((summary ?? practiceSummary)?.endedAt ?? createdAt)}`
  const outText = leftOut ? 'Count again' : 'Leave out'
  return (
    <div className="history-actions">
      <Button onClick={onOpen}>{openText}</Button>
      <Button
        look="quiet"
        aria-label={`${outText}: ${name}`}
        onClick={() =>
          inBackground(
            'Carrying out an action on the home screen',
            changes().then(({ leaveOut }) => leaveOut(attempt, !leftOut)),
          )
        }
      >
        {outText}
      </Button>
      <Button
        look="quiet"
        aria-label={`Delete…: ${name}`}
        onClick={() =>
          inBackground(
            'Carrying out an action on the home screen',
            changes().then(({ askToDelete }) => askToDelete(attempt)),
          )
        }
      >
        Delete…
      </Button>
    </div>
  )
}
