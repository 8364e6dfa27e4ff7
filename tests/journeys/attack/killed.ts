import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import path from 'node:path'
import type { Random } from '../../../renderer/engine/random'
import { appIsReady, commandLine, endApp, launchApp, openingModule, removeUserData } from '../launch'
import { killApp } from '../processes'
import { storedRows } from '../stored'
import type { Act, Said, Stored } from './acts'
import { note } from '../../attack/results'
import { copyOf, lookedThrough, type Rich } from './rich-profile'
import { missingFrom, readRows, same, TABLES, type Rows } from './rows'
import { LockedOut, startOver, type Start } from './start-over'
import { judge } from './verdict'

/* The app's processes are killed at drawn moments of an act; another start has to have what was there and what was shown. */

/** An act goes on for so long when it has no end of its own. Milliseconds. */
const LASTS = 1_500

/** The moment of a kill is what is drawn at random; nothing is waited for. */
const pause = (time: number) => new Promise((resolve) => setTimeout(resolve, time))

/** What an act leaves when nothing disturbs it, and how long it takes. */
export type Undisturbed = { rows: Rows; took: number }

export async function undisturbed(act: Act, rich: Rich): Promise<Undisturbed> {
  const folder = await copyOf(rich)
  await act.harm?.(folder)
  const started = performance.now()
  const { app, page } = await launchApp({ userData: folder })
  await lookedThrough(page)
  let took = performance.now() - started
  if (act.kind === 'all-or-nothing') {
    await act.prepare(page, app, folder)
    const from = performance.now()
    await act.run(page)
    took = performance.now() - from
  }
  await endApp(app)
  const again = await startOver(folder)
  await endApp(again.app)
  await removeUserData(folder)
  return { rows: again.rows, took }
}

/** Kills it once. What is wrong afterwards, in words; empty when all holds. */
export async function killedIn(act: Act, rich: Rich, random: Random, wanted: Undisturbed): Promise<string[]> {
  const folder = await copyOf(rich)
  await act.harm?.(folder)
  const claims: { what: string; isThere: (stored: Stored) => boolean }[] = []
  const said: Said = (what, isThere) => void claims.push({ what, isThere })
  const moment = random.int(act.kind === 'start' ? 200 : 0, Math.round(act.kind === 'said' ? LASTS : wanted.took))
  if (act.kind === 'start') await killAtStart(folder, moment)
  else {
    const { app, page } = await launchApp({ userData: folder })
    await lookedThrough(page)
    await act.prepare(page, app, folder)
    const running = act.kind === 'said' ? act.run(page, said) : act.run(page)
    // What was under way when it was killed fails.
    const acting = running.catch(() => undefined)
    await pause(moment)
    await killApp(app)
    await acting
  }
  const wrong = await afterwards(act, rich, folder, wanted, claims)
  await removeUserData(folder)
  return wrong.map((one) => `${act.name}, killed after ${moment} ms: ${one}`)
}

async function killAtStart(folder: string, moment: number): Promise<void> {
  const { executable, args, env } = await commandLine()
  const child = spawn(executable, args, { env: { ...process.env, ...env, CCS_USER_DATA: folder }, stdio: 'ignore' })
  const gone = new Promise((resolve) => child.once('exit', resolve))
  await pause(moment)
  ;(await openingModule()).killTree(child.pid!)
  await gone
}

async function afterwards(
  act: Act,
  rich: Rich,
  folder: string,
  wanted: Undisturbed,
  claims: readonly { what: string; isThere: (stored: Stored) => boolean }[],
): Promise<string[]> {
  const result = {
    section: `kills while ${act.name}`,
    case: '',
    silent: false,
    lockedOut: false,
    untrue: false,
    lost: false,
  }
  const wrong: string[] = []
  try {
    const start = await startOver(folder)
    if (act.kind === 'said') wrong.push(...(await saidAndThere(start, rich, claims)))
    else if (act.kind === 'start') wrong.push(...differences(rich.rows, start.rows))
    else if (!same(start.rows, rich.rows) && !same(start.rows, wanted.rows))
      wrong.push(
        `neither what was there nor what was wanted: of the old is missing ${JSON.stringify(missingFrom(rich.rows, start.rows))}, of the new ${JSON.stringify(missingFrom(wanted.rows, start.rows))}`,
      )
    await endApp(start.app)
    wrong.push(...(await aloneFromSecondCopies(folder, start.rows)))
    if (wrong.length > 0) result.silent = true
    const untrue = act.kind === 'start' ? judge(rich.rows, start.rows, start.told).untrue : []
    wrong.push(...untrue.map((one) => `untrue: ${one}`))
    result.untrue = untrue.length > 0
  } catch (error) {
    if (!(error instanceof LockedOut)) throw error
    result.lockedOut = true
    wrong.push(`locked out: ${error.message}`)
  }
  note({ ...result, lost: result.silent })
  return wrong
}

/** What was shown is there, and everything else as well; a row may have changed. */
async function saidAndThere(
  { page, rows }: Start,
  rich: Rich,
  claims: readonly { what: string; isThere: (stored: Stored) => boolean }[],
): Promise<string[]> {
  const stored = (await storedRows(page, TABLES)) as Stored
  const shown = claims.filter(({ isThere }) => !isThere(stored)).map(({ what }) => `shown as done, and gone: ${what}`)
  const gone = Object.entries(rich.rows).flatMap(([table, before]) => {
    const there = new Set(rows[table]!.map(keyOf))
    const count = before.filter((row) => !there.has(keyOf(row))).length
    return count > 0 ? [`${count} rows of ${table} gone`] : []
  })
  const heads = new Set(stored.heads!.map(({ id }) => id))
  const headless = stored.attempts!.filter(({ id }) => !heads.has(id)).map(({ id }) => `half an exam: ${String(id)}`)
  return [...shown, ...gone, ...headless]
}

/** What tells a row from the others of its table. */
function keyOf(row: string): string {
  const { id, key, hash, attemptId, seq, card, at, screen } = JSON.parse(row) as Record<string, unknown>
  return JSON.stringify([id, key, hash, attemptId, seq, card, card === undefined ? null : at, screen])
}

const differences = (before: Rows, after: Rows): string[] =>
  same(before, after)
    ? []
    : [`missing ${JSON.stringify(missingFrom(before, after))}, more ${JSON.stringify(missingFrom(after, before))}`]

/** The second copies are complete again: without the database they bring back the same. */
async function aloneFromSecondCopies(folder: string, rows: Rows): Promise<string[]> {
  rmSync(path.join(folder, 'IndexedDB'), { recursive: true })
  const { app, page } = await launchApp({ userData: folder })
  await appIsReady(page)
  await lookedThrough(page)
  const wrong = differences(rows, await readRows(page))
  await endApp(app)
  return wrong.map((one) => `from the second copies alone: ${one}`)
}
