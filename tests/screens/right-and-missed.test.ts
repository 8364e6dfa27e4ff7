import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import type { Answer } from '../../renderer/engine/answer'
import { cardsFromMisses } from '../../renderer/engine/card'
import { screensOf, type Screen } from '../../renderer/engine/form'
import { missCounts, standing } from '../../renderer/engine/standing'
import { suggestMiss } from '../../renderer/engine/miss-types'
import { outcomesOf, type Outcome } from '../../renderer/engine/outcome'
import { practiceScore } from '../../renderer/engine/practice-score'
import { recentMissesOf } from '../../renderer/engine/recent-misses'
import { practiceReport, report } from '../../renderer/engine/report'
import { retake } from '../../renderer/engine/retake'
import { entriesOf } from '../../renderer/engine/review-entries'
import { prepareReview, review } from '../../renderer/engine/review-filter'
import { EVERYTHING, type ReviewState } from '../../renderer/engine/review-query'
import { verdictOf } from '../../renderer/engine/scoring/credit'
import { verdictWords } from '../../renderer/engine/scoring/credit-words'
import { timelineOf } from '../../renderer/engine/timeline'
import { stateAt } from '../../renderer/engine/timeline-state'
import { summaryOfTimeline } from '../../renderer/engine/timeline-summary'
import { ChoiceReview } from '../../renderer/question/choice-review'
import { TaskReview } from '../../renderer/question/task-review'
import { CardAnswer } from '../../renderer/screens/cards/card-answer'
import { CheckedAnswer } from '../../renderer/screens/exam/checked-answer'
import { MomentCard } from '../../renderer/screens/replay/moment-card'
import { ItemList } from '../../renderer/screens/report/item-list'
import { ResultRow } from '../../renderer/screens/review/result-row'
import { readBank } from '../../renderer/state/bank'
import { checkAnswer, closeRound, giveAnswer, startRound, useRound } from '../../renderer/state/card-round'
import { forgetCards, loadCards } from '../../renderer/state/cards'
import { exportAnki, exportAnswers, exportAttempts, missedQuestions } from '../../renderer/state/exports'
import { ensureOutcomes, forgetOutcomes, useOutcomeState } from '../../renderer/state/outcomes'
import { practiceFacts } from '../../renderer/state/practice'
import { loadProgress, useProgress } from '../../renderer/state/progress'
import { provideServices } from '../../renderer/state/services'
import { startSettings } from '../../renderer/state/settings'
import { appendEvents, createAttempt, findAttempt, setStatus } from '../../renderer/storage/attempts'
import { addCards, allCards } from '../../renderer/storage/cards'
import { newCard } from '../../renderer/engine/card'
import { ms } from '../../renderer/engine/units'
import { Database } from '../../renderer/storage/database'
import { loadOutcomes } from '../../renderer/storage/outcomes'
import { aBank, aLine } from '../support/builders'
import { attemptOf, CREDIT_CASES, screenById, screenOf, type CreditCase, type Played } from '../support/credit-cases'
import { aDesktop, type FakeDesktop } from '../support/fake-desktop'
import { bankSources } from '../support/real-bank'

/* Every kind of answer in every place that says what came of it: one value each. */

// Screens are rendered to text here, and ask which keyboard there is when they are loaded.
vi.hoisted(() => vi.stubGlobal('navigator', { platform: 'Linux x86_64' }))

/** The eight code tasks of the bank with modifiers, answered with the right codes and a wrong modifier on one line. */
const REAL_CASES: readonly CreditCase[] = bankSources()
  .scenarios.flatMap(({ value }) => value.tasks)
  .filter(({ key }) => key.some(({ modifiers }) => modifiers))
  .map((task, number): CreditCase => {
    const wrong = task.key.findIndex(({ modifiers }) => modifiers)
    const lines = task.key.map(({ code, modifiers = [], units = 1 }, place) =>
      aLine(code, { units, modifiers: place === wrong ? [] : modifiers }),
    )
    // What its codes are worth is the business of the engine's own test; here the places must agree on the word.
    return {
      name: `pick, task ${number + 1} of the bank without a modifier`,
      of: { kind: 'codes', task },
      style: 'pick',
      given: { kind: 'codes', lines },
      verdict: 'partial',
      credit: NaN,
    }
  })

