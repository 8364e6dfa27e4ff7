import { useState } from 'react'
import {
  disputeKey,
  dropDisputeDraft,
  NOTE_LENGTH,
  storeNotes,
  useDisputeDraft,
  useNotes,
  withdrawDispute,
  writeDispute,
} from '../../state/notes'
import { inBackground } from '../../state/trouble'
import { Button } from '../../ui/button'
import { Check } from '../../ui/check'
import { date } from '../../ui/format'
import { ThrowAwayButtons, ThrowAwayQuestion } from '../../ui/throw-away'

/**
 * "I dispute this key": the reasoning is kept for the bank's authors; the question can be left out of the statistics. It
 * counts once it is kept; what is being written stays until then, also when the question is left.
 */
export function Dispute({ screen, hash }: { screen: string; hash: string }) {
  const dispute = useNotes(({ notes }) => notes?.get(screen)?.dispute ?? null)
  const written = useDisputeDraft(screen)
  const [state, setState] = useState<'closed' | 'open' | 'asking' | 'withdrawing'>('closed')
  const [problem, setProblem] = useState<string | null>(null)
  const kept = { reasoning: dispute?.reasoning ?? '', excluded: dispute?.excluded ?? false }
  const draft = written ?? (state === 'open' || state === 'asking' ? kept : null)
  const done = (work: Promise<void>) =>
    work.then(
      () => {
        setState('closed')
        setProblem(null)
      },
      () => setProblem('This was not saved: the disk did not accept it. Try again.'),
    )
  const drop = () => inBackground('Changing what you said of an answer', done(dropDisputeDraft(screen)))
  const isChanged = written && (written.reasoning !== kept.reasoning || written.excluded !== kept.excluded)
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
              autoFocus={state === 'open'}
              onChange={(event) => writeDispute(screen, { ...draft, reasoning: event.target.value })}
              onBlur={() => inBackground('Saving a note', storeNotes())}
            />
          </label>
          <Check
            title="Leave this question out of my statistics"
            text="Your past scores stay as they are."
            checked={draft.excluded}
            onChange={(excluded) => writeDispute(screen, { ...draft, excluded })}
          />
          {state === 'asking' ? <ThrowAwayQuestion /> : <p className="muted">It counts once you keep it.</p>}
          <div className="review-box-actions" data-asking={state === 'asking' ? '' : undefined}>
            {state === 'asking' ? (
              <ThrowAwayButtons onKeep={() => setState('open')} onThrowAway={drop} />
            ) : (
              <>
                <Button
                  look="primary"
                  disabled={draft.reasoning.trim() === ''}
                  onClick={() =>
                    inBackground(
                      'Saving a note',
                      done(disputeKey(screen, { ...draft, reasoning: draft.reasoning.trim(), hash })),
                    )
                  }
                >
                  Keep dispute
                </Button>
                <Button onClick={() => (isChanged ? setState('asking') : drop())}>Cancel</Button>
              </>
            )}
          </div>
        </>
      ) : dispute ? (
        <>
          <p>
            You dispute this key since {date(dispute.at)}.
            {dispute.excluded ? ' The question is left out of your statistics.' : ''}
          </p>
          <p className="review-reasoning">{dispute.reasoning}</p>
          {state === 'withdrawing' ? (
            <>
              <p role="alert">Withdraw it? What you wrote goes with it.</p>
              <div className="review-box-actions">
                <Button autoFocus onClick={() => setState('closed')}>
                  Keep dispute
                </Button>
                <Button look="danger" onClick={() => inBackground('Saving a note', done(withdrawDispute(screen)))}>
                  Yes, withdraw
                </Button>
              </div>
            </>
          ) : (
            <div className="review-box-actions">
              <Button onClick={() => setState('open')}>Change</Button>
              <Button onClick={() => setState('withdrawing')}>Withdraw</Button>
            </div>
          )}
        </>
      ) : (
        <div>
          <Button onClick={() => setState('open')}>I dispute this key</Button>
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
