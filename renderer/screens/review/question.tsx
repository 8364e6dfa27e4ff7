import { useMemo, useRef, useState } from 'react'
import type { Outcome } from '../../engine/outcome'
import type { Entry } from '../../engine/review-entries'
import { outlineTitles, topicTitles, type ReviewRoom } from '../../state/review'
import { Notice } from '../../ui/notice'
import { AnswerBody } from './answer-body'
import { AnswersOverTime } from './answers-over-time'
import { Dispute } from './dispute'
import { OwnWords } from './own-words'
import { NoteBox } from './note-box'
import { QuestionActions } from './question-actions'
import { RecordPanel } from './record-panel'
import { Related } from './related'
import { useAnswered } from './use-answered'
import { placeTitle } from './words'

type Props = { room: ReviewRoom; entry: Entry; first: Outcome; onRelated: (screen: string) => void }

/** One question with all there is to learn from it; `first` is the answer that is shown first. */
export function Question({ room, entry, first, onRelated }: Props) {
  const [attempt, setAttempt] = useState(first.attemptId)
  const outcome = entry.outcomes.find((one) => one.attemptId === attempt) ?? entry.latest
  const answered = useAnswered(outcome)
  const record = useRef<HTMLDivElement>(null)
  const { domains, tasks } = useMemo(outlineTitles, [])
  const topic = outcome.topic === null ? null : topicTitles()[outcome.topic]
  const place = [
    `${outcome.domain}. ${domains.get(outcome.domain) ?? ''}`,
    topic,
    outcome.codeSystem,
    entry.screen,
  ].filter(Boolean)
  return (
    <>
      <header className="review-question-head">
        <div>
          <h1>{placeTitle(entry.latest, tasks, room.scenarioTitles)}</h1>
          <p className="muted">{place.join(' · ')}</p>
        </div>
        <QuestionActions
          screen={entry.screen}
          onRecord={outcome.scenario === null ? null : () => record.current?.scrollIntoView({ block: 'start' })}
        />
      </header>
      <div className="review-columns">
        <div className="review-main">
          <section className="review-answer" aria-label="Question">
            {answered === undefined ? <p className="muted" aria-busy="true" /> : null}
            {answered === null ? (
              <Notice kind="warn">
                The attempt of this answer can no longer be read, so the question cannot be shown as it was.
              </Notice>
            ) : null}
            {answered ? <AnswerBody answered={answered} /> : null}
          </section>
          <NoteBox screen={entry.screen} />
        </div>
        <div className="review-side">
          <OwnWords key={outcome.attemptId} outcome={outcome} />
          <AnswersOverTime entry={entry} shown={outcome} onShow={(one) => setAttempt(one.attemptId)} />
          <Dispute screen={entry.screen} hash={outcome.hash} />
          <Related entry={entry} room={room} onOpen={onRelated} />
        </div>
      </div>
      <div ref={record} className="review-record-place">
        {answered ? <RecordPanel answered={answered} /> : null}
      </div>
    </>
  )
}
