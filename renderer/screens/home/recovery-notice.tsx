import type { Recovery } from '../../state/recovery'
import { recoverySentences } from '../../state/recovery-words'
import { isBrowserEdition } from '../../state/app-info'
import { useRoute } from '../../state/route'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import './recovery-notice.css'

/** What start-up found damaged and what became of it; nothing when there was nothing to tell. */
export function RecoveryNotice({ recovery }: { recovery: Recovery }) {
  const go = useRoute((state) => state.go)
  const sentences = recoverySentences(recovery)
  if (sentences.length === 0) return null
  return (
    <Notice
      kind="warn"
      action={isBrowserEdition ? undefined : <Button onClick={() => go({ screen: 'settings' })}>Your data</Button>}
    >
      {sentences.length === 1 ? (
        sentences[0]
      ) : (
        <ul className="recovery-notice">
          {sentences.map((one) => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
