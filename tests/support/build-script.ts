import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** A script of build/ as a module. */
export const buildScript = async <T>(name: string): Promise<T> =>
  (await import(pathToFileURL(path.resolve(import.meta.dirname, '../../build', name)).href)) as T
