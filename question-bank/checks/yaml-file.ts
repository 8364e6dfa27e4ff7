import { isAlias, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from 'yaml'

/*
 * One YAML file as plain values, with the line of every part. Aliases are allowed but cannot multiply: a file whose
 * aliases expand to more than a few copies is refused.
 */

export type Path = readonly PropertyKey[]
export type YamlFile = { value: unknown; lineOf: (path: Path) => number }
export type YamlFault = { line: number; message: string }

const ALIAS_LIMIT = 20
/** Names that mean something else to JavaScript objects; no field of the bank is called so. */
const RESERVED = new Set(['__proto__', 'constructor', 'prototype'])

/** The value of the text, or what is wrong with it. Never throws. */
export function parseYaml(text: string): { file?: YamlFile; faults: YamlFault[] } {
  const counter = new LineCounter()
  const line = (offset: number | undefined) => Math.max(1, counter.linePos(offset ?? 0).line)
  let document: Document
  try {
    document = parseDocument(text, { lineCounter: counter, schema: 'core', merge: false, uniqueKeys: true, prettyErrors: false })
  } catch (error) {
    return { faults: [{ line: 1, message: `The YAML cannot be read (${messageOf(error)}).` }] }
  }
  const faults = document.errors.map((error) => ({ line: line(error.pos[0]), message: syntax(error.code, error.message) }))
  if (faults.length === 0) faults.push(...reservedNames(document, line))
  if (faults.length > 0) return { faults }
  if (document.contents === null) return { faults: [{ line: 1, message: 'The file is empty; write its content or remove it.' }] }
  try {
    return { file: { value: document.toJS({ maxAliasCount: ALIAS_LIMIT }), lineOf: (path) => lineOf(document, path, line) }, faults: [] }
  } catch {
    return { faults: [{ line: 1, message: `The file repeats parts through more than ${ALIAS_LIMIT} aliases (*name); write the parts out.` }] }
  }
}

function syntax(code: string, message: string): string {
  if (code === 'DUPLICATE_KEY') return 'The same field is written twice here; keep one of them.'
  return `The YAML is broken here: ${message}. Check the indentation, and put text with ": " or " #" in double quotes.`
}

function reservedNames(document: Document, line: (offset: number | undefined) => number): YamlFault[] {
  const faults: YamlFault[] = []
  visit(document, {
    Pair(_, pair) {
      const key = pair.key
      if (isAlias(key) || (isNode(key) && !isScalar(key))) faults.push({ line: line(key.range?.[0]), message: 'A field name must be plain text.' })
      if (isScalar(key) && RESERVED.has(String(key.value))) {
        faults.push({ line: line(key.range?.[0]), message: `"${String(key.value)}" cannot be a field name; remove it.` })
      }
    },
  })
  return faults
}

/** The line of the deepest part of `path` that exists; for a missing field, the line of what should hold it. */
function lineOf(document: Document, path: Path, line: (offset: number | undefined) => number): number {
  let node: unknown = document.contents
  let offset = isNode(node) ? node.range?.[0] : 0
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document)
    if (isMap(node)) {
      const pair = node.items.find((entry) => isPair(entry) && isScalar(entry.key) && String(entry.key.value) === String(step))
      if (pair === undefined) break
      if (isScalar(pair.key)) offset = pair.key.range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(step)]
      if (!isNode(node)) break
      offset = node.range?.[0] ?? offset
    } else break
  }
  return line(offset)
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