const CASES = [...CREDIT_CASES, ...REAL_CASES]
const STYLES = ['pick', 'type'] as const
type Class = 'right' | 'missed' | 'not-answered'

/** The word that a rendered screen shows first for an answer. */
function shown(html: string): string {
  const found = /class="(?:verdict-word|checked-verdict)[^>]*>.*?<\/svg>([^<]*)</.exec(html)
  if (!found) throw new Error(`No verdict in ${html.slice(0, 300)}`)
  return found[1]!.replace(/: the key is [A-D]$|: the keys are [A-E] and [A-E]$/, '')
}
const html = renderToStaticMarkup

const classOf = (one: { answered: boolean; credit: number }): Class => {
  const verdict = verdictOf(one)
  return verdict === 'partial' || verdict === 'wrong' ? 'missed' : verdict
}

let databases = 0
async function stored(played: Played): Promise<{ db: Database; desktop: FakeDesktop; outcomes: readonly Outcome[] }> {
  const db = new Database(`right-and-missed-${(databases += 1)}`)
  await db.open()
  const desktop = aDesktop()
  const bank = readBank(JSON.parse(JSON.stringify({ ...aBank(), ...played.content })))
  provideServices({ db, bank, desktop })
  await startSettings(db)
  forgetOutcomes()
  forgetCards()
  closeRound()
  const { head, content, events } = played
  await createAttempt(db, head, content)
  await appendEvents(db, head.id, events)
  // A practice is listed with the number that an earlier rule gave it.
  const wrong = { endedAt: 1, used: 1, questions: 1, right: 999 }
  await setStatus(db, head.id, 'ended', head.practice ? { practice: wrong } : null)
  await ensureOutcomes()
  return { db, desktop, outcomes: useOutcomeState.getState().byAttempt!.get(head.id)! }
}

/** The word for each screen at every place that shows one. */
async function wordsEverywhere(played: Played): Promise<Record<string, Map<string, string>>> {
  const { session, head, content, events } = played
  const { db, desktop, outcomes } = await stored(played)
  const told = head.practice ? practiceReport(session) : report(session)
  const timeline = timelineOf(head, content, events)
  const end = stateAt(timeline, timeline.used)
  const words = (list: readonly (readonly [string, string])[]) => new Map(list)
  const room = { lineOf: () => 'A question', scenarioTitles: new Map<string, string>() } as never
  await exportAnswers()
  const [, ...csv] = desktop.saved.at(-1)!.text.trim().split('\r\n')
  return {
    'the report': words([
      ...[...told.items, ...told.scenarios.flatMap((one) => one.questions)].map(
        (result) => [result.screen.id, shown(html(createElement(ChoiceReview, { result, open: true })))] as const,
      ),
      ...told.scenarios.flatMap(({ tasks, scenario }) =>
        tasks.map(
          ({ screen, earned }) => [screen, shown(html(createElement(TaskReview, { earned, scenario })))] as const,
        ),
      ),
    ]),
    'the outcome': words(outcomes.map((one) => [one.screen, verdictWords(one)])),
    'the stored outcome': words((await loadOutcomes(db)).get(head.id)!.map((one) => [one.screen, verdictWords(one)])),
    'the review room': words(
      entriesOf([outcomes]).map((entry) => [
        entry.screen,
        shown(
          html(
            createElement(ResultRow, {
              hit: { entry, shown: entry.latest },
              room,
              tasks: new Map(),
              onOpen: () => undefined,
            }),
          ),
        ),
      ]),
    ),
    'tutor practice': words(
      session.screens.map((screen) => [screen.id, shown(html(createElement(CheckedAnswer, { session, screen })))]),
    ),
    'the replay': words(
      summaryOfTimeline(timeline).screens.map(({ screen, earned }) => [screen.id, verdictWords(earned)]),
    ),
    'a moment of the replay': words(
      timeline.spans.flatMap((span) => {
        if (span.kind !== 'question') return []
        const state = stateAt(timeline, span.to - 1)
        return [[span.screen, shown(html(createElement(MomentCard, { timeline, state, last: end, at: span.to - 1 })))]]
      }),
    ),
    'the last answer of the replay': words(
      timeline.moments.flatMap((one) =>
        one.kind === 'answer'
          ? [[one.screen, verdictWords({ answered: one.after !== null, credit: one.after ?? 0 })] as const]
          : [],
      ),
    ),
    'the answers as CSV': words(
      csv.map((line) => {
        const fields = line.split(',')
        return [fields[3]!, fields.at(-1)!] as const
      }),
    ),
  }
}

