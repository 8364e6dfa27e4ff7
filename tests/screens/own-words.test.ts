/* What is shown of an error is a sentence of ours: no screen and no store passes on what the browser or a schema says. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { z } from 'zod'
import { describe, expect, test } from 'vitest'
import { andWhy, reasonOf } from '../../renderer/state/trouble'

const root = path.resolve(import.meta.dirname, '../../renderer')
const folders = ['screens', 'state', 'question', 'ui', 'keys']
const files = folders.flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true })
    .map(String)
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => path.join(folder, name)),
)

/** The one way from an error to words, and where an error is only told from another by its words. */
const mayRead = new Set([path.join('state', 'trouble.ts')])

/** Classes whose sentences are all ours; reading their message behind an `instanceof` is fine. */
const ours =
  /^(?:BankInvalid|DatabaseFromFuture|SecondWriter|SaveFailed|CardChanged|AttemptDamaged|CannotStart|ArchiveRefused|NotDuringExam|DesktopRefusal)$/

/** Whether an access to `.message` stands behind a test that the error is of one of our classes. */
function isGuarded(node: ts.Node, name: string): boolean {
  for (let at: ts.Node | undefined = node; at; at = at.parent) {
    const condition = ts.isIfStatement(at)
      ? at.expression
      : ts.isConditionalExpression(at) && at.whenTrue.pos <= node.pos && node.end <= at.whenTrue.end
        ? at.condition
        : null
    const match = condition ? new RegExp(`${name} instanceof (\\w+)`).exec(condition.getText()) : null
    if (match && ours.test(match[1]!)) return true
  }
  return false
}

test('no file reads the message of an error but where it is known to be ours', () => {
  const found: string[] = []
  for (const file of files) {
    if (mayRead.has(file)) continue
    const source = ts.createSourceFile(
      file,
      readFileSync(path.join(root, file), 'utf8'),
      ts.ScriptTarget.ES2022,
      true,
      ts.ScriptKind.TSX,
    )
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAccessExpression(node) && node.name.text === 'message') {
        const of = node.expression.getText()
        // Only told apart by it, never shown: inside a test by a pattern.
        const tested = /\.test\(.*$/.test(node.parent.parent.getText()) || ts.isBinaryExpression(node.parent)
        if (/error|reason|problem|why/i.test(of) && !tested && !isGuarded(node, of))
          found.push(`${file}: ${node.getText()}`)
      }
      if (
        ts.isCallExpression(node) &&
        node.expression.getText() === 'String' &&
        /error|reason/.test(node.arguments[0]?.getText() ?? '')
      )
        found.push(`${file}: ${node.getText()}`)
      ts.forEachChild(node, visit)
    }
    visit(source)
  }
  expect(files.length).toBeGreaterThan(200)
  expect(found).toEqual([])
})

describe('an error in words', () => {
  const schema = z.strictObject({ a: z.number().max(3) }).safeParse({ a: 'x', b: 1 })
  test.each([
    ['a schema', schema.error],
    ['the engine', new TypeError("Cannot read properties of undefined (reading 'form').")],
    ['the engine, as our class', new Error('Cannot read properties of null.')],
    ['Chromium', new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError')],
    ['Dexie', Object.assign(new Error('UnknownError Internal error.'), { name: 'OpenFailedError' })],
    ['a quota', new DOMException('The current transaction exceeded its quota limitations.', 'QuotaExceededError')],
    ['a bug of the shell', Object.assign(new Error('RangeError: Invalid time value.'), { code: 'bug' })],
    ['JSON', new SyntaxError('Unexpected token < in JSON at position 0.')],
    ['a text', 'Something.'],
    ['nothing', null],
  ])('%s is not for people', (_, error) => {
    expect(reasonOf(error)).toBeNull()
    expect(andWhy(error)).toBe('')
  })
  test('a sentence of ours is', () => {
    expect(reasonOf(new Error('The disk is full.'))).toBe('The disk is full.')
    expect(`It was not saved.${andWhy(new Error('The disk is full.'))}`).toBe('It was not saved. The disk is full.')
  })
})
