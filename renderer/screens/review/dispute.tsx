import { useState } from 'react'
import { disputeKey, NOTE_LENGTH, useNotes, withdrawDispute } from '../../state/notes'
import { Button } from '../../ui/button'
import { Check } from '../../ui/check'
import { date } from '../../ui/format'

/** "I dispute this key": the reasoning is kept for the bank's authors; the question can be left out of the statistics. */
export function Dispute({ screen, hash }: { screen: string; hash: string }) {
  const dispute = useNotes(({ notes }) => notes?.get(screen)?.dispute ?? null)
  const [draft, setDraft] = useState<{ reasoning: string; excluded: boolean } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const done = (work: Promise<void>) =>
    work.then(
      () => {
        setDraft(null)
        setProblem(null)
      },
      () => setProblem('This was not saved: the disk did not accept it. Try again.'),
    )
  return (
    <section className="review-box">
      <h2>The key</h2>
      {draft ? (
        <>
          <label className="review-field">
            <span>Why do you think that the key is wrong?</span>
            <textarea
              rows={4}
              maxLength={NOTE_LENGTH}
              value={draft.reasoning}
              autoFocus
              onChange={(event) => setDraft({ ...draft, reasoning: event.target.value })}
            />
          </label>
          <Check
            title="Leave this question out of my statistics"
            text="Your past scores stay as they are."
            checked={draft.excluded}
            onChange={(excluded) => setDraft({ ...draft, excluded })}
          />
          <div className="review-box-actions">
            <Button
              look="primary"
              disabled={draft.reasoning.trim() === ''}
              onClick={() => void done(disputeKey(screen, { ...draft, reasoning: draft.reasoning.trim(), hash }))}
            >
              Keep dispute
            </Button>
            <Button onClick={() => setDraft(null)}>Cancel</Button>
          </div>
        </>
      ) : dispute ? (
        <>
          <p>
            You dispute this key since {date(dispute.at)}.
            {dispute.excluded ? ' The question is left out of your statistics.' : ''}
          </p>
          <p className="review-reasoning">{dispute.reasoning}</p>
          <div className="review-box-actions">
            <Button onClick={() => setDraft({ reasoning: dispute.reasoning, excluded: dispute.excluded })}>
              Change
            </Button>
            <Button onClick={() => void done(withdrawDispute(screen))}>Withdraw</Button>
          </div>
        </>
      ) : (
        <div>
          <Button onClick={() => setDraft({ reasoning: '', excluded: false })}>I dispute this key</Button>
        </div>
      )}
      {problem ? (
        <p role="alert" className="bad">
          {problem}
        </p>
      ) : null}
    </section>
  )
}
