import 'fake-indexeddb/auto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Desk } from '../../renderer/codebook/desk'
import { changedRows, inChapters } from '../../renderer/screens/code-books/changed-rows'
import { changedStatements, pairsOf } from '../../renderer/state/books/changes'
import { dropBooks, freshBooks, type TestBooks } from '../support/code-book'
import { newerList } from '../support/code-set-files'
import { smallShelf } from '../support/small-shelf'

/* What differs between two releases: in the worker, and as the page of it lists it. */

const given = (files: readonly { name: string; bytes: Uint8Array }[]) =>
  files.map(({ name, bytes }) => ({ name, size: bytes.length, bytes: () => Promise.resolve(new Uint8Array(bytes)) }))
const [OLDER, NEWER] = ['cm-2025-10-01', 'cm-2026-10-01']

let books: TestBooks
let desk: Desk
beforeAll(async () => {
  books = await freshBooks()
  await books.add(...given(smallShelf()))
  await books.add(...given(newerList()))
  desk = await books.desk()
})
afterAll(() => dropBooks(books.name))

const changes = async () => (await desk.calls.changes(OLDER!, NEWER!))!

describe('between two releases', () => {
  test('codes stand in their chapters, also one whose category is gone and one that no block has', async () => {
    const { added, deleted, revised, chapters } = await changes()
    expect(added).toEqual([{ code: 'A150', shown: 'A15.0', title: 'Tuberculosis of lung', chapter: '1' }])
    expect(deleted.map(({ shown, chapter }) => [shown, chapter])).toEqual([['T20.0XXA', '19']])
    expect(revised.map(({ shown, chapter, before }) => [shown, chapter, before])).toEqual([
      ['I10', '9', 'Essential (primary) hypertension'],
    ])
    expect(chapters.map(({ key }) => key)).toEqual(['1', '9', '19'])
    expect(chapters[0]!.title).toMatch(/^Certain infectious/)
  })

  test('two systems, or a release that is not there, are not compared', async () => {
    expect(await desk.calls.changes('pcs-2025-10-01', NEWER!)).toBeNull()
    expect(await desk.calls.changes('cm-2020-10-01', NEWER!)).toBeNull()
  })

  test('a code of one of them says when it came or went', async () => {
    const place = async (code: string, cm: string) => {
      const found = await desk.calls.place(code, { cm, pcs: null, hcpcs: null })
      return found && 'sentence' in found ? found.sentence : found?.kind
    }
    expect(await place('A15.0', OLDER!)).toBe('A15.0 is not in FY2026; added FY2027.')
    expect(await place('T20.0XXA', NEWER!)).toBe('T20.0XXA is not in FY2027; deleted FY2027, it was in FY2026.')
    expect(await place('I10', NEWER!)).toBe('tabular')
  })
})

describe('as a list', () => {
  test('by chapter, with what each was before, filtered by chapter and by words of the code or title', async () => {
    const all = await changes()
    const rows = changedRows(all)
    expect(rows.map(({ kind, shown, note }) => [kind, shown, note])).toEqual([
      ['new', 'A15.0', null],
      ['revised', 'I10', 'Before: Essential (primary) hypertension'],
      ['deleted', 'T20.0XXA', null],
    ])
    const shown = (chapter: string, text: string) =>
      inChapters(rows, all.chapters, { chapter, text }).map((row) => row.shown)
    expect(shown('', '')).toEqual(['A15.0', 'I10', 'T20.0XXA'])
    expect(shown('1', '')).toEqual(['A15.0'])
    expect(shown('', 'a150')).toEqual(['A15.0'])
    expect(shown('', 'LUNG tuberculosis')).toEqual(['A15.0'])
    expect(shown('9', 'lung')).toEqual([])
  })

  test('a code that became a heading says so', () => {
    const one = { code: 'E872', shown: 'E87.2', title: 'Acidosis', chapter: '4', before: 'Acidosis' }
    const of = (billableBefore: boolean, billable: boolean) =>
      changedRows({
        older: OLDER!,
        newer: NEWER!,
        chapters: [{ key: '4', title: 'Endocrine' }],
        added: [],
        deleted: [],
        revised: [{ ...one, billableBefore, billable }],
      })[0]!.note
    expect(of(true, false)).toBe('Now a heading: more characters.')
    expect(of(false, true)).toBe('Now a complete code.')
  })

  test('pairs are neighbors of one system that have a list of codes', async () => {
    const library = await desk.library()
    expect(pairsOf(library).map(({ older, newer }) => [older.id, newer.id])).toEqual([[OLDER, NEWER]])
    expect(pairsOf(null)).toEqual([])
  })

  test('what can be drilled is complete in the newer release', async () => {
    const pair = pairsOf(await desk.library())[0]!
    const all = await changes()
    expect(changedStatements(pair, all)).toEqual([
      { id: 'cm-2026-10-01 A150', kind: 'changed', system: 'cm', statement: 'Tuberculosis of lung', codes: ['A15.0'] },
      {
        id: 'cm-2026-10-01 I10',
        kind: 'changed',
        system: 'cm',
        statement: 'Essential hypertension, primary',
        codes: ['I10'],
      },
    ])
    const heading = { ...all.revised[0]!, billable: false }
    expect(changedStatements(pair, { added: [], revised: [heading] })).toEqual([])
  })
})
