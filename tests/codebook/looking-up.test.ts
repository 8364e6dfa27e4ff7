import 'fake-indexeddb/auto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Desk } from '../../renderer/codebook/desk'
import type { IndexLine, Piece, Shelf } from '../../renderer/codebook/types'
import { freshBooks } from '../support/code-book'
import { given, wholeShelf } from '../support/code-set-files'

const CM = 'cm-2025-10-01'
const PCS = 'pcs-2025-10-01'
const HCPCS = 'hcpcs-2026-01-01'
const shelf: Shelf = { cm: CM, pcs: PCS, hcpcs: HCPCS }
const plain = (text: readonly Piece[]) => text.map((piece) => piece.text).join('')
const titleOf = (line: IndexLine) => line.title.map(({ text }) => text).join(' ')

let calls: Desk['calls']
beforeAll(async () => {
  const books = await freshBooks()
  const result = await books.add(...wholeShelf())
  expect(result.releases.map(({ outcome }) => outcome)).toEqual(['added', 'added', 'added'])
  calls = (await books.desk()).calls
})

describe('the library', () => {
  it('has a release a system, with its proofs', async () => {
    const { releases, readings } = await calls.library()
    expect(releases.map(({ id, name, codes }) => [id, name, codes])).toEqual([
      [CM, 'ICD-10-CM FY2026, October 1, 2025', 6],
      [PCS, 'ICD-10-PCS FY2026, October 1, 2025', 5],
      [HCPCS, 'HCPCS Level II 2026, January 1, 2026', 3],
    ])
    expect(releases[0]!.cmProof).toEqual({ built: 6, ordered: 6, dropped: 0, notInTabular: 0 })
    expect(releases[1]!.pcsProof).toEqual({ tables: 1, expanded: 5, ordered: 5, onlyTables: 0, onlyOrder: 0 })
    expect(readings[CM]!.map(({ kind }) => kind)).toEqual([
      'cm-order',
      'cm-tabular',
      'cm-index',
      'cm-neoplasm',
      'cm-poa',
    ])
  })
})

describe('the Tabular', () => {
  it('reaches every complete code from the chapters, and no other', async () => {
    const found: string[] = []
    const walk = async (key: string): Promise<void> => {
      for (const node of (await calls.tabularChildren(CM, key))!) {
        if (node.billable) found.push(node.key)
        await walk(node.key)
      }
    }
    for (const { key } of (await calls.chapters(CM))!) await walk(key)
    expect(found.sort()).toEqual(['A000', 'A009', 'I10', 'S72001A', 'S72001S', 'T200XXA'].map((code) => `code:${code}`))
  })

  it('shows the notes of all levels, nearest first', async () => {
    const entry = (await calls.tabular(CM, 'code:S72001A'))!
    expect(entry.notes.map(({ origin, kind }) => `${origin.level} ${origin.label} ${kind}`)).toEqual([
      'code S72.0 excludes2',
      'category S72 code first',
      'category S72 excludes1',
      'category S72 7th character',
      'block S70-S79 excludes2',
      'chapter Chapter 19 note',
      'chapter Chapter 19 excludes1',
    ])
    expect(entry.path.map(({ label }) => label)).toEqual(['19', 'S70-S79', 'S72', 'S72.0', 'S72.00', 'S72.001'])
    expect(entry.poaExempt).toBe(false)
    expect((await calls.tabular(CM, 'code:S72.001S'))!.poaExempt).toBe(true)
    expect((await calls.tabular(CM, 'code:T200XXA'))!.notes.map(({ origin }) => origin.level)).toEqual([
      'group',
      'chapter',
      'chapter',
    ])
  })

  it('lets the nearest note win, and says what it displaced', async () => {
    const { notes, inclusionTerms } = (await calls.tabular(CM, 'code:A000'))!
    expect(inclusionTerms.map(plain)).toEqual(['Classical cholera'])
    expect(notes.map(({ kind, notes: [note] }) => [kind, note!.displacedBy?.kind ?? null])).toEqual([
      ['excludes2', null],
      ['excludes1', 'excludes2'],
    ])
    expect(notes[0]!.notes[0]!.text.find(({ code }) => code)?.code).toEqual({
      shown: 'T20.0-',
      code: 'T200',
      more: true,
      exists: true,
    })
  })

  it('finishes a code with its 7th character, X in the places between', async () => {
    const { sevenths } = (await calls.tabular(CM, 'code:T20.0'))!
    expect(sevenths!.characters.map(({ character, code }) => [character, code])).toEqual([['A', 'T200XXA']])
    expect((await calls.tabular(CM, 'code:S72.0'))!.sevenths!.characters.map(({ code }) => code)).toEqual([null, null])
  })

  it('has nothing for what is no code', async () => {
    expect(await calls.tabular(CM, 'code:S72003A')).toBeNull()
    expect(await calls.tabular(CM, 'block:T20-T32')).toBeNull()
    expect(await calls.tabular('cm-1999-10-01', 'code:I10')).toBeNull()
  })
})

