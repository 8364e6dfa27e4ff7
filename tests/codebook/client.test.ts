import { describe, expect, it, vi } from 'vitest'
import type { FromWorker, ToWorker } from '../../renderer/codebook/calls'
import { CodeBookError, openCodeBook } from '../../renderer/codebook/client'
import type { ImportResult, Library, SearchResult } from '../../renderer/codebook/types'

vi.mock('../../renderer/app-workers', () => ({ startBookWorker: () => undefined, startTickWorker: () => undefined }))

/** A thread that does what it is told to: what it was sent, and what it says. */
class FakeWorker {
  onmessage: ((event: { data: FromWorker }) => void) | null = null
  onerror: (() => void) | null = null
  readonly got: ToWorker[] = []
  ended = false
  postMessage(message: ToWorker) {
    this.got.push(message)
  }
  terminate() {
    this.ended = true
  }
  say(data: FromWorker) {
    this.onmessage?.({ data })
  }
  /** Answers the newest call. */
  answer(value: unknown) {
    const call = this.got.at(-1)!
    if (call.kind === 'call') this.say({ kind: 'answer', id: call.id, value })
  }
}

function opened() {
  const workers: FakeWorker[] = []
  const book = openCodeBook(() => {
    const worker = new FakeWorker()
    workers.push(worker)
    return worker as unknown as Worker
  })
  return { book, workers }
}

const library: Library = { releases: [], readings: {}, damaged: [], beside: [] }
const shelf = { cm: null, pcs: null, hcpcs: null }
const found = (words: string[]): SearchResult => ({
  places: [],
  index: [],
  indexTotal: 0,
  titles: [],
  titlesTotal: 0,
  words,
})
const request = (text: string) => ({ text, scope: 'all' as const, shelf })
const settled = () => new Promise((resolve) => setTimeout(resolve))

it('starts no thread before the first question', async () => {
  const { book, workers } = opened()
  expect(workers).toHaveLength(0)
  const asked = book.library()
  workers[0]!.answer(library)
  expect(await asked).toEqual(library)
})

describe('a search', () => {
  it('gives way to a newer one, and the newest is answered', async () => {
    const { book, workers } = opened()
    const searches = ['f', 'fr', 'fra'].map((text) => book.search(request(text)))
    await settled()
    const [worker] = workers
    expect(worker!.got).toHaveLength(1)
    worker!.answer(found(['f']))
    await settled()
    expect(worker!.got).toHaveLength(2)
    worker!.answer(found(['fra']))
    expect((await Promise.all(searches)).map((result) => result?.words ?? null)).toEqual([null, null, ['fra']])
  })
})

describe('a thread that breaks', () => {
  it('fails what waits with a sentence, and the next question starts another', async () => {
    const { book, workers } = opened()
    const asked = book.library()
    workers[0]!.onerror!()
    await expect(asked).rejects.toThrow(CodeBookError)
    const again = book.library()
    workers[1]!.answer(library)
    expect(await again).toEqual(library)
  })

  it('hands on the sentence of the worker', async () => {
    const { book, workers } = opened()
    const asked = book.chapters('cm-2025-10-01')
    const call = workers[0]!.got[0]!
    if (call.kind === 'call') workers[0]!.say({ kind: 'trouble', id: call.id, sentence: 'Sorry.' })
    await expect(asked).rejects.toThrow('Sorry.')
  })
})

describe('an import', () => {
  const result: ImportResult = { outcome: 'done', files: [], releases: [], sentences: [] }

  it('has a thread of its own, tells its progress, and the open books hear of it first', async () => {
    const { book, workers } = opened()
    const progress = vi.fn()
    const heard = vi.fn()
    book.onLibrary(heard)
    const run = book.importFiles([], progress)
    workers[0]!.say({ kind: 'progress', progress: { files: [], phase: 'reading', bytes: 2, bytesRead: 1 } })
    expect(progress).toHaveBeenCalledWith({ files: [], phase: 'reading', bytes: 2, bytesRead: 1 })
    workers[0]!.say({ kind: 'result', result })
    await settled()
    expect(workers[0]!.ended).toBe(true)
    expect(workers[1]!.got[0]).toMatchObject({ kind: 'call', name: 'refresh' })
    workers[1]!.answer(library)
    expect(await run.result).toEqual(result)
    expect(heard).toHaveBeenCalledWith(library)
  })

  it('ends its thread when cancelled, and another one can follow', async () => {
    const { book, workers } = opened()
    const run = book.importFiles([], () => undefined)
    const second = await book.importFiles([], () => undefined).result
    expect(second.sentences.join()).toMatch(/Another import is running/)
    run.cancel()
    await settled()
    expect(workers[0]!.ended).toBe(true)
    workers[1]!.answer(library)
    expect((await run.result).outcome).toBe('cancelled')
    book.importFiles([], () => undefined)
    expect(workers).toHaveLength(3)
  })

  it('says when its thread broke, and that the books are unchanged', async () => {
    const { book, workers } = opened()
    const run = book.importBeside(() => undefined)
    workers[0]!.onerror!()
    await settled()
    workers[1]!.answer(library)
    const ended = await run.result
    expect([ended.outcome, ended.sentences.join()]).toEqual(['failed', expect.stringContaining('nothing was stored')])
  })
})
