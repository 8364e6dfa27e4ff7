/* The scripts of build/ for journeys: what they know of a system is known in one place. */
import path from 'node:path'
import { pathToFileURL } from 'node:url'

export const repository = path.resolve(__dirname, '../..')

/** A script as a module. Its place becomes a URL first: of a path, Windows takes the drive for a scheme. */
const script = <T>(name: string): Promise<T> => import(pathToFileURL(path.join(repository, 'build', name)).href)

export type Runtime = { kind: 'official' | 'registry'; version: string; executable: string }

export const runtimeModule = () =>
  script<{
    findRuntime(): Promise<Runtime | null>
    sandboxArgs(): string[]
    /** Tests must not depend on how the person who runs them has set up Electron. */
    electronEnvironment(): Record<string, string>
  }>('runtime.mjs')

/** Bounded starts and whole process trees: see build/opening.mjs. */
export const openingModule = () =>
  script<{
    opened<T>(
      what: string,
      open: (env: Record<string, string>, patience: number) => Promise<T>,
      bounds?: { patience?: number; tries?: number },
    ): Promise<T>
    processTree(pid: number): number[]
    killTree(pid: number): void
  }>('opening.mjs')

export const processesModule = () =>
  script<{ killTree(pid: number): void; isAlive(pid: number): boolean; noSignals(): string | null }>('processes.mjs')

export const displayModule = () =>
  script<{ displayArgs(): string[]; startDisplay(options: { size: string }): Promise<{ name: string; end(): void }> }>(
    'display.mjs',
  )

export const browsersModule = () => script<{ findBrowser(): string | null; noBrowser: string }>('browsers.mjs')

export const programsModule = () => script<{ findProgram(name: string): string | null }>('programs.mjs')

export type Serving = { url: string; close(): Promise<void> }
export const serveModule = () => script<{ serve(options?: { port?: number }): Promise<Serving> }>('serve.mjs')
