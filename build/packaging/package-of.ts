/** Which package a module of the bundle comes from. */
import { realpathSync } from 'node:fs'
import path from 'node:path'

/** What the bundler itself adds carries no path; these are the names such modules begin with, and whose code they are. */
const own: readonly (readonly [string, string])[] = [
  ['vite/', 'node_modules/vite'],
  ['rolldown/', 'node_modules/rolldown'],
  ['@oxc-project+runtime@', 'node_modules/rolldown'],
]
const inside = /^(.*?)(node_modules\/.*)$/
const last = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)(?:\/|$)/

/**
 * The folder of the package that module `id` belongs to, relative to the project and with forward slashes, as the lock
 * file names it; null for the project's own. Throws where it cannot be told: then nobody knows whose license it is under.
 */
export function packageOf(root: string, id: string): string | null {
  if (id.startsWith('\0')) return ofBundler(id)
  const file = relativeTo(root, id.replace(/[?#].*$/, ''))
  const found = inside.exec(file)
  if (found) return last.exec(found[2]!)![1]!
  if (file.startsWith('../') || path.isAbsolute(file))
    throw new Error(`${id} is in the bundle, but neither in this project nor in a package, so its license is unknown.`)
  return null
}

function ofBundler(id: string): string {
  const name = id.slice(1)
  const found = own.find(([start]) => name.startsWith(start))
  if (found) return found[1]
  throw new Error(`The bundler added ${JSON.stringify(name)}; build/packaging/package-of.ts does not know whose it is.`)
}

function relativeTo(root: string, file: string): string {
  const from = path.isAbsolute(file) && !file.startsWith(root) ? realpathSync(root) : root
  return path.relative(from, path.resolve(root, file)).replaceAll(path.sep, '/')
}
