import type { z } from 'zod'
import type { Path } from './yaml-file'

/*
 * Holds a value against a schema and says in plain sentences where it does not fit.
 */

export type Misfit = { path: Path; message: string }

export function fit<T>(schema: z.ZodType<T>, value: unknown): { value?: T; misfits: Misfit[] } {
  const result = schema.safeParse(value)
  if (result.success) return { value: result.data, misfits: [] }
  const isMissing = (issue: z.core.$ZodIssue) =>
    issue.code !== 'unrecognized_keys' && valueAt(value, issue.path) === undefined
  const missing = result.error.issues.filter(isMissing)
  return {
    misfits: [
      ...missingFrom(missing),
      ...result.error.issues.filter((issue) => !isMissing(issue)).flatMap((issue) => misfitsOf(issue, value)),
    ],
  }
}

/** One sentence for all that is missing from one place. */
function missingFrom(issues: readonly z.core.$ZodIssue[]): Misfit[] {
  const byParent = new Map<string, Path[]>()
  for (const { path } of issues) {
    const parent = JSON.stringify(path.slice(0, -1).map(String))
    byParent.set(parent, [...(byParent.get(parent) ?? []), path])
  }
  return [...byParent.values()].map((paths) => {
    const names = paths.map((path) => `"${nameOf(path)}"`)
    return {
      path: paths[0]!,
      message: names.length === 1 ? `${names[0]} is missing; add it.` : `${names.join(', ')} are missing; add them.`,
    }
  })
}

function misfitsOf(issue: z.core.$ZodIssue, root: unknown): Misfit[] {
  const path = issue.path
  const name = nameOf(path)
  const found = valueAt(root, path)
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `"${nameOf([...path, key])}" is not a known field here; correct its spelling or remove it.`,
    }))
  }
  return [{ path, message: `"${name}" ${complaint(issue, found)}.` }]
}

function complaint(issue: z.core.$ZodIssue, found: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.expected === 'string' && (typeof found === 'number' || typeof found === 'boolean'))
        return `must be text; put double quotes around ${String(found)}`
      return `must be ${article(issue.expected)}, not ${describe(found)}`
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}, not ${describe(found)}`
    case 'invalid_union':
      return `${describe(found)} is not written like an ICD-10-CM (E11.22), ICD-10-PCS (0DTJ4ZZ), CPT (45385) or HCPCS (G0378) code`
    case 'invalid_key':
      return issue.issues.map((one) => one.message).join(', ')
    case 'too_small':
    case 'too_big':
      return /^Too (small|big)/.test(issue.message) ? sizeComplaint(issue) : issue.message
    default:
      return issue.message
  }
}

function sizeComplaint(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const [verb, unit] =
    issue.origin === 'array' ? ['have', ' entries'] : issue.origin === 'string' ? ['have', ' characters'] : ['be', '']
  return issue.code === 'too_small'
    ? `must ${verb} at least ${String(issue.minimum)}${unit}`
    : `must ${verb} at most ${String(issue.maximum)}${unit}`
}

const WORDS: Record<string, string> = {
  string: 'text',
  array: 'a list',
  object: 'a set of fields',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
}
const article = (expected: string) => WORDS[expected] ?? expected

function describe(found: unknown): string {
  if (found === null) return 'empty'
  if (Array.isArray(found)) return 'a list'
  if (typeof found === 'object') return 'a set of fields'
  const text = String(found)
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`
}

/** `options 2 text`: positions are counted from 1, as an author counts. */
function nameOf(path: Path): string {
  return path.length === 0
    ? 'this entry'
    : path.map((step) => (typeof step === 'number' ? String(step + 1) : String(step))).join(' ')
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root
  for (const step of path) {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined
    value = (value as Record<PropertyKey, unknown>)[step]
  }
  return value
}
