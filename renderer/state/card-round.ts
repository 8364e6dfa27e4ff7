import { create } from 'zustand'
import { keysOf, type OptionId } from '../../question-bank/schema/item'
import { choiceAnswer, fullWords, pressed, selectedOf, type Answer } from '../engine/answer'
import { cardOrder } from '../engine/card-order'
import { ratingsOffered, type Step } from '../engine/card-round'
import { resume, suspend, type Card, type Rating, type ReviewEntry } from '../engine/card'
import { previews, type Interval } from '../engine/review'
import { choiceCredit, codesCredit, isRight, type CodesCredit, type Credit } from '../engine/scoring/credit'
import { cardContent, type CardContent } from './card-content'
import { answerCard, changeCard, loadCards, queueNow, studyPlan, takeBack, useCards } from './cards'
import { CardChanged } from '../storage/cards'
import { andWhy } from './trouble'

/*
 * A round of cards: the one that is shown, what was done, and the way back. It outlives the screen, so that a look at
 * another page costs nothing. Whatever is answered is written first and shown then.
 */

export type Verdict = {
  correct: boolean
  /** The candidate asked for the answer instead of giving one. */
  unknown: boolean
  /** Milliseconds from question to answer. */
  spent: number
  /** What the answer earned: as in a report. */
  earned: Credit | CodesCredit
  /** When the card comes again, by rating. */
  intervals: Record<Rating, Interval>
  /** The review, once it is kept: a wrong answer at once, a right one with its rating. */
  kept: ReviewEntry | null
  /** This answer made the card a leech. */
  leech: boolean
}

export type ShownCard = {
  /** As it was when it was shown. */
  card: Card
  content: CardContent
  order: readonly OptionId[]
  shownAt: number
  /** Its place in the round, and how many are left with it. */
  place: number
  of: number
  answer: Answer | null
  guessed: boolean
  /** Null until the answer was checked. */
  verdict: Verdict | null
}

/** What could not be done, and what can be done about it. */
export type Problem = { sentence: string; action: string; run: () => Promise<void> }

export type RoundState = {
  phase: 'none' | 'asking' | 'over'
  steps: readonly Step[]
  shown: ShownCard | null
  problem: Problem | null
  /** A remark on the last step, such as a card that was suspended. */
  told: string
}

const NONE: RoundState = { phase: 'none', steps: [], shown: null, problem: null, told: '' }

export const useRound = create<RoundState>()(() => NONE)

// A replaced database has other cards.
useCards.subscribe(({ cards }) => {
  if (cards === null) useRound.setState(NONE)
})

/** One thing at a time: a second press while something is being written does nothing. */
let busy = false
async function alone(work: () => Promise<void>): Promise<void> {
  if (busy) return
  busy = true
  try {
    await work()
  } finally {
    busy = false
  }
}

/** Begins a round with nothing done yet. */
export function startRound(): void {
  useRound.setState(NONE)
  showNext(null)
}

/** Goes on with a round that was left. */
export const continueRound = (): void => showNext(null)

/** Ends the asking; what was done is summed up. */
export function finishRound(): void {
  useRound.setState({ phase: 'over', shown: null, problem: null, told: '' })
}

/** Leaves the summary. */
export function closeRound(): void {
  useRound.setState(NONE)
}

/** Gives or changes the answer to the card shown; nothing is written before it is checked. */
export function giveAnswer(answer: Answer): void {
  change((shown) => (shown.verdict ? shown : { ...shown, answer }))
}

/** Chooses an option of the card shown; where several are asked for, selects or removes it, or says why it cannot. */
export function pressOption(option: OptionId): void {
  const { shown } = useRound.getState()
  if (shown?.content.kind !== 'choice' || shown.verdict) return
  const { choice } = shown.content
  const next = pressed(choice, selectedOf(shown.answer), option)
  if (next) giveAnswer(choiceAnswer(choice, next))
  useRound.setState({ told: next ? '' : fullWords(choice) })
}

/** Whether the answer was a guess; to be said until the answer is kept. */
export function setGuessed(guessed: boolean): void {
  change((shown) => (shown.verdict?.kept ? shown : { ...shown, guessed }))
}

/** Whether there is an answer that can be checked: as many options or codes as are asked for. */
export function canCheck({ content, answer, verdict }: ShownCard): boolean {
  if (verdict || !answer) return false
  if (content.kind === 'choice') return selectedOf(answer).length === keysOf(content.choice).length
  return answer.kind === 'codes' && answer.lines.length === content.task.key.length
}

/** Checks the answer. A wrong one is written before anything is shown; a right one waits for its rating. */
export const checkAnswer = (): Promise<void> =>
  alone(async () => {
    const { shown } = useRound.getState()
    if (shown && canCheck(shown)) await judge(shown, Date.now())
  })

/** Shows the answer to a candidate who does not know it; counts as forgotten. */
export const showAnswer = (): Promise<void> =>
  alone(async () => {
    const { shown } = useRound.getState()
    if (shown && !shown.verdict) await judge({ ...shown, answer: null, guessed: false }, Date.now())
  })

/** Rates a right answer, writes it and goes on to the next card. */
export const rateAnswer = (rating: Rating): Promise<void> =>
  alone(async () => {
    const { shown } = useRound.getState()
    if (!shown?.verdict || shown.verdict.kept || !ratingsOffered(shown.verdict.correct, shown.guessed).includes(rating))
      return
    const entry = await keep(shown, shown.verdict, rating, () => rateAnswer(rating))
    if (entry) showNext(shown.card.id)
  })