describe('the Index', () => {
  it('keeps the indentation, modifiers and links of the book', async () => {
    const [fracture] = (await calls.indexTerms(CM, 'cm-index', 'F'))!
    const term = (await calls.indexTerm(CM, 'cm-index', fracture!.id, ''))!
    expect(term.main.title).toEqual([
      { text: 'Fracture, traumatic', nonessential: false },
      { text: '(separation)', nonessential: true },
    ])
    expect(
      term.lines.map((line) => `${line.level} ${titleOf(line)} ${line.codes.map(({ shown }) => shown).join()}`),
    ).toEqual(['1 femur, femoral S72.9-', '2 neck ', '2 upper end S72.00-', '3 neck S72.00-'])
    const see = term.lines[1]!.links[0]!
    expect([see.kind, see.line]).toEqual(['see', term.lines[3]!.id])
    expect(term.lines[3]!.manifestation?.shown).toBe('I10')
  })

  it('filters a long term without losing the lines above', async () => {
    const [fracture] = (await calls.indexTerms(CM, 'cm-index', 'F'))!
    const term = (await calls.indexTerm(CM, 'cm-index', fracture!.id, 'upper neck'))!
    expect(term.lines.map(titleOf)).toEqual(['femur, femoral', 'upper end', 'neck'])
    expect([term.total, term.hits.length]).toEqual([4, 1])
  })

  it('tells which lines lead to a code', async () => {
    const trails = (await calls.trails(CM, 'S72.001A'))!
    expect(trails.map(({ path }) => path.map(titleOf).join(' > '))).toEqual([
      'Fracture, traumatic (separation) > femur, femoral > upper end',
      'Fracture, traumatic (separation) > femur, femoral > upper end > neck',
    ])
  })
})

describe('the PCS Index', () => {
  it('keeps "see" and "use" lines with the term above them', async () => {
    const terms = (await calls.indexTerms(PCS, 'pcs-index', 'A'))!
    const links = terms.map(({ links: own, below }) => [
      below,
      own.map(({ kind, text, codes }) => `${kind} ${text} ${codes.map(({ code }) => code).join()}`.trim()),
    ])
    expect(links).toEqual([
      [0, ['use Hip Joint, Right', 'use Hip Joint, Left']],
      [0, ['see Replacement, Lower Joints 0SR', 'see Replacement, Joint, Hip 0SR9']],
    ])
    const { index } = await calls.search({ text: 'arthroplasty', scope: 'pcs', shelf })
    expect(index.flatMap(({ line }) => line.links.flatMap(({ codes }) => codes.map(({ code }) => code)))).toEqual([
      '0SR',
      '0SR9',
    ])
    const hip = (await calls.indexTerm(PCS, 'pcs-index', terms[1]!.links[1]!.line!, ''))!
    expect(hip.main.title[0]!.text).toBe('Replacement')
  })
})

describe('PCS', () => {
  it('leaves open only what shares a row with what is chosen', async () => {
    const table = (await calls.pcsTable(PCS, '0SR', { 4: '9', 5: '0', 6: 'J' }))!
    expect(table.built).toBe('0SR90??')
    expect(table.columns[2]!.values.map(({ code, open }) => [code, open])).toEqual([
      ['4', true],
      ['J', false],
    ])
    expect(table.operation.definition!.includes).toEqual(['Total hip replacement'])
    expect(table.columns[0]!.values[0]!.definition!.includes).toEqual(['Acetabulofemoral joint'])
  })

  it('finishes a code with its title', async () => {
    const table = (await calls.pcsTable(PCS, '0SR', { 4: '9', 5: '0', 6: '4', 7: 'A' }))!
    expect(table.finished).toEqual({
      code: '0SR904A',
      title: 'Replacement of Right Hip Joint, Uncemented',
      inOrderFile: true,
    })
  })
})

