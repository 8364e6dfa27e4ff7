import { useEffect, useRef, useState } from 'react'
import { leaveRound, takeAnswer } from '../../state/books/drills'
import { AccessLabel, Button, KeyButton } from '../../ui/button'
import { useKeys } from '../../keys/use-keys'
import css from './drill.module.css'

/** Where the code goes: typed, or taken from the page that is open. `open`: its code. */
export function AnswerForm({ open, paper }: { open: string | null; paper: boolean }) {
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (paper) field.current?.focus()
  }, [paper])
  const focus = () => {
    field.current?.focus()
    field.current?.select()
  }
  useKeys({ 'drill-type': focus, 'drill-take': open ? () => takeAnswer(open) : undefined })
  const send = () => {
    if (typed.trim() === '') focus()
    else takeAnswer(typed)
  }
  return (
    <form
      className={css.answer}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <label htmlFor="drill-code">
        <AccessLabel text="Answer" command="drill-type" />
      </label>
      <input
        ref={field}
        id="drill-code"
        className={css.code}
        value={typed}
        maxLength={12}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        placeholder={paper ? 'The code you found' : 'Type the code'}
        onChange={(event) => setTyped(event.target.value)}
      />
      <button type="submit" className="button button-plain">
        <span>Give this code</span>
      </button>
      {paper ? null : (
        <button
          type="button"
          className="button button-primary"
          disabled={open === null}
          onClick={() => open && takeAnswer(open)}
        >
          <span>
            <AccessLabel text="Take" command="drill-take" />{' '}
            {open === null ? 'the open code' : <span className="code">{open}</span>}
          </span>
        </button>
      )}
      <span className={css.end}>
        <KeyButton look="quiet" command="drill-give-up" onClick={() => takeAnswer('')}>
          Not found
        </KeyButton>
        <Button look="quiet" onClick={leaveRound}>
          Leave the round
        </Button>
      </span>
    </form>
  )
}
