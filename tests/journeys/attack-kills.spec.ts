import { seededRandom, seedOf } from '../../renderer/engine/random'
import { ACTS } from './attack/acts'
import { allHold } from './attack/case'
import { killedIn, undisturbed } from './attack/killed'
import { FULL, SEED } from '../attack/results'
import { richProfile } from './attack/rich-profile'
import { test } from './journey'

/* The app is killed at drawn moments of everything that writes. `kill.spec.ts` does the same again and again in one exam. */

const KILLS = FULL ? 5 : 1
/** Of everything that is said and of everything that is exchanged, one each. */
const FEW = new Set(['typing notes', 'restoring a backup'])

test.describe.configure({ mode: 'parallel' })

for (const act of ACTS.filter(({ name }) => FULL || FEW.has(name)))
  test(`killed while ${act.name}: nothing that was shown is gone, nothing is half done`, async () => {
    test.setTimeout(900_000)
    const rich = await richProfile()
    const wanted = act.kind === 'said' ? { rows: rich.rows, took: 0 } : await undisturbed(act, rich)
    const random = seededRandom(seedOf(`kill ${SEED} ${act.name}`))
    await allHold(Array.from({ length: KILLS }, () => () => killedIn(act, rich, random, wanted)))
  })
