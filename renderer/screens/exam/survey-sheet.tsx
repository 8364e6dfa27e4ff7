import { useState } from 'react'
import { COMMENT_LENGTH } from '../../engine/events'
import { RATINGS, SURVEY_QUESTIONS } from '../../engine/survey'
import { dispatch } from '../../state/exam'
import { KeyButton } from '../../ui/button'
import { Rating } from '../../ui/rating'
import { Frame } from './frame'
import type { EndedProps } from './result-paper'
import './survey-sheet.css'

/**
 * A few ratings and a remark, kept with the attempt. All of it may be left out. Its access keys are none of the exam
 * room's, since a key pressed as time runs out lands here.
 */
export function SurveySheet({ session, heading, onReport, onDone }: EndedProps & { onDone: () => void }) {
  const [ratings, setRatings] = useState<Readonly<Record<string, number>>>({})
  const [remark, setRemark] = useState('')
  const finish = () => {
    const survey = { ratings, remark: remark.trim() }
    if (Object.keys(ratings).length === 0 && survey.remark === '') onDone()
    else void dispatch({ type: 'survey', survey }).then(onDone)
  }
  return (
    <Frame
      session={session}
      footer={
        <>
          <KeyButton command="report" look="bar" onClick={onReport}>
            Score report
          </KeyButton>
          <span className="frame-footer-gap" />
          <KeyButton command="skip" look="bar" onClick={onDone}>
            Skip
          </KeyButton>
          <KeyButton command="done" look="bar" onClick={finish}>
            Done
          </KeyButton>
        </>
      }
    >
      <div className="sheet survey">
        <h2 role="status">{heading}</h2>
        <p>
          All your answers are saved. A center asks a few questions about the appointment before the result. Yours are
          kept with this exam on this computer, and you may skip them.
        </p>
        <div className="survey-ratings">
          {SURVEY_QUESTIONS.map(({ id, text, low, high }) => (
            <Rating
              key={id}
              name={id}
              question={text}
              low={low}
              high={high}
              values={RATINGS}
              chosen={ratings[id]}
              onChoose={(value) => setRatings({ ...ratings, [id]: value })}
            />
          ))}
        </div>
        <label className="survey-remark">
          <span>Anything to remember about this exam?</span>
          <textarea
            rows={3}
            maxLength={COMMENT_LENGTH}
            value={remark}
            onChange={(event) => setRemark(event.target.value)}
          />
        </label>
      </div>
    </Frame>
  )
}