/** From an answer that was kept to the next card. */
export function goOn(): void {
  const { shown } = useRound.getState()
  if (shown?.verdict?.kept) showNext(shown.card.id)
}

/** Takes the last step of the round back and shows its card again. */
export const undoStep = (): Promise<void> =>
  alone(async () => {
    const { steps } = useRound.getState()
    const last = steps.at(-1)
    if (!last) return
    const id = last.kind === 'answer' ? last.entry.card : last.card
    try {
      const gone = !(await undone(last))
      useRound.setState({ steps: steps.slice(0, -1), problem: null, told: '' })
      if (gone) useRound.setState({ told: `The answer to ${id} was followed by another one and stays.` })
      else show(id, `Taken back: ${id} is asked again.`)
    } catch (error) {
      fail('This could not be taken back.', error, undoStep)
    }
  })

/** Sets the card shown aside until it is resumed, and goes on. */
export const suspendShown = (): Promise<void> =>
  alone(async () => {
    const { shown, steps } = useRound.getState()
    const stored = shown && useCards.getState().cards?.get(shown.card.id)
    if (!stored) return
    try {
      await changeCard(suspend(stored))
      useRound.setState({ steps: [...steps, { kind: 'suspend', card: stored.id }], problem: null })
      showNext(stored.id, `${stored.id} is suspended: it is not asked until you resume it in the list of cards.`)
    } catch (error) {
      fail('The card could not be suspended.', error, suspendShown)
    }
  })

function change(next: (shown: ShownCard) => ShownCard): void {
  useRound.setState(({ shown }) => (shown && !busy ? { shown: next(shown) } : {}))
}

/** Who takes longer was elsewhere. */
const LONGEST = 30 * 60_000

async function judge(shown: ShownCard, now: number): Promise<void> {
  const { content, answer } = shown
  const earned =
    content.kind === 'codes'
      ? // Cards pick from the candidate list.
        codesCredit(content.task, answer ?? undefined, 'pick')
      : choiceCredit(content.choice, answer ?? undefined)
  const correct = isRight(earned)
  const verdict: Verdict = {
    correct,
    unknown: answer === null,
    spent: Math.min(LONGEST, Math.max(0, now - shown.shownAt)),
    earned,
    intervals: previews(shown.card, now, studyPlan()),
    kept: null,
    leech: false,
  }
  if (correct) {
    useRound.setState({ shown: { ...shown, verdict }, problem: null, told: '' })
    return
  }
  const again = () => alone(() => judge(shown, now))
  const entry = await keep(shown, verdict, 'again', again)
  if (entry)
    useRound.setState({ shown: { ...shown, verdict: { ...verdict, kept: entry, leech: isNewLeech(entry) } }, told: '' })
}

/** Writes an answer down; null, and the card stays, when that failed. */
async function keep(
  { card, guessed, answer }: ShownCard,
  { correct, spent }: Verdict,
  rating: Rating,
  again: () => Promise<void>,
): Promise<ReviewEntry | null> {
  try {
    const chosen = answer?.kind === 'choice' ? answer.option : null
    const selected = answer?.kind === 'choices' ? { selected: [...answer.options] } : {}
    const entry = await answerCard(card.id, { rating, correct, guessed, chosen, ...selected, spent })
    useRound.setState(({ steps }) => ({ steps: [...steps, { kind: 'answer', entry }], problem: null }))
    return entry
  } catch (error) {
    if (error instanceof CardChanged)
      useRound.setState({ problem: { sentence: error.message, action: 'Go on', run: reload } })
    else fail('Your answer could not be saved. The card stays here until it is.', error, again)
    return null
  }
}

function fail(sentence: string, error: unknown, run: () => Promise<void>): void {
  useRound.setState({ problem: { sentence: sentence + andWhy(error), action: 'Try again', run } })
}

async function reload(): Promise<void> {
  await loadCards()
  showNext(null)
}

/** False when an answer is not the card's last one any more. */
async function undone(step: Step): Promise<boolean> {
  if (step.kind === 'answer') return takeBack(step.entry)
  const stored = useCards.getState().cards?.get(step.card)
  if (stored) await changeCard(resume(stored))
  return true
}

function isNewLeech({ card, at }: ReviewEntry): boolean {
  const leech = useCards.getState().cards?.get(card)?.leech
  return leech?.since === at
}

function showNext(after: string | null, told = ''): void {
  const next = queueNow(Date.now(), after)?.[0]
  if (next) show(next.id, told)
  else useRound.setState({ phase: 'over', shown: null, problem: null, told })
}

function show(id: string, told: string): void {
  const card = useCards.getState().cards?.get(id)
  const content = cardContent(id)
  if (!card || !content) return
  const now = Date.now()
  const waiting = queueNow(now, null) ?? []
  const answered = useRound.getState().steps.filter(({ kind }) => kind === 'answer').length
  const left = waiting.length + (waiting.some((one) => one.id === id) ? 0 : 1)
  const order = content.kind === 'choice' ? cardOrder(content.choice, id, card.reps) : []
  useRound.setState({
    phase: 'asking',
    shown: {
      card,
      content,
      order,
      shownAt: now,
      place: answered + 1,
      of: answered + left,
      answer: null,
      guessed: false,
      verdict: null,
    },
    problem: null,
    told,
  })
}
