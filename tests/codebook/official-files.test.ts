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
import type { ImportResult, IndexLine, PcsChoice, Shelf } from '../../renderer/codebook/types'
import { freshBooks, type TestBooks } from '../support/code-book'
import { needs } from '../support/not-run'
import { officialFiles, officialFolder } from '../support/official-files'
import { CM_LOOK_UPS, HCPCS_LOOK_UPS, PCS_LOOK_UPS } from './known-look-ups'

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

  describe('notes', () => {
    it('of 100 codes are those that another program finds in the XML', async () => {
      const xml = fileIn(/2021-icd-10-cm/, /tabular/)
      const book = elements(xml)
      const order = [...listed(/2021-icd-10-cm/, /order/, /^\d{5} (\S+) +1/)]
      for (let pick = 0; pick < 100; pick++) {
        const code = order[(pick * 7919 + 31) % order.length]!
        const entry = (await calls.tabular('cm-2021-01-01', `code:${code}`))!
        const shown = entry.notes.flatMap(({ origin, kind, notes }) =>
          notes.map(({ text }) => `${origin.label}|${kind}|${text.map((piece) => piece.text).join('')}`),
        )
        expect(shown.sort(), code).toEqual(notesFor(book, code).sort())
      }
    })

    it('that contradict each other are told apart', async () => {
      for (const code of ['I10', 'J12', 'J18', 'E348', 'K752']) {
        const { notes } = (await calls.tabular('cm-2021-01-01', `code:${code}`))!
        expect(
          notes.some((group) => group.notes.some(({ displacedBy }) => displacedBy !== null)),
          code,
        ).toBe(true)
      }
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

  describe('look-ups with known answers', () => {
    const whole = (code: string) => code.length === 7 && /^[0-9B]/.test(code)
    const startsCode = (line: IndexLine, code: string) =>
      [...line.codes, ...line.links.flatMap(({ codes }) => codes)].some(
        // The PCS Index prints a few whole codes; they lead to their table as well.
        (one) => one.code.length >= 3 && code.startsWith(whole(one.code) ? one.code.slice(0, 4) : one.code),
      )

    /** Found in the Index, directly or by following one link. */
    const leadsTo = async (words: string, code: string, scope: 'cm' | 'pcs') => {
      const { index } = await calls.search({ text: words, scope, shelf })
      const targets = index.flatMap(({ line, book }) => line.links.map((link) => [link.line, book] as const))
      if (index.some(({ line }) => startsCode(line, code))) return true
      for (const [line, book] of targets) {
        if (line === null || (book !== 'cm-index' && book !== 'pcs-index')) continue
        const term = (await calls.indexTerm(shelf[scope]!, book, line, ''))!
        if ([term.main, ...term.lines].some((one) => one.id === line && startsCode(one, code))) return true
      }
      return false
    }

    it.each(CM_LOOK_UPS)('ICD-10-CM: %s', async (words, code) => {
      expect(await leadsTo(words, bare(code), 'cm')).toBe(true)
      expect((await calls.tabular(shelf.cm!, `code:${code}`))!.node.billable).toBe(true)
    })

    it.each(PCS_LOOK_UPS)('ICD-10-PCS: %s', async (words, code) => {
      expect(await leadsTo(words, code, 'pcs')).toBe(true)
      let choice: PcsChoice = {}
      for (const place of [4, 5, 6, 7] as const) {
        const { columns } = (await calls.pcsTable(shelf.pcs!, code.slice(0, 3), choice))!
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

/* The Tabular read by another program: a tree of elements by plain expressions, nothing of the reader's. */

type Element = { name: string; id: string; children: Element[]; text: string }

function elements(xml: string): Element {
  const root: Element = { name: '', id: '', children: [], text: '' }
  const open = [root]
  for (const [, text, closing, name = '', attributes = '', empty] of xml.matchAll(
    /([^<]*)<(\/?)([\w.:?!-]+)([^>]*?)(\/?)>/g,
  )) {
    open.at(-1)!.text += text
    if (/^[?!]/.test(name)) continue
    if (closing) open.pop()
    else {
      const element = { name, id: /id="([^"]*)"/.exec(attributes)?.[1] ?? '', children: [], text: '' }
      open.at(-1)!.children.push(element)
      if (!empty) open.push(element)
    }
  }
  return root
}

const KINDS: Record<string, string> = {
  notes: 'note',
  includes: 'includes',
  excludes1: 'excludes1',
  excludes2: 'excludes2',
  codeFirst: 'code first',
  useAdditionalCode: 'use additional',
  codeAlso: 'code also',
  sevenChrNote: '7th character',
}

const textOf = (element: Element | undefined) =>
  (element?.text ?? '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
const child = (element: Element, name: string) => element.children.find((one) => one.name === name)

/** Every note over a code: of the headings printed above it, its section, sections over it without codes, its chapter. */
function notesFor(book: Element, code: string): string[] {
  const found: string[] = []
  const take = (element: Element, label: string) => {
    for (const list of element.children) {
      const inBlock = element.name === 'section' && list.name === 'inclusionTerm'
      const kind = inBlock ? 'includes' : KINDS[list.name]
      if (kind !== undefined)
        for (const note of list.children.filter(({ name }) => name === 'note'))
          found.push(`${label}|${kind}|${textOf(note)}`)
    }
  }
  const down = (element: Element): boolean => {
    if (element.name === 'diag') {
      const label = textOf(child(element, 'name'))
      const own = label.replace('.', '')
      const below = element.children.filter(({ name }) => name === 'diag').some(down)
      if (below || code.startsWith(own)) take(element, label)
      return below || code.startsWith(own)
    }
    return false
  }
  const tabular = book.children.find(({ name }) => name === 'ICD10CM.tabular')!
  for (const chapter of tabular.children.filter(({ name }) => name === 'chapter')) {
    const sections = chapter.children.filter(({ name }) => name === 'section')
    const home = sections.find((section) => section.children.filter(({ name }) => name === 'diag').some(down))
    if (home === undefined) continue
    take(home, home.id)
    for (const section of sections) {
      const [first = '', last = ''] = section.id.split('-')
      const group = !section.children.some(({ name }) => name === 'diag')
      if (group && first <= code.slice(0, 3) && code.slice(0, 3) <= last) take(section, section.id)
    }
    take(chapter, `Chapter ${textOf(child(chapter, 'name'))}`)
  }
  return found
}
