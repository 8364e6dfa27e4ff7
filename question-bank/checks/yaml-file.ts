import { isAlias, isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from 'yaml'
import { DEPTH_LIMIT, tooDeepAt } from './yaml-depth'

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
  const deep = tooDeepAt(text)
  if (deep !== undefined)
    return {
      faults: [
        {
          line: deep,
          message: `The YAML nests more than ${DEPTH_LIMIT} levels here; no bank file needs that. Write it flat.`,
        },
      ],
    }
  let document: Document
  try {
    document = parseDocument(text, {
      lineCounter: counter,
      schema: 'core',
      merge: false,
      uniqueKeys: false,
      prettyErrors: false,
    })
  } catch (error) {
    return { faults: [{ line: 1, message: `The YAML cannot be read (${messageOf(error)}).` }] }
  }
  const faults = document.errors.map((error) => ({
    line: line(error.pos[0]),
    message: `The YAML is broken here: ${error.message}. Check the indentation, and put text with ": " or " #" in double quotes.`,
  }))
  if (faults.length === 0) noteNames(document, line, faults)
  if (faults.length > 0) return { faults }
  if (document.contents === null)
    return { faults: [{ line: 1, message: 'The file is empty; write its content or remove it.' }] }
  try {
    return {
      file: { value: document.toJS({ maxAliasCount: ALIAS_LIMIT }), lineOf: (path) => lineOf(document, path, line) },
      faults: [],
    }
  } catch {
    return {
      faults: [
        {
          line: 1,
          message: `The file repeats parts through more than ${ALIAS_LIMIT} aliases (*name); write the parts out.`,
        },
      ],
    }
  }
}

/** Field names: plain text, none reserved, none twice (the yaml package compares every pair, which hangs on a large file). */
function noteNames(document: Document, line: (offset: number | undefined) => number, faults: YamlFault[]): void {
  visit(document, {
    Map(_, map) {
      const seen = new Set<string>()
      for (const { key } of map.items) {
        const at = isNode(key) ? line(key.range?.[0]) : 1
        if (!isScalar(key)) {
          faults.push({ line: at, message: 'A field name must be plain text.' })
          continue
        }
        const name = String(key.value)
        if (RESERVED.has(name)) faults.push({ line: at, message: `"${name}" cannot be a field name; remove it.` })
        if (seen.has(name))
          faults.push({ line: at, message: 'The same field is written twice here; keep one of them.' })
        seen.add(name)
      }
    },
  })
}

/** The line of the deepest part of `path` that exists; for a missing field, the line of what should hold it. */
function lineOf(document: Document, path: Path, line: (offset: number | undefined) => number): number {
  let node: unknown = document.contents
  let offset = isNode(node) ? node.range?.[0] : 0
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document)
    if (isMap(node)) {
      const pair = node.items.find(
        (entry) => isPair(entry) && isScalar(entry.key) && String(entry.key.value) === String(step),
      )
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
