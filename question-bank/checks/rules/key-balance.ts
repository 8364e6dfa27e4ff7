import type { Sources } from '../written'
import type { Rule } from './rule'

/*
 * Where authors put the key. The app shuffles most options, but those with a natural order stay as written.
 */

const LETTERS = ['a', 'b', 'c', 'd'] as const
const LOW = 0.22
const HIGH = 0.28
const ENOUGH_ITEMS = 40

export function keyBalance(sources: Sources): Record<(typeof LETTERS)[number], number> {
  const count = { a: 0, b: 0, c: 0, d: 0 }
  for (const { value } of sources.items) {
    if (value.select !== undefined) continue
    const letter = LETTERS[value.options.findIndex((option) => option.key)]
    if (letter !== undefined) count[letter] += 1
  }
  return count
}

export const keyBalanceRule: Rule = {
  name: 'key-balance',
  check(material, report) {
    const count = keyBalance(material)
    const total = LETTERS.reduce((sum, letter) => sum + count[letter], 0)
    // Of a handful of items no letter can be within three points of a quarter.
    if (total < 8) return
    const enough = total >= ENOUGH_ITEMS
    const [least, most] = enough ? [LOW * total, HIGH * total] : [Math.floor(LOW * total), Math.ceil(HIGH * total)]
    for (const letter of LETTERS) {
      if (count[letter] >= least && count[letter] <= most) continue
      report(
        { file: 'question-bank/items', line: 1, id: '' },
        `The key is option ${letter} in ${count[letter]} of ${total} items (${((count[letter] / total) * 100).toFixed(0)} %; 22 to 28 % is wanted); reorder options of some items.`,
        enough ? 'error' : 'warning',
      )
    }
  },
}
