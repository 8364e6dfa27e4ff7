import path from 'node:path'
import type { Page } from '@playwright/test'
import { officialFolder } from '../../../tests/support/official-files'

/* What the code books are measured on, and what the measurements on the page have in common. */

/** FY2026 CM order, PCS tables and order, FY2017 Index, FY2021 Tabular. */
const FILES = [
  '2026-icd-10-cm-code-descriptions.zip',
  '2026-icd-10-pcs-tables-and-definitions-xml.zip',
  '2026-icd-10-pcs-order-file.zip',
  '2017-icd-10-cm-tabular-and-index-xml.zip',
  '2021-icd-10-cm-tabular-xml-and-order-file.zip',
]

/** @throws where the publishers' files are not on this computer. */
export function measuredFiles(): string[] {
  const folder = officialFolder
  if (folder === null) throw new Error('the publishers’ files are not on this computer')
  return FILES.map((name) => path.join(folder, name))
}

/** In the page: what the measurements wait for. */
type PageTools = {
  /** The first time that it is so, looked at whenever the page has changed. */
  until(so: () => boolean, what: string, patience?: number): Promise<void>
  /** What has changed is on the screen. */
  painted(): Promise<void>
  /** Everything that can be done while nobody waits is done. */
  idle(): Promise<void>
  /** Questions to the threads of the page and their answers, as they are seen by it. */
  calls: { name: string; from: number; to: number; text?: unknown }[]
  /** A book is open: its list stands beside the page, and nothing is waited for. */
  isOpen(): boolean
}
declare global {
  var benchTools: PageTools
}

/** Puts the tools into a page; once for each load. */
export async function equip(page: Page): Promise<void> {
  // The compiler of our tools names functions by this one, which a page does not have.
  await page.evaluate('globalThis.__name = (made) => made')
  await page.evaluate(() => {
    const channel = new MessageChannel()
    const turn = () =>
      new Promise<void>((resolve) => {
        channel.port1.onmessage = () => resolve()
        channel.port2.postMessage(null)
      })
    const calls: PageTools['calls'] = []
    const open = new Map<number, PageTools['calls'][number]>()
    const heard = new WeakSet<Worker>()
    const post = Object.getOwnPropertyDescriptor(Worker.prototype, 'postMessage')!.value as (message: unknown) => void
    Worker.prototype.postMessage = function (this: Worker, message: unknown) {
      const { kind, id, name, args } = message as { kind?: string; id?: number; name?: string; args?: unknown[] }
      if (kind === 'call') {
        if (!heard.has(this)) {
          heard.add(this)
          this.addEventListener(
            'message',
            ({ data }: MessageEvent<{ kind: string; id?: number }>) => {
              const call = open.get(data.id!)
              if (call && (data.kind === 'answer' || data.kind === 'trouble')) call.to = performance.now()
            },
            { capture: true },
          )
        }
        const call = { name: name!, from: performance.now(), to: NaN, text: (args?.[0] as { text?: unknown })?.text }
        open.set(id!, call)
        calls.push(call)
      }
      post.call(this, message)
    }
    globalThis.benchTools = {
      calls,
      until: (so, what, patience = 60_000) =>
        new Promise((resolve, reject) => {
          if (so()) return resolve()
          const late = setTimeout(() => {
            observer.disconnect()
            reject(new Error(`The page did not come to: ${what}`))
          }, patience)
          const observer = new MutationObserver(() => {
            if (!so()) return
            clearTimeout(late)
            observer.disconnect()
            resolve()
          })
          observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
        }),
      painted: async () => {
        await new Promise(requestAnimationFrame)
        await turn()
      },
      idle: () => new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 10_000 })),
      isOpen: () =>
        document.querySelector('[data-book-rail] [data-row]') !== null &&
        document.querySelector('[aria-busy=true]') === null,
    }
  })
}

/** The place "Code books" by its button in the head; run in the page. */
export const PLACE = 'nav[aria-label="Places"] button'
