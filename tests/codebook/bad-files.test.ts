/*
 * Files as they come by mistake, damage or malice, beside those of refusals.test.ts: each ends in a sentence, and the
 * books that were there still read.
 */
import 'fake-indexeddb/auto'
import { zipSync, gzipSync } from 'fflate'
import { beforeEach, describe, expect, it } from 'vitest'
import {
  CM_ROWS,
  PCS_ROWS,
  bytesOf,
  cmIndex,
  cmTabular,
  given,
  orderText,
  pcsIndex,
  pcsTables,
  poaText,
  wholeShelf,
  zipOf,
  type OrderRow,
} from '../support/code-set-files'
import { expectShelf, freshBooks, saidBy, type TestBooks } from '../support/code-book'

let books: TestBooks
beforeEach(async () => {
  books = await freshBooks()
  await books.add(...wholeShelf())
})

const order = orderText(CM_ROWS)
const utf16 = (text: string, how: 'le' | 'be', mark = true) => {
  const bytes = Buffer.from((mark ? '\uFEFF' : '') + text, 'utf16le')
  return new Uint8Array(how === 'le' ? bytes : bytes.swap16())
}
/** Ten levels of ten: a billion of them, if anyone followed. */
const LAUGHS = `<!DOCTYPE a [<!ENTITY a0 "ha">${Array.from({ length: 10 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('')}]>`
const inXml = (declared: string, used = '') =>
  cmIndex(2027).replace('<ICD10CM.index>', `${declared}\n<ICD10CM.index>`).replace('Cholera', `Cholera${used}`)
const withRow = (at: number, row: OrderRow) => orderText(CM_ROWS.toSpliced(at, 1, row))

