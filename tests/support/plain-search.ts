import { wordsOf } from '../../renderer/codebook/compiled/words'

/*
 * The search of the code books as plainly as it can be said, text by text and without an index: what the fast one must
 * find, in the same order.
 */

export type PlainLine = { level: number; title: string }
export type PlainFound = { rows: number[]; total: number }

type Has = (row: number) => boolean

/** Which rows have a word, by its beginning from three letters on; or else, where none has, one that is a slip away. */
function finder(texts: readonly string[]): (word: string, near: boolean) => Has {
  const rows = texts.map(wordsOf)
  return (word, near) => {
    const fits = (one: string) => (word.length < 3 ? one === word : one.startsWith(word))
    if (!near || rows.some((words) => words.some(fits))) return (row) => rows[row]!.some(fits)
    return (row) => word.length >= 4 && rows[row]!.some((one) => one[0] === word[0] && oneSlip(word, one))
  }
}

export function plainLines(lines: readonly PlainLine[], words: readonly string[], near: boolean, limit: number) {
  const find = finder(lines.map(({ title }) => title))
  const has = words.map((word) => find(word, near))
  const above = (row: number): number[] => {
    const path = [row]
    for (let at = row - 1, level = lines[row]!.level; at >= 0 && level > 0; at--)
      if (lines[at]!.level < level) {
        path.push(at)
        level = lines[at]!.level
      }
    return path
  }
  const whole = (path: readonly number[]) => has.every((one) => path.some(one))
  const hits = lines
    .map((_, row) => row)
    .filter((row) => {
      const path = above(row)
      return whole(path) && has.some((one) => one(row)) && !whole(path.slice(1))
    })
  const mainOf = (row: number) => above(row).at(-1)!
  const order = (main: number) => [-has.filter((one) => one(main)).length, lines[main]!.title.length, main]
  const chosen = [...hits]
    .sort((one, other) => {
      const [mine, its] = [order(mainOf(one)), order(mainOf(other))]
      return mine[0]! - its[0]! || mine[1]! - its[1]! || mine[2]! - its[2]! || one - other
    })
    .slice(0, limit)
  return { hits: chosen, total: hits.length, mainOf, above }
}

/** Codes whose title, or the words of the Tabular, have all words; the shortest titles first. */
export function plainTitles(
  titles: readonly { code: string; title: string }[],
  tabular: readonly { code: string; words: string }[],
  words: readonly string[],
  near: boolean,
  limit: number,
): PlainFound {
  const find = finder(titles.map(({ title }) => title))
  const has = words.map((word) => find(word, near))
  const terms = finder(tabular.map((one) => one.words))
  const termHas = words.map((word) => terms(word, false))
  const byTerms = new Set(tabular.filter((_, row) => termHas.every((one) => one(row))).map(({ code }) => code))
  const rows = titles
    .map((_, row) => row)
    .filter((row) => has.every((one) => one(row)) || byTerms.has(titles[row]!.code))
  const chosen = [...rows].sort((one, other) => titles[one]!.title.length - titles[other]!.title.length || one - other)
  return { rows: chosen.slice(0, limit), total: rows.length }
}

/** A letter more, less, other, or two swapped. */
function oneSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  const [mine, its] = [one.slice(start), other.slice(start)]
  if (one.length < other.length) return mine === its.slice(1)
  if (one.length > other.length) return mine.slice(1) === its
  return mine.slice(1) === its.slice(1) || (mine[0] === its[1] && mine[1] === its[0] && mine.slice(2) === its.slice(2))
}
