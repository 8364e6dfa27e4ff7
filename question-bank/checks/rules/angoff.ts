import { placeIn } from './questions'
import type { Rule } from './rule'

const WIDEST = 0.25

/** Estimates that are far apart mean the question is read in different ways. */
export const angoffSpread: Rule = {
  name: 'angoff-spread',
  check(material, report) {
    for (const one of [...material.items, ...material.scenarios]) {
      const spread = Math.max(...one.value.angoff) - Math.min(...one.value.angoff)
      if (spread > WIDEST + 1e-9)
        report(
          placeIn(one, 'angoff'),
          `The estimates are ${spread.toFixed(2)} apart (at most ${WIDEST}); estimate again or make the question clearer.`,
        )
    }
  },
}
