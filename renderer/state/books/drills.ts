import { useLiveQuery } from 'dexie-react-hooks'
import { create } from 'zustand'
import type { BookName, BookPlace } from '../../engine/books/place'
import {
  answer,
  currentStatement,
  isOpen,
  seenBefore,
  showCurrent,
  withPage,
  type DrillBooks,
  type DrillRound,
  type DrillSet,
  type DrillStatement,
  type DrillSystem,
} from '../../engine/books/drill'
import { drawRound, drilled, missedStatements, statementsOf } from '../../engine/books/drill-draw'
import { advance, startClock, type Clock } from '../../engine/clock'
import { ms, type Milliseconds } from '../../engine/units'
import { loadDrillRounds, saveDrillRound } from '../../storage/drill-rounds'
import { seenIds } from '../../storage/attempts'
import { workQueue } from '../in-order'
import { practiceBank } from '../practice'
import { services } from '../services'
import { startTicker } from '../ticker'
import { andWhy, inBackground } from '../trouble'
import { systemOf } from './address'
import { codeBook } from './code-book'
import { currentShelf, ensureLibrary, openNames, releaseOf, useLibrary } from './library'
import { booksIn, createReader, type Reader } from './reader'

/*
 * The round of look-up drills that is under way. The whole row is stored after every drill and whenever a statement is
 * shown, so a round that was left or killed goes on at its statement, and its stored drills are never at risk.
 */

export type Drilling = {
  round: DrillRound | null
  /** `ask`: the stopwatch runs. `told`: what came of the last drill. `end`: the round is over. */
  stage: 'ask' | 'told' | 'end'
  /** Whole seconds of the stopwatch. */
  seconds: number
  /** The books of this drill; null with paper. */
  reader: Reader | null
  /** What was done is not stored yet; a sentence for the candidate. */
  problem: string | null
}

const NOTHING: Drilling = { round: null, stage: 'end', seconds: 0, reader: null, problem: null }

export const useDrilling = create<Drilling>()(() => NOTHING)

/** All stored rounds, begun last first; undefined until they are read. */
export const useDrillRounds = (): DrillRound[] | undefined => useLiveQuery(() => loadDrillRounds(services().db), [])

/** What is timed now. Kept out of the store, since it changes with every tick. */
type Timed = { clock: Clock; path: readonly BookPlace[]; again: boolean; stop: () => void }
let timed: Timed | null = null

const reading = () => ({ mono: performance.now(), wall: Date.now() })
const freshSeed = () => crypto.getRandomValues(new Uint32Array(1))[0]!

/** Draws a round from statements and begins with its first. @throws when it cannot be stored; then there is none */
export async function startRound(set: DrillSet, books: DrillBooks, pool: readonly DrillStatement[]): Promise<void> {
  const { db } = services()
  const [rounds, met] = await Promise.all([loadDrillRounds(db), seenIds(db)])
  const statements = drawRound(pool, { past: drilled(rounds), met }, freshSeed())
  const now = Date.now()
  const round: DrillRound = {
    id: crypto.randomUUID(),
    begun: now,
    at: now,
    set,
    books,
    releases: books === 'own' ? [] : openNames().map((name) => name.slice(0, RELEASE_NAME)),
    statements,
    results: [],
    shown: 0,
    ended: false,
  }
  await saveDrillRound(db, round)
  show(round)
}
const RELEASE_NAME = 80

/** Goes on with a round that was left. */
export async function resumeRound(round: DrillRound): Promise<void> {
  if (round.books !== 'own') await ensureLibrary()
  show(round)
}

/** Shows the next statement and starts the stopwatch, or the end of the round. */
function show(before: DrillRound): void {
  stopTiming()
  const statement = currentStatement(before)
  if (!statement) {
    useDrilling.setState({ ...NOTHING, round: before, problem: useDrilling.getState().problem })
    return
  }
  const again = seenBefore(before)
  const round = showCurrent(before, Date.now())
  useDrilling.setState({ round, stage: 'ask', seconds: 0, reader: readerFor(round, statement) })
  keep(round)
  const mine: Timed = { clock: startClock(ms(0), reading()), path: [], again, stop: startTicker(() => tick(mine)) }
  timed = mine
}

function tick(mine: Timed): void {
  if (timed !== mine) return
  mine.clock = advance(mine.clock, reading()).clock
  const seconds = Math.floor(mine.clock.used / 1_000)
  if (useDrilling.getState().seconds !== seconds) useDrilling.setState({ seconds })
}

function stopTiming(): { time: Milliseconds; path: readonly BookPlace[]; again: boolean } {
  if (!timed) return { time: ms(0), path: [], again: true }
  const { clock, path, again, stop } = timed
  stop()
  timed = null
  return { time: advance(clock, reading()).clock.used, path, again }
}

