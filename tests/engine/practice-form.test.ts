import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keysOf } from '../../question-bank/schema/item'
import { form as formSchema, screensOf, type Screen } from '../../renderer/engine/form'
import { preset as presetSchema } from '../../question-bank/schema/preset'
import { available, practiceForm, type PracticeFacts } from '../../renderer/engine/practice-form'
import {
  DEFAULT_REQUEST,
  describeRequest,
  inPlace,
  practiceRequest,
  type PracticeRequest,
} from '../../renderer/engine/practice-request'
import { paceOfExam } from '../../renderer/engine/exam-pace'
import { minutes } from '../../renderer/engine/units'
import { MISS_TYPES } from '../../renderer/engine/miss-types'
import { aBank, anOutline } from '../support/builders'

/* What a practice asks for is what it gets, or it says what is missing. */

const bank = aBank(140)
const NOTHING: PracticeFacts = { seen: new Set(), missed: new Map(), notAnswered: new Set() }
const asked = (over: Partial<PracticeRequest>): PracticeRequest =>
  practiceRequest.parse({ ...DEFAULT_REQUEST, ...over })
const made = (over: Partial<PracticeRequest>, facts = NOTHING, seed = 1) => {
  const result = practiceForm(bank, asked(over), facts, seed)
  if (!result.ok) throw new Error(result.missing)
  return { ...result, screens: screensOf(result.form, result.content) }
}

/** Domain, task and topic of a screen; topic null in a scenario. */
function placeOf(screen: Screen) {
  if (screen.kind === 'item') return { domain: screen.item.domain, task: screen.item.task, topic: screen.item.row }
  const task = screen.kind === 'codes' ? screen.task.outlineTask : screen.question.task
  return { domain: Number(task[0]), task, topic: null }
}

describe('what is chosen', () => {
  test('a domain, a task or a topic', () => {
    expect(made({ domains: [3], number: 10 }).screens.every((one) => placeOf(one).domain === 3)).toBe(true)
    expect(made({ tasks: ['1.2'], number: 5 }).screens.every((one) => placeOf(one).task === '1.2')).toBe(true)
    const { row } = bank.items[0]!
    expect(made({ topics: [row], number: 1 }).screens.every((one) => placeOf(one).topic === row)).toBe(true)
  })
  test('a task narrows its own domain and leaves another one whole', () => {
    const request = asked({ domains: [1, 2], tasks: ['1.2'] })
    const has = (task: string) => inPlace(request, { domain: Number(task[0]), task, topic: `${task}-01` })
    expect([has('1.1'), has('1.2'), has('2.1'), has('2.2'), has('3.1')]).toEqual([false, true, true, true, false])
  })
  test('nothing chosen is everything', () =>
    expect(available(bank, asked({}), NOTHING)).toEqual({ items: bank.items.length, scenarios: 8, tasks: 24 }))
  test('unseen, missed, missed for a reason, and never answered', () => {
    const [first, second, third, fourth] = bank.items.map((one) => one.id)
    const facts: PracticeFacts = {
      seen: new Set(bank.items.slice(0, 130).map((one) => one.id)),
      missed: new Map([
        [first!, 'rule'],
        [second!, 'misread'],
        [third!, null],
      ]),
      notAnswered: new Set([fourth!]),
    }
    expect(made({ seen: 'unseen', number: 5 }, facts).screens.every((one) => !facts.seen.has(one.id))).toBe(true)
    expect(
      made({ seen: 'missed', number: 3 }, facts)
        .screens.map((one) => one.id)
        .sort(),
    ).toEqual([first, second, third].sort())
    expect(made({ seen: 'not-answered', number: 1 }, facts).screens.map((one) => one.id)).toEqual([fourth])
    expect(made({ seen: 'missed', missTypes: ['rule'], number: 1 }, facts).screens.map((one) => one.id)).toEqual([
      first,
    ])
  })
  test('scenarios come whole, with their related questions', () => {
    const { screens, form } = made({ number: 5, scenarios: 2 })
    expect(form.scenarios.every((one) => one.parts === undefined)).toBe(true)
    expect(screens.filter((one) => one.kind === 'codes')).toHaveLength(6)
    expect(screens.filter((one) => one.kind === 'question')).toHaveLength(4)
  })
  test('a drill has code tasks and nothing else, as many as were asked for', () => {
    const { screens } = made({ scenarios: 'drill', number: 7 })
    expect(screens).toHaveLength(7)
    expect(screens.every((one) => one.kind === 'codes')).toBe(true)
  })
  test('a drill in one code system', () => {
    const { screens } = made({ scenarios: 'drill', number: 4, codeSystems: ['ICD-10-PCS'] })
    expect(
      screens.every(
        (one) => one.kind === 'codes' && one.task.kind === 'procedures' && one.scenario.setting === 'inpatient',
      ),
    ).toBe(true)
  })
  test('chosen screens are those and no others, also parts of a scenario', () => {
    const screens = ['CK-0001', 'SC-0002/additional', 'SC-0002/Q2', 'SC-0003/Q1']
    expect(
      made({ screens, number: 4 })
        .screens.map((one) => one.id)
        .sort(),
    ).toEqual([...screens].sort())
  })
})

