/*
 * The notes that are shown, compared with those a second reader finds in the publishers' XML. Without the publishers'
 * files this says NOT RUN. CCS_SEED draws other codes; CCS_NOTES=all compares every code there is.
 */
import 'fake-indexeddb/auto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from '../../renderer/codebook/desk'
import type { Piece } from '../../renderer/codebook/types'
import { seededRandom } from '../../renderer/engine/random'
import { freshBooks } from '../support/code-book'
import { needs } from '../support/not-run'
import { officialFiles, officialFolder } from '../support/official-files'
import {
  notesPrintedFor,
  readPrinted,
  seventhsPrintedFor,
  termsPrintedFor,
  type Tabular,
} from '../support/printed-tabular'

const ZIP = '2021-icd-10-cm-tabular-xml-and-order-file.zip'
const RELEASE = 'cm-2021-01-01'
const SEED = Number(process.env.CCS_SEED ?? 20_261_128)
const ALL = process.env.CCS_NOTES === 'all'

if (officialFolder === null) {
  it('notes of the publishers’ XML', needs('the publishers’ files are not on this computer'), () => undefined)
} else {
  let calls: Desk['calls']
  let printed: Tabular
  let complete: string[]
  let chosen: string[]
  beforeAll(async () => {
    const files = unzipSync(readFileSync(path.join(officialFolder!, ZIP)))
    const text = (name: RegExp) => strFromU8(Object.entries(files).find(([one]) => name.test(one))![1])
    printed = readPrinted(text(/tabular.*\.xml$/))
    complete = [...text(/order.*\.txt$/).matchAll(/^\d{5} (\S+) +1 /gm)].map(([, code]) => code!)
    chosen = ALL ? complete : seededRandom(SEED).shuffle(complete).slice(0, 100)
    const books = await freshBooks()
    await books.add(...officialFiles(new RegExp(`^${ZIP}$`)))
    calls = (await books.desk()).calls
  })

  const plain = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('')
  const entryOf = async (code: string) => (await calls.tabular(RELEASE, `code:${code}`))!

  describe(`of ${ALL ? 'all' : '100'} codes`, () => {
    it('the notes are those of the XML, with their places and what displaces them', async () => {
      const told: string[] = []
      for (const code of chosen) {
        const { notes } = await entryOf(code)
        const shown = notes.flatMap((group) =>
          group.notes.map(({ text, displacedBy }) =>
            [group.origin.label, group.kind, plain(text), displacedBy?.origin.label ?? ''].join('|'),
          ),
        )
        const expected = notesPrintedFor(printed, code)
        if (shown.sort().join('\n') !== expected.sort().join('\n')) told.push(`${code}: ${differing(shown, expected)}`)
      }
      expect(told).toEqual([])
    })

    it('the nearest level comes first', async () => {
      const order = ['code', 'category', 'block', 'group', 'chapter']
      for (const code of chosen) {
        const levels = (await entryOf(code)).notes.map(({ origin }) => order.indexOf(origin.level))
        expect(levels, code).toEqual([...levels].sort((one, other) => one - other))
      }
    })

    it('the inclusion terms are those printed at the code', async () => {
      for (const code of chosen)
        expect((await entryOf(code)).inclusionTerms.map(plain), code).toEqual(termsPrintedFor(printed, code))
    })

    it('the 7th characters are those printed, and make the codes of the order file', async () => {
      const list = new Set(complete)
      for (const code of chosen.filter(({ length }) => length === 7)) {
        const shown = (await entryOf(code)).sevenths?.characters ?? []
        expect(
          shown.map((one) => [one.character, one.meaning, one.code]),
          code,
        ).toEqual(
          seventhsPrintedFor(printed, code).map((one) => [
            one.character,
            one.meaning,
            list.has(one.made) ? one.made : null,
          ]),
        )
      }
    })
  })

  it('of codes that contradict each other by level are told apart', async () => {
    for (const code of ['I10', 'J12', 'J18', 'E348', 'K752']) {
      const { notes } = await entryOf(code)
      expect(
        notes.some((group) => group.notes.some(({ displacedBy }) => displacedBy !== null)),
        code,
      ).toBe(true)
    }
  })
}

const differing = (shown: readonly string[], expected: readonly string[]) =>
  [
    ...shown.filter((one) => !expected.includes(one)).map((one) => `shown only: ${one}`),
    ...expected.filter((one) => !shown.includes(one)).map((one) => `printed only: ${one}`),
  ].join('; ')
