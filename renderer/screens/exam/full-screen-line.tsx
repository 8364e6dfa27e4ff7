import { useWantsFullScreen } from '../../state/full-screen'
import { FULL_SCREEN_KEYS } from '../../ui/platform'

/** The way out of the whole screen, said before the exam begins. */
export function FullScreenLine() {
  if (!useWantsFullScreen()) return null
  return (
    <p className="full-screen-line muted">
      <kbd>{FULL_SCREEN_KEYS}</kbd> leaves full screen at any time. The exam goes on in its window.
    </p>
  )
}
