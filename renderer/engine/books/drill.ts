import { z } from 'zod'
import { span, wallTime } from '../bounds'
import { withPlainForms } from '../code-format'
import { bookPlace, type BookName, type BookPlace } from './place'

/*
 * A look-up drill: a statement, a code to find in the books, a stopwatch. Rounds are stored as they are here, one row each,
 * written anew after every drill: a statement carries what it is judged by, so that a round can be read whatever became of
 * the bank and the books since.
 */

/** `changed`: a code that is new or revised in a release of the books. */
export const drillKind = z.enum(['diagnosis', 'procedure', 'changed'])
export type DrillKind = z.infer<typeof drillKind>

/** What a round is drawn from. `missed`: what was not found before. */
export const drillSet = z.enum(['diagnosis', 'procedure', 'both', 'changed', 'missed'])
export type DrillSet = z.infer<typeof drillSet>

/** Which books: the candidate's own on paper, or those on the screen as in a book or with search. */
export const drillBooks = z.enum(['own', 'book', 'search'])
export type DrillBooks = z.infer<typeof drillBooks>

export const drillSystem = z.enum(['cm', 'pcs', 'hcpcs', 'cpt'])
export type DrillSystem = z.infer<typeof drillSystem>

/** Drills of a usual round. */
export const ROUND = 10
const MOST_DRILLS = 20
/** Pages of one drill that are kept. */
export const MOST_PAGES = 24
const CODE_LENGTH = 12
export const STATEMENT_LENGTH = 300

export const drillStatement = z.strictObject({
  /** `SC-0001 A41.51` of the bank, `cm-2026-10-01 A41.51` of a release. */
  id: z.string().min(1).max(80),
  kind: drillKind,
  system: drillSystem,
  statement: z.string().min(1).max(STATEMENT_LENGTH),
  /** As they are written; each of them is right. */
  codes: z.array(z.string().min(1).max(CODE_LENGTH)).min(1).max(5),
})
export type DrillStatement = z.infer<typeof drillStatement>

export const drillResult = z.strictObject({
  /** Empty where the code was not found. */
  given: z.string().max(CODE_LENGTH),
  right: z.boolean(),
  time: span,
  /** Pages that were opened, in order; of paper none. */
  path: z.array(bookPlace).max(MOST_PAGES),
  /** The statement had been seen before the app was closed: its time is not compared. */
  again: z.literal(true).optional(),
})
export type DrillResult = z.infer<typeof drillResult>

export const drillRound = z
  .strictObject({
    id: z.string().min(1).max(64),
    begun: wallTime,
    /** Wall time of the last change. */
    at: wallTime,
    set: drillSet,
    books: drillBooks,
    /** What the releases on the screen were called. */
    releases: z.array(z.string().max(80)).max(20),
    statements: z.array(drillStatement).min(1).max(MOST_DRILLS),
    /** One for each statement so far. */
    results: z.array(drillResult).max(MOST_DRILLS),
    /** Statements that were shown so far. */
    shown: z.int().min(0).max(MOST_DRILLS),
    /** Ended before its last drill. */
    ended: z.boolean(),
  })
  .refine(
    ({ statements, results, shown }) => results.length <= statements.length && shown <= statements.length,
    'has more results than statements',
  )
export type DrillRound = z.infer<typeof drillRound>

/** Whether there is a drill left to do. */
export const isOpen = ({ statements, results, ended }: DrillRound): boolean =>
  !ended && results.length < statements.length

/** The statement that is asked now; null at the end of the round. */
export const currentStatement = (round: DrillRound): DrillStatement | null =>
  isOpen(round) ? round.statements[round.results.length]! : null

/** A code as it is compared: capitals without dot, dash and spaces. */
export const bareCode = (typed: string): string =>
  withPlainForms(typed)
    .toUpperCase()
    .replace(/[\s.-]/g, '')

/** A typed code as it is kept. */
export const keptCode = (typed: string): string => withPlainForms(typed).toUpperCase().trim().slice(0, CODE_LENGTH)

/** Whether a code is one of those that a statement asks for. */
export const isRight = ({ codes }: Pick<DrillStatement, 'codes'>, given: string): boolean =>
  bareCode(given) !== '' && codes.some((code) => bareCode(code) === bareCode(given))

/** A code of the same category, or of the same PCS table. */
export const isNear = ({ codes }: Pick<DrillStatement, 'codes'>, given: string): boolean =>
  bareCode(given).length > 2 && codes.some((code) => bareCode(code).slice(0, 3) === bareCode(given).slice(0, 3))

/** Shows the current statement; a round that was left in it has seen it before. */
export const showCurrent = (round: DrillRound, at: number): DrillRound =>
  isOpen(round) ? { ...round, at, shown: Math.max(round.shown, round.results.length + 1) } : round

/** Whether the current statement was on the screen before. */
export const seenBefore = ({ shown, results }: DrillRound): boolean => shown > results.length

/** Takes the answer to the current statement; an empty one is "not found". */
export function answer(
  round: DrillRound,
  { given, time, path, again }: Pick<DrillResult, 'given' | 'time' | 'path'> & { again: boolean },
  at: number,
): DrillRound {
  const statement = currentStatement(round)
  if (!statement) return round
  const result: DrillResult = {
    given: keptCode(given),
    right: isRight(statement, given),
    time: Math.max(0, Math.round(time)),
    path: path.slice(0, MOST_PAGES),
    ...(again ? { again: true } : {}),
  }
  return { ...round, at, results: [...round.results, result], shown: Math.max(round.shown, round.results.length + 1) }
}

/** The next page of a drill, where it is another one than the last and there is room for it. */
export const withPage = (path: readonly BookPlace[], { book, at }: BookPlace): readonly BookPlace[] => {
  const last = path.at(-1)
  const same = last?.book === book && last.at === at
  return at === '' || same || path.length >= MOST_PAGES ? path : [...path, { book, at }]
}

/** How the books were used: Index first and then confirmed, straight to the code, never confirmed, or not at all. */
export type DrillPath = 'index' | 'straight' | 'unconfirmed' | 'none' | 'paper'

const INDEXES: readonly BookName[] = ['index', 'external-cause', 'pcs-index', 'neoplasm', 'drugs']
const CONFIRMING: readonly BookName[] = ['tabular', 'pcs-tables', 'hcpcs']

export function pathOf(books: DrillBooks, { path }: Pick<DrillResult, 'path'>): DrillPath {
  if (books === 'own') return 'paper'
  if (path.length === 0) return 'none'
  const confirmed = path.findLastIndex(({ book }) => CONFIRMING.includes(book))
  if (confirmed < 0) return 'unconfirmed'
  return path.slice(0, confirmed).some(({ book }) => INDEXES.includes(book)) ? 'index' : 'straight'
}
