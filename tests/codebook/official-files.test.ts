/* The reader on the publishers' own files. They are no part of the project; without them this says NOT RUN. */
import 'fake-indexeddb/auto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseGuidelines } from '../../question-bank/checks/guideline-sections'
import { codesOf } from '../../renderer/codebook/reading/prove'
import { Tabular } from '../../renderer/codebook/compiled/tabular'
import { CodeList } from '../../renderer/codebook/compiled/code-list'
import { unpackPart } from '../../renderer/codebook/compiled/columns'
import type { Desk } from '../../renderer/codebook/desk'
import type { CodeRef, ImportResult, IndexLine, PcsChoice, Shelf } from '../../renderer/codebook/types'
import { freshBooks, type TestBooks } from '../support/code-book'
import { needs } from '../support/not-run'
import { officialFiles, officialFolder } from '../support/official-files'
import { CM_BY_OTHER_WAYS, CM_LOOK_UPS, HCPCS_LOOK_UPS, PCS_BY_OTHER_WAYS, PCS_LOOK_UPS } from './known-look-ups'

const shelf: Shelf = { cm: 'cm-2025-10-01', pcs: 'pcs-2025-10-01', hcpcs: 'hcpcs-2018-01-01' }
const bare = (code: string) => code.replace('.', '')

