import type * as book from './types'

export type * from './types'

/*
 * The one door to the code books. All the work is done in a worker, which starts with the first question; what a release
 * does not have is null. A promise rejects only with a CodeBookError, whose message is a sentence for the candidate.
 */

/** The books cannot answer; the message says what happened and what to do. */
export class CodeBookError extends Error {}

export type CodeBook = {
  library(): Promise<book.Library>
  /** Calls back after every change of the library. Returns a function that ends it. */
  onLibrary(listener: (library: book.Library) => void): () => void
  /** Reads files or zips, any number and order. One import at a time: a second one is refused with a sentence. */
  importFiles(files: readonly File[], onProgress: (progress: book.ImportProgress) => void): book.ImportRun
  /** The same for the files that lie beside the app (`library.beside`). */
  importBeside(onProgress: (progress: book.ImportProgress) => void): book.ImportRun
  removeRelease(release: book.ReleaseId): Promise<book.Library>
  /** What changed from one release to another of the same system. */
  changes(older: book.ReleaseId, newer: book.ReleaseId): Promise<book.Changes | null>

  /** The newest search wins: an older one that is not answered yet resolves to null. */
  search(request: book.SearchRequest): Promise<book.SearchResult | null>
  /** Where a typed code belongs; null when no book has it. */
  place(code: string, shelf: book.Shelf): Promise<book.Place | null>
  /** Codes that begin so, with titles: from the third character of CM and PCS, the second of HCPCS. */
  complete(prefix: string, system: book.System, shelf: book.Shelf, limit: number): Promise<book.TitleRow[]>
  /** Official titles; a code that is not there is left out. */
  titles(codes: readonly string[], shelf: book.Shelf): Promise<book.TitleRow[]>

  indexLetters(release: book.ReleaseId, index: book.IndexBook): Promise<book.IndexLetter[] | null>
  /** The main terms of a letter. */
  indexTerms(release: book.ReleaseId, index: book.IndexBook, letter: string): Promise<book.IndexLine[] | null>
  /** The main term that a line belongs to. `filter`: words that must be in a line or above it; empty for all. */
  indexTerm(
    release: book.ReleaseId,
    index: book.IndexBook,
    line: book.LineId,
    filter: string,
  ): Promise<book.IndexTerm | null>
  /** Which index and table lines lead to a code, or to a heading above it. */
  trails(release: book.ReleaseId, code: string): Promise<book.Trail[] | null>

  chapters(release: book.ReleaseId): Promise<book.TabularNode[] | null>
  tabularChildren(release: book.ReleaseId, key: book.NodeKey): Promise<book.TabularNode[] | null>
  tabular(release: book.ReleaseId, key: book.NodeKey): Promise<book.TabularEntry | null>

  pcsSections(release: book.ReleaseId): Promise<book.PcsSection[] | null>
  /** A table with what is chosen; a choice that shares no row with the ones before it is left out. */
  pcsTable(release: book.ReleaseId, table: string, choice: book.PcsChoice): Promise<book.PcsTable | null>

  tableLetters(release: book.ReleaseId, table: book.TableBook): Promise<book.IndexLetter[] | null>
  /** The lines of a letter; with a filter, those of all letters that fit and the ones above them, at most 500. */
  tablePage(
    release: book.ReleaseId,
    table: book.TableBook,
    letter: string,
    filter: string,
  ): Promise<book.TablePage | null>

  hcpcsLetters(release: book.ReleaseId): Promise<book.HcpcsLetter[] | null>
  hcpcsCodes(release: book.ReleaseId, letter: string): Promise<book.HcpcsRow[] | null>
  hcpcs(release: book.ReleaseId, code: string): Promise<book.HcpcsCode | null>

  guidelineTree(release: book.ReleaseId, guidelines: book.GuidelineBook): Promise<book.GuidelineHeading[] | null>
  /** Where a section is not there, the nearest one above it that is. */
  guidelineSection(
    release: book.ReleaseId,
    guidelines: book.GuidelineBook,
    section: book.SectionKey,
  ): Promise<book.GuidelineSection | null>
  /** In the order of the book, at most 500. */
  guidelineSearch(
    release: book.ReleaseId,
    guidelines: book.GuidelineBook,
    text: string,
  ): Promise<book.GuidelineHit[] | null>
}

/** Opens the books. Nothing is loaded before the first question. */
export function openCodeBook(): CodeBook {
  const nothing = () => Promise.resolve(null)
  const empty: book.Library = { releases: [], readings: {}, damaged: [], beside: [] }
  const refused = (): book.ImportRun => ({
    result: Promise.resolve({
      outcome: 'failed',
      files: [],
      releases: [],
      sentences: ['The code books cannot be read in yet.'],
    }),
    cancel: () => undefined,
  })
  return {
    library: () => Promise.resolve(empty),
    onLibrary: () => () => undefined,
    importFiles: refused,
    importBeside: refused,
    removeRelease: () => Promise.resolve(empty),
    changes: nothing,
    search: nothing,
    place: nothing,
    complete: () => Promise.resolve([]),
    titles: () => Promise.resolve([]),
    indexLetters: nothing,
    indexTerms: nothing,
    indexTerm: nothing,
    trails: nothing,
    chapters: nothing,
    tabularChildren: nothing,
    tabular: nothing,
    pcsSections: nothing,
    pcsTable: nothing,
    tableLetters: nothing,
    tablePage: nothing,
    hcpcsLetters: nothing,
    hcpcsCodes: nothing,
    hcpcs: nothing,
    guidelineTree: nothing,
    guidelineSection: nothing,
    guidelineSearch: nothing,
  }
}
