import 'fake-indexeddb/auto'
import { zipSync } from 'fflate'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { BookStore } from '../../renderer/codebook/store'
import {
  CM_ROWS,
  PCS_ROWS,
  bytesOf,
  cmIndex,
  cmTabular,
  given,
  orderText,
  pcsTables,
  poaText,
  wholeShelf,
  zipOf,
} from '../support/code-set-files'
import { expectShelf, freshBooks, saidBy, type TestBooks } from '../support/code-book'

let books: TestBooks
const before = wholeShelf()
beforeEach(async () => {
  books = await freshBooks()
  await books.add(...before)
})

const stillThere = () => expectShelf(books)

const zip = zipOf({ 'icd10cm_order_2026.txt': orderText(CM_ROWS) })

/** Sets a flag in every header of a zip. */
function encrypted(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice()
  for (let at = 0; at + 9 < copy.length; at++) {
    const [a, b, c, d] = copy.subarray(at, at + 4)
    if (a === 0x50 && b === 0x4b && c === 3 && d === 4) copy[at + 6]! |= 1
    if (a === 0x50 && b === 0x4b && c === 1 && d === 2) copy[at + 8]! |= 1
  }
  return copy
}

/** The size after unpacking, as the zip states it, set to 10 in both headers. */
function lying(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice()
  const view = new DataView(copy.buffer)
  for (let at = 0; at + 30 < copy.length; at++) {
    if (view.getUint32(at, true) === 0x04034b50) view.setUint32(at + 22, 10, true)
    if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true)
  }
  return copy
}

const rowsWithout = (code: string) => CM_ROWS.filter(([one]) => one !== code)
const broken = (line: number, change: (line: string) => string) =>
  orderText(CM_ROWS)
    .split('\r\n')
    .map((one, at) => (at === line - 1 ? change(one) : one))
    .join('\r\n')

