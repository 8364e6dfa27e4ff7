import { finallyAgreed } from '../../schema/item'
import { placeIn } from './questions'
import type { Rule } from './rule'

/** Every item and scenario is answered by somebody who saw no key; a difference is explained. */
export const secondReader: Rule = {
  name: 'second-reader',
  check(material, report) {
    for (const one of [...material.items, ...material.scenarios]) {
      const { reading } = one.value
      if (reading === undefined)
        report(
          placeIn(one),
          'Not read by a second reader; give it to one (npm run bank:blind) and record the "reading".',
          'warning',
        )
      else if (!reading.agreed && reading.note === undefined)
        report(
          placeIn(one, 'reading'),
          'The second reader gave another answer and there is no note; say in "note" what was found and what was changed.',
        )
      else if (!finallyAgreed(reading))
        report(
          placeIn(one, 'reading'),
          'No second reader has answered as the key does; mend or drop it, have it read again and record that as "again" of the reading.',
        )
    }
  },
}
