import { DatabaseFromFuture } from '../storage/database'
import { BankInvalid } from './bank'
import { logged, reasonOf } from './trouble'

/* Why the app cannot be used, in words that say what is safe and what to do. */

export type Stop = {
  /** `storage`: the database cannot be opened or read; a fresh one beside it is a way on. */
  kind: 'storage' | 'newer' | 'bank' | 'second-window'
  title: string
  sentence: string
}

export const SECOND_WINDOW: Stop = {
  kind: 'second-window',
  title: 'The app is already open',
  sentence: 'CCS Exam Simulator is open in another tab or window. Use that one, or close it and reload this page.',
}

export function bankStop(error: unknown): Stop {
  logged('Opening the question bank', error)
  return {
    kind: 'bank',
    title: 'The question bank cannot be used',
    sentence:
      error instanceof BankInvalid
        ? error.sentence
        : 'A file of the app is missing or damaged. Install the app again; everything you did is kept.',
  }
}

/** What kept the app from opening what is stored. */
export function storageStop(error: unknown): Stop {
  logged('Starting', error)
  if (error instanceof DatabaseFromFuture)
    return { kind: 'newer', title: 'Progress from a newer version', sentence: error.message }
  return {
    kind: 'storage',
    title: 'Progress cannot be opened',
    sentence: `${reasonFor(error)} Nothing was changed or removed, and your exams are also kept in second copies outside of it.`,
  }
}

function reasonFor(error: unknown): string {
  const own = reasonOf(error)
  if (own !== null) return own
  const { name = '', message = '' } = error instanceof Error ? error : {}
  if (/quota|disk is full|no space/i.test(name + message))
    return "The app's storage cannot be opened because the disk is full. Make room and try again."
  if (/backing store|OpenFailed|UnknownError|Corrupt|leveldb/i.test(name + message))
    return "The app's storage cannot be opened: its folder is damaged, may not be read, or is held by another program."
  return "The app's storage cannot be read."
}
