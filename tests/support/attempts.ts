import { assemble } from '../../renderer/engine/assemble'
import type { AnswerStyle } from '../../renderer/engine/answer'
import { decide, type Command } from '../../renderer/engine/decide'
import {
  NO_ACCOMMODATIONS,
  type Accommodations,
  type AttemptHead,
  type SessionEvent,
} from '../../renderer/engine/events'
import type { Content } from '../../renderer/engine/form'
import { apply, open, type Session } from '../../renderer/engine/session'
import { ms } from '../../renderer/engine/units'
import type { Preset } from '../../question-bank/schema/preset'
import { aBank, anOutline, aPreset } from './builders'

/** A small exam: ten items, one scenario of five screens, sixty minutes. */
export const smallPreset: Preset = {
  ...aPreset,
  id: 'small',
  title: 'Small exam',
  items: { min: 10, max: 10, pretest: 2 },
  scenarios: { min: 1, max: 1, scored: 1 },
  minutes: 60,
  levels: { ...aPreset.levels, tolerance: 8 },
}

export function anAttempt(
  over: { preset?: Preset; style?: AnswerStyle; accommodations?: Accommodations; id?: string; seed?: number } = {},
): { head: AttemptHead; content: Content; session: Session } {
  const preset = over.preset ?? smallPreset
  const assembly = assemble(aBank(), preset, over.seed ?? 1)
  if (!assembly.ok) throw new Error(assembly.unmet)
  const head: AttemptHead = {
    id: over.id ?? 'attempt-1',
    createdAt: 1_000,
    candidate: 'Test',
    preset,
    outline: anOutline,
    answerStyle: over.style ?? 'pick',
    accommodations: over.accommodations ?? NO_ACCOMMODATIONS,
    practice: null,
    books: null,
    form: assembly.form,
  }
  return { head, content: assembly.content, session: open(head, assembly.content) }
}

/** Carries out commands on a session; `used` is the stage clock in ms, advanced by `step` for each. Throws on a refusal. */
export function play(
  session: Session,
  commands: readonly Command[],
  step = 1_000,
): { session: Session; events: SessionEvent[] } {
  const events: SessionEvent[] = []
  for (const command of commands) {
    const decision = decide(session, command, { at: 1_000 + events.length, used: ms(session.used + step) })
    if (!decision.ok) throw new Error(`${command.type} was refused: ${decision.refusal}`)
    for (const event of decision.events) {
      session = apply(session, event)
      events.push(event)
    }
  }
  return { session, events }
}

/** The commands from check-in to the first question. */
export const TO_FIRST_QUESTION: readonly Command[] = [
  { type: 'confirm' },
  { type: 'accept-agreement' },
  { type: 'end-tutorial' },
  { type: 'begin' },
]
