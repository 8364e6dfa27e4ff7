import type { PDFPageProxy } from 'pdfjs-dist'
import { AGAIN, LIMITS, Refusal } from './refusal'

/** `margin`: it stands at the foot or head of every page. */
export type PdfLine = { text: string; page: number; size: number; left: number; margin: boolean }

const isMargin = (text: string) =>
  /^(?:Page \d+ of \d+|FY \d{4}|\d{1,3}|ICD-10-(?:CM|PCS) Official Guidelines for Coding and Reporting(?: FY ?\d{4})?(?: Page \d+ of \d+)?)$/.test(
    text,
  )

const PAGES = 400

/**
 * The lines of a PDF in reading order. pdf.js does its work in this thread, which already is a worker; it is loaded only
 * here, when there is a PDF to read.
 * @throws Refusal
 */
export async function readPdf(bytes: Uint8Array, onRead: (share: number) => void): Promise<PdfLine[]> {
  // pdf.js looks here for its own worker part before it tries to start a thread.
  const shared = globalThis as { pdfjsWorker?: unknown }
  // @ts-expect-error pdf.js has no types for this part, which is only handed on.
  shared.pdfjsWorker ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const loading = getDocument({
    // It takes the buffer for itself.
    data: bytes.slice(),
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const pdf = await loading.promise
    if (pdf.numPages > PAGES) throw new Refusal(`It has ${pdf.numPages} pages; guidelines have fewer than ${PAGES}.`)
    const lines: PdfLine[] = []
    let letters = 0
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const found = linesOf(await itemsOf(page), number)
      lines.push(...found)
      page.cleanup()
      letters += found.reduce((sum, { text }) => sum + text.length, 0)
      if (letters > LIMITS.entry) throw new Refusal('It holds more text than any guidelines.')
      onRead(number / pdf.numPages)
    }
    return lines
  } catch (error) {
    if (error instanceof Refusal) throw error
    const { name } = error as Error
    if (name === 'PasswordException')
      throw new Refusal('The PDF is locked with a password. Save it without one, and add it again.')
    throw new Refusal(`The PDF is damaged. ${AGAIN}`)
  } finally {
    await loading.destroy()
  }
}

/** pdf.js's own `getTextContent` walks the stream in a way that the oldest Chromium we run on does not know. */
async function itemsOf(page: PDFPageProxy): Promise<Item[]> {
  const reader = (page.streamTextContent() as ReadableStream<{ items: (Item | { type: string })[] }>).getReader()
  const items: Item[] = []
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return items
    for (const item of value.items) if ('str' in item) items.push(item)
  }
}

type Item = { str: string; transform: number[]; height: number; hasEOL: boolean }

/** Pieces on one height are a line; raised figures (7th) stay in theirs. */
function linesOf(items: readonly Item[], page: number): PdfLine[] {
  const lines: PdfLine[] = []
  let line: (PdfLine & { y: number }) | null = null
  const end = () => {
    if (line === null) return
    const text = line.text.replace(/\s+/g, ' ').trim()
    if (text !== '') lines.push({ text, page, size: line.size, left: line.left, margin: isMargin(text) })
    line = null
  }
  for (const { str, transform } of items) {
    if (str === '') continue
    const [size, left, y] = [Math.abs(transform[3] ?? 0), transform[4] ?? 0, transform[5] ?? 0]
    if (line !== null && Math.abs(line.y - y) > line.size * 0.45) end()
    if (line === null) line = { text: str, page, size, left, margin: false, y }
    else {
      line.text += str
      if (str.trim() !== '' && size > line.size) line.size = size
    }
  }
  end()
  return lines
}
