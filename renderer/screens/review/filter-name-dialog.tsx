import { useState, type SyntheticEvent } from 'react'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'

type Props = {
  title: string
  initial: string
  taken: readonly string[]
  longest: number
  onName: (name: string) => void
  onClose: () => void
}

/** Asks for the name of a filter. */
export function FilterNameDialog({ title, initial, taken, longest, onName, onClose }: Props) {
  const [name, setName] = useState(initial)
  const trimmed = name.trim()
  const replaces = taken.includes(trimmed)
  const submit = (event?: SyntheticEvent) => {
    event?.preventDefault()
    if (trimmed !== '') onName(trimmed)
  }
  return (
    <Dialog
      title={title}
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={trimmed === ''} onClick={() => submit()}>
            {replaces ? 'Replace' : 'Save'}
          </Button>
        </>
      }
    >
      <form onSubmit={submit}>
        <label className="review-field">
          <span>Name</span>
          <input
            type="text"
            maxLength={longest}
            value={name}
            autoFocus
            onChange={(event) => setName(event.target.value)}
          />
        </label>
      </form>
      {replaces ? <p role="status">A filter of this name is there already and will be replaced.</p> : null}
    </Dialog>
  )
}
