import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { repository } from '../../../tests/journeys/launch'
import { median, round, type Figure } from '../figures'
import { isComplete, isUsable } from '../start'
import { medianTrace, spentOn, type Trace } from '../trace'
import { open } from '../window'
import { measureCompile } from './compile'
import { measureOpening } from './opening'
import { measureSearching } from './searching'

/* The code books in the real app, on the publishers' files: read in by its page, opened and searched by its page. */

const PAIRS = 9
const WARM_UP = 1

export async function measureBooks(): Promise<Figure[]> {
  const [full, empty] = await Promise.all([newProfile(), newProfile()])
  try {
    const figures = await measureCompile(full)
    // One that fails does not take what the others have measured with it.
    for (const [what, measure] of [
      ['opening', () => measureOpening(full)],
      ['searching', () => measureSearching(full)],
      ['starting with books', async () => [await measureStarts(full, empty)]],
    ] satisfies [string, () => Promise<Figure[]>][])
      try {
        figures.push(...(await measure()))
      } catch (error) {
        console.log(`NOT RUN: code books, ${what}: ${error instanceof Error ? error.message.split('\n')[0] : error}`)
      }
    return figures
  } finally {
    for (const profile of [full, empty]) await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

const newProfile = () => mkdtemp(path.join(os.tmpdir(), 'ccs-bench-'))

/** The start of the app with books loaded against the start without, in pairs. */
async function measureStarts(full: string, empty: string): Promise<Figure> {
  const ratios: number[] = []
  const traces: { full: Trace[]; empty: Trace[] } = { full: [], empty: [] }
  const start = async (profile: string) => {
    const app = await open(repository, isUsable, profile)
    await isComplete(app.page)
    const trace = await app.trace(performance.now() - app.started)
    await app.close()
    return { took: app.took, trace }
  }
  for (let pair = 0; pair < WARM_UP + PAIRS; pair++) {
    const without = await start(empty)
    const loaded = await start(full)
    if (pair < WARM_UP) continue
    ratios.push(loaded.took / without.took)
    traces.full.push(loaded.trace)
    traces.empty.push(without.trace)
  }
  const [before, after] = [medianTrace(traces.empty), medianTrace(traces.full)]
  return {
    name: 'code books: start with books loaded / without',
    value: round(median(ratios)),
    goal: 1.03,
    unit: 'ratio',
    note: `median of ${PAIRS} pairs, ${round(Math.min(...ratios))} to ${round(Math.max(...ratios))}; ${Math.round(after.get('usable')!)} ms, without ${Math.round(before.get('usable')!)} ms`,
    spent: spentOn(after, before, 'usable'),
  }
}
