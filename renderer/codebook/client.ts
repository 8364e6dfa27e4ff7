import { startBookWorker } from '../app-workers'
import type { CallName, Calls, FromWorker, ToWorker } from './calls'
import type * as book from './types'

export { LISTS } from './lists'
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

/** Opens the books. Nothing is loaded before the first question. `start` makes the thread; tests give their own. */
export function openCodeBook(start: () => Worker = startBookWorker): CodeBook {
  return new Client(start)
}

type Waiting = { answer: (value: never) => void; fail: (error: Error) => void }

const STOPPED = 'The code books stopped working and were started anew. Ask again.'
const BUSY = 'Another import is running. Wait for its end, or cancel it, and add these files again.'
const BROKEN_IMPORT =
  'The import stopped unexpectedly: nothing was stored, and the books that were there are unchanged. Add the files again, fewer at a time.'

class Client implements CodeBook {
  private worker: Worker | null = null
  private last = 0
  private readonly waiting = new Map<number, Waiting>()
  private readonly listeners = new Set<(library: book.Library) => void>()
  private importing = false
  private searching = false
  private nextSearch: (() => void) | null = null

  constructor(private readonly start: () => Worker) {}

  private ask<Name extends CallName>(name: Name, ...args: Parameters<Calls[Name]>): ReturnType<Calls[Name]> {
    const id = ++this.last
    const promise = new Promise((answer, fail) => this.waiting.set(id, { answer, fail }))
    this.tell({ kind: 'call', id, name, args })
    return promise as ReturnType<Calls[Name]>
  }

  private tell(message: ToWorker): void {
    this.worker ??= this.started()
    this.worker.postMessage(message)
  }

  private started(): Worker {
    const worker = this.start()
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.heard(data)
    worker.onerror = () => {
      worker.terminate()
      if (this.worker === worker) this.worker = null
      const lost = [...this.waiting.values()]
      this.waiting.clear()
      for (const { fail } of lost) fail(new CodeBookError(STOPPED))
    }
    return worker
  }

  private heard(message: FromWorker): void {
    if (message.kind === 'library') this.changed(message.library)
    if (message.kind !== 'answer' && message.kind !== 'trouble') return
    const waiting = this.waiting.get(message.id)
    this.waiting.delete(message.id)
    if (message.kind === 'answer') waiting?.answer(message.value as never)
    else waiting?.fail(new CodeBookError(message.sentence))
  }

  private changed(library: book.Library): void {
    for (const listener of this.listeners) listener(library)
  }

  library() {
    return this.ask('library')
  }

  onLibrary(listener: (library: book.Library) => void) {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  importFiles(files: readonly File[], onProgress: (progress: book.ImportProgress) => void) {
    return this.importRun({ kind: 'import', files }, onProgress)
  }

  importBeside(onProgress: (progress: book.ImportProgress) => void) {
    return this.importRun({ kind: 'import beside' }, onProgress)
  }

  /** In a thread of its own, so that books can be read meanwhile and cancelling simply ends it. */
  private importRun(message: ToWorker, onProgress: (progress: book.ImportProgress) => void): book.ImportRun {
    const ended = (outcome: book.ImportResult['outcome'], files: book.ImportFile[], sentences: string[]) => ({
      outcome,
      files,
      releases: [],
      sentences,
    })
    if (this.importing) return { result: Promise.resolve(ended('failed', [], [BUSY])), cancel: () => undefined }
    this.importing = true
    let files: book.ImportFile[] = []
    let end: (result: book.ImportResult) => void = () => undefined
    const done = new Promise<book.ImportResult>((resolve) => (end = resolve))
    const worker = this.start()
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      if (data.kind === 'result') end(data.result)
      if (data.kind !== 'progress') return
      files = data.progress.files
      onProgress(data.progress)
    }
    worker.onerror = () => end(ended('failed', files, [BROKEN_IMPORT]))
    worker.postMessage(message)
    const result = done.then(async (finished) => {
      worker.terminate()
      this.importing = false
      // The books that are open must hear of it before whoever waits for the import asks for them.
      await this.ask('refresh').then(
        (library) => this.changed(library),
        () => this.changed({ releases: [], readings: {}, damaged: [], beside: [] }),
      )
      return finished
    })
    return { result, cancel: () => end(ended('cancelled', files, [])) }
  }