describe('the table of neoplasms and HCPCS', () => {
  it('has its cells in their columns', async () => {
    const page = (await calls.tablePage(CM, 'cm-neoplasm', 'N', 'breast'))!
    expect(page.heads).toHaveLength(6)
    expect(page.lines[0]!.cells.map((cell) => cell?.shown ?? '-')).toEqual([
      'C80.1',
      'C79.9',
      '-',
      'D36.9',
      'D48.9',
      'D49.9',
    ])
    expect(page.hits).toEqual([page.lines[1]!.id])
  })

  it('joins descriptions and names their unit', async () => {
    expect(await calls.hcpcs(HCPCS, 'j0171')).toMatchObject({
      long: 'Injection, adrenalin, epinephrine, 0.1 mg',
      unit: '0.1 mg',
      added: '2011-01-01',
      ended: null,
    })
    expect((await calls.hcpcs(HCPCS, 'A4209'))!.unit).toBe('each')
    expect(await calls.hcpcsLetters(HCPCS)).toEqual([
      { letter: 'A', codes: 1 },
      { letter: 'J', codes: 1 },
      { letter: 'Modifiers', codes: 1 },
    ])
  })
})

describe('the one box', () => {
  const search = (text: string) => calls.search({ text, scope: 'all', shelf })

  it('finds index lines by words in any order and by their beginnings', async () => {
    for (const text of ['neck femur fracture upper', 'fract fem upp neck', 'fracture of the neck, upper femur']) {
      const { index } = await search(text)
      expect(
        index.filter(({ hit }) => hit).map(({ line }) => titleOf(line)),
        text,
      ).toContain('neck')
    }
  })

  it('finds titles, inclusion terms and slips of typing', async () => {
    expect((await search('classical')).titles.map(({ code }) => code)).toEqual(['A000'])
    expect((await search('hypertention')).titles.map(({ code }) => code)).toEqual(['I10'])
    expect((await search('zzzzz')).titles).toEqual([])
  })

  it('sets the main term that is asked for before longer ones, however many modifiers it has', async () => {
    const fresh = await freshBooks()
    const main = (title: string) => `<mainTerm><title>${title}</title><code>I10</code></mainTerm>`
    const others = ['Fever, hay', 'Fever sore', 'Fever-itch'].map(main).join('')
    await fresh.add(
      given(
        'index.xml',
        `<ICD10CM.index><version>2026</version><letter><title>F</title>${others}${main('Fever<nemod>(inanition) (of unknown origin) (persistent) (with chills)</nemod>')}</letter></ICD10CM.index>`,
      ),
    )
    const own = { ...shelf, cm: CM }
    const { index } = await (await fresh.desk()).calls.search({ text: 'fever', scope: 'cm', shelf: own, limit: 1 })
    expect(index.map(({ line }) => line.title[0]!.text)).toEqual(['Fever'])
  })

  it('writes abbreviations out', async () => {
    expect((await search('HTN')).index.map(({ line }) => titleOf(line))).toContain(
      'Hypertension, hypertensive (essential)',
    )
  })

  it('knows where a typed code has its place', async () => {
    expect(await calls.place('s72.0', shelf)).toEqual({ kind: 'tabular', release: CM, key: 'code:S720' })
    expect(await calls.place('0SR9', shelf)).toEqual({
      kind: 'pcs-table',
      release: PCS,
      table: '0SR',
      choice: { 4: '9' },
    })
    expect(await calls.place('0', shelf)).toEqual({ kind: 'pcs-tree', release: PCS, prefix: '0' })
    expect(await calls.place('A4209', shelf)).toEqual({ kind: 'hcpcs', release: HCPCS, code: 'A4209' })
    expect((await calls.place('99213', shelf))?.kind).toBe('cpt')
    expect(await calls.place('Q99.9', shelf)).toBeNull()
    expect(await calls.place('', shelf)).toBeNull()
  })

  it('completes and names codes', async () => {
    expect((await calls.complete('S72.001', 'cm', shelf, 10)).map(({ shown }) => shown)).toEqual([
      'S72.001',
      'S72.001A',
      'S72.001S',
    ])
    expect((await calls.titles(['I10', 'nonsense', '0SRC0JZ'], shelf)).map(({ title }) => title)).toEqual([
      'Essential (primary) hypertension',
      'Replacement of Right Knee Joint',
    ])
  })
})
