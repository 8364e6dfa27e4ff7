import { useExam } from '../../state/exam'
import { MessageDialog } from './message-dialog'

/** The pop-up at the preset's minutes. The clock goes on under it. */
export function TimeWarning() {
  const warning = useExam((state) => state.warning)
  if (warning === null) return null
  return (
    <MessageDialog alert title="Time remaining" onClose={() => useExam.setState({ warning: null })}>
      <p>{warning} minutes remain. The clock goes on.</p>
    </MessageDialog>
  )
}
