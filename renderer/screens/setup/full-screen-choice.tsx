import { isBrowserEdition } from '../../state/app-info'
import { changeSetting, useSettings } from '../../state/settings'
import { inBackground } from '../../state/trouble'
import { Check } from '../../ui/check'
import { FULL_SCREEN_KEYS } from '../../ui/platform'

/** The exam on the whole screen; a browser is left to its own key. */
export function FullScreenChoice() {
  const fullScreen = useSettings((state) => state.fullScreen)
  if (isBrowserEdition)
    return (
      <p className="muted">For a rehearsal on the full screen use your browser&apos;s own key, {FULL_SCREEN_KEYS}.</p>
    )
  return (
    <Check
      title="Full screen"
      text={`From check-in to the result, as in a testing center. ${FULL_SCREEN_KEYS} leaves full screen at any time and the exam goes on. Nothing on your computer is locked.`}
      checked={fullScreen}
      onChange={(on) => inBackground('Changing a setting', changeSetting('fullScreen', on))}
    />
  )
}
