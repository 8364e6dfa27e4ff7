/**
 * Draws home into the page, so that it is seen before any script of the app has run, and names the script that brings it
 * to life, so that it is fetched meanwhile. renderer/first.ts is what runs before the first sight.
 */
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type IndexHtmlTransformContext, type Plugin } from 'vite'
import { bankFactsText } from './question-bank'

const place = '<div id="root"></div>'

export function firstView(root: string, define: Record<string, string>): Plugin {
  return {
    name: 'first-view',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      async handler(html, context) {
        if (!html.includes(place)) throw new Error(`The page has no ${place} to draw home into.`)
        const view = await drawn(root, define)
        return {
          html: html
            // The theme is set before anything is painted.
            .replace('<script type="module"', '<script type="module" blocking="render"')
            // A function, since the view may hold what would be taken for a place in it.
            .replace(place, () => place.replace('></', `>${view}</`)),
          tags: chunksOf('main.tsx', context)
            .filter((file) => !html.includes(file))
            .map((file) => ({
              tag: 'link',
              attrs: { rel: 'preload', as: 'script', crossorigin: true, href: `./${file}` },
              injectTo: 'head' as const,
            })),
        }
      },
    },
  }
}

/** The chunk of a module and all that it imports at once. */
function chunksOf(name: string, { bundle = {} }: IndexHtmlTransformContext): string[] {
  const files = new Set<string>()
  const add = (file: string) => {
    const chunk = bundle[file]
    if (chunk?.type !== 'chunk' || files.has(file)) return
    files.add(file)
    chunk.imports.forEach(add)
  }
  const [start] = Object.values(bundle).filter(
    (one) => one.type === 'chunk' && one.moduleIds.some((id) => id.endsWith(`/${name}`)),
  )
  if (!start) throw new Error(`The page has no chunk of ${name}.`)
  add(start.fileName)
  return [...files]
}

/** Home as React draws it, by the same components, built for Node for this purpose alone. */
async function drawn(root: string, define: Record<string, string>): Promise<string> {
  const folder = path.join(root, 'out/first-view')
  await build({
    root: path.join(root, 'renderer'),
    configFile: false,
    logLevel: 'error',
    // No computer's own keys show on home.
    define: { ...define, 'navigator.platform': '""' },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      rollupOptions: { input: path.join(root, 'renderer/first-view.tsx'), output: { entryFileNames: 'view.mjs' } },
    },
  })
  await mkdir(folder, { recursive: true })
  const { firstView: draw } = (await import(`${pathToFileURL(path.join(folder, 'view.mjs')).href}?${Date.now()}`)) as {
    firstView(facts: string): string
  }
  const view = draw(bankFactsText(root))
  await rm(folder, { recursive: true, force: true })
  return view
}