  async removeRelease(release: book.ReleaseId) {
    const library = await this.ask('removeRelease', release)
    this.changed(library)
    return library
  }

  changes(older: book.ReleaseId, newer: book.ReleaseId) {
    return this.ask('changes', older, newer)
  }

  /** One search at a time is with the worker; of those that come meanwhile only the newest follows. */
  async search(request: book.SearchRequest) {
    this.nextSearch?.()
    this.nextSearch = null
    if (this.searching) {
      const current = await new Promise<boolean>((go) => {
        this.nextSearch = () => go(false)
        this.afterSearch = () => go(true)
      })
      if (!current) return null
    }
    this.searching = true
    try {
      const result = await this.ask('search', request)
      return this.nextSearch === null ? result : null
    } finally {
      this.searching = false
      this.nextSearch = null
      this.afterSearch?.()
      this.afterSearch = null
    }
  }

  private afterSearch: (() => void) | null = null

  place(code: string, shelf: book.Shelf) {
    return this.ask('place', code, shelf)
  }

  complete(prefix: string, system: book.System, shelf: book.Shelf, limit: number) {
    return this.ask('complete', prefix, system, shelf, limit)
  }

  titles(codes: readonly string[], shelf: book.Shelf) {
    return this.ask('titles', codes, shelf)
  }

  indexLetters(release: book.ReleaseId, index: book.IndexBook) {
    return this.ask('indexLetters', release, index)
  }

  indexTerms(release: book.ReleaseId, index: book.IndexBook, letter: string) {
    return this.ask('indexTerms', release, index, letter)
  }

  indexTerm(release: book.ReleaseId, index: book.IndexBook, line: book.LineId, filter: string) {
    return this.ask('indexTerm', release, index, line, filter)
  }

  trails(release: book.ReleaseId, code: string) {
    return this.ask('trails', release, code)
  }

  chapters(release: book.ReleaseId) {
    return this.ask('chapters', release)
  }

  tabularChildren(release: book.ReleaseId, key: book.NodeKey) {
    return this.ask('tabularChildren', release, key)
  }

  tabular(release: book.ReleaseId, key: book.NodeKey) {
    return this.ask('tabular', release, key)
  }

  pcsSections(release: book.ReleaseId) {
    return this.ask('pcsSections', release)
  }

  pcsTable(release: book.ReleaseId, table: string, choice: book.PcsChoice) {
    return this.ask('pcsTable', release, table, choice)
  }

  tableLetters(release: book.ReleaseId, table: book.TableBook) {
    return this.ask('tableLetters', release, table)
  }

  tablePage(release: book.ReleaseId, table: book.TableBook, letter: string, filter: string) {
    return this.ask('tablePage', release, table, letter, filter)
  }

  hcpcsLetters(release: book.ReleaseId) {
    return this.ask('hcpcsLetters', release)
  }

  hcpcsCodes(release: book.ReleaseId, letter: string) {
    return this.ask('hcpcsCodes', release, letter)
  }

  hcpcs(release: book.ReleaseId, code: string) {
    return this.ask('hcpcs', release, code)
  }

  guidelineTree(release: book.ReleaseId, guidelines: book.GuidelineBook) {
    return this.ask('guidelineTree', release, guidelines)
  }

  guidelineSection(release: book.ReleaseId, guidelines: book.GuidelineBook, section: book.SectionKey) {
    return this.ask('guidelineSection', release, guidelines, section)
  }

  guidelineSearch(release: book.ReleaseId, guidelines: book.GuidelineBook, text: string) {
    return this.ask('guidelineSearch', release, guidelines, text)
  }
}
