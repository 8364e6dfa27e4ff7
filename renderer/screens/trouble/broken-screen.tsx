import { useRoute, type Route } from '../../state/route'
import { isBrowserEdition, openDataFolder } from '../../state/app-info'
import { answerSafety, reasonOf } from '../../state/trouble'
import { goHome, openLog, reloadPage } from '../../state/ways-out'
import { Stopped, type WayOut } from '../../ui/stopped'
import { SAFETY_WORDS } from './safety-words'

const RELOAD: WayOut = { label: 'Reload', run: reloadPage }
const LOG: WayOut = { label: 'Open log', run: openLog }
/** The folder to copy before anything is tried; the browser edition has none. */
const FOLDER: WayOut[] = isBrowserEdition ? [] : [{ label: 'Open data folder', run: openDataFolder }]

/** In the place of a screen that broke: what is safe, and ways out that do not need it. */
export function BrokenScreen({ screen, error }: { screen: Route['screen']; error: unknown }) {
  const go = useRoute((state) => state.go)
  const inExam = screen === 'exam'
  const ways: WayOut[] =
    screen === 'home'
      ? [RELOAD, { label: 'Settings and your data', run: () => go({ screen: 'settings' }) }, ...FOLDER, LOG]
      : [{ label: inExam ? 'Leave the exam and go home' : 'Go home', run: goHome }, RELOAD, ...FOLDER, LOG]
  return (
    <Stopped
      title="Something went wrong on this screen"
      sentence={`${SAFETY_WORDS[answerSafety()]} ${
        inExam
          ? 'The clock goes on until you leave or reload; then it stands still, and the exam can be resumed at the same question.'
          : 'The rest of the app goes on.'
      } If it happens again, the log tells what happened, without your answers, and can be attached to a report.`}
      detail={reasonOf(error) ?? undefined}
      ways={ways}
    />
  )
}
