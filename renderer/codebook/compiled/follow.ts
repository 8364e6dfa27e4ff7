import { MODIFIER_END, MODIFIER_START } from './line'
import { wordsOf } from './words'

/*
 * Where "see Fracture, femur, upper end, neck" leads. The wording of a link is not always that of the lines it means:
 * "Complications" for "Complication(s)", "Bronchitis, acute" for "acute or subacute", "by site" for no line at all. What
 * fits exactly goes first, then a line that has all the words, then one that has some of them.
 */

/** Lines by their number, as an index has them. */
export type Tree = {
  mains: readonly number[]
  children: (row: number) => readonly number[]
  /** With nonessential modifiers between their marks. */
  title: (row: number) => string
}

type Words = readonly string[]
type Named = {
  /** The parts between commas, without modifiers, each in one string. */
  segments: readonly string[]
  /** Without modifiers. */
  own: ReadonlySet<string>
  all: ReadonlySet<string>
}
export type Followed = { row: number; used: number }
type Step = { row: number; words: Words }

/** Lines that only join what stands above them with what stands below. */
const BETWEEN = new Set(['with', 'in', 'due to', 'with or due to', 'with without'])

export class Follower {
  private readonly named: (Named | undefined)[] = []
  private readonly bySegment = new Map<string, number[]>()
  private readonly byWord = new Map<string, number[]>()
  private readonly followed = new Map<string, Followed>()

  constructor(private readonly tree: Tree) {
    for (const row of tree.mains) {
      const { segments, own } = this.name(row)
      put(this.bySegment, segments[0] ?? '', row)
      put(this.byWord, [...own][0] ?? '', row)
    }
  }

  /** The deepest line that the words lead to, and how many of them it took; row -1 where not even a main term fits. */
  follow(text: string): Followed {
    const known = this.followed.get(text)
    if (known !== undefined) return known
    const wanted = wantedOf(text)
    let best: Followed = { row: -1, used: 0 }
    let most = -1
    for (const main of this.mainsFor(wanted[0] ?? [])) {
      const end = this.down(main, wanted)
      if (end.used < best.used || end.used === 0) continue
      // Among equals ("Fracture, by site") the main term that the book says most about.
      const size = this.tree.children(main).length
      if (end.used > best.used || size > most) [best, most] = [end, size]
    }
    this.followed.set(text, best)
    return best
  }

  /** The deepest line below a row (of -1, among the main terms) that the words lead to. */
  down(from: number, wanted: readonly Words[]): Followed {
    const left = wanted.map((words) => [...words])
    let [row, used] = [from, 0]
    const take = () => {
      const { segments, all } = this.name(row)
      while (left.length > 0 && segments.includes(left[0]!.join(' '))) used += left.shift()!.length
      const first = left[0]
      if (first === undefined || used > 0) return
      used = first.filter((word) => all.has(word)).length
      const rest = first.filter((word) => !all.has(word))
      if (rest.length === 0) left.shift()
      else left[0] = rest
    }
    if (row >= 0) take()
    while (left.length > 0) {
      const next = this.childFor(row, left[0]!)
      if (next === null) break
      row = next.row
      used += next.words.length
      left[0] = left[0]!.filter((word) => !next.words.includes(word))
      if (left[0].length === 0) left.shift()
      const { segments } = this.name(row)
      while (left.length > 0 && segments.includes(left[0]!.join(' '))) used += left.shift()!.length
    }
    return { row, used }
  }

  /** A line below that has the words; "Diabetes, retinopathy" leaves out the line "with" between. */
  private childFor(row: number, words: Words): Step | null {
    const children = row < 0 ? this.tree.mains : this.tree.children(row)
    const direct = this.fittest(children, words)
    if (direct !== null || row < 0) return direct
    for (const child of children) {
      if (!BETWEEN.has(this.name(child).segments[0] ?? '')) continue
      const below = this.fittest(this.tree.children(child), words)
      if (below !== null) return below
    }
    return null
  }

  private fittest(children: readonly number[], words: Words): Step | null {
    const whole = words.join(' ')
    let within: number | null = null
    let part: number | null = null
    const size = (one: number) => this.name(one).own.size
    for (const child of children) {
      const { segments, own, all } = this.name(child)
      if (segments.includes(whole)) return { row: child, words }
      if (words.every((word) => all.has(word))) {
        if (within === null || size(child) < size(within)) within = child
      } else if (own.size > 0 && [...own].every((word) => words.includes(word)))
        if (part === null || size(child) > size(part)) part = child
    }
    if (within !== null) return { row: within, words }
    return part === null ? null : { row: part, words: [...this.name(part).own] }
  }

  /** Main terms that the first words may mean. */
  private mainsFor(first: Words): readonly number[] {
    const exact = this.bySegment.get(first.join(' '))
    if (exact !== undefined) return exact
    const near = this.byWord.get(first[0] ?? '') ?? []
    const fitting = near.filter((row) => {
      const { own, all } = this.name(row)
      return first.every((word) => all.has(word)) || [...own].every((word) => first.includes(word))
    })
    // A word that begins only one main term means that one.
    return fitting.length > 0 || near.length > 1 ? fitting : near
  }

  private name(row: number): Named {
    return (this.named[row] ??= namedOf(this.tree.title(row)))
  }
}

function put(map: Map<string, number[]>, key: string, row: number): void {
  const known = map.get(key)
  if (known) known.push(row)
  else map.set(key, [row])
}

const MODIFIERS = new RegExp(`${MODIFIER_START}[^${MODIFIER_END}]*${MODIFIER_END}|\\([^()]*\\)`, 'g')
const NOT_NAMED = new Set(['nec', 'nos'])

/** Words in the singular, on both sides alike. */
const plainWords = (text: string): string[] =>
  wordsOf(text)
    .filter((word) => !NOT_NAMED.has(word))
    .map((word) => (/[^aius]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word))

function namedOf(title: string): Named {
  const essential = title.replace(MODIFIERS, ' ')
  return {
    segments: essential
      .split(',')
      .map((segment) => plainWords(segment).join(' '))
      .filter((segment) => segment !== ''),
    own: new Set(plainWords(essential)),
    all: new Set(plainWords(title)),
  }
}

/** `Neoplasm, bone, by site` as the words to go down by, segment by segment. */
export const wantedOf = (text: string): string[][] =>
  text
    .replace(/^also\s+/i, '')
    .replace(MODIFIERS, ' ')
    .split(/[,;]|\.\s/)
    .filter((segment) => !/^\s*by\s/i.test(segment))
    .map(plainWords)
    .filter((words) => words.length > 0)
