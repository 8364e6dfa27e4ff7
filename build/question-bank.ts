/**
 * Puts the built question bank beside the page: a file of its own, never part of the code bundle. The page itself has the
 * few facts that home shows, so that it does not wait for the questions.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'

const name = 'question-bank/bank.json'

export function questionBank(root: string): Plugin {
  const file = path.join(root, 'out', name)
  return {
    name: 'question-bank',
    buildStart() {
      if (existsSync(file)) this.addWatchFile(file)
    },
    generateBundle() {
      if (existsSync(file)) this.emitFile({ type: 'asset', fileName: name, source: readFileSync(file) })
      else this.error('The question bank is missing; run `npm run bank:build` first.')
    },
    transformIndexHtml: () =>
      existsSync(file)
        ? [{ tag: 'meta', attrs: { name: 'question-bank', content: bankFactsText(root) }, injectTo: 'head' }]
        : [],
    configureServer(server) {
      server.middlewares.use(`/${name}`, (_request, response) => {
        response.setHeader('Content-Type', 'application/json; charset=utf-8')
        response.end(existsSync(file) ? readFileSync(file) : 'null')
      })
    },
  }
}

/** The facts as the page has them. */
export const bankFactsText = (root: string): string => factsOf(readFileSync(path.join(root, 'out', name), 'utf8'))

/** What renderer/state/bank-facts.ts reads. */
function factsOf(text: string): string {
  const { items, scenarios, codeSets, hash } = JSON.parse(text) as {
    items: unknown[]
    scenarios: unknown[]
    codeSets: string
    hash: string
  }
  return JSON.stringify({ items: items.length, scenarios: scenarios.length, codeSets, hash })
}
