import { seededRandom, seedOf } from '../../renderer/engine/random'
import { allHold, attacked } from './attack/case'
import { flipBit } from './attack/files'
import { FULL, SEED } from '../attack/results'
import { richProfile } from './attack/rich-profile'
import { test } from './journey'

/* One bit flipped in any file of the data folder, Chromium's among them, while the app was closed. */

const BITS = FULL ? 200 : 3
const AT_ONCE = FULL ? 10 : BITS

test.describe.configure({ mode: 'parallel' })

for (let from = 0; from < BITS; from += AT_ONCE)
  test(`one flipped bit loses nothing without a word, ${from + 1} to ${from + AT_ONCE}`, async () => {
    test.setTimeout(900_000)
    const rich = await richProfile()
    await allHold(
      Array.from({ length: AT_ONCE }, (_, n) => () => {
        const random = seededRandom(seedOf(`bit ${SEED} ${from + n}`))
        return attacked('flipped bits, real database', rich, (folder) => flipBit(folder, random))
      }),
    )
  })
