/**
 * Puts licenses.txt beside the page, made from what the bundler really put into its output: every package with a module
 * in shell, preload, page or a worker is named, or the build fails.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin, Rollup } from 'vite'
import { licensesText } from './notices'
import { packageOf } from './package-of'

type Part = 'main' | 'preload' | 'renderer' | 'worker'

/** The page comes last, since its build writes the file; a worker is built in the middle of it. */
const before: readonly Part[] = ['main', 'preload']
const found = new Map<Part, Set<string>>()

export function bundledPackages(root: string, part: Part): Plugin {
  return {
    name: `bundled-packages-${part}`,
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\.css(?:\?|$)/ },
      handler(_code, id) {
        const foreign = importsPackage(id.replace(/\?.*$/, ''))
        if (foreign) this.error(`${foreign}, whose license could not be told. Import it in a script instead.`)
      },
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        // Several workers are several bundles.
        const folders = found.get(part) ?? new Set()
        found.set(part, folders)
        for (const id of modulesIn(Object.values(bundle))) {
          const folder = packageOf(root, id)
          if (folder !== null) folders.add(folder)
        }
        if (part !== 'renderer') return
        const missing = before.filter((one) => !found.has(one))
        if (missing.length > 0)
          this.error(`The notices need ${missing.join(' and ')} built before the page, in the same run.`)
        const all = new Set([...found.values()].flatMap((one) => [...one]))
        try {
          this.emitFile({ type: 'asset', fileName: 'licenses.txt', source: licensesText(root, [...all]) })
        } catch (error) {
          // The sentence alone: where it was thrown helps nobody.
          if (error instanceof Error) this.error({ message: error.message, stack: '' })
          throw error
        }
      },
    },
  }
}

/** Where this style sheet, or one of our own that it imports, imports one of a package: no module tells of that. */
function importsPackage(sheet: string): string | null {
  for (const [, wanted] of readFileSync(sheet, 'utf8').matchAll(/@import\s+(?:url\()?\s*['"]?([^'")\s;]+)/g)) {
    if (!wanted!.startsWith('.')) return `${sheet} imports ${wanted}`
    const inner = importsPackage(path.resolve(path.dirname(sheet), wanted!))
    if (inner) return inner
  }
  return null
}

const script = /\.[cm]?[jt]sx?(?:\?|$)/

/** Modules of which something is in the output. A style sheet leaves no code in a chunk, yet it is in it. */
function modulesIn(outputs: readonly (Rollup.OutputChunk | Rollup.OutputAsset)[]): string[] {
  return outputs.flatMap((output) =>
    output.type === 'asset'
      ? []
      : Object.entries(output.modules)
          .filter(([id, { renderedLength }]) => renderedLength > 0 || !script.test(id))
          .map(([id]) => id),
  )
}
