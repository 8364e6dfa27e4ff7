import { optionIdsOf, type Item, type OptionId } from '../../question-bank/schema/item'
import type { CodeTask, Scenario } from '../../question-bank/schema/scenario'
import type { Answer, AnswerStyle, CodeLine } from '../../renderer/engine/answer'
import type { AttemptHead, EventBody, SessionEvent } from '../../renderer/engine/events'
import type { Content, Form, Screen } from '../../renderer/engine/form'
import type { Verdict } from '../../renderer/engine/scoring/credit'
import { apply, open, type Session } from '../../renderer/engine/session'
import { ms } from '../../renderer/engine/units'
import { anAttempt } from './attempts'
import { aKey, aLine, aMultiple, anItem, aScenario, aTask } from './builders'

/* Answers to every kind of screen with what they are worth, and an attempt in which all of them were given. */

export type CreditCase = {
  name: string
  /** `several`: two of five options are asked for, b and d. */
  of: { kind: 'item'; several?: true } | { kind: 'question'; several?: true } | { kind: 'codes'; task: CodeTask }
  style: AnswerStyle
  given: Answer | null
  verdict: Verdict
  credit: number
}

/** What a wrong POA indicator takes of a line: 10 of the 65 points for diagnoses; and all wrong modifiers: 15 of 40. */
const POA = 10 / 65
const MODIFIERS = 15 / 40

const codes = (...lines: CodeLine[]): Answer => ({ kind: 'codes', lines })
const plain = (...list: string[]): Answer => codes(...list.map((code) => aLine(code)))
const withModifiers = (code: string, ...modifiers: string[]): Answer => codes(aLine(code, { modifiers }))

const one = aTask('principal', [aKey('J18.9', { poa: 'Y' })])
const two = aTask('additional', [aKey('I10', { poa: 'Y' }), aKey('E11.9', { poa: 'N' })])
const exempt = aTask('additional', [aKey('Z79.4', { poa: 'exempt' })])
const listed = aTask(
  'additional',
  [aKey('E11.22', { alternates: [{ code: 'E11.21', reason: 'Same here.' }] }), aKey('N18.32')],
  {
    partial: [{ code: 'N18.30', insteadOf: 'N18.32', credit: 0.5, meaning: 'CKD 3', reason: 'Less specific.' }],
    optional: [{ code: 'Z79.4', meaning: 'Insulin', reason: 'Optional.' }],
  },
)
const pcs = aTask('procedures', [aKey('0SR90JZ')])
const cpt = aTask('procedures', [
  aKey('45380', {
    modifiers: ['59', 'PT'],
    alternates: [{ code: '45380', modifiers: ['XS', 'PT'], reason: 'More specific.' }],
  }),
])
const bare = aTask('procedures', [aKey('12001')])
const units = aTask('procedures', [aKey('96361', { units: 2 })])
const both = aTask('procedures', [aKey('45385', { modifiers: ['PT'] }), aKey('96361', { units: 2 })])

const choice = (kind: 'item' | 'question', option: OptionId | null | undefined, verdict: Verdict): CreditCase => ({
  name: `${kind}, ${option === undefined ? 'never touched' : option === null ? 'taken away' : `option ${option}`}`,
  of: { kind },
  style: 'pick',
  given: option === undefined ? null : { kind: 'choice', option },
  verdict,
  credit: verdict === 'right' ? 1 : 0,
})

const several = (
  kind: 'item' | 'question',
  options: readonly OptionId[] | undefined,
  verdict: Verdict,
): CreditCase => ({
  name: `${kind}, two of five, ${options === undefined ? 'never touched' : options.join() || 'taken away'}`,
  of: { kind, several: true },
  style: 'pick',
  given: options === undefined ? null : { kind: 'choices', options: [...options] },
  verdict,
  credit: verdict === 'right' ? 1 : 0,
})

const task = (style: AnswerStyle) => (name: string, of: CodeTask, given: Answer | null, credit: number | null) => ({
  name: `${style}, ${name}`,
  of: { kind: 'codes', task: of } as const,
  style,
  given,
  verdict: (credit === null ? 'not-answered' : credit === 1 ? 'right' : credit > 0 ? 'partial' : 'wrong') as Verdict,
  credit: credit ?? 0,
})
const [pick, type] = [task('pick'), task('type')]

