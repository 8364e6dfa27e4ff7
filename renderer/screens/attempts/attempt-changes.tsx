import { useAttemptChanges } from '../../state/attempt-changes'
import { useRoute } from '../../state/route'
import { DeleteAttemptDialog } from './delete-attempt-dialog'
import { UndoBar } from './undo-bar'

/**
 * What any screen may ask for about an attempt: the question before it is deleted, and the undo afterwards. Not over an
 * exam, where nothing may lie over the questions; the undo waits meanwhile.
 */
export function AttemptChanges() {
  const asking = useAttemptChanges((state) => state.asking)
  const inExam = useRoute((state) => state.route.screen === 'exam')
  if (inExam) return null
  return (
    <>
      {asking ? <DeleteAttemptDialog attempt={asking} /> : null}
      <UndoBar />
    </>
  )
}
