import { useExam } from '../../state/exam'
import { Icon } from '../../ui/icon'

const TEXTS = {
  'both': 'Saved',
  'single': (
    <span>
      Saved<span className="tool-spare"> in this browser</span>
    </span>
  ),
  'database-only': 'Saved in one place only: the second copy on disk cannot be written',
  'journal-only': 'Saved in one place only: the app storage cannot be written',
} as const

/** Whether the last action is saved, and how safely. */
export function SavedState() {
  const copies = useExam((state) => state.copies)
  const failed = useExam((state) => state.failure !== null)
  const trouble = copies === 'database-only' || copies === 'journal-only'
  // The dialog over it says why.
  if (failed)
    return (
      <span className="saved saved-trouble">
        <Icon name="warn" size={15} />
        Not saved
      </span>
    )
  return (
    <span className={trouble ? 'saved saved-trouble' : 'saved'} role={trouble ? 'alert' : 'status'}>
      <Icon name={trouble ? 'warn' : 'check'} size={15} />
      {TEXTS[copies]}
    </span>
  )
}
