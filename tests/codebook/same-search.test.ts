/* The fast search finds what the plain one finds, in the same order: seeded books and queries of every kind. */
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { expect, it } from 'vitest'
import { CodeList, codeListSheets } from '../../renderer/codebook/compiled/code-list'
import { packSheets, unpackPart, type Sheets } from '../../renderer/codebook/compiled/columns'
import { Lines, lineSheets } from '../../renderer/codebook/compiled/lines'
import { NODE, Tabular, tabularSheets, type TabularRow } from '../../renderer/codebook/compiled/tabular'
import { IndexReader } from '../../renderer/codebook/looking/index-book'
import { searchLines, searchTitles } from '../../renderer/codebook/looking/search'
import { plainLines, plainTitles } from '../support/plain-search'

const ROUNDS = 12
const QUERIES = 60
const VOCABULARY =
  'fracture fractures fractura fraction neck necks femur femoral of the in to with kidney kidneys chronic chronically acute heart hearth failure failed left right hip joint joints type 2 12 nec disease diseased diabetes diabetic abscess burn burns born é Sjögren’s'.split(
    ' ',
  )

type Chance = { below(most: number): number; one<T>(list: readonly T[]): T }
function chanceOf(seed: number): Chance {
  const generator = xoroshiro128plus(seed)
  const below = (most: number) => (generator.next() >>> 0) % most
  return { below, one: (list) => list[below(list.length)]! }
}

const compiled = (sheets: Sheets) => unpackPart(packSheets(sheets))
const words = ({ below, one }: Chance, most: number) =>
  Array.from({ length: 1 + below(most) }, () => one(VOCABULARY)).join(' ')

/** A word as it is typed: whole, its beginning, or with a slip. */
function typed(chance: Chance): string {
  const word = chance.one(VOCABULARY.slice(0, 38)).toLowerCase()
  const at = 1 + chance.below(Math.max(1, word.length - 1))
  return chance.one([
    word,
    word.slice(0, 2 + chance.below(word.length)),
    word.slice(0, at) + word.slice(at + 1),
    `${word.slice(0, at)}${chance.one([...'aeklrst'])}${word.slice(at)}`,
    `${word.slice(0, at)}${word[at + 1] ?? ''}${word[at] ?? ''}${word.slice(at + 2)}`,
  ])
}

function queries(chance: Chance) {
  return Array.from({ length: QUERIES }, () => ({
    words: [...new Set(Array.from({ length: 1 + chance.below(4) }, () => typed(chance)))].filter((one) => one !== ''),
    near: chance.below(2) === 0,
    limit: chance.one([1, 3, 10, 50]),
  }))
}

it('lines of an index, with the lines above them', () => {
  for (let round = 0; round < ROUNDS; round++) {
    const chance = chanceOf(round)
    let level = 0
    const lines = Array.from({ length: 20 + chance.below(200) }, (_, row) => {
      level = row === 0 ? 0 : chance.below(Math.min(5, level + 2))
      return { level, letter: 'A', title: words(chance, 4), fields: [] }
    })
    const reader = new IndexReader('cm', 'cm-index', new Lines(compiled(lineSheets(lines, []))), () => true)
    const plain = lines
    for (const { limit, ...wanted } of queries(chance)) {
      const found = searchLines(reader, wanted, limit)
      const asPlain = plainLines(plain, wanted.words, wanted.near, limit)
      // Each term with the lines above its hits once, in the order of the book.
      const mains = [...new Set(asPlain.hits.map(asPlain.mainOf))]
      const shown = mains.flatMap((main) => {
        const own = asPlain.hits.filter((row) => asPlain.mainOf(row) === main)
        return [...new Set(own.flatMap(asPlain.above))].sort((one, other) => one - other)
      })
      const what = JSON.stringify({ round, ...wanted, limit })
      expect(found.total, what).toBe(asPlain.total)
      expect(
        found.hits.map(({ line, hit }) => [line.id, hit]),
        what,
      ).toEqual(shown.map((row) => [row, asPlain.hits.includes(row)]))
    }
  }
})

it('titles and inclusion terms', () => {
  for (let round = 0; round < ROUNDS; round++) {
    const chance = chanceOf(round + 1000)
    const codes = Array.from({ length: 40 + chance.below(160) }, (_, row) => ({
      code: `A${String(row).padStart(3, '0')}`,
      title: words(chance, 6),
      billable: true,
    }))
    const list = new CodeList(compiled(codeListSheets(codes)))
    // A Tabular of another year has codes that the list has not.
    const rows = [...codes.filter(() => chance.below(3) === 0).map(({ code }) => code), 'Z99', 'Z991'].map(
      (label): TabularRow => ({
        kind: NODE.code,
        level: 0,
        label,
        title: words(chance, 3),
        notes: Array.from({ length: chance.below(3) }, () => ({ kind: 'term', text: words(chance, 3) })),
        sevenths: [],
      }),
    )
    const tabular = new Tabular(compiled(tabularSheets(rows)))
    const terms = rows.map(({ label, title, notes }) => ({
      code: label,
      words: [title, ...notes.map(({ text }) => text)].join(' '),
    }))
    const source = { system: 'cm' as const, list, shown: (code: string) => code }
    for (const { limit, ...wanted } of queries(chance))
      for (const beside of [null, tabular]) {
        const found = searchTitles({ ...source, tabular: beside }, wanted, limit)
        const plain = plainTitles(codes.map(byteLong), beside === null ? [] : terms, wanted.words, wanted.near, limit)
        const what = JSON.stringify({ round, ...wanted, limit, tabular: beside !== null })
        expect(found.total, what).toBe(plain.total)
        expect(
          found.hits.map(({ code }) => code),
          what,
        ).toEqual(plain.rows.map((row) => codes[row]!.code))
      }
  }
})

/** Titles are compared by their bytes: a letter with an accent is two of them. */
const byteLong = <T extends { title: string }>(one: T): T => ({
  ...one,
  title: one.title + '.'.repeat(new TextEncoder().encode(one.title).length - one.title.length),
})
