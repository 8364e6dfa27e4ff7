/** Builds the three parts: shell and preload as CommonJS, the page as static files without any inline code. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { bundledPackages } from './packaging/bundled-packages'
import { realHomepage } from './packaging/homepage.mjs'
import { firstView } from './first-view'
import { questionBank } from './question-bank'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const at = (name: string) => path.join(root, name)

/** The oldest runtime that must run this: Electron 25, with Node 18 and Chromium 114. */
const oldest = { node: 'node18', chromium: 'chrome114' }

const commonJs = { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' } as const

/** What About says of the release; see renderer/state/app-info.ts. */
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string }
const release = {
  'import.meta.env.VITE_APP_VERSION': JSON.stringify(version),
  'import.meta.env.VITE_APP_HOMEPAGE': JSON.stringify(realHomepage()),
}

export default defineConfig({
  main: {
    root,
    plugins: [bundledPackages(root, 'main')],
    build: {
      target: oldest.node,
      outDir: at('out/main'),
      externalizeDeps: false,
      sourcemap: true,
      // app-files is an entry of its own so that build/serve.mjs can serve by the very same rules.
      rollupOptions: {
        input: { 'main': at('electron/main.ts'), 'app-files': at('electron/app-files.ts') },
        output: commonJs,
      },
    },
  },
  preload: {
    root,
    plugins: [bundledPackages(root, 'preload')],
    build: {
      target: oldest.node,
      outDir: at('out/preload'),
      externalizeDeps: false,
      sourcemap: true,
      rollupOptions: { input: { preload: at('electron/preload.ts') }, output: commonJs },
    },
  },
  renderer: {
    root: at('renderer'),
    base: './',
    define: release,
    plugins: [react(), questionBank(root), firstView(root, release), bundledPackages(root, 'renderer')],
    build: {
      target: oldest.chromium,
      outDir: at('out/renderer'),
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      cssCodeSplit: false,
      minify: true,
      sourcemap: true,
      rollupOptions: {
        input: at('renderer/index.html'),
        output: {
          codeSplitting: {
            groups: [
              // In one chunk with zod, so that whatever makes a schema, in whichever chunk, has no-eval.ts before it.
              { name: 'zod', test: /node_modules[\\/]zod[\\/]|renderer[\\/]no-eval\.ts$/ },
              // What runs before the first sight of home must bring nothing else with it.
              {
                name: 'first',
                test: /renderer[\\/](?:first|state[\\/](?:kept-theme|early-presses|first-paint))\.ts$/,
                priority: 2,
              },
              // Home with all that it imports at once, in one file: each file is a way to the shell and back.
              { name: 'home', test: /renderer[\\/]main\.tsx$/, priority: 1 },
            ],
          },
        },
      },
    },
    worker: { format: 'es', plugins: () => [bundledPackages(root, 'worker')] },
  },
})