describe('what is missing', () => {
  test('too few: how many there are, and an offer of exactly those', () => {
    const facts: PracticeFacts = {
      seen: new Set(),
      missed: new Map(bank.items.slice(0, 7).map((one) => [one.id, null])),
      notAnswered: new Set(),
    }
    const short = practiceForm(bank, asked({ seen: 'missed' }), facts, 1)
    expect(short).toMatchObject({ ok: false, missing: 'Only 7 questions match; take these 7 or widen the choice.' })
    expect(!short.ok && practiceForm(bank, short.offer!, facts, 1)).toMatchObject({ ok: true })
  })
  test('none: no offer', () =>
    expect(practiceForm(bank, asked({ seen: 'missed' }), NOTHING, 1)).toEqual({
      ok: false,
      missing: 'No question matches. Widen the choice.',
      offer: null,
    }))
  test('too few scenarios', () =>
    expect(practiceForm(bank, asked({ scenarios: 12 }), NOTHING, 1)).toMatchObject({
      ok: false,
      missing: 'Only 8 scenarios match; take these 8 or widen the choice.',
      offer: { scenarios: 8 },
    }))
})

describe('the room of a practice', () => {
  test('has nothing of an appointment around it', () => {
    const { preset } = made({})
    expect(presetSchema.parse(preset)).toMatchObject({
      title: 'Practice',
      stages: [],
      checkIn: false,
      survey: false,
      warningMinutes: [],
      minutes: 600,
    })
  })
  test.each<Partial<PracticeRequest>>([
    { number: 1 },
    { number: 20 },
    { number: 6, scenarios: 2 },
    { number: 7, scenarios: 'drill' },
    { number: 3, screens: ['CK-0001', 'SC-0001/Q1', 'SC-0001/additional'] },
  ])('timed, it has the plan of the exam for each question, code tasks alike: %j', (over) => {
    const { preset, screens } = made({ timed: true, ...over })
    expect(minutes(preset.minutes)).toBeCloseTo(screens.length * paceOfExam(bank), 6)
  })
  test('keys stand at every place equally often', () => {
    const { screens } = made({ number: 40 })
    const places = screens.flatMap((one) => (one.kind === 'item' ? [one.order.indexOf(keysOf(one.item)[0]!)] : []))
    for (const place of [0, 1, 2, 3]) expect(places.filter((one) => one === place)).toHaveLength(10)
  })
})

