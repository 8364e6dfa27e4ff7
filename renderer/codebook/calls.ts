import type { Answers } from './answers'
import type { ImportProgress, ImportResult, Library } from './types'

/* The messages between the page and the worker. Both sides are ours and built together; only names are checked. */

type Questions = Pick<
  Answers,
  {
    [Name in keyof Answers]: Answers[Name] extends (...args: never[]) => Promise<unknown> ? Name : never
  }[keyof Answers]
>

/** Everything the worker answers, by name. */
export type Calls = Questions & {
  library(): Promise<Library>
  removeRelease(release: string): Promise<Library>
  /** Reads anew what is stored, after another thread has imported. */
  refresh(): Promise<Library>
}
export type CallName = keyof Calls

export type ToWorker =
  | { kind: 'call'; id: number; name: CallName; args: unknown[] }
  | { kind: 'import'; files: readonly File[] }
  | { kind: 'import beside' }

export type FromWorker =
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'trouble'; id: number; sentence: string }
  /** A release was found damaged while reading. */
  | { kind: 'library'; library: Library }
  | { kind: 'progress'; progress: ImportProgress }
  | { kind: 'result'; result: ImportResult }
