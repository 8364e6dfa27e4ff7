import { useEffect, useState } from 'react'
import { COMMENT_LENGTH, type Survey } from '../../engine/events'
import { RATINGS, SURVEY_QUESTIONS } from '../../engine/survey'
import { fillSurvey, storeSurvey } from '../../state/own-words'
import { KeyButton } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Rating } from '../../ui/rating'
import { ThrowAwayButtons, ThrowAwayQuestion } from '../../ui/throw-away'
import { Frame } from './frame'
import type { EndedProps } from './result-paper'
import { inBackground } from '../../state/trouble'
import './survey-sheet.css'

const NONE: Survey = { ratings: {}, remark: '' }

/**
 * A few ratings and a remark, kept with the attempt as they are given. All of it may be left out. Its access keys are none of the exam
 * room's, since a key pressed as time runs out lands here.
 */
export function SurveySheet({ session, heading, onReport, onDone }: EndedProps & { onDone: () => void }) {
  const [survey, setSurvey] = useState<Survey>(session.survey ?? NONE)
  const [asking, setAsking] = useState(false)
  const fill = (change: Partial<Survey>) => {
    const next = { ...survey, ...change }
    setSurvey(next)
    fillSurvey(next)
  }
  // Whatever closes the sheet.
  useEffect(() => () => inBackground('Carrying out an action in the exam', storeSurvey()), [])
  const finish = () => {
    fillSurvey({ ...survey, remark: survey.remark.trim() })
    inBackground('Carrying out an action in the exam', storeSurvey().then(onDone))
  }
  const giveNone = () => {
    fillSurvey(NONE)
    inBackground('Carrying out an action in the exam', storeSurvey().then(onDone))
  }
  const skip = () => (survey.remark.trim() === '' ? giveNone() : setAsking(true))
  return (
    <Frame
      session={session}
      footer={
        <>
          <KeyButton command="report" look="bar" onClick={onReport}>
            Score report
          </KeyButton>
          <span className="frame-footer-gap" />
          <KeyButton command="skip" look="bar" onClick={skip}>
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
          kept with this exam on this computer as you give them, and you may skip them.
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
              chosen={survey.ratings[id]}
              onChoose={(value) => fill({ ratings: { ...survey.ratings, [id]: value } })}
            />
          ))}
        </div>
        <label className="survey-remark">
          <span>Anything to remember about this exam?</span>
          <textarea
            rows={3}
            maxLength={COMMENT_LENGTH}
            value={survey.remark}
            onChange={(event) => fill({ remark: event.target.value })}
            onBlur={() => inBackground('Carrying out an action in the exam', storeSurvey())}
          />
        </label>
        {asking ? (
          <Dialog
            alert
            title="Skip the survey?"
            onDismiss={() => setAsking(false)}
            actions={<ThrowAwayButtons onKeep={() => setAsking(false)} onThrowAway={giveNone} />}
          >
            <ThrowAwayQuestion />
          </Dialog>
        ) : null}
      </div>
    </Frame>
  )
}
