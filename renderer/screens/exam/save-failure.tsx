import { useState } from 'react'
import type { SessionEvent } from '../../engine/events'
import { isOver, type Session } from '../../engine/session'
import { saveCopyOfAnswers } from '../../state/attempt-copy'
import { leaveWithoutSaving, loadStored, retrySave, useExam } from '../../state/exam'
import type { SaveFailure as Failure } from '../../state/save-failure'
import { andWhy, inBackground } from '../../state/trouble'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { counted } from '../../ui/format'
import { nounOf } from './room-words'

/** Lies over the exam while the last action could not be saved. The clock stands still meanwhile. */
export function SaveFailure() {
  const failure = useExam((state) => state.failure)
  const session = useExam((state) => state.session)
  const closing = useExam((state) => state.closing)
  const [copy, setCopy] = useState<string | null>(null)
  if (!failure || !session) return null
  const second = failure.kind === 'second-writer'
  const noun = nounOf(session.head)
  const saveCopy = async () => {
    setCopy(null)
    try {
      const name = await saveCopyOfAnswers()
      setCopy(name === null ? null : `Saved as ${name}.`)
    } catch (error) {
      setCopy(`The copy was not saved.${andWhy(error)}`)
    }
  }
  return (
    <Dialog
      alert
      title={TITLES[failure.kind]}
      actions={
        <>
          <Button onClick={leaveWithoutSaving}>Leave without it</Button>
          <Button onClick={() => inBackground('Saving a copy of the answers', saveCopy())}>Save a copy</Button>
          {second ? (
            <Button look="primary" onClick={() => inBackground('Loading what is stored of the exam', loadStored())}>
              Load what is stored
            </Button>
          ) : (
            <Button look="primary" onClick={retrySave}>
              {failure.kind === 'slow' ? 'Wait longer' : 'Try again'}
            </Button>
          )}
        </>
      }
    >
      <p>{second ? SECOND : failure.sentence}</p>
      <p>
        Not saved: <strong>{lossOf(failure, session)}</strong>. Everything before it is saved, and the clock stands
        still.
      </p>
      <p>{ADVICE[failure.kind]}</p>
      {closing ? <p>The window closes as soon as it is saved, or when you leave without it.</p> : null}
      <p>
        {`“Leave without it” loses only what is named above and goes home${isOver(session.phase) ? '' : `, where the ${noun} can be resumed`}. “Save a copy” writes all you answered, this included, to a text file.`}
      </p>
      <p role="status">{copy}</p>
    </Dialog>
  )
}

const TITLES: Record<Failure['kind'], string> = {
  'refused': 'Your last action could not be saved',
  'second-writer': 'Another window has written to this exam',
  'slow': 'Your last action is not saved yet',
}

const SECOND =
  'This exam was continued in another window of the app, or in another copy of it. Your last action here does not fit behind what was stored there, and trying again cannot change that.'

const ADVICE: Record<Failure['kind'], string> = {
  'refused': 'Free some space or close what blocks the disk, then try again.',
  'second-writer':
    'Close the other window first. “Load what is stored” goes on here from what the other window saved, without your last action.',
  'slow': 'It goes on by itself as soon as the disk answers.',
}

/** What the candidate would lose, in words: the action itself and what was given after it. */
function lossOf({ events, behind }: Failure, session: Session): string {
  const action = events.map((event) => actionWords(event, session)).find((words) => words !== '') ?? 'your last action'
  return behind > 0 ? `${action}, and ${counted(behind, 'action')} given after it` : action
}

function actionWords(event: SessionEvent, session: Session): string {
  const question = (screen: string) => `question ${(session.indexOf.get(screen) ?? 0) + 1}`
  switch (event.type) {
    case 'answered':
      return `your answer to ${question(event.screen)}`
    case 'checked':
      return `that you checked your answer to ${question(event.screen)}`
    case 'flagged':
      return `the flag of ${question(event.screen)}`
    case 'struck':
      return `the line through an option of ${question(event.screen)}`
    case 'highlighted':
      return 'a highlight'
    case 'commented':
      return `your comment on ${question(event.screen)}`
    case 'noted':
      return 'the last words on the noteboard'
    case 'drawn':
      return 'the last line on the noteboard'
    case 'wiped':
      return 'that the noteboard was erased'
    case 'visited':
      return `the step to ${question(event.screen)}`
    case 'review-opened':
    case 'review-started':
      return 'the step to the review'
    case 'ended':
      return event.how === 'time-out' ? 'that the time ran out' : 'that you ended it'
    case 'surveyed':
      return 'your answers to the survey'
    case 'discarded':
      return 'that you gave it up'
    case 'break-started':
    case 'break-ended':
      return event.type === 'break-started' ? 'the beginning of your break' : 'the end of your break'
    case 'agreement-accepted':
    case 'agreement-ended':
      return 'your word on the agreement'
    case 'warned':
      return 'a reminder of the time'
    case 'interrupted':
      return 'the note of an interruption'
    case 'confirmed':
    case 'tutorial-ended':
    case 'tutorial-reopened':
    case 'begun':
      return 'the last step before the questions'
    default:
      return ''
  }
}
