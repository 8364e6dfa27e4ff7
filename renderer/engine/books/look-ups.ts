import { keysOf } from '../answer'
import { choiceOf, type Screen } from '../form'
import { recordTitle } from '../labels'
import { codesCredit, choiceCredit, isMissed } from '../scoring/credit'
import type { LookUp, Session } from '../session'
import { ms, type Milliseconds } from '../units'
import { codesIn, placeOfCode } from './citation'
import type { ExamBookChoice, BookPlace } from './place'

/* What the look-ups of an attempt say: how long, where, and whether a missed code had been on the page. */

/** How near a candidate came to a code that was missed: its own page, its category, or neither. */
export type Nearness = 'page' | 'category' | 'never'

export type MissedCode = { number: number; code: string; nearness: Nearness }

export type BooksReport = {
  choice: ExamBookChoice
  lookUps: number
  /** Exam time with the window open, beside questions. */
  spent: Milliseconds
  scenarios: readonly { number: number; title: string; lookUps: number; spent: Milliseconds }[]
  /** Numbers of the answered questions beside which nothing was opened. */
  without: readonly number[]
  missed: readonly MissedCode[]
}

/** Null where no books were chosen: in a practice, and in attempts of before there was a choice. */
export function booksReport(session: Session): BooksReport | null {
  const { books } = session.head
  if (books === null) return null
  const { screens, lookUps, inBooks, answers } = session
  const onScreen = books.kind === 'screen'
  return {
    choice: books,
    lookUps: lookUps.length,
    spent: ms([...inBooks.values()].reduce((sum, one) => sum + one, 0)),
    scenarios: scenarioLookUps(session),
    without: onScreen
      ? screens.flatMap(({ id }, index) =>
          // A window that only stands open beside it is no look-up.
          answers.has(id) && !lookUps.some(({ screen }) => screen === id) ? [index + 1] : [],
        )
      : [],
    missed: onScreen ? screens.flatMap((screen, index) => missedCodes(session, screen, index + 1)) : [],
  }
}

function scenarioLookUps({ screens, lookUps, inBooks }: Session): BooksReport['scenarios'] {
  const rows = new Map<string, { number: number; title: string; lookUps: number; spent: Milliseconds }>()
  for (const screen of screens) {
    if (screen.kind === 'item') continue
    const row = rows.get(screen.scenario.id) ?? {
      number: screen.scenarioNumber,
      title: recordTitle(screen.scenario.setting),
      lookUps: 0,
      spent: ms(0),
    }
    rows.set(screen.scenario.id, {
      ...row,
      lookUps: row.lookUps + lookUps.filter((one) => one.screen === screen.id).length,
      spent: ms(row.spent + (inBooks.get(screen.id) ?? 0)),
    })
  }
  return [...rows.values()]
}

/** Codes of the key that were not given, where books on the screen could have shown them. */
function missedCodes(session: Session, screen: Screen, number: number): MissedCode[] {
  const given = session.answers.get(screen.id)
  const codes =
    screen.kind === 'codes'
      ? missedOfTask(codesCredit(screen.task, given, session.head.answerStyle))
      : isMissed(choiceCredit(choiceOf(screen), given))
        ? codesOfKey(screen)
        : []
  return [...new Set(codes)].flatMap((code) => {
    const place = placeOfCode(code)
    return place ? [{ number, code, nearness: nearnessTo(place, seenBeside(session, screen)) }] : []
  })
}

const missedOfTask = (earned: ReturnType<typeof codesCredit>): string[] =>
  isMissed(earned) ? earned.match.missed.map(({ code }) => code) : []

function codesOfKey(screen: Exclude<Screen, { kind: 'codes' }>): string[] {
  const choice = choiceOf(screen)
  const keys = keysOf(choice)
  return choice.options
    .filter(({ id }) => keys.includes(id))
    .flatMap((key) => codesIn(key.text).flatMap(({ text, place }) => (place ? [text] : [])))
}

/** Pages that were opened beside the question, or beside another one of the same record. */
const seenBeside = ({ lookUps, screens, indexOf }: Session, screen: Screen): LookUp[] =>
  lookUps.filter((one) => {
    if (one.screen === null || one.screen === screen.id) return one.screen !== null
    const other = screens[indexOf.get(one.screen) ?? -1]
    return (
      other !== undefined && other.kind !== 'item' && screen.kind !== 'item' && other.scenario.id === screen.scenario.id
    )
  })

/** A page shows a code when it is the code's own, or a heading that lists its last characters. */
export function nearnessTo({ book, at }: BookPlace, seen: readonly Pick<LookUp, 'place'>[]): Nearness {
  const own = seen.filter(({ place }) => place.book === book).map(({ place }) => place.at)
  const heading = Math.max(3, at.length - (book === 'tabular' ? 2 : 0))
  if (own.some((one) => one === at || (book === 'tabular' && one.length >= heading && at.startsWith(one))))
    return 'page'
  const category = at.slice(0, 3)
  return own.some((one) => one.startsWith(category)) ? 'category' : 'never'
}