if (officialFolder === null) {
  it('reads the publishers’ files', needs('the publishers’ files are not on this computer'), () => undefined)
} else {
  let books: TestBooks
  let result: ImportResult
  let calls: Desk['calls']
  beforeAll(async () => {
    books = await freshBooks()
    result = await books.add(...officialFiles())
    calls = (await books.desk()).calls
  })

  describe('the import', () => {
    it('takes every file, in both packings', () => {
      expect(result.files.filter(({ step }) => step === 'refused')).toEqual([])
      expect(result.releases.map(({ id, outcome }) => `${outcome} ${id}`).sort()).toEqual(
        [
          ...['cm-2016-10-01', 'cm-2021-01-01', 'cm-2021-10-01', 'cm-2025-10-01'],
          ...['hcpcs-2018-01-01', 'pcs-2020-10-01', 'pcs-2024-10-01', 'pcs-2025-10-01'],
        ].map((id) => `added ${id}`),
      )
    })

    it('proves the PCS tables with the order file, in both directions', async () => {
      const { releases } = await calls.library()
      expect(releases.find(({ id }) => id === shelf.pcs)!.pcsProof).toEqual({
        tables: 914,
        expanded: 79_115,
        ordered: 79_115,
        onlyTables: 0,
        onlyOrder: 0,
      })
    })

    it('makes exactly 72 codes too many by the rule of the 7th characters, which the order file drops', async () => {
      const part = async (kind: 'cm-tabular' | 'cm-order') => unpackPart((await books.part('cm-2021-01-01', kind))!)
      const list = new CodeList(await part('cm-order'))
      const wrong = [...codesOf(new Tabular(await part('cm-tabular')))].filter((code) => list.find(code) < 0)
      expect(wrong).toHaveLength(72)
      expect(wrong.every((code) => /^S06.*[78][DS]$/.test(code))).toBe(true)
    })
  })

  describe('what can be reached', () => {
    it('is every complete ICD-10-CM code of FY2026, and no other', async () => {
      const reached = new Set<string>()
      const walk = async (key: string): Promise<void> => {
        for (const node of (await calls.tabularChildren(shelf.cm!, key))!) {
          if (node.billable) reached.add(bare(node.label))
          if (node.children > 0) await walk(node.key)
        }
      }
      for (const { key } of (await calls.chapters(shelf.cm!))!) await walk(key)
      const official = listed(/icd-10-cm-code-desc/, /icd10cm_codes_2026/, /^(\S+)/)
      expect(official.size).toBe(74_719)
      expect(difference(reached, official)).toEqual([])
    })

    it('is every ICD-10-PCS code of FY2026, and no other', async () => {
      const reached = new Set<string>()
      for (const { systems } of (await calls.pcsSections(shelf.pcs!))!)
        for (const { tables } of systems)
          for (const { table } of tables) {
            const { rows } = (await calls.pcsTable(shelf.pcs!, table, {}))!
            for (const { columns } of rows)
              for (const [a, b, c, d] of product(columns.map(({ values }) => values.map(({ code }) => code))))
                reached.add(table + a + b + c + d)
          }
      const official = listed(/icd-10-pcs-order/, /pcs_order_2026/, /^\d{5} (\S{7}) 1/)
      expect(official.size).toBe(79_115)
      expect(difference(reached, official)).toEqual([])
    })
  })

  it('finds the sections of the guidelines that the bank’s checks find in their text', async () => {
    const tree = (await calls.guidelineTree(shelf.cm!, 'cm-guidelines'))!
    expect(tree).toHaveLength(490)
    const lines: string[] = []
    for (const { key, title, level } of tree) {
      const mark = key.split('.').at(-1)!
      const heading = [
        `Section ${mark}. `,
        `${mark}. `,
        `${mark}. `,
        `${mark}. `,
        `${mark}) `,
        `(${mark}) `,
        `(${mark}) `,
      ][level]
      lines.push(key === 'Appendix I' ? key : `${heading}${title}`)
    }
    expect([...parseGuidelines(lines.join('\n'))].sort()).toEqual(tree.map(({ key }) => key).sort())
    for (const key of ['I.C.1.d.4', 'I.C.4.a.6.(a)', 'I.C.19.c', 'II.A', 'III.B', 'IV.H', 'Appendix I'])
      expect((await calls.guidelineSection(shelf.cm!, 'cm-guidelines', key))?.paragraphs.length, key).toBeGreaterThan(0)
  })

  describe('look-ups with known answers, by the book’s own path', () => {
    const whole = (code: string) => code.length === 7 && /^[0-9B]/.test(code)
    /** Where a printed code leads that the wanted one begins with; whole codes of the PCS Index lead to their table. */
    const towards = (refs: readonly CodeRef[], code: string) =>
      refs
        .map((ref) => (whole(ref.code) ? ref.code.slice(0, 4) : ref.code))
        .find((one) => one.length >= 3 && code.startsWith(one)) ?? null
    const onLine = (line: IndexLine, code: string) =>
      towards([...line.codes, ...line.links.flatMap(({ codes }) => codes)], code)

    /** From words through the Index, directly or by one "see", to the beginning of the code; null where nothing leads there. */
    async function byIndex(words: string, code: string, scope: 'cm' | 'pcs'): Promise<string | null> {
      const { index } = await calls.search({ text: words, scope, shelf })
      for (const { line, book } of index) {
        const direct = onLine(line, code)
        if (direct !== null) return direct
        if (book === 'cm-neoplasm' || book === 'cm-drugs') {
          const { lines } = (await calls.tablePage(shelf.cm!, book, letterOf(line), words))!
          const cells = lines.find(({ id }) => id === line.id)?.cells ?? []
          const found = towards(
            cells.filter((cell) => cell !== null),
            code,
          )
          if (found !== null) return found
          continue
        }
        const term = (await calls.indexTerm(shelf[scope]!, book, line.id, ''))!
        const here = [term.main, ...term.lines].find(({ id }) => id === line.id)!
        // Subterms are read on the page that the line opens.
        const below = term.lines.filter(({ id }) => id > here.id && id <= here.id + here.below)
        const subterm = below.map((one) => onLine(one, code)).find((one) => one !== null)
        if (subterm !== undefined && here.codes.length === 0) return subterm
        for (const link of here.links) {
          const beside = link.beside?.path.at(-1)
          const [at, target] = beside ? [link.beside!.book, beside.id] : [book, link.line]
          if (target === null) continue
          if (at === 'cm-neoplasm' || at === 'cm-drugs') {
            const { lines } = (await calls.tablePage(shelf.cm!, at, letterOf(link.beside!.path[0]!), ''))!
            const found = towards(
              lines.find(({ id }) => id === target)!.cells.filter((cell) => cell !== null),
              code,
            )
            if (found !== null) return found
            continue
          }
          const next = (await calls.indexTerm(shelf[scope]!, at, target, ''))!
          const found = onLine(
            [next.main, ...next.lines].find(({ id }) => id === target)!,
            code,
          )
          if (found !== null) return found
        }
      }
      return null
    }
    const letterOf = ({ title }: IndexLine) => title[0]!.text.trim()[0]!.toUpperCase()

    /** Down the Tabular List from a heading to the code, one level at a time. */
    async function confirmed(from: string, code: string): Promise<string[]> {
      const way: string[] = []
      let entry = (await calls.tabular(shelf.cm!, `code:${from}`))!
      while (bare(entry.node.label) !== code) {
        way.push(entry.node.label)
        const next = entry.children.find(({ label }) => code.startsWith(bare(label)))
        if (next === undefined) return [...way, 'no further']
        entry = (await calls.tabular(shelf.cm!, next.key))!
      }
      return [...way, entry.node.billable && entry.node.title !== '' ? 'complete' : 'not complete']
    }

    it.each([...CM_LOOK_UPS, ...CM_BY_OTHER_WAYS])('ICD-10-CM: %s', async (words, code) => {
      const from = await byIndex(words, bare(code), 'cm')
      expect(from, 'the Index').not.toBeNull()
      expect((await confirmed(from!, bare(code))).at(-1)).toBe('complete')
    })

    it.each([...PCS_LOOK_UPS, ...PCS_BY_OTHER_WAYS])('ICD-10-PCS: %s', async (words, code) => {
      const from = await byIndex(words, code, 'pcs')
      expect(from, 'the Index').not.toBeNull()
      let choice: PcsChoice = {}
      for (const place of [4, 5, 6, 7] as const) {
        const { columns } = (await calls.pcsTable(shelf.pcs!, from!.slice(0, 3), choice))!
        expect(columns[place - 4]!.values.find((one) => one.code === code[place - 1])?.open).toBe(true)
        choice = { ...choice, [place]: code[place - 1] }
      }
      expect((await calls.pcsTable(shelf.pcs!, code.slice(0, 3), choice))!.finished).toMatchObject({
        code,
        inOrderFile: true,
      })
    })

    it.each(HCPCS_LOOK_UPS)('HCPCS: %s', async (words, code) => {
      const { titles } = await calls.search({ text: words, scope: 'hcpcs', shelf })
      expect(titles.map((one) => one.code)).toContain(code)
      expect((await calls.hcpcs(shelf.hcpcs!, code))!.long).not.toBe('')
    })

    it('no link of an index leads nowhere but those that name codes, or what no line says', async () => {
      for (const [release, book, most] of [
        ['cm-2016-10-01', 'cm-index', 60],
        ['cm-2016-10-01', 'cm-external', 10],
        ['pcs-2024-10-01', 'pcs-index', 30],
      ] as const) {
        const nowhere = new Set<string>()
        for (const { letter } of (await calls.indexLetters(release, book))!)
          for (const { id } of (await calls.indexTerms(release, book, letter))!) {
            const term = (await calls.indexTerm(release, book, id, ''))!
            for (const { links } of [term.main, ...term.lines])
              for (const { kind, line, codes, beside, text } of links)
                if (kind.startsWith('see') && line === null && codes.length === 0 && !beside) nowhere.add(text)
          }
        expect(nowhere.size, [...nowhere].join('; ')).toBeLessThan(most)
      }
    })
  })
}

function fileIn(zip: RegExp, name: RegExp): string {
  const given = officialFiles(zip)[0]!
  let text = ''
  const files = unzipSync(readFileSync(path.join(officialFolder!, given.name)), {
    filter: (file) => name.test(file.name) && !/addenda/.test(file.name),
  })
  for (const bytes of Object.values(files)) text = strFromU8(bytes)
  return text
}

function listed(zip: RegExp, name: RegExp, line: RegExp): Set<string> {
  const codes = fileIn(zip, name)
    .split(/\r?\n/)
    .flatMap((one) => line.exec(one)?.[1] ?? [])
  return new Set(codes)
}

const difference = (one: ReadonlySet<string>, other: ReadonlySet<string>) => [
  ...[...one].filter((code) => !other.has(code)),
  ...[...other].filter((code) => !one.has(code)),
]

const product = (columns: readonly string[][]): string[][] =>
  columns.reduce<string[][]>((made, values) => made.flatMap((row) => values.map((value) => [...row, value])), [[]])
