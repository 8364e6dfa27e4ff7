import { useEffect, useRef, useState } from 'react'
import { COMMENT_LENGTH } from '../../engine/events'
import { storeComment, typeComment, useCommentDraft } from '../../state/own-words'
import { inBackground } from '../../state/trouble'
import { KeyButton } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { ThrowAwayButtons, ThrowAwayQuestion } from '../../ui/throw-away'

/**
 * A comment on the question, as a test center sends it to the sponsor. Here it stays with the attempt; it is not scored.
 * It is stored while it is typed, so that neither Escape nor the end of the time takes it away; only Cancel does, and
 * asks before.
 */
export function CommentDialog({ screen, given, onClose }: { screen: string; given: string; onClose: () => void }) {
  const text = useCommentDraft(screen) ?? given
  const [before] = useState(text)
  const [asking, setAsking] = useState(false)
  const field = useRef<HTMLTextAreaElement>(null)
  // Whatever closes the dialog.
  useEffect(() => () => inBackground('Carrying out an action in the exam', storeComment()), [])
  const keep = () => inBackground('Carrying out an action in the exam', storeComment(screen, text.trim()).then(onClose))
  const restore = () => inBackground('Carrying out an action in the exam', storeComment(screen, before).then(onClose))
  const cancel = () => (text.trim() === before.trim() ? restore() : setAsking(true))
  const goOn = () => {
    setAsking(false)
    field.current?.focus()
  }
  return (
    <Dialog
      title="Comment on this question"
      onDismiss={keep}
      actionsAt={asking ? 'start' : 'end'}
      actions={
        asking ? (
          <ThrowAwayButtons onKeep={goOn} onThrowAway={restore} />
        ) : (
          <>
            <KeyButton command="close" onClick={cancel}>
              Cancel
            </KeyButton>
            <KeyButton command="ok" look="primary" onClick={keep}>
              OK
            </KeyButton>
          </>
        )
      }
    >
      <label className="comment">
        <span>
          Your comment is kept with this attempt as you type it. It is not an answer and does not change the score.
        </span>
        <textarea
          ref={field}
          rows={6}
          maxLength={COMMENT_LENGTH}
          value={text}
          autoFocus
          readOnly={asking}
          onChange={(event) => typeComment(screen, event.target.value)}
          onBlur={() => inBackground('Carrying out an action in the exam', storeComment())}
        />
      </label>
      {asking ? <ThrowAwayQuestion /> : null}
    </Dialog>
  )
}
