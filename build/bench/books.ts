import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { repository } from '../../tests/journeys/launch'
import { officialFolder } from '../../tests/support/official-files'
import type { ImportResult } from '../../renderer/codebook/types'
import { percentile, round, type Figure } from './figures'
import { open } from './window'

/*
 * The code books in the real app, on the publishers' files: the app's own worker, spoken to from the page by its own
 * messages. The page's policy lets nobody but the app start a worker, so it is put aside for this window.
 */

/** FY2026 CM order, PCS tables and order, FY2017 Index, FY2021 Tabular. */
const FILES = [
  '2026-icd-10-cm-code-descriptions.zip',
  '2026-icd-10-pcs-tables-and-definitions-xml.zip',
  '2026-icd-10-pcs-order-file.zip',
  '2017-icd-10-cm-tabular-and-index-xml.zip',
  '2021-icd-10-cm-tabular-xml-and-order-file.zip',
]
const SHELF = { cm: 'cm-2025-10-01', pcs: 'pcs-2025-10-01', hcpcs: null }
const QUERIES = 500
const WORDS =
  'fracture neck femur traumatic diabetes mellitus type kidney chronic disease failure heart acute pneumonia sepsis replacement hip joint bypass coronary artery open percutaneous drainage excision lung left right injury burn fem pneu hyperte diabe copd aki htn cabg diabtes pnuemonia fractur unspecified initial encounter S72 0SR E11.2 I10 T84'.split(
    ' ',
  )

type Measured = { result: ImportResult; took: number; longest: number; cold: number; warm: number; searches: number[] }

export async function measureBooks(): Promise<Figure[]> {
  if (officialFolder === null) throw new Error('the publishers’ files are not on this computer')
  const script = readdirSync(path.join(repository, 'out/renderer/assets')).find((name) => /^worker-.*\.js$/.test(name))
  if (script === undefined) throw new Error('the built app has no worker for the code books')
  const opened = await open(repository, (page) => page.getByRole('button', { name: 'Start an exam' }).waitFor())
  try {
    const { page } = opened
    const session = await page.context().newCDPSession(page)
    await session.send('Page.setBypassCSP', { enabled: true })
    await page.reload()
    await page.getByRole('button', { name: 'Start an exam' }).waitFor()
    const before = await opened.memory()
    const measured = await inPage(page, officialFolder, `/assets/${script}`)
    const memory = (await opened.memory()) - before
    const refused = measured.result.files.filter(({ step }) => step === 'refused')
    if (measured.result.outcome !== 'done' || refused.length > 0)
      throw new Error(`the import ended with ${refused.map(({ sentence }) => sentence).join(' ')}`)
    return figuresOf(measured, memory)
  } finally {
    await opened.close()
  }
}

/** The figure table knows ms and ratios; memory is given as its share of the goal. */
const MEMORY_GOAL = 60 * 1024 * 1024

function figuresOf({ took, longest, cold, warm, searches }: Measured, memory: number): Figure[] {
  const ms = (name: string, value: number, goal: number, note: string): Figure => ({
    name,
    value: round(value),
    goal,
    unit: 'ms',
    note,
  })
  return [
    ms('code books: compile five official files', took, 20_000, 'two threads, proved and stored'),
    ms(
      'code books: longest task of the page while compiling',
      longest,
      50,
      'tasks under 50 ms are not seen and count as 0',
    ),
    ms('code books: first answer, cold', cold, 600, 'a new thread; chapters, a table and a search'),
    ms('code books: open, warm', warm, 150, 'chapters and the letters of the Index'),
    ms(
      'code books: search, p95',
      percentile(searches, 0.95),
      5,
      `${QUERIES} queries, asked from the page; p50 ${round(percentile(searches, 0.5))} ms`,
    ),
    {
      name: 'code books: memory while open / 60 MB',
      value: round(memory / MEMORY_GOAL),
      goal: 1,
      unit: 'ratio',
      note: `${Math.round(memory / 1024 / 1024)} MB more, all processes`,
    },
  ]
}

async function inPage(page: Page, folder: string, script: string): Promise<Measured> {
  await page.evaluate(() => {
    const input = document.createElement('input')
    Object.assign(input, { type: 'file', multiple: true, id: 'bench-files' })
    document.body.append(input)
  })
  await page.setInputFiles(
    '#bench-files',
    FILES.map((name) => path.join(folder, name)),
  )
  return page.evaluate(
    async ({ script, shelf, words, queries }) => {
      type Message = { kind: string; id?: number; value?: unknown; result?: unknown }
      const start = () => new Worker(script, { type: 'module' })
      let longest = 0
      const observer = new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration)
      })
      observer.observe({ entryTypes: ['longtask'] })
      const files = [...(document.getElementById('bench-files') as HTMLInputElement).files!]
      const reader = start()
      let at = performance.now()
      const result = await new Promise<unknown>((resolve, reject) => {
        reader.onerror = (event) => reject(new Error(event.message))
        reader.onmessage = ({ data }: MessageEvent<Message>) => data.kind === 'result' && resolve(data.result)
        reader.postMessage({ kind: 'import', files })
      })
      const took = performance.now() - at
      observer.disconnect()
      reader.terminate()
      at = performance.now()
      const worker = start()
      const waiting = new Map<number, (message: Message) => void>()
      worker.onmessage = ({ data }: MessageEvent<Message>) => waiting.get(data.id!)?.(data)
      let last = 0
      const ask = (name: string, ...args: unknown[]) =>
        new Promise<unknown>((resolve, reject) => {
          const id = ++last
          waiting.set(id, ({ kind, value }) => (kind === 'answer' ? resolve(value) : reject(new Error(name))))
          worker.postMessage({ kind: 'call', id, name, args })
        })
      const search = (text: string) => ask('search', { text, scope: 'all', shelf })
      await ask('chapters', shelf.cm)
      await ask('pcsTable', shelf.pcs, '0SR', {})
      await search('fracture neck femur')
      const cold = performance.now() - at
      at = performance.now()
      await Promise.all([ask('library'), ask('chapters', shelf.cm), ask('indexLetters', shelf.cm, 'cm-index')])
      const warm = performance.now() - at
      const searches: number[] = []
      for (let turn = 0; turn < queries; turn++) {
        // One to three words; the same ones in each run.
        const text = Array.from(
          { length: 1 + (turn % 3) },
          (_, place) => words[(turn * 7 + place * 11) % words.length],
        ).join(' ')
        const from = performance.now()
        await search(text)
        searches.push(performance.now() - from)
      }
      return { result, took, longest, cold, warm, searches } as Measured
    },
    { script, shelf: SHELF, words: WORDS, queries: QUERIES },
  )
}