const ids = bank.items.map((one) => one.id)
const requests = fc.record({
  domains: fc.uniqueArray(fc.constantFrom(1, 2, 3, 4, 5), { maxLength: 3 }),
  tasks: fc.uniqueArray(fc.constantFrom('1.1', '1.2', '2.3', '4.6', '5.4'), { maxLength: 2 }),
  topics: fc.uniqueArray(fc.constantFrom(...new Set(bank.items.map((one) => one.row))), { maxLength: 2 }),
  codeSystems: fc.uniqueArray(fc.constantFrom('ICD-10-CM' as const, 'ICD-10-PCS' as const, 'CPT/HCPCS' as const), {
    maxLength: 2,
  }),
  missTypes: fc.uniqueArray(fc.constantFrom(...MISS_TYPES.map((one) => one.id)), { maxLength: 2 }),
  screens: fc.oneof(
    fc.constant<string[]>([]),
    fc.uniqueArray(fc.constantFrom(...ids.slice(0, 20), 'SC-0001/principal', 'SC-0002/Q1', 'SC-0005/procedures'), {
      maxLength: 8,
    }),
  ),
  seen: fc.constantFrom('any' as const, 'unseen' as const, 'missed' as const, 'not-answered' as const),
  number: fc.integer({ min: 1, max: 100 }),
  scenarios: fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constant('drill' as const)),
  timed: fc.boolean(),
})
const factsOf = fc.record({
  seen: fc.uniqueArray(fc.constantFrom(...ids, 'SC-0001', 'SC-0004')),
  missed: fc.uniqueArray(
    fc.tuple(
      fc.constantFrom(...ids, 'SC-0001/principal', 'SC-0003/Q1', 'SC-0005/procedures'),
      fc.constantFrom('rule' as const, 'lookup' as const, null),
    ),
    { selector: ([id]) => id },
  ),
  notAnswered: fc.uniqueArray(fc.constantFrom(...ids, 'SC-0002/principal', 'SC-0004/Q2')),
})

describe('any request', () => {
  test('gives a form of matching questions only, or says why not', () => {
    fc.assert(
      fc.property(requests, factsOf, fc.nat(), (over, known, seed) => {
        const request = asked(over)
        const facts: PracticeFacts = {
          seen: new Set(known.seen),
          missed: new Map(known.missed),
          notAnswered: new Set(known.notAnswered),
        }
        const result = practiceForm(bank, request, facts, seed)
        if (!result.ok) {
          expect(result.missing).toMatch(/^(Only \d+|No ).*\.$/)
          if (result.offer) expect(practiceForm(bank, practiceRequest.parse(result.offer), facts, seed).ok).toBe(true)
          return
        }
        expect(formSchema.parse(result.form)).toEqual(result.form)
        presetSchema.parse(result.preset)
        const screens = screensOf(result.form, result.content)
        const single = request.screens.length > 0 || request.scenarios === 'drill'
        if (single) expect(screens.length).toBeLessThanOrEqual(request.number)
        else
          expect([result.form.items.length, result.form.scenarios.length]).toEqual([request.number, request.scenarios])
        const fits = (screen: Screen) => {
          const type = facts.missed.get(screen.id)
          const known =
            request.missTypes.length > 0
              ? type !== undefined && type !== null && request.missTypes.includes(type)
              : request.seen === 'not-answered'
                ? facts.notAnswered.has(screen.id)
                : request.seen !== 'missed' || facts.missed.has(screen.id)
          const fresh = request.seen !== 'unseen' || !facts.seen.has(screen.id.split('/')[0]!)
          return (
            known &&
            fresh &&
            inPlace(request, placeOf(screen)) &&
            (request.screens.length === 0 || request.screens.includes(screen.id))
          )
        }
        for (const screen of screens) {
          // A whole scenario fits by at least one of its parts.
          const relevant =
            single || screen.kind === 'item'
              ? [screen]
              : screens.filter((one) => one.kind !== 'item' && one.scenario === screen.scenario)
          expect(relevant.some(fits)).toBe(true)
        }
      }),
      { numRuns: 400 },
    )
  })
  test('the same seed gives the same form', () =>
    expect(made({ scenarios: 2 }, NOTHING, 5)).toEqual(made({ scenarios: 2 }, NOTHING, 5)))
})

test('says in words what was asked for', () => {
  expect(describeRequest(asked({}), anOutline)).toBe('Questions')
  expect(describeRequest(asked({ domains: [3], seen: 'missed' }), anOutline)).toBe('Domain 3; questions; missed before')
  expect(
    describeRequest(
      asked({ scenarios: 'drill', codeSystems: ['ICD-10-PCS'], seen: 'missed', missTypes: ['rule'] }),
      anOutline,
    ),
  ).toBe('ICD-10-PCS; code drill; missed: Did not know the rule')
  expect(describeRequest(asked({ topics: ['1.1-01'] }), anOutline, { '1.1-01': 'Circulatory diagnoses' })).toBe(
    'Circulatory diagnoses; questions',
  )
})