/** The last value of each is its credit; null is not answered. */
export const CREDIT_CASES: readonly CreditCase[] = [
  ...(['item', 'question'] as const).flatMap((kind) => [
    choice(kind, 'b', 'right'),
    choice(kind, 'a', 'wrong'),
    choice(kind, null, 'not-answered'),
    choice(kind, undefined, 'not-answered'),
    several(kind, ['b', 'd'], 'right'),
    several(kind, ['b', 'c'], 'wrong'),
    several(kind, ['a', 'e'], 'wrong'),
    // One of two is an answer, and half of it earns nothing.
    several(kind, ['d'], 'wrong'),
    several(kind, ['b', 'c', 'd'], 'wrong'),
    several(kind, [], 'not-answered'),
    several(kind, undefined, 'not-answered'),
  ]),
  pick('single key right, no indicator asked for', one, plain('J18.9'), 1),
  pick('single key wrong', one, plain('Z00.00'), 0),
  pick('single key not touched', one, null, null),
  pick('single key second', one, plain('Z00.00', 'J18.9'), 0),
  pick('single key and one too many', one, plain('J18.9', 'Z00.00'), 0.5),
  pick('several, all right', two, plain('E11.9', 'I10'), 1),
  pick('several, one right', two, plain('I10'), 0.5),
  pick('several, one right and one wrong', two, plain('I10', 'Z00.00'), 0.25),
  pick('several, all right and one too many', two, plain('I10', 'E11.9', 'Z00.00'), 0.75),
  pick('several, one of them twice', two, plain('I10', 'I10'), 0.25),
  pick('several, none right', two, plain('Z00.00', 'Z01.00'), 0),
  pick('an empty list', two, codes(), null),
  type('right with its indicator', one, codes(aLine('J18.9', { poa: 'Y' })), 1),
  type('right code, wrong indicator', one, codes(aLine('J18.9', { poa: 'N' })), 1 - POA),
  type('right code, no indicator', one, codes(aLine('j189')), 1 - POA),
  type(
    'two codes, one wrong indicator',
    two,
    codes(aLine('I10', { poa: 'Y' }), aLine('E11.9', { poa: 'Y' })),
    1 - POA / 2,
  ),
  type('exempt, left blank', exempt, plain('Z79.4'), 1),
  type('exempt, said so', exempt, codes(aLine('Z79.4', { poa: 'exempt' })), 1),
  type('exempt, with an indicator', exempt, codes(aLine('Z79.4', { poa: 'Y' })), 1 - POA),
  type('an alternate', listed, plain('E11.21', 'N18.32'), 1),
  type('an alternate beside its key', listed, plain('E11.21', 'E11.22', 'N18.32'), 1),
  type('a key beside its alternate', listed, plain('E11.22', 'E11.21', 'N18.32'), 1),
  type('an optional code beside the key', listed, plain('E11.22', 'N18.32', 'Z79.4'), 1),
  type('only an optional code', listed, plain('Z79.4'), 0),
  type('a listed part', listed, plain('E11.22', 'N18.30'), 0.75),
  type('only a listed part', listed, plain('N18.30'), 0.25),
  type('six of seven characters', pcs, plain('0SRB0JZ'), 0.5),
  type('a code twice', pcs, plain('0SR90JZ', '0sr9 0jz'), 0.5),
  type('blank lines alone', two, plain('', '  '), null),
  type('blank lines beside the key', pcs, plain('', '0SR90JZ', ' '), 1),
  type('an indicator without a code', one, codes(aLine('', { poa: 'Y' })), null),
  type('a modifier without a code', cpt, withModifiers(' ', '59', 'PT'), null),
  ...[pick, type].flatMap((row) => [
    row('modifiers in order', cpt, withModifiers('45380', '59', 'PT'), 1),
    row('modifiers of the alternate', cpt, withModifiers('45380', 'XS', 'PT'), 1),
    row('modifiers in another order', cpt, withModifiers('45380', 'PT', '59'), 1 - MODIFIERS / 2),
    row('one modifier of two', cpt, withModifiers('45380', 'PT'), 1 - MODIFIERS / 2),
    row('no modifiers', cpt, plain('45380'), 1 - MODIFIERS),
    row('other modifiers', cpt, withModifiers('45380', '76', 'RT'), 1 - MODIFIERS),
    row('a modifier too many', cpt, withModifiers('45380', '59', 'PT', '76'), 1 - MODIFIERS / 4),
    row('a modifier where none belongs', bare, withModifiers('12001', '59'), 1 - MODIFIERS / 2),
    row('units right', units, codes(aLine('96361', { units: 2 })), 1),
    row('units wrong', units, plain('96361'), 0),
    row(
      'one line right, one with wrong units',
      both,
      codes(aLine('45385', { modifiers: ['PT'] }), aLine('96361')),
      0.25,
    ),
    row('both lines right', both, codes(aLine('96361', { units: 2 }), aLine('45385', { modifiers: ['PT'] })), 1),
  ]),
  type('modifiers in small letters, a field left empty', cpt, withModifiers('45380', '59', 'pt', ''), 1),
]