/** Right, missed or not answered for each screen at every place that only says so much. */
async function classesEverywhere(played: Played): Promise<Record<string, (screen: string) => Class | null>> {
  const { session, head, content } = played
  const { db, desktop, outcomes } = await stored(played)
  const of = new Map(outcomes.map((one) => [one.screen, one]))
  const again = (kind: 'only-missed' | 'not-answered') => {
    const made = retake(head, content, outcomes, kind, 1, ms(85_000))
    return new Set(made ? screensOf(made.form, made.content).map((one) => one.id) : [])
  }
  const index = prepareReview({ entries: entriesOf([outcomes]), marks: new Map(), notes: new Map(), textsOf: () => [] })
  const filtered = (state: ReviewState) =>
    new Set(review(index, { ...EVERYTHING, states: [state] }).hits.map((one) => one.entry.screen))
  const cards = new Set((await allCards(db)).cards.map((one) => one.id))
  const facts = await practiceFacts()
  const printed = new Set((await missedQuestions()).map((one) => one.screen))
  await exportAnki()
  const anki = new Set(
    desktop.saved
      .at(-1)
      ?.text.split('\n')
      .map((line) => line.split('\t')[0]!),
  )
  const sets = (missed: ReadonlySet<string>, open: ReadonlySet<string>) => (screen: string) =>
    missed.has(screen) ? 'missed' : open.has(screen) ? 'not-answered' : 'right'
  /** Where only a miss shows, the rest is one. */
  const misses = (missed: ReadonlySet<string>) => (screen: string) => (missed.has(screen) ? 'missed' : null)
  const [missed, untagged, open] = [filtered('missed'), filtered('untagged'), filtered('not-answered')]
  expect(session.screens).toHaveLength(outcomes.length)
  return {
    'filters of the review room': sets(missed, open),
    'misses without a reason': misses(untagged),
    'retakes': sets(again('only-missed'), again('not-answered')),
    'pools of the practice builder': sets(new Set(facts.missed.keys()), facts.notAnswered),
    'cards': misses(cards),
    'missed as PDF': misses(printed),
    'missed for Anki': misses(anki),
    'the suggested reason': misses(new Set(outcomes.filter((one) => suggestMiss(one, {})).map((one) => one.screen))),
    'the last two weeks': (screen) =>
      recentMissesOf([of.get(screen)!], [], {}, of.get(screen)!.at, () => 0).length > 0 ? 'missed' : null,
    'why answers were missed': (screen) => (missCounts([of.get(screen)!], [], {}).missed > 0 ? 'missed' : null),
  }
}

