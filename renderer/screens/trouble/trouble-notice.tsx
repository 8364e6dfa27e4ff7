import { putTroubleAway, useTrouble } from '../../state/trouble'
import { openLog, reloadPage } from '../../state/ways-out'
import { Button } from '../../ui/button'
import { counted } from '../../ui/format'
import { Icon } from '../../ui/icon'
import { SAFETY_WORDS } from './safety-words'
import './trouble-notice.css'

/**
 * Tells of something unexpected, once, in a corner: it takes neither the focus nor a key, so that an exam goes on under
 * it. It stays within reach while a dialog is open.
 */
export function TroubleNotice() {
  const trouble = useTrouble((state) => state.trouble)
  if (!trouble) return null
  const { doing, reason, answers, more } = trouble
  return (
    <section
      className="trouble"
      role="alert"
      aria-label="Something unexpected happened"
      data-react-aria-top-layer="true"
    >
      <Icon name="warn" />
      <div className="trouble-words">
        <p className="trouble-title">Something unexpected happened</p>
        <p>
          {`${doing}: this did not work. ${reason ?? ''}`} <strong>{SAFETY_WORDS[answers]}</strong>
        </p>
        <p className="muted">
          {more > 0 ? `${counted(more, 'more error')} since. ` : ''}
          You can go on. If it happens again, reload; the log tells what happened, without your answers.
        </p>
        <div className="trouble-ways">
          <Button look="primary" onClick={putTroubleAway}>
            Go on
          </Button>
          <Button onClick={openLog}>Open log</Button>
          <Button onClick={reloadPage}>Reload</Button>
        </div>
      </div>
    </section>
  )
}
