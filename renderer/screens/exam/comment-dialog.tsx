import { useState } from 'react'
import { COMMENT_LENGTH } from '../../engine/events'
import { dispatch } from '../../state/exam'
import { KeyButton } from '../../ui/button'
import { Dialog } from '../../ui/dialog'

/** A comment on the question, as a test center sends it to the sponsor. Here it stays with the attempt; it is not scored. */
export function CommentDialog({ given, onClose }: { given: string; onClose: () => void }) {
  const [text, setText] = useState(given)
  const save = () => void dispatch({ type: 'comment', text: text.trim() }).then(onClose)
  return (
    <Dialog
      title="Comment on this question"
      onDismiss={onClose}
      actions={
        <>
          <KeyButton command="close" onClick={onClose}>
            Cancel
          </KeyButton>
          <KeyButton command="ok" look="primary" onClick={save}>
            OK
          </KeyButton>
        </>
      }
    >
      <label className="comment">
        <span>Your comment is kept with this attempt. It is not an answer and does not change the score.</span>
        <textarea
          rows={6}
          maxLength={COMMENT_LENGTH}
          value={text}
          autoFocus
          onChange={(event) => setText(event.target.value)}
        />
      </label>
    </Dialog>
  )
}
