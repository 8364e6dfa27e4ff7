import { useEffect, useRef, useState, type SyntheticEvent } from 'react'
import { dropNameDraft, storeFilterName, typeFilterName, useNameDraft } from '../../state/saved-filters'
import { inBackground } from '../../state/trouble'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { ThrowAwayButtons, ThrowAwayQuestion } from '../../ui/throw-away'

type Props = {
  title: string
  /** What the name is for. */
  of: string
  initial: string
  taken: readonly string[]
  longest: number
  onName: (name: string) => void
  onClose: () => void
}

/** Asks for the name of a filter. Escape leaves what was typed for the next time; Cancel asks before it goes. */
export function FilterNameDialog({ title, of, initial, taken, longest, onName, onClose }: Props) {
  const name = useNameDraft(of) ?? initial
  const [asking, setAsking] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  // Whatever closes the dialog.
  useEffect(() => () => inBackground('Changing what you said of an answer', storeFilterName()), [])
  const trimmed = name.trim()
  const replaces = taken.includes(trimmed)
  const drop = () => inBackground('Changing what you said of an answer', dropNameDraft(of))
  const submit = (event?: SyntheticEvent) => {
    event?.preventDefault()
    if (trimmed === '') return
    drop()
    onName(trimmed)
  }
  const throwAway = () => {
    drop()
    onClose()
  }
  const goOn = () => {
    setAsking(false)
    field.current?.focus()
  }
  return (
    <Dialog
      title={title}
      onDismiss={onClose}
      actionsAt={asking ? 'start' : 'end'}
      actions={
        asking ? (
          <ThrowAwayButtons onKeep={goOn} onThrowAway={throwAway} />
        ) : (
          <>
            <Button onClick={() => (trimmed === initial ? throwAway() : setAsking(true))}>Cancel</Button>
            <Button look="primary" disabled={trimmed === ''} onClick={() => submit()}>
              {replaces ? 'Replace' : 'Save'}
            </Button>
          </>
        )
      }
    >
      <form onSubmit={submit}>
        <label className="review-field">
          <span>Name</span>
          <input
            ref={field}
            type="text"
            maxLength={longest}
            value={name}
            autoFocus
            onChange={(event) => typeFilterName(of, event.target.value)}
          />
        </label>
      </form>
      {asking ? <ThrowAwayQuestion /> : null}
      {!asking && replaces ? <p role="status">A filter of this name is there already and will be replaced.</p> : null}
    </Dialog>
  )
}
