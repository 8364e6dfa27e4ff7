import { create } from 'zustand'
import { desktop, traceOf, type TroubleEntry } from '../desktop'
import { keepLine } from './page-log'

/*
 * The one owner of the unexpected. Whatever nobody waits for goes through `attempt`: its failure is shown once, in words,
 * with what was being done and whether the answers are safe, and goes into the log. What may fail without harm goes
 * through `bestEffort` and is only logged. `doing` is always fixed words of ours ("Changing a setting"), since it is logged.
 */

/** Whether what the candidate answered is stored: `open` while a write is still under way. */
export type AnswerSafety = 'no-exam' | 'saved' | 'open' | 'failed'

export type Trouble = {
  doing: string
  /** The error's own sentence, for the screen only; null when it has none. */
  reason: string | null
  answers: AnswerSafety
  /** How many others came since. */
  more: number
}

export const useTrouble = create<{ trouble: Trouble | null }>()(() => ({ trouble: null }))

/** After it was put away, the same trouble is not shown again for this long; it is still logged. */
const QUIET = 60_000
const putAway = new Map<string, number>()

let safety: () => AnswerSafety = () => 'no-exam'

/** @param answers says at any moment whether the answers of the running exam are stored */
export function answersAreSafeBy(answers: () => AnswerSafety): void {
  safety = answers
}

export const answerSafety = (): AnswerSafety => safety()

/** Something unexpected: into the log, and onto the screen. */
export function unexpected(doing: string, error: unknown): void {
  logged(doing, error)
  const { trouble } = useTrouble.getState()
  if (trouble) useTrouble.setState({ trouble: { ...trouble, answers: safety(), more: trouble.more + 1 } })
  else if (Date.now() - (putAway.get(doing) ?? -Infinity) >= QUIET)
    useTrouble.setState({ trouble: { doing, reason: reasonOf(error), answers: safety(), more: 0 } })
}

/** The candidate has read it and goes on. */
export function putTroubleAway(): void {
  const { trouble } = useTrouble.getState()
  if (trouble) putAway.set(trouble.doing, Date.now())
  useTrouble.setState({ trouble: null })
}

/** Forgets what was told; for tests. */
export function forgetTrouble(): void {
  putAway.clear()
  useTrouble.setState({ trouble: null })
}

/**
 * Carries out what nobody waits for, such as a command from a button. Returns nothing, so that nobody waits by mistake.
 * A reply of the desktop that refuses counts as a failure, too.
 */
export function inBackground(doing: string, work: Promise<unknown> | null | undefined): void {
  work?.then(
    (reply) => {
      if (isRefusal(reply)) unexpected(doing, new Error(reply.message))
    },
    (error: unknown) => unexpected(doing, error),
  )
}

/**
 * What the app does as well without: fetching ahead, covering the screen, tidying up. Its failure is logged and bothers
 * nobody. Resolves with the value, or with undefined when it failed.
 */
export async function bestEffort<T>(doing: string, work: Promise<T> | null | undefined): Promise<T | undefined> {
  try {
    const reply = await work
    if (isRefusal(reply)) logged(doing, new Error('refused', { cause: { name: 'DesktopRefusal', code: reply.code } }))
    return reply ?? undefined
  } catch (error) {
    logged(doing, error)
    return undefined
  }
}

/** The same for what nobody waits for. */
export function inPassing(doing: string, work: Promise<unknown> | null | undefined): void {
  // bestEffort never rejects.
  bestEffort(doing, work).then(undefined, () => undefined)
}

/** Something that is told elsewhere, but belongs into the log. */
export function logged(doing: string, error: unknown): void {
  const trace = traceOf(error)
  write({ doing: doing.slice(0, 120), error: trace.error.slice(0, 300), stack: trace.stack.slice(0, 2_000) })
}

/** Something worth knowing that is no error; `facts` are numbers and fixed words. */
export function noted(doing: string, facts: string): void {
  write({ doing, error: facts.slice(0, 300), stack: '' })
}

function write(entry: TroubleEntry): void {
  if (!desktop) keepLine(entry)
  // The log is the last resort: where it cannot be reached there is nothing left to tell.
  else desktop.logTrouble(entry).then(undefined, () => undefined)
}

type Refused = { ok: false; code: string; message: string }
const isRefusal = (reply: unknown): reply is Refused =>
  typeof reply === 'object' && reply !== null && (reply as { ok?: unknown }).ok === false && 'message' in reply

/**
 * The error's own sentence where it is one for people; null for what the engine, a schema, the browser or the system says.
 * The one way from an error to the screen.
 */
export function reasonOf(error: unknown): string | null {
  const { name, message, code } = (error instanceof Error ? error : {}) as {
    name?: string
    message?: string
    code?: unknown
  }
  if (message === undefined || FOREIGN.test(name ?? '') || code === 'bug') return null
  return /^[A-Z"“][^{}[\]<>]{0,600}[.!?]$/s.test(message) && !JARGON.test(message) ? message : null
}

/** The same to be put behind a sentence of ours: with a space before it, or nothing. */
export const andWhy = (error: unknown): string => {
  const reason = reasonOf(error)
  return reason === null ? '' : ` ${reason}`
}

/** Errors that the engine, the database, a schema and the browser throw; their words are not ours. */
const FOREIGN =
  /^(?:Type|Range|Syntax|Reference|Eval|URI|Aggregate|Zod|\$Zod|Quota|Unknown|Abort|Data|Constraint|Invalid|Transaction|Version|NotFound|NotReadable|NotAllowed|NotSupported|Security|Timeout|ReadOnly|OpenFailed|DatabaseClosed|Bulk|Modify|Internal|Schema|Upgrade|MissingAPI|PrematureCommit|ForeignAwait|Sub|NoSuchDatabase)\w*Error$|^DOMException$/
const JARGON =
  /\b(?:undefined|null|NaN|object Object|IndexedDB|IDB\w+|backing store|Failed to|Cannot read|is not a function|LevelDB|leveldb|Dexie|ENOENT|EACCES|errno|schema|Expected|Unrecognized key)\b|\w+Error\b|\bat .+:\d+:\d+/

/** A browser says so while it catches up with its own layout; nothing is wrong. */
const HARMLESS = /^ResizeObserver loop/

/** Tells of everything that nobody caught. Call once, before anything else runs. */
export function watchForTrouble(target: Window = window): void {
  target.addEventListener('error', (event) => {
    if (HARMLESS.test(event.message)) return
    unexpected('Working on this screen', event.error ?? new Error('', { cause: { name: 'ScriptError' } }))
  })
  target.addEventListener('unhandledrejection', ({ reason }) => unexpected('Working in the background', reason))
}