describe.each(STYLES)('codes in the style "%s"', (style) => {
  const cases = CASES.filter((one) => one.style === style)
  const ids = cases.map(screenOf)
  const played = attemptOf(cases)
  const outcomeOf = new Map(outcomesOf(played.session, played.events).map((one) => [one.screen, one]))
  const expectedWord = ({ credit, verdict }: CreditCase, id: string) =>
    verdictWords({
      answered: verdict !== 'not-answered',
      credit: Number.isNaN(credit) ? outcomeOf.get(id)!.credit : credit,
    })
  let words: Awaited<ReturnType<typeof wordsEverywhere>>
  let classes: Awaited<ReturnType<typeof classesEverywhere>>
  beforeAll(async () => {
    words = await wordsEverywhere(played)
    classes = await classesEverywhere(played)
  }, 60_000)

  test.each(cases.map((one, place) => [one.name, one, ids[place]!] as const))('%s', (_, one, id) => {
    const word = expectedWord(one, id)
    for (const [place, found] of Object.entries(words)) {
      // Neither a moment nor an answer is there where nothing was done.
      const nothing = one.verdict === 'not-answered' && !found.has(id) && place.includes('of the replay')
      const read = place === 'the answers as CSV' ? word.replace(/ \(.*\)/, '').toLowerCase() : word
      if (!nothing) expect([place, found.get(id)]).toEqual([place, read])
    }
    const expected: Class = one.verdict === 'right' || one.verdict === 'not-answered' ? one.verdict : 'missed'
    for (const [place, found] of Object.entries(classes)) {
      const read = found(id)
      // A place that shows misses alone has nothing to say of the rest.
      if (read === null) expect([place, expected]).not.toEqual([place, 'missed'])
      else expect([place, read]).toEqual([place, expected])
    }
  })

  test('counts are the same everywhere, not answered apart', async () => {
    const number = (wanted: (one: CreditCase) => boolean) => cases.filter(wanted).length
    const right = number((one) => one.verdict === 'right')
    const notAnswered = number((one) => one.verdict === 'not-answered')
    const missed = cases.length - right - notAnswered
    expect(report(played.session).counts).toMatchObject({ right, missed, notAnswered })
    expect(practiceScore(played.session)).toMatchObject({ right, answered: right + missed, questions: cases.length })
    const { desktop, outcomes } = await stored(played)
    await exportAttempts()
    expect(desktop.saved.at(-1)!.text.trim().split('\r\n')[1]!.split(',').slice(-5, -1)).toEqual(
      [right, cases.length, missed, notAnswered].map(String),
    )
    await loadProgress()
    expect(useProgress.getState().progress!.misses.missed).toBe(missed)
    const choices = cases.filter(({ of, verdict }) => of.kind !== 'codes' && verdict !== 'not-answered')
    const shares = standing(outcomes, { now: 2_000, outline: played.head.outline, basis: 'latest' }).domains
    expect(shares.reduce((sum, one) => sum + one.n, 0)).toBe(choices.length)
    expect(shares.reduce((sum, one) => sum + one.correct, 0)).toBe(
      choices.filter((one) => one.verdict === 'right').length,
    )
    const items = cases.filter(({ of }) => of.kind === 'item')
    const list = html(createElement(ItemList, { items: report(played.session).items, printing: false }))
    const filter = (title: string) => new RegExp(`>${title} <span class="number">(\\d+)<`).exec(list)?.[1]
    if (items.length > 0)
      expect([filter('Wrong'), filter('Not answered')]).toEqual(
        ['wrong', 'not-answered'].map((verdict) => String(items.filter((one) => one.verdict === verdict).length)),
      )
  })

  test('a practice that ended under an earlier rule is listed with what its report says', async () => {
    const practice = attemptOf(cases, { practice: true, id: 'practice' })
    const { db } = await stored(practice)
    const { right } = practiceReport(practice.session).score
    expect((await findAttempt(db, 'practice'))?.practiceSummary?.right).toBe(right)
    const words = await wordsEverywhere(practice)
    for (const [place, one] of cases.entries())
      expect(words['the report']!.get(ids[place]!)).toBe(expectedWord(one, ids[place]!))
  })
})