describe.each<[what: string, file: ReturnType<typeof given>, sentence: RegExp]>([
  [
    'a zip in a zip',
    given('a.zip', zipOf({ 'b.zip': zipOf({ 'icd10cm_order_2027.txt': order }) })),
    /zip within this zip/,
  ],
  [
    'a zip in a zip in disguise',
    given('a.zip', zipOf({ 'order_2027.txt': zipOf({ a: order }) })),
    /zip within this zip/,
  ],
  ['a zip of nothing', given('a.zip', zipSync({})), /no code books in this zip/],
  ['a zip of empty files', given('a.zip', zipOf({ 'icd10cm_order_2027.txt': '' })), /no code books in this zip/],
  ['a file of gzip', given('order_2027.txt.gz', gzipSync(bytesOf(order))), /packed in another way than zip/],
  ['a 7-Zip file', given('a.7z', Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c)), /packed in another way than zip/],
  ['a RAR file', given('a.rar', 'Rar!\u001a\u0007'), /packed in another way than zip/],
  ['an order file in UTF-16', given('order_2027.txt', utf16(order, 'le')), /saved as UTF-16/],
  ['an order file in UTF-16, large end first', given('order_2027.txt', utf16(order, 'be')), /saved as UTF-16/],
  ['an order file in UTF-16 without a mark', given('order_2027.txt', utf16(order, 'le', false)), /saved as UTF-16/],
  ['XML in UTF-16, large end first', given('a.xml', utf16(cmIndex(2027), 'be')), /saved as UTF-16/],
  ['a POA list in UTF-16', given('poa.txt', utf16(poaText(), 'le')), /saved as UTF-16/],
  ['a web page after a comment', given('a.zip', '<!-- saved -->\n<html><body>Log in</body></html>'), /a web page/],
  [
    'a web page of XHTML',
    given('a.xml', '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0"><html/>'),
    /a web page/,
  ],
  ['an entity bomb', given('a.xml', inXml(LAUGHS, '&a10;')), /Line 2: It has a DOCTYPE/],
  [
    'an entity that reads a file',
    given('a.xml', inXml('<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]>', '&f;')),
    /Line 2: It has a DOCTYPE/,
  ],
  [
    'a DOCTYPE from elsewhere',
    given('a.xml', inXml('<!DOCTYPE a SYSTEM "https://example.org/a.dtd">')),
    /It has a DOCTYPE/,
  ],
  ['an entity without a DOCTYPE', given('a.xml', inXml('', '&whatever;')), /Line \d+: It names an entity/],
  ['a character that XML does not have', given('a.xml', inXml('', '&#x0;')), /Line \d+: It names an entity/],
  ['a text without end', given('a.xml', inXml('', 'x'.repeat(70_000))), /A text is longer than/],
  [
    'an attribute without end',
    given('a.xml', cmIndex(2027).replace('level="1"', `level="${'1'.repeat(9000)}"`)),
    /attribute/,
  ],
  ['bytes that are no UTF-8', given('a.xml', Uint8Array.from([...bytesOf(cmIndex(2027))].with(400, 0xff))), /no UTF-8/],
  ['a year far ahead', given('a.xml', cmIndex(2099)), /there is no code set of that year/],
  ['no year', given('a.xml', cmIndex().replace('2026', 'next year')), /names no year/],
  [
    'an order file whose name says another year',
    given('icd10cm_order_2019.txt', orderText([...CM_ROWS, ['C50', 0, 'Breast'], ['C50A', 0, 'A'], ['C50A0', 1, 'B']])),
    /name says FY2019, but its codes are those of FY2026/,
  ],
  ['an order file with a title gone', given('order_2027.txt', withRow(3, ['I10', 1, ''])), /no readable title/],
  [
    'an order file with fields swapped',
    given('order_2027.txt', order.replace('00004 I10', 'I10 00004')),
    /Line 4: It does not have the columns/,
  ],
  ['an order file with a code of PCS', given('order_2027.txt', withRow(3, ['0SR9049', 1, 'Hip'])), /no ICD-10-CM code/],
  [
    'a complete code with codes below it',
    given('order_2027.txt', withRow(0, ['A00', 1, 'Cholera'])),
    /marked as a complete code/,
  ],
  ['a POA list with a code twice', given('poa.txt', poaText(['I10', 'I10'])), /stands in the list twice/],
  [
    'a POA list with another code that there is',
    given('poa.txt', poaText().replace('I10', 'A00.9')),
    /on another line there: A009/,
  ],
  [
    'a table of an unknown letter',
    given('t.xml', pcsTables(2027).replace('code="9"', 'code="O"')),
    /has the value “O”/,
  ],
  [
    'a table twice',
    given('t.xml', pcsTables(2027).replace(/<pcsTable>[^]*<\/pcsTable>/, '$&$&')),
    /stands in it twice/,
  ],
  [
    'a definition file without definitions',
    given('d.xml', '<ICD10PCS.definitions><version>2027</version></ICD10PCS.definitions>'),
    /holds no definitions/,
  ],
  [
    'an index without terms',
    given('i.xml', '<ICD10PCS.index><version>2027</version></ICD10PCS.index>'),
    /holds no terms/,
  ],
  [
    'a file that is gone when it is read',
    { name: 'a.zip', size: 10, bytes: () => Promise.reject(new Error('gone')) },
    /moved or deleted/,
  ],
])('%s', (_, file, sentence) => {
  it('is refused with a sentence, and the books that were there still read', async () => {
    const result = await books.add(file)
    const said = saidBy(result).join('\n')
    expect(said).toMatch(sentence)
    expect(said).not.toMatch(/undefined|\[object|Error:|NaN/)
    expect(result.releases.every(({ outcome }) => outcome === 'refused')).toBe(true)
    await expectShelf(books)
  })
})

describe('an order file', () => {
  const added = async (name: string, body: string | Uint8Array) =>
    (await (await freshBooks()).add(given(name, body))).releases.map(({ id, outcome }) => `${outcome} ${id}`)

  it.each([
    ['line feeds alone', order.replaceAll('\r\n', '\n')],
    ['carriage returns alone', order.replaceAll('\r\n', '\r')],
    ['a byte order mark', `\uFEFF${order}`],
    ['no end of its last line', order.trimEnd()],
    ['empty lines', order.replaceAll('\r\n', '\r\n\r\n')],
    ['letters of Windows', Uint8Array.from(Buffer.from(order.replace('Cholera', 'Chol\u00e9ra'), 'latin1'))],
    [
      'a byte order mark before letters of Windows',
      Uint8Array.from([0xef, 0xbb, 0xbf, ...Buffer.from(order.replace('Cholera', 'Chol\u00e9ra'), 'latin1')]),
    ],
  ])('is read with %s', async (_, body) => {
    expect(await added('icd10cm_order_2027.txt', body)).toEqual(['added cm-2026-10-01'])
  })

  it('is known by its codes, whatever it is called', async () => {
    expect(await added('icd10cm_order_2027.txt', orderText(PCS_ROWS))).toEqual(['added pcs-2026-10-01'])
    expect(await added('icd10pcs_order_2027.txt', order)).toEqual(['added cm-2026-10-01'])
  })

  it('is known by its beginning wherever a cut goes through a letter', async () => {
    for (let long = 8185; long < 8195; long++) {
      const head = '<?xml version="1.0" encoding="utf-8"?>\n<!-- '
      const comment = `${head}${'x'.repeat(long - head.length)}é -->`
      const body = bytesOf(`\uFEFF${cmIndex(2027).replace(/^[^]*?\?>/, comment)}`)
      const fresh = await freshBooks()
      // What only comes after the beginning is not known: a sentence, but no wrong one.
      expect(saidBy(await fresh.add(given('a.xml', body))).join()).not.toMatch(/damaged/)
    }
  })
})

describe('names', () => {
  const zipNamed = (...names: string[]) => given('a.zip', zipOf(Object.fromEntries(names.map((name) => [name, order]))))

  it.each([
    ['Code Descriptions\\icd10cm_order_2027.txt'],
    ['a\u202Etxt.exe\u0007 icd10cm_order_2027.txt'],
    ['a/b/c/d/e/f/icd10cm_order_2027.txt'],
  ])('with folders or signs in them are shown plainly: %s', async (name) => {
    const fresh = await freshBooks()
    const result = await fresh.add(zipNamed(name))
    expect(result.files.map((file) => file.step)).toEqual(['read'])
    expect(result.files[0]!.name).toMatch(/^[^/\\\p{Cc}\p{Cf}]*icd10cm_order_2027\.txt in a\.zip$/u)
  })

  it.each([
    ['/any/folder/icd10cm_order_2027.txt'],
    ['../../../icd10cm_order_2027.txt'],
    ['a/../icd10cm_order_2027.txt'],
    [['D:', 'any', 'icd10cm_order_2027.txt'].join('\\')],
  ])('that lead out of the zip are refused: %s', async (name) => {
    expect(saidBy(await books.add(zipNamed(name))).join()).toMatch(/Names in the zip lead out of its folder/)
    await expectShelf(books)
  })

  it('of any length leave a release that can be read', async () => {
    const fresh = await freshBooks()
    const long = `${'very '.repeat(400)}long order_2027.txt`
    await fresh.add(zipNamed(long), given(`${'x'.repeat(5000)}.xml`, pcsIndex()))
    const { calls } = await fresh.desk()
    const { releases, damaged } = await calls.library()
    expect([releases.length, damaged]).toEqual([2, []])
    for (const { parts } of releases) for (const { file } of parts) expect(file.length).toBeLessThan(600)
  })

  it('of nothing but signs that cannot be seen are told as such', async () => {
    expect((await books.add(given('\u200F\u0007', 'Dear reader'))).files[0]!.name).toBe('a file without a name')
  })

  it('that are the same in one zip are told apart', async () => {
    const fresh = await freshBooks()
    const longer = orderText([...CM_ROWS, ['Z00', 1, 'Another']])
    const result = await fresh.add(
      given('a.zip', zipOf({ 'old/icd10cm_order_2027.txt': order, 'new/icd10cm_order_2027.txt': longer })),
    )
    expect(result.files.map(({ step }) => step)).toEqual(['skipped', 'read'])
    const { releases } = await (await fresh.desk()).calls.library()
    expect(releases[0]!.codes).toBe(7)
  })
})

it('a broken zip takes nothing along, and the same file beside it is read', async () => {
  const fresh = await freshBooks()
  const good = { 'icd10cm_order_2027.txt': bytesOf(order), 'icd10cm_index_2027.xml': bytesOf(cmIndex(2027)) }
  const bytes = zipSync(good, { level: 0 })
  // In the data of the second file.
  const at = Buffer.from(bytes).lastIndexOf('Cholera')
  const result = await fresh.add(
    given('broken.zip', bytes.with(at, bytes[at]! ^ 1)),
    given('icd10cm_order_2027.txt', order),
  )
  expect(result.files.map(({ name, step }) => `${step} ${name}`)).toEqual([
    'refused broken.zip',
    'read icd10cm_order_2027.txt',
  ])
  expect(result.releases.map(({ outcome }) => outcome)).toEqual(['added'])
})

it('says of every file of a mixture what became of it, and takes what is whole', async () => {
  const fresh = await freshBooks()
  const result = await fresh.add(
    given('page.zip', '<!doctype html><html></html>'),
    given('order_2027.txt', order),
    given('broken.xml', cmTabular(2027).slice(0, 2000)),
    given('empty.txt', ''),
    given('again.txt', order),
  )
  expect(result.files.map(({ step, sentence }) => [step, sentence !== ''])).toEqual([
    ['refused', true],
    ['read', false],
    ['refused', true],
    ['refused', true],
    ['skipped', true],
  ])
  expect(result.releases.map(({ id, outcome }) => `${outcome} ${id}`)).toEqual(['added cm-2026-10-01'])
})
