import fc from 'fast-check'
import { missType } from '../../question-bank/schema/mistakes'
import { newCard } from '../../renderer/engine/card'
import { decide, type Command } from '../../renderer/engine/decide'
import type { SessionEvent } from '../../renderer/engine/events'
import { rate } from '../../renderer/engine/review'
import { apply, open } from '../../renderer/engine/session'
import { ms } from '../../renderer/engine/units'
import { appendEvents, createAttempt, setStatus, writeBeat } from '../../renderer/storage/attempts'
import { addCards, saveReview } from '../../renderer/storage/cards'
import { KEPT_TABLES } from '../../renderer/storage/archive-format'
import type { Database } from '../../renderer/storage/database'
import { saveDrillRound } from '../../renderer/storage/drill-rounds'
import { saveMark } from '../../renderer/storage/marks'
import { saveNote } from '../../renderer/storage/notes'
import { saveSetting } from '../../renderer/storage/settings'
import { anAttempt, TO_FIRST_QUESTION } from './attempts'
import { anyId, anyRating, given, NO_EXAM, NOON } from './cards'
import { drillResult, drillRoundOf } from './drills'

/* Whole sets of progress as candidates leave them, made through the functions the app itself writes with. */

const forms = [1, 2, 3].map((seed) => anAttempt({ seed, style: seed === 2 ? 'type' : 'pick' }))

/** Texts that files and databases get wrong: other scripts, emoji, halves of emoji, controls, markup, long ones. */
const anyText = (maxLength: number) =>
  fc.oneof(
    fc.string({ maxLength, unit: 'binary' }),
    fc.string({ maxLength, unit: 'grapheme' }),
    fc.constantFrom(
      '</script>',
      '\u0000\u2028\u2029',
      '\ud83d',
      '"\\\r\n\t',
      '__proto__',
      '\ufeffBOM',
      'ä'.normalize('NFD'),
      '‮drow',
      ' '.repeat(maxLength),
    ),
  )

const anyCommand: fc.Arbitrary<Command> = fc.oneof(
  fc
    .constantFrom('a' as const, 'b' as const, 'c' as const, null)
    .map((option): Command => ({ type: 'answer', answer: { kind: 'choice', option } })),
  fc.constantFrom<Command>({ type: 'next' }, { type: 'previous' }, { type: 'flag', on: true }),
  anyText(200).map((text): Command => ({ type: 'comment', text })),
)

const anyAttempt = fc.record({
  form: fc.constantFrom(...forms),
  commands: fc.array(anyCommand, { maxLength: 25 }),
  end: fc.constantFrom('ended', 'open', 'discarded'),
  candidate: anyText(80),
})

const anyCards = fc.uniqueArray(fc.record({ id: anyId, ratings: fc.array(anyRating, { maxLength: 4 }) }), {
  maxLength: 6,
  selector: ({ id }) => id,
})
const anyMarks = fc.array(
  fc.record({ screen: anyId, miss: fc.option(fc.constantFrom(...missType.options)), guessed: fc.boolean() }),
  { maxLength: 5 },
)
const anyNotes = fc.array(
  fc.record({
    screen: anyId,
    text: anyText(300),
    bookmarked: fc.boolean(),
    dispute: fc.option(
      fc.record({
        reasoning: anyText(200).filter((text) => text.length > 0),
        excluded: fc.boolean(),
        hash: fc.constant('0123456789abcdef'),
        at: fc.nat(),
      }),
    ),
  }),
  { maxLength: 5 },
)
const anyRounds = fc.array(
  fc.record({
    number: fc.integer({ min: 1, max: 10 }),
    answers: fc.array(fc.record({ given: anyText(12), right: fc.boolean(), time: fc.nat(600_000) }), { maxLength: 10 }),
    ended: fc.boolean(),
  }),
  { maxLength: 3 },
)
const anySettings = fc.record({
  candidate: anyText(80),
  theme: fc.constantFrom('dark' as const, 'light' as const),
  examDate: fc.constantFrom('' as const, '2027-02-28'),
  dailyNew: fc.nat(200),
})

export const anyDataSet = fc.record({
  attempts: fc.array(anyAttempt, { maxLength: 3 }),
  cards: anyCards,
  marks: anyMarks,
  notes: anyNotes,
  rounds: anyRounds,
  settings: anySettings,
})
type DataSet = typeof anyDataSet extends fc.Arbitrary<infer T> ? T : never

/** Stores a set of progress in an empty database. */
export async function store(db: Database, { attempts, cards, marks, notes, rounds, settings }: DataSet): Promise<void> {
  for (const [index, one] of attempts.entries()) await storeAttempt(db, `attempt-${index}`, one)
  for (const { id, ratings } of cards) {
    let card = newCard(id, NOON, 'missed')
    await addCards(db, [card])
    for (const rating of ratings) {
      const next = rate(card, given(rating), card.due + 1, NO_EXAM)
      await saveReview(db, next.card, next.entry)
      card = next.card
    }
  }
  for (const [index, one] of marks.entries())
    await saveMark(db, { attemptId: `attempt-${index % 3}`, at: NOON + index, ...one })
  for (const [index, one] of notes.entries()) await saveNote(db, { at: NOON + index, ...one })
  for (const [index, { number, answers, ended }] of rounds.entries()) {
    const results = answers.slice(0, number).map((one) => drillResult(one))
    const round = drillRoundOf(number, {
      id: `round-${index}`,
      at: NOON + index,
      results,
      shown: results.length,
      ended,
    })
    await saveDrillRound(db, round)
  }
  await saveSetting(db, 'candidate', settings.candidate)
  await saveSetting(db, 'theme', settings.theme)
  await saveSetting(db, 'examDate', settings.examDate)
  await saveSetting(db, 'dailyNew', settings.dailyNew)
}

async function storeAttempt(
  db: Database,
  id: string,
  { form, commands, end, candidate }: DataSet['attempts'][number],
): Promise<void> {
  const head = { ...form.head, id, candidate }
  const last: Command[] = end === 'ended' ? [{ type: 'end' }] : end === 'discarded' ? [{ type: 'discard' }] : []
  const events = played(open(head, form.content), [...TO_FIRST_QUESTION, ...commands, ...last])
  await createAttempt(db, head, form.content)
  await appendEvents(db, id, events)
  if (end === 'open') await writeBeat(db, { attemptId: id, seq: events.length, used: 1_234.5, at: NOON })
  else
    await setStatus(
      db,
      id,
      end as 'ended' | 'discarded',
      end === 'ended' ? { exam: { endedAt: NOON, scaled: 287.5, passed: false, used: 9_876.25 } } : null,
    )
}

/** Carries out what the room would allow, and passes over the rest. */
function played(session: ReturnType<typeof open>, commands: readonly Command[]): SessionEvent[] {
  const events: SessionEvent[] = []
  for (const command of commands) {
    const decision = decide(session, command, { at: NOON + events.length, used: ms(session.used + 1_000) })
    if (!decision.ok) continue
    for (const event of decision.events) {
      session = apply(session, event)
      events.push(event)
    }
  }
  return events
}

/** All rows of the tables that are kept, in the order of their keys. */
export async function keptRows(db: Database): Promise<Record<string, unknown[]>> {
  return Object.fromEntries(
    await Promise.all(KEPT_TABLES.map(async (name) => [name, await db.table(name).toArray()] as const)),
  )
}
