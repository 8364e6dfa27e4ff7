import { expect } from '@playwright/test'
import { endApp, removeUserData } from '../launch'
import { note, type Result } from '../../attack/results'
import { copyOf, type Rich } from './rich-profile'
import { LockedOut, resumeAndEnd, startOver, type Start } from './start-over'
import { judge, type Verdict } from './verdict'

/* One case of an attack: a copy of the profile is harmed, started twice, gone on with, and judged. */

/**
 * Harms a copy of the profile, starts the app over it and compares. What is wrong is returned in words; empty when all
 * holds: nothing gone without a word, no way barred, no number untrue.
 * @param harm says what it did
 */
export async function attacked(section: string, rich: Rich, harm: (folder: string) => string): Promise<string[]> {
  const folder = await copyOf(rich)
  const what = harm(folder)
  const wrong: string[] = []
  const result: Result = { section, case: what, silent: false, lockedOut: false, untrue: false, lost: false }
  try {
    const start = await startOver(folder)
    const verdict = judge(rich.rows, start.rows, start.told)
    wrong.push(...wordsOf(verdict, start.told))
    Object.assign(result, {
      silent: verdict.silent,
      untrue: verdict.untrue.length > 0,
      lost: Object.keys(verdict.missing).length > 0,
    })
    if (start.told.length > 0) {
      // What is there stays there. Chromium may lose a damaged database once more; then that is told once more.
      await endApp(start.app)
      const again = await startOver(folder)
      const later = judge(start.rows, again.rows, again.told)
      wrong.push(...wordsOf(later, again.told).map((one) => `second start: ${one}`))
      if (later.silent) result.silent = true
      await goOnAndEnd(again)
    } else await goOnAndEnd(start)
  } catch (error) {
    if (!(error instanceof LockedOut)) throw error
    result.lockedOut = true
    wrong.push(`locked out: ${error.message}`)
  }
  note(result)
  await removeUserData(folder)
  return wrong.map((one) => `${what}: ${one}`)
}

/** Goes on with the open exam where there is one. */
const goOnAndEnd = (start: Start): Promise<void> =>
  start.rows.attempts!.some((row) => row.includes('"status":"open"')) ? resumeAndEnd(start) : endApp(start.app)

const wordsOf = ({ missing, silent, untrue }: Verdict, told: readonly string[]): string[] => [
  ...(silent ? [`gone without a word: ${JSON.stringify(missing)}; told: ${told.join(' | ')}`] : []),
  ...untrue.map((one) => `untrue: ${one} (missing ${JSON.stringify(missing)})`),
]

/** All cases of a part; each is carried out whatever came of the others. */
export async function allHold(cases: readonly (() => Promise<string[]>)[]): Promise<void> {
  const wrong: string[] = []
  for (const one of cases) wrong.push(...(await one()))
  expect(wrong).toEqual([])
}
