/** How text becomes words for searching: the same at compiling and at looking up. */

const SMALL = new Set(
  'a an and are as at be by for from in into is it nor not of on or other per the to with without due'.split(' '),
)
/** These decide between codes and count as words although they are small. */
const KEPT = new Set(['not', 'with', 'without', 'other'])

/** Lower case, without accents and possessives, in pieces of letters and digits. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/['’]s\b/g, '')
    .replace(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')

/** The words a search looks for: without small ones, unless there are no others. */
export function wordsToFind(text: string): string[] {
  const words = [...new Set(wordsOf(text))]
  const large = words.filter((word) => !SMALL.has(word) || KEPT.has(word))
  return large.length > 0 ? large : words
}
