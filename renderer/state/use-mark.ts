import { useState } from 'react'
import type { MissType } from '../../question-bank/schema/mistakes'
import { markKey } from '../engine/review-filter'
import { missTitle } from '../engine/miss-types'
import { changeMark, takeBackMark, useMarks, type Mark } from './marks'
import { inBackground } from './trouble'

export type SaidOfAnswer = {
  miss: MissType | null
  guessed: boolean
  /** A reason given a second time is taken back. */
  toggleMiss: (type: MissType) => void
  setGuessed: (on: boolean) => void
  takeBack: () => void
  /** What was just taken back, or why something was not stored; null most of the time. */
  told: { sentence: string; bad: boolean } | null
}

const NOT_SAVED = 'This was not saved: the disk did not accept it. Try again.'

/** What the candidate says of one answer, and the ways to say it: each is stored before it is shown. */
export function useMark(attemptId: string, screen: string): SaidOfAnswer {
  const mark = useMarks(({ marks }) => marks?.get(markKey(attemptId, screen)))
  const [told, setTold] = useState<SaidOfAnswer['told']>(null)
  const miss = mark?.miss ?? null
  const tell = (work: Promise<string | null>) =>
    inBackground(
      'Changing what you said of an answer',
      work.then(
        (sentence) => setTold(sentence === null ? null : { sentence, bad: false }),
        () => setTold({ sentence: NOT_SAVED, bad: true }),
      ),
    )
  const change = (what: Partial<Pick<Mark, 'miss' | 'guessed'>>) =>
    tell(changeMark(attemptId, screen, what).then(() => null))
  return {
    miss,
    guessed: mark?.guessed ?? false,
    toggleMiss: (type) => change({ miss: miss === type ? null : type }),
    setGuessed: (on) => change({ guessed: on }),
    takeBack: () =>
      tell(
        takeBackMark().then((back) => (back === null ? 'There is nothing to take back.' : sentenceOf(back, screen))),
      ),
    told,
  }
}

/** `Taken back: Misread.`, with the question where it is another one than that on the screen. */
function sentenceOf({ before, after }: { before: Mark; after: Mark }, shown: string): string {
  const where = after.screen === shown ? '' : ` on ${after.screen}`
  if (before.guessed !== after.guessed) return `Taken back${where}: ${after.guessed ? 'I guessed' : 'not guessed'}.`
  return after.miss === null
    ? `Back again${where}: ${missTitle(before.miss!)}.`
    : `Taken back${where}: ${missTitle(after.miss)}.`
}
