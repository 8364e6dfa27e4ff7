import { afterEach, describe, expect, test } from 'vitest'
import type { CodeBook, ImportResult, Library, PartKind, Release } from '../../../renderer/state/books/code-book'
import { provideCodeBook } from '../../../renderer/state/books/code-book'
import { cancelImport, forgetImport, importFiles, useImport } from '../../../renderer/state/books/importing'
import {
  borrowedYear,
  chosenExamBooks,
  ensureLibrary,
  forgetLibrary,
  openRelease,
  releaseOf,
  useLibrary,
} from '../../../renderer/state/books/library'
import { defaultSettings } from '../../../renderer/storage/default-settings'
import { useSettings } from '../../../renderer/state/settings'

const aRelease = (over: Partial<Release> & Pick<Release, 'id'>): Release => ({
  system: 'cm',
  year: 2026,
  effective: '2025-10-01',
  name: `Release ${over.id}`,
  codes: 1,
  parts: [],
  pcsProof: null,
  cmProof: null,
  addedAt: 1,
  ...over,
})
const aLibrary = (...releases: Release[]): Library => ({
  releases,
  readings: Object.fromEntries(
    releases.map(({ id, year }) => [
      id,
      [
        { kind: 'cm-tabular' as const, release: id, year, borrowed: false },
        { kind: 'cm-index' as const, release: 'cm-2016', year: 2017, borrowed: true },
      ],
    ]),
  ),
  damaged: [],
  beside: [],
})

/** Only what a test asks for; anything else is a mistake of the test. */
const aBook = (over: Partial<CodeBook>): CodeBook => ({ onLibrary: () => () => undefined, ...over }) as CodeBook

afterEach(() => {
  forgetLibrary()
  provideCodeBook(null)
  forgetImport()
  useSettings.setState(defaultSettings)
})

describe('the library', () => {
  test('says why it cannot be read, and is asked again', async () => {
    let broken = true
    provideCodeBook(
      aBook({
        library: () =>
          broken ? Promise.reject(new Error('The disk said no. Try again.')) : Promise.resolve(aLibrary()),
      }),
    )
    await ensureLibrary()
    expect(useLibrary.getState()).toEqual({ library: null, problem: 'The disk said no. Try again.' })
    broken = false
    await ensureLibrary()
    expect(useLibrary.getState().problem).toBeNull()
    expect(useLibrary.getState().library).toEqual(aLibrary())
  })

  test('opens the release that was chosen, and the newest where that one is gone', () => {
    const library = aLibrary(aRelease({ id: 'new' }), aRelease({ id: 'old', year: 2021 }))
    expect(openRelease(library, 'cm', 'old')?.id).toBe('old')
    expect(openRelease(library, 'cm', 'gone')?.id).toBe('new')
    expect(openRelease(library, 'pcs', null)).toBeNull()
  })

  test('opens the newest release that has codes, not the guidelines of a newer year', () => {
    const part = (kind: PartKind) => ({ kind, file: '', sha256: '', bytes: 1, count: 1 })
    const library = aLibrary(
      aRelease({ id: 'guidelines', year: 2026, parts: [part('cm-guidelines')] }),
      aRelease({ id: 'codes', year: 2021, parts: [part('cm-order')] }),
    )
    expect(openRelease(library, 'cm', null)?.id).toBe('codes')
    expect(openRelease(library, 'cm', 'guidelines')?.id).toBe('guidelines')
    const alone = aLibrary(aRelease({ id: 'guidelines', year: 2026, parts: [part('cm-guidelines')] }))
    expect(openRelease(alone, 'cm', null)?.id).toBe('guidelines')
  })

  test('tells a book that is there from one that is not, and one of another year', () => {
    const library = aLibrary(aRelease({ id: 'new' }))
    const shelf = { cm: 'new', pcs: null, hcpcs: null }
    expect(releaseOf(library, shelf, 'tabular')?.id).toBe('new')
    expect(releaseOf(library, shelf, 'neoplasm')).toBeNull()
    expect(releaseOf(library, shelf, 'pcs-tables')).toBeNull()
    expect(borrowedYear(library, shelf, 'index')).toBe(2017)
    expect(borrowedYear(library, shelf, 'tabular')).toBeNull()
  })
})

describe('the books of a new exam', () => {
  test('are those on the screen only where there are some', async () => {
    useSettings.setState({ examBooks: { kind: 'screen', mode: 'search' } })
    provideCodeBook(aBook({ library: () => Promise.resolve(aLibrary()) }))
    expect(await chosenExamBooks()).toEqual({ kind: 'own' })
    forgetLibrary()
    provideCodeBook(
      aBook({ library: () => Promise.resolve(aLibrary(aRelease({ id: 'new', name: 'ICD-10-CM FY2026' }))) }),
    )
    expect(await chosenExamBooks()).toEqual({ kind: 'screen', mode: 'search', releases: ['ICD-10-CM FY2026'] })
  })
})

describe('reading files in', () => {
  test('one import at a time; cancelled, it says so and another one may begin', async () => {
    let end: (result: ImportResult) => void = () => undefined
    let begun = 0
    provideCodeBook(
      aBook({
        importFiles: (_files, onProgress) => {
          begun += 1
          const result = new Promise<ImportResult>((resolve) => (end = resolve))
          queueMicrotask(() => onProgress({ files: [], phase: 'reading', bytes: 2, bytesRead: 1 }))
          return { result, cancel: () => end({ outcome: 'cancelled', files: [], releases: [], sentences: [] }) }
        },
      }),
    )
    importFiles([])
    expect(begun).toBe(0)
    importFiles([new File(['x'], 'a.zip')])
    importFiles([new File(['x'], 'b.zip')])
    await Promise.resolve()
    expect(begun).toBe(1)
    expect(useImport.getState()).toMatchObject({ busy: true, progress: { bytesRead: 1 } })
    cancelImport()
    expect(useImport.getState().cancelling).toBe(true)
    await new Promise((resolve) => setTimeout(resolve))
    expect(useImport.getState()).toMatchObject({ busy: false, cancelling: false, result: { outcome: 'cancelled' } })
    importFiles([new File(['x'], 'b.zip')])
    expect(begun).toBe(2)
    end({ outcome: 'done', files: [], releases: [], sentences: [] })
    await new Promise((resolve) => setTimeout(resolve))
  })
})
