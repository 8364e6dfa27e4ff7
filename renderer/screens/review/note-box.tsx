import { NOTE_LENGTH, storeNotes, typeNoteText, useHeldNotes, useNotes } from '../../state/notes'
import { inBackground } from '../../state/trouble'

/** The candidate's note on a question; saved while it is typed. */
export function NoteBox({ screen }: { screen: string }) {
  const stored = useNotes(({ notes }) => notes?.get(screen)?.text ?? '')
  const draft = useHeldNotes(({ held }) => held.get(screen))
  const problem = useNotes((state) => state.problem)
  const text = draft ?? stored
  return (
    <section className="review-box">
      <h2>
        <label htmlFor="review-note">Your note</label>
      </h2>
      <textarea
        id="review-note"
        rows={3}
        maxLength={NOTE_LENGTH}
        value={text}
        onChange={(event) => typeNoteText(screen, event.target.value)}
        onBlur={() => inBackground('Saving a note', storeNotes())}
      />
      <p className="review-saved-state muted" role="status">
        {problem
          ? null
          : draft !== undefined
            ? 'Saving…'
            : stored !== ''
              ? 'Saved'
              : 'What to remember next time. It is saved as you type.'}
      </p>
      {problem ? (
        <p role="alert" className="bad">
          {problem}
        </p>
      ) : null}
    </section>
  )
}
