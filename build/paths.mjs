/** Where things are. Every script of build/ starts from here, whatever folder it is called from. */
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
export const out = path.join(root, 'out')
export const dist = path.join(root, 'dist')
/** What a run of the tests leaves to read. */
export const results = path.join(root, 'test-results')
export const cache = process.env.CCS_CACHE_DIR ? path.resolve(process.env.CCS_CACHE_DIR) : path.join(root, '.cache')
export const inRoot = (...names) => path.join(root, ...names)
