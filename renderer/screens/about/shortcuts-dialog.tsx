import { useRoute } from '../../state/route'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { FULL_SCREEN_KEYS, IS_MAC } from '../../ui/platform'
import './about.css'

const ALT = IS_MAC ? 'Option' : 'Alt'

const KEYS: readonly { keys: readonly string[]; does: string; where: string }[] = [
  { keys: [ALT, 'N'], does: 'Next', where: 'Questions, tutorial' },
  { keys: [ALT, 'P'], does: 'Previous', where: 'Questions, tutorial' },
  { keys: [ALT, 'F'], does: 'Flag for Review', where: 'Questions' },
  { keys: [ALT, 'V'], does: 'Navigator', where: 'Questions' },
  { keys: ['A – D or 1 – 4'], does: 'Choose an option', where: 'Items and related questions' },
  { keys: ['Shift', 'A – D or 1 – 4'], does: 'Strike out an option', where: 'Items and related questions' },
  { keys: [ALT, 'A'], does: 'Check answer', where: 'Tutor practice' },
  { keys: [ALT, 'H'], does: 'Highlight the selected text, or remove the highlight', where: 'Questions and records' },
  { keys: [ALT, 'C'], does: 'Calculator', where: 'Questions' },
  { keys: [ALT, 'O'], does: 'Noteboard', where: 'Questions' },
  { keys: [ALT, 'M'], does: 'Comment', where: 'Questions' },
  { keys: [ALT, 'R'], does: 'Back to the review screen', where: 'During a review' },
  { keys: [ALT, 'A'], does: 'Review All', where: 'Review screen' },
  { keys: [ALT, 'I'], does: 'Review Incomplete', where: 'Review screen' },
  { keys: [ALT, 'F'], does: 'Review Flagged', where: 'Review screen' },
  { keys: [ALT, 'E'], does: 'End Exam, End Practice, End Review, End Tutorial', where: 'Everywhere in the exam' },
  { keys: [ALT, 'Y'], does: 'Yes', where: 'Confirmations' },
  { keys: [ALT, 'N'], does: 'No', where: 'Confirmations' },
  { keys: [ALT, 'K'], does: 'OK', where: 'Messages' },
  { keys: [ALT, 'G'], does: 'Go back to the selection', where: 'Messages' },
  { keys: [ALT, 'C'], does: 'Continue', where: 'Messages' },
  { keys: [ALT, 'L'], does: 'Back to the list', where: 'Review room' },
  { keys: [ALT, 'N or P'], does: 'Next or previous question', where: 'Review room' },
  { keys: ['1 – 8'], does: 'Say why you missed the question', where: 'Review room' },
  { keys: ['G'], does: 'Say that you guessed', where: 'Review room' },
  { keys: ['Page Up', 'Page Down'], does: 'Scroll', where: 'Questions and records' },
  { keys: [FULL_SCREEN_KEYS], does: 'Full screen on or off', where: 'Everywhere, also in the exam' },
  { keys: ['Enter'], does: 'Add a code', where: 'Typed codes' },
  { keys: [ALT, '↑ or ↓'], does: 'Move the code up or down', where: 'Typed codes' },
  { keys: ['←', '→'], does: 'Move the divider', where: 'Record scenarios, with the divider in focus' },
]

/** Every key the exam room and the review room listen to. */
export function ShortcutsDialog() {
  const show = useRoute((state) => state.show)
  return (
    <Dialog
      wide
      title="Keyboard shortcuts"
      onDismiss={() => show(null)}
      actions={
        <Button look="primary" autoFocus onClick={() => show(null)}>
          Close
        </Button>
      }
    >
      <table className="about-keys">
        <thead>
          <tr>
            <th scope="col">Action</th>
            <th scope="col">Where</th>
            <th scope="col">Keys</th>
          </tr>
        </thead>
        <tbody>
          {KEYS.map(({ keys, does, where }) => (
            <tr key={does + where}>
              <td>{does}</td>
              <td className="muted">{where}</td>
              <td>
                {keys.map((key, index) => (
                  <span key={key}>
                    {index > 0 ? ' + ' : ''}
                    <kbd>{key}</kbd>
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  )
}
