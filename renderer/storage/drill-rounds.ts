import { drillRound, type DrillRound } from '../engine/books/drill'
import type { Database } from './database'

/* Rounds of look-up drills, one row each, written anew after every drill. */

/** All rounds, begun last first; a damaged row is left out. */
export async function loadDrillRounds(db: Database): Promise<DrillRound[]> {
  const rounds = (await db.drillRounds.toArray()).flatMap((row) => {
    const parsed = drillRound.safeParse(row)
    return parsed.success ? [parsed.data] : []
  })
  return rounds.sort((a, b) => b.begun - a.begun)
}

export async function saveDrillRound(db: Database, round: DrillRound): Promise<void> {
  await db.drillRounds.put(drillRound.parse(round))
  await db.secondCopy()
}
