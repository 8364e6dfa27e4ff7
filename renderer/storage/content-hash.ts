import { sha256 } from './sha256'

/*
 * The hash a question is known by, taken anew: the first 16 digits of the SHA-256 over its fields in alphabetical order,
 * but for the hash itself and what only says where it may be asked. The authors' side computes the same when the bank is
 * made.
 */

const NOT_CONTENT = new Set(['hash', 'editions', 'rules', 'pairs', 'bonus'])

export async function contentHash(body: object): Promise<string> {
  const content = Object.fromEntries(Object.entries(body).filter(([name]) => !NOT_CONTENT.has(name)))
  return (await sha256(JSON.stringify(content, alphabetical))).slice(0, 16)
}

function alphabetical(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
