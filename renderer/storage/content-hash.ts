import { sha256 } from './sha256'

/*
 * The hash a question is known by, taken anew: the first 16 digits of the SHA-256 over its fields in alphabetical order,
 * but for the hash itself and the editions it was verified for. The authors' side computes the same when the bank is made.
 */

export async function contentHash(body: object): Promise<string> {
  const { hash: _hash, editions: _editions, ...content } = body as { hash?: unknown; editions?: unknown }
  return (await sha256(JSON.stringify(content, alphabetical))).slice(0, 16)
}

function alphabetical(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