describe.each<[what: string, file: ReturnType<typeof given>, sentence: RegExp]>([
  ['a truncated zip', given('a.zip', zip.slice(0, zip.length - 40)), /damaged or was not downloaded to its end/],
  ['a zip cut in the middle of its data', given('a.zip', zip.slice(0, 60)), /damaged or was not downloaded/],
  [
    'a zip with a flipped byte',
    given(
      'a.zip',
      zip.map((byte, at) => (at === 90 ? byte ^ 255 : byte)),
    ),
    /damaged/,
  ],
  ['a zip bomb', given('a.zip', zipSync({ 'a.txt': new Uint8Array(63 * 1024 * 1024) })), /zip bomb/],
  ['a zip that lies about its sizes', given('a.zip', lying(zip)), /zip bomb|damaged/],
  [
    'an entry larger than any official file',
    given('a.zip', zipSync({ 'a.txt': new Uint8Array(65 * 1024 * 1024) })),
    /larger than 64\.0 MB/,
  ],
  ['a zip with a password', given('a.zip', encrypted(zip)), /locked with a password/],
  ['a zip without code books', given('a.zip', zipOf({ 'a.txt': 'Dear reader' })), /no code books in this zip/],
  [
    'a web page saved as zip',
    given('a.zip', '<!DOCTYPE html><html><body>Not found</body></html>'),
    /a web page, not the file itself/,
  ],
  ['an empty file', given('a.txt', ''), /The file is empty/],
  ['a picture', given('a.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3)), /none of the official files/],
  [
    'XML with a DOCTYPE and entities',
    given('a.xml', cmTabular(2027).replace('<ICD10CM', '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]>\n<ICD10CM')),
    /Line \d+: It has a DOCTYPE/,
  ],
  ['XML that ends too early', given('a.xml', cmIndex(2027).slice(0, 900)), /Line \d+: The file ends too early/],
  [
    'XML with a wrong end tag',
    given('a.xml', cmIndex(2027).replace('</term>', '</trem>')),
    /Line \d+: The XML is broken/,
  ],
  [
    'XML nested without end',
    given('a.xml', `<ICD10CM.index>${'<term>'.repeat(5000)}`),
    /more than 64 deep|outside a letter/,
  ],
  [
    'XML in UTF-16',
    given('a.xml', Uint8Array.from([0xff, 0xfe, ...[...cmIndex()].flatMap((one) => [one.charCodeAt(0), 0])])),
    /UTF-16|none of the official/,
  ],
  ['other XML', given('a.xml', '<?xml version="1.0"?><note>Hello</note>'), /none of the official code books/],
  [
    'an order file with a broken line',
    given(
      'o_2027.txt',
      broken(4, (line) => line.slice(0, 20)),
    ),
    /Line 4: It does not have the columns/,
  ],
  [
    'an order file with a line gone',
    given(
      'o_2027.txt',
      broken(4, () => ''),
    ),
    /after 3 comes 00005/,
  ],
  [
    'an order file with a code below none',
    given('o_2027.txt', orderText(rowsWithout('S72'))),
    /S720 stands below no heading/,
  ],
  [
    'an order file with a code twice',
    given('o_2027.txt', orderText([...CM_ROWS, ['I10', 1, 'Again']])),
    /I10 stands in the file twice/,
  ],
  [
    'an order file with an empty heading',
    given('o_2027.txt', orderText([...CM_ROWS, ['T21', 0, 'Burn']])),
    /T21 has no codes below it/,
  ],
  ['an order file without a year', given('order.txt', orderText(CM_ROWS)), /does not say which fiscal year/],
  ['a year that there is not', given('a.xml', cmIndex(1999)), /there is no code set of that year|names no year/],
  [
    'a table with a wrong count',
    given('a.xml', pcsTables(2027).replace('codes="4"', 'codes="5"')),
    /says 5 codes and makes 4/,
  ],
  ['a PDF that is no PDF', given('a.pdf', '%PDF-1.7 and then nothing'), /The PDF is damaged/],
])('%s', (_, file, sentence) => {
  it('is refused with a sentence, and the books that were there still read', async () => {
    const result = await books.add(file)
    expect(saidBy(result).join('\n')).toMatch(sentence)
    expect(saidBy(result).join('\n')).not.toMatch(/undefined|\[object|Error:/)
    expect(result.releases).toEqual([])
    expect(result.files.map(({ step }) => step)).not.toContain('read')
    await stillThere()
  })
})

describe('what does not belong together', () => {
  it('refuses PCS tables that make other codes than the order file', async () => {
    const rows = PCS_ROWS.map((row) => (row[0] === '0SRC0JZ' ? (['0SRC0KZ', 1, 'Another'] as const) : row))
    const result = await books.add(given('pcs_order_2026.txt', orderText(rows)))
    expect(saidBy(result).join()).toMatch(
      /was not taken: The tables and the order file do not make the same codes: 1 only in the tables \(0SRC0JZ\), 1 only in the order file \(0SRC0KZ\)/,
    )
    await stillThere()
  })

  it('refuses an order file of another publication than the Tabular', async () => {
    const result = await books.add(given('order_2026.txt', orderText([...CM_ROWS, ['Z00', 1, 'New']])))
    expect(saidBy(result).join()).toMatch(/Tabular and the order file do not have the same codes.*Z00/)
    await stillThere()
  })

  it('refuses an order file that the list of codes beside it contradicts', async () => {
    const codes = CM_ROWS.filter(([, billable]) => billable === 1).map(([code, , title]) => `${code.padEnd(8)}${title}`)
    const files = (list: string[]) => ({ 'order_2027.txt': orderText(CM_ROWS), 'codes_2027.txt': list.join('\r\n') })
    const whole = await books.add(given('a.zip', zipOf(files(codes))))
    expect(whole.releases.map(({ outcome }) => outcome)).toEqual(['added'])
    const other = await freshBooks()
    const result = await other.add(given('a.zip', zipOf(files(codes.map((line) => line.replace('sequela', 'other'))))))
    expect(saidBy(result).join()).toMatch(/S72001S has another title than in the list of codes in the same zip/)
    expect(result.releases).toEqual([])
  })

  it('refuses a POA-exempt list of other codes', async () => {
    const result = await books.add(given('poa.txt', poaText(['I10', 'Z99.9'])))
    expect(saidBy(result).join()).toMatch(/Codes of the POA-exempt list are not in the order file.*Z999 \(1 of 2\)/)
    await stillThere()
  })

  it('says once that years are mixed, and keeps each by itself', async () => {
    const result = await books.add(given('a.xml', cmIndex(2024)), given('b.xml', cmTabular(2025)))
    expect(result.sentences.join()).toMatch(/files are of FY2024 and FY2025: each year stands by itself/)
    const { readings } = await (await books.desk()).calls.library()
    const index = readings['cm-2024-10-01']!.find(({ kind }) => kind === 'cm-index')!
    expect([index.year, index.borrowed]).toEqual([2024, true])
  })

  it('says that tables have no definitions', async () => {
    const other = await freshBooks()
    expect(saidBy(await other.add(given('t.xml', pcsTables()))).join()).toMatch(/definitions are missing/)
  })
})

describe('again and newer', () => {
  it('takes the same files once', async () => {
    const result = await books.add(...before)
    expect(result.releases.map(({ outcome }) => outcome)).toEqual(['same', 'same', 'same'])
    const twice = await books.add(before[2]!, given('copy.txt', orderText(PCS_ROWS)))
    expect(saidBy(twice).join()).toMatch(/skipped copy\.txt: The same file as icd10pcs_order_2026\.txt/)
    await stillThere()
  })

  it('sets a newer release beside the older one, and says what changed', async () => {
    const rows = CM_ROWS.flatMap(([code, billable, title]) =>
      code === 'A009' ? [] : [[code, billable, code === 'I10' ? 'Hypertension' : title] as const],
    )
    await books.add(given('order_2027.txt', orderText([...rows, ['Z00', 1, 'New one']])))
    const { calls } = await books.desk()
    const changes = (await calls.changes('cm-2025-10-01', 'cm-2026-10-01'))!
    expect(changes.added.map(({ code }) => code)).toEqual(['Z00'])
    expect(changes.deleted.map(({ shown }) => shown)).toEqual(['A00.9'])
    expect(changes.revised.map(({ code, before: was }) => [code, was])).toEqual([
      ['I10', 'Essential (primary) hypertension'],
    ])
    const shelf = { cm: 'cm-2025-10-01', pcs: null, hcpcs: null }
    expect(await calls.place('Z00', shelf)).toMatchObject({ kind: 'other-release', release: 'cm-2026-10-01' })
    expect((await calls.tabular('cm-2026-10-01', 'code:Z00'))!.change).toEqual({
      kind: 'new',
      against: 'cm-2025-10-01',
      before: null,
    })
  })

  it('removes a release with all its parts', async () => {
    const { calls } = await books.desk()
    const { releases } = await calls.removeRelease('pcs-2025-10-01')
    expect(releases.map(({ id }) => id)).toEqual(['cm-2025-10-01', 'hcpcs-2026-01-01'])
    expect(await books.part('pcs-2025-10-01', 'pcs-order')).toBeNull()
  })
})

describe('the disk', () => {
  it('says when nothing could be stored, and leaves the books as they were', async () => {
    const full = vi
      .spyOn(books.store as BookStore, 'write')
      .mockRejectedValue(new DOMException('full', 'QuotaExceededError'))
    const result = await books.add(given('a.xml', cmIndex(2027)))
    full.mockRestore()
    expect(result.outcome).toBe('failed')
    expect(result.sentences.join()).toMatch(/disk is full.*books that were there are unchanged/)
    await stillThere()
  })

  it('closes a release that was damaged where it is stored, and takes its files anew', async () => {
    const row = (await books.store.library()).releases.find(({ id }) => id === 'cm-2025-10-01')!
    const kinds = row.parts.map(({ kind }) => kind)
    const parts = new Map(
      await Promise.all(kinds.map(async (kind) => [kind, (await books.part(row.id, kind))!] as const)),
    )
    parts.get('cm-order')!.get('titles')![100]! ^= 1
    await books.store.write([{ row, parts }])
    const { calls } = await books.desk()
    expect(await calls.chapters('cm-2025-10-01')).toBeNull()
    const { releases, damaged } = await calls.library()
    expect(releases.map(({ id }) => id)).not.toContain('cm-2025-10-01')
    expect(damaged[0]!.sentence).toMatch(/damaged on the disk.*Import its files again/)
    await books.add(...before)
    await stillThere()
  })
})

it('reads a file given with more bytes than any official one without opening it', async () => {
  const bytes = vi.fn(() => Promise.resolve(bytesOf('')))
  const result = await books.add({ name: 'huge.zip', size: 300 * 1024 * 1024, bytes })
  expect(saidBy(result).join()).toMatch(/larger than 200\.0 MB/)
  expect(bytes).not.toHaveBeenCalled()
})
