import type { Outcome } from './outcome'

/* Outcomes of all attempts, question by question. */

/** One question as it was answered over time. */
export type Entry = {
  screen: string
  latest: Outcome
  /** Newest first. */
  outcomes: readonly Outcome[]
}

/** The last answer that was given; a question left open since takes it not away. Null where none was ever given. */
export const lastAnswer = ({ outcomes }: Pick<Entry, 'outcomes'>): Outcome | null =>
  outcomes.find((one) => one.answered) ?? null

/** The questions of all attempts: those of the latest attempt first, each attempt's in the order of its exam. */
export function entriesOf(attempts: Iterable<readonly Outcome[]>): Entry[] {
  const byScreen = new Map<string, { outcome: Outcome; attemptAt: number; place: number }[]>()
  for (const outcomes of attempts) {
    const attemptAt = outcomes.reduce((latest, one) => Math.max(latest, one.at), 0)
    outcomes.forEach((outcome, place) => {
      const met = byScreen.get(outcome.screen)
      if (met) met.push({ outcome, attemptAt, place })
      else byScreen.set(outcome.screen, [{ outcome, attemptAt, place }])
    })
  }
  return [...byScreen.values()]
    .map((met) => met.sort((a, b) => b.attemptAt - a.attemptAt || b.outcome.at - a.outcome.at))
    .sort(([a], [b]) => b!.attemptAt - a!.attemptAt || a!.place - b!.place)
    .map((met) => ({
      screen: met[0]!.outcome.screen,
      latest: met[0]!.outcome,
      outcomes: met.map((one) => one.outcome),
    }))
}

/** The other answered questions that share a topic row, or a mistake that was made. */
export function relatedTo(
  entry: Entry,
  entries: readonly Entry[],
  most = 6,
): { entry: Entry; because: 'topic' | 'mistake' }[] {
  const mistakes = new Set(entry.outcomes.flatMap((one) => one.mistakes))
  const found: { entry: Entry; because: 'topic' | 'mistake' }[] = []
  for (const other of entries) {
    if (other.screen === entry.screen || lastAnswer(other) === null) continue
    if (entry.latest.topic !== null && other.latest.topic === entry.latest.topic)
      found.push({ entry: other, because: 'topic' })
    else if (other.outcomes.some((one) => one.mistakes.some((mistake) => mistakes.has(mistake))))
      found.push({ entry: other, because: 'mistake' })
  }
  // The same mistake says more than the same topic.
  return found.sort((a, b) => Number(a.because === 'topic') - Number(b.because === 'topic')).slice(0, most)
}