test('a card says of the same answer what the report says', async () => {
  const cases = CASES.filter((one) => one.style === 'pick')
  const played = attemptOf(cases)
  const { db } = await stored(played)
  const outcomes = new Map(outcomesOf(played.session, played.events).map((one) => [one.screen, one]))
  let checked = 0
  for (const [place, one] of cases.entries()) {
    const id = screenOf(one, place)
    await db.cards.clear()
    await db.reviews.clear()
    await addCards(db, [newCard(id, 1_000, 'added')])
    await loadCards()
    startRound()
    giveAnswer(one.given ?? { kind: 'choice', option: null })
    await checkAnswer()
    const { shown: card } = useRound.getState()
    // A card takes as many codes as are asked for, and no empty answer.
    if (!card?.verdict) continue
    checked += 1
    const word = shown(html(createElement(CardAnswer, { shown: card, verdict: card.verdict })))
    expect([one.name, word]).toEqual([one.name, verdictWords(outcomes.get(id)!)])
    expect([one.name, card.verdict.correct]).toEqual([one.name, one.verdict === 'right'])
  }
  expect(checked).toBeGreaterThan(20)
})

describe('any answers', () => {
  const anyAnswer = (screen: Screen): fc.Arbitrary<Answer | null> => {
    if (screen.kind !== 'codes')
      return fc.constantFrom(
        null,
        ...(['a', 'b', 'c', 'd', null] as const).map((option) => ({ kind: 'choice' as const, option })),
      )
    const { key, partial = [], wrong } = screen.task
    const line = fc.record({
      code: fc.constantFrom(...key.map(({ code }) => code), ...[...partial, ...wrong].map(({ code }) => code), ''),
      modifiers: fc.constantFrom<string[]>([], ['59', 'PT'], ['PT', '59'], ['PT'], ['XS', 'PT']),
      units: fc.constantFrom(1, 1, 2),
      poa: fc.constantFrom('' as const, 'Y' as const, 'N' as const),
    })
    return fc.option(fc.array(line, { maxLength: 3 }).map((lines) => ({ kind: 'codes' as const, lines })))
  }
  test('are the same in all places; right has all credit, and a miss has an answer', () => {
    const cases = CREDIT_CASES.slice(0, 30)
    const { session: start } = attemptOf(cases)
    const all = fc.record({
      answers: fc.tuple(...cases.map((one, place) => anyAnswer(screenById(start, screenOf(one, place))))),
      style: fc.constantFrom(...STYLES),
    })
    fc.assert(
      fc.property(all, ({ answers, style }) => {
        const played = attemptOf(cases.map((one, place) => ({ ...one, style, given: answers[place]! })))
        const { session, head, content, events } = played
        const outcomes = outcomesOf(session, events)
        const told = report(session)
        const classes = new Map(outcomes.map((one) => [one.screen, classOf(one)]))
        const which = (wanted: Class) =>
          outcomes.map((one) => one.screen).filter((screen) => classes.get(screen) === wanted)
        for (const one of outcomes) {
          expect(one.credit === 1).toBe(classes.get(one.screen) === 'right')
          if (classes.get(one.screen) === 'missed') expect(one.answered).toBe(true)
        }
        const shownInReport = [
          ...[...told.items, ...told.scenarios.flatMap((one) => one.questions)].map(
            (one) => [one.screen.id, one.earned] as const,
          ),
          ...told.scenarios.flatMap((one) => one.tasks.map(({ screen, earned }) => [screen, earned] as const)),
        ]
        for (const [screen, earned] of shownInReport) expect(classOf(earned)).toBe(classes.get(screen))
        for (const { screen, earned } of summaryOfTimeline(timelineOf(head, content, events)).screens)
          expect(classOf(earned)).toBe(classes.get(screen.id))
        expect(cardsFromMisses(outcomes, new Set(), 1).map((one) => one.id)).toEqual(which('missed'))
        for (const [kind, wanted] of [
          ['only-missed', 'missed'],
          ['not-answered', 'not-answered'],
        ] as const) {
          const again = retake(head, content, outcomes, kind, 1, ms(85_000))
          expect(again ? screensOf(again.form, again.content).map((one) => one.id) : []).toEqual(which(wanted))
        }
        expect(told.counts).toMatchObject({
          right: which('right').length,
          missed: which('missed').length,
          notAnswered: which('not-answered').length,
        })
        expect(practiceScore(session).right).toBe(which('right').length)
      }),
      { numRuns: 60 },
    )
  }, 60_000)
})
