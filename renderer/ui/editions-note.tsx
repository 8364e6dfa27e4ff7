import './editions-note.css'

/** For which code books an exam and its questions are: the sentences of one statement. Nothing where there is none. */
export function EditionsNote({
  statement,
  more,
}: {
  statement: { books: string; questions: string; source: string } | null
  /** What else belongs to it on this screen. */
  more?: string | null | undefined
}) {
  if (statement === null) return null
  return (
    <div className="editions-note" role="note" aria-label="Code books">
      <p>
        <strong>{statement.books}</strong> {statement.questions}
      </p>
      {more ? <p>{more}</p> : null}
      <p className="muted">{statement.source}</p>
    </div>
  )
}
