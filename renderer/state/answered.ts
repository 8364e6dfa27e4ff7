import type { Answer, AnswerStyle } from '../engine/answer'
import type { Content, Screen } from '../engine/form'
import type { Outcome } from '../engine/outcome'
import { replay, type Session } from '../engine/session'
import { loadAttempt } from '../storage/attempts'
import { loadQuestions } from '../storage/questions'
import { services } from './services'

/* One answered screen as it was: its content, its order of options, the answer given. Read from the attempt itself, since the bank may have changed. */

export type Answered = {
  screen: Screen
  /** Place in its exam, from 1. */
  number: number
  given: Answer | undefined
  style: AnswerStyle
  /** What the attempt was, for lists. */
  title: string
}

/** Sessions that were replayed last; a question asked over many attempts needs many. */
const KEPT = 24
const sessions = new Map<string, Promise<Session | null>>()

/** Null when the attempt is no longer stored, or no longer has this screen. */
export async function loadAnswered({
  attemptId,
  screen,
}: Pick<Outcome, 'attemptId' | 'screen'>): Promise<Answered | null> {
  const session = await sessionOf(attemptId)
  const place = session ? session.screens.findIndex((one) => one.id === screen) : -1
  if (!session || place < 0) return null
  return {
    screen: session.screens[place]!,
    number: place + 1,
    given: session.answers.get(screen),
    style: session.head.answerStyle,
    title: session.head.practice?.what ?? session.head.preset.title,
  }
}

/** Forgets what was loaded; for the moment after the database was replaced. */
export function forgetAnswered(): void {
  sessions.clear()
}

function sessionOf(attemptId: string): Promise<Session | null> {
  const known = sessions.get(attemptId)
  sessions.delete(attemptId)
  const session = known ?? replayed(attemptId)
  sessions.set(attemptId, session)
  // Whoever asked hears why; the next one asks the database again.
  session.then(undefined, () => sessions.delete(attemptId))
  for (const oldest of sessions.keys()) {
    if (sessions.size <= KEPT) break
    sessions.delete(oldest)
  }
  return session
}

async function replayed(attemptId: string): Promise<Session | null> {
  const stored = await loadAttempt(services().db, attemptId)
  return stored ? replay(stored.head, stored.content, stored.events) : null
}

/** The questions with these hashes: from the bank where it still has that version, otherwise as an attempt kept it. */
export async function loadVersions(hashes: Iterable<string>): Promise<Content> {
  const { db, bank } = services()
  const wanted = new Set(hashes)
  const items = bank.items.filter((one) => wanted.delete(one.hash))
  const scenarios = bank.scenarios.filter((one) => wanted.delete(one.hash))
  if (wanted.size === 0) return { items, scenarios }
  const older = await loadQuestions(db, [...wanted])
  return { items: [...items, ...older.items], scenarios: [...scenarios, ...older.scenarios] }
}