const FIRST_BOOKS: Readonly<Record<DrillSystem, readonly BookName[]>> = {
  cm: ['index', 'tabular'],
  pcs: ['pcs-index', 'pcs-tables'],
  hcpcs: ['hcpcs'],
  cpt: ['index'],
}

/** The books open at the Index of the statement's code set, as far as it is loaded. */
function readerFor({ books }: DrillRound, { system }: DrillStatement): Reader | null {
  if (books === 'own') return null
  const { library } = useLibrary.getState()
  const shelf = currentShelf()
  const own = FIRST_BOOKS[system]
  const first = own.find((book) => releaseOf(library, shelf, book) !== null) ?? own[0]!
  return createReader(
    { book: first, at: '' },
    {
      mode: books,
      books: booksIn(books),
      opened: (place) => {
        if (timed) timed.path = withPage(timed.path, place)
      },
    },
  )
}

/** Takes a code, or nothing where it was not found, and says what came of it. */
export function takeAnswer(given: string): void {
  const { round, stage } = useDrilling.getState()
  if (!round || stage !== 'ask') return
  const { time, path, again } = stopTiming()
  const next = answer(round, { given, time, path: [...path], again }, Date.now())
  useDrilling.setState({ round: next, stage: 'told', seconds: Math.floor(time / 1_000) })
  keep(next)
}

/** The next statement, or the end of the round. */
export function nextDrill(): void {
  const { round, stage } = useDrilling.getState()
  if (round && stage === 'told') show(round)
}

/** Ends a round before its last drill; what was done in it stays. */
export function endRound(round: DrillRound): void {
  stopTiming()
  const ended = isOpen(round) ? { ...round, ended: true, at: Date.now() } : round
  useDrilling.setState({ ...NOTHING, round: ended })
  keep(ended)
}

/** Puts the round away: it is stored and can be gone on with. The page of the drills does so when it is left. */
export function leaveRound(): void {
  stopTiming()
  useDrilling.setState(NOTHING)
}

const inOrder = workQueue()

function keep(round: DrillRound): void {
  inBackground('Keeping a look-up drill', store(round))
}

/** Stores what was done; once more after a failure. */
export const storeDrills = (): Promise<void> => {
  const { round } = useDrilling.getState()
  return round ? store(round) : Promise.resolve()
}

const store = (round: DrillRound): Promise<void> =>
  inOrder(async () => {
    try {
      await saveDrillRound(services().db, round)
      useDrilling.setState({ problem: null })
    } catch (error) {
      useDrilling.setState({
        problem: `This round could not be saved.${andWhy(error)} What you did is still here; it is tried again with the next drill.`,
      })
    }
  })

/** Statements whose code stands in the open books, as a complete code of today. */
async function inOpenBooks(pool: readonly DrillStatement[]): Promise<DrillStatement[]> {
  await ensureLibrary()
  const codes = [...new Set(pool.flatMap((one) => one.codes))]
  const rows = await codeBook().titles(codes, currentShelf())
  const known = new Set(rows.filter(({ billable }) => billable).map(({ code }) => code))
  return pool.filter(
    ({ codes: own, system }) => system !== 'cpt' && own.some((code) => known.has(code.replace('.', ''))),
  )
}

/** The code of the page that is open, where it can be taken as an answer; null on any other page. */
export function codeAt({ book, at }: BookPlace): string | null {
  if (book === 'tabular') return /^[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?$/.test(at) ? at : null
  if (systemOf(book) === 'pcs') return book === 'pcs-tables' && /^[0-9A-Z]{7}$/.test(at) ? at : null
  return book === 'hcpcs' && at.length === 5 ? at : null
}

/** What a round can be drawn from with these books, of what an exam on the candidate's day would be drawn from. */
export async function drillPool(
  set: DrillSet,
  books: DrillBooks,
  rounds: readonly DrillRound[],
): Promise<DrillStatement[]> {
  const pool =
    set === 'missed'
      ? missedStatements(drilled(rounds))
      : statementsOf(practiceBank({ screens: [] }).scenarios).filter(({ kind }) => set === 'both' || set === kind)
  return books === 'own' ? pool : inOpenBooks(pool)
}

/** Every set that has something to draw from, with how much. */
export async function drillPools(
  books: DrillBooks,
  rounds: readonly DrillRound[],
): Promise<Map<DrillSet, DrillStatement[]>> {
  const sets = ['both', 'diagnosis', 'procedure', 'missed'] as const
  const pools = await Promise.all(sets.map((set) => drillPool(set, books, rounds)))
  return new Map(sets.flatMap((set, at) => (pools[at]!.length > 0 ? [[set, pools[at]!] as const] : [])))
}

/** The books of a new round: those of the last one, or what there is. */
export function usualBooks(rounds: readonly DrillRound[], loaded: boolean): DrillBooks {
  const last = rounds[0]?.books
  if (!loaded) return 'own'
  return last ?? 'book'
}