const CPT_OUTPATIENT = (of: CodeTask) => of.kind === 'procedures' && of.key.every(({ code }) => code.length === 5)

const itemId = (place: number) => `CK-${String(9_000 + place)}`
const scenarioId = (place: number) => `SC-${String(9_000 + place)}`

/** The id of the screen that asks a case, by its place in the list. */
export const screenOf = ({ of }: CreditCase, place: number): string => {
  if (of.kind === 'item') return itemId(place)
  return `${scenarioId(place)}/${of.kind === 'question' ? 'Q1' : of.task.kind}`
}

/** The questions of the cases: an item, or a scenario of which only the screen of the case is asked. */
export function contentOf(cases: readonly CreditCase[]): Content {
  const items: Item[] = []
  const scenarios: Scenario[] = []
  cases.forEach(({ of }, place) => {
    if (of.kind === 'item') items.push((of.several ? aMultiple : anItem)({ id: itemId(place) }))
    else if (of.kind === 'question')
      scenarios.push(aScenario({ id: scenarioId(place), ...(of.several ? { questions: severalAsked() } : {}) }))
    else
      scenarios.push(
        aScenario({
          id: scenarioId(place),
          setting: CPT_OUTPATIENT(of.task) ? 'outpatient-surgery' : 'inpatient',
          tasks: of.task.kind === 'principal' ? [of.task, aTask('additional', [aKey('I10')])] : [one, of.task],
        }),
      )
  })
  return { items, scenarios }
}

/** Related questions that ask for two of five options. */
const severalAsked = (): Scenario['questions'] =>
  ['Q1', 'Q2'].map((id) => {
    const { stem, options, key, keepOrder, citations } = aMultiple({ id: 'CK-9999' })
    return { id, task: '1.2', stem, options, key, keepOrder, citations }
  })

export type Played = { head: AttemptHead; content: Content; events: SessionEvent[]; session: Session }

/** An ended attempt in which every case was answered as it says, whatever the room would have let through. */
export function attemptOf(
  cases: readonly CreditCase[],
  over: { id?: string; practice?: boolean; at?: number } = {},
): Played {
  const content = contentOf(cases)
  const { head: base } = anAttempt()
  const form: Form = {
    ...base.form,
    items: content.items.map((item) => ({ id: item.id, hash: item.hash, pretest: false, order: optionIdsOf(item) })),
    scenarios: content.scenarios.map(({ id, hash, questions }) => {
      const place = Number(id.slice(3)) - 9_000
      const part = screenOf(cases[place]!, place).split('/')[1]!
      return {
        id,
        hash,
        pretest: false,
        orders: Object.fromEntries(questions.map((one) => [one.id, optionIdsOf(one)])),
        parts: [part],
      }
    }),
  }
  const at = over.at ?? 1_000
  const head: AttemptHead = {
    ...base,
    id: over.id ?? 'cases',
    createdAt: at,
    form,
    answerStyle: cases[0]!.style,
    practice: over.practice ? { mode: 'tutor', timed: false, what: 'Cases', retakeOf: null } : null,
  }
  const answers = cases.flatMap(({ given }, place): EventBody[] => {
    const screen = screenOf(cases[place]!, place)
    return given
      ? [
          { type: 'visited', screen },
          { type: 'answered', screen, answer: given },
        ]
      : []
  })
  const bodies: EventBody[] = [
    { type: 'confirmed' },
    { type: 'agreement-accepted' },
    { type: 'tutorial-ended' },
    { type: 'begun' },
    ...answers,
    { type: 'ended', how: 'candidate' },
  ]
  let session = open(head, content)
  const events = bodies.map((body, place): SessionEvent => {
    const event = { ...body, seq: place + 1, at: at + place, clock: ms(place * 1_000) }
    session = apply(session, event)
    return event
  })
  return { head, content, events, session }
}

export const screenById = (session: Session, id: string): Screen => session.screens[session.indexOf.get(id)!]!
