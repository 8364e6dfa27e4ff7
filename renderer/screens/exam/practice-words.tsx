import { useEffect, useMemo } from 'react'
import { isGiven } from '../../engine/answer'
import type { Screen } from '../../engine/form'
import { suggestMiss, type MissSuggestion } from '../../engine/miss-types'
import { outcomesOf } from '../../engine/outcome'
import type { Session } from '../../engine/session'
import { useKeys } from '../../keys/use-keys'
import { MissTags } from '../../question/miss-tags'
import { ensureMarks } from '../../state/marks'
import { mistakeTypes } from '../../state/review'
import { useMark } from '../../state/use-mark'
import { inBackground } from '../../state/trouble'

type Props = {
  session: Session
  screen: Screen
  /** Null while the question is open, that is not checked. */
  missed: boolean | null
}

/**
 * Below a question of a practice: whether it was a guess, and after a checked answer why it was missed. The same words,
 * keys and place in the data as in the review room, where they can be changed later.
 */
export function PracticeWords({ session, screen, missed }: Props) {
  const { toggleMiss, setGuessed, takeBack, ...said } = useMark(session.head.id, screen.id)
  useEffect(() => inBackground('Carrying out an action in the exam', ensureMarks()), [])
  const suggestion = useMemo(() => (missed ? suggestionFor(session, screen) : null), [session, screen, missed])
  return (
    <MissTags
      {...said}
      bare={missed === null}
      missed={missed ?? false}
      suggestion={suggestion}
      onMiss={toggleMiss}
      onGuessed={setGuessed}
      onTakeBack={takeBack}
    />
  )
}

/** As in the review room, but for the way to the answer, which only the events tell. */
function suggestionFor(session: Session, screen: Screen): MissSuggestion | null {
  const outcome = outcomesOf(session, []).find((one) => one.screen === screen.id)
  return outcome ? suggestMiss(outcome, mistakeTypes()) : null
}

type Moves = { check: (() => unknown) | undefined; next: () => void; previous: (() => void) | undefined }

/** Outside exams the same keys everywhere: Enter checks what was answered and then goes on, N and P walk. */
export function usePracticeKeys(session: Session, screen: Screen, { check, next, previous }: Moves): void {
  const go = () => {
    if (!check) next()
    else if (isGiven(session.answers.get(screen.id))) check()
  }
  useKeys({ 'go': go, 'walk-next': next, 'walk-previous': previous }, session.head.practice !== null)
}
