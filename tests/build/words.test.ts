/* What a command was asked for, with dashes or without: PowerShell takes the `--` away. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import { readWords } from '../../build/words.mjs'

const known = { flags: ['browser', 'no-open'], values: ['port', 'only'] }

test.each<[string[], Record<string, string | true>]>([
  [[], {}],
  [['--'], {}],
  [['browser'], { browser: true }],
  [['--browser', '--no-open'], { 'browser': true, 'no-open': true }],
  [['port', '5'], { port: '5' }],
  [['port=5'], { port: '5' }],
  [['--port', '5'], { port: '5' }],
  [['--port=5', 'browser'], { port: '5', browser: true }],
  [['only=unit,journeys=kill'], { only: 'unit,journeys=kill' }],
  [['--only', 'journeys=--browser'], { only: 'journeys=--browser' }],
  [['only', 'browser'], { only: 'browser' }],
  [['port=1', 'port=2'], { port: '2' }],
])('%j', (args, expected) => expect(readWords(args, known)).toEqual(expected))

test.each([
  [['brwoser'], '"brwoser" is not understood; known are browser, no-open, port=VALUE, only=VALUE.'],
  [['browser=yes'], '"browser=yes" is not understood'],
  [['-browser'], '"-browser" is not understood'],
  [['port'], '"port" needs a value: port=VALUE.'],
  [['port='], '"port" needs a value: port=VALUE.'],
  [['__proto__'], '"__proto__" is not understood'],
])('%j is refused: %s', (args, expected) => expect(() => readWords(args, known)).toThrow(expected))

test('where nothing can be asked for, that is said', () => {
  expect(() => readWords(['x'], {})).toThrow('"x" is not understood; nothing can be asked for here.')
})

const root = path.resolve(import.meta.dirname, '../..')
const script = (...args: string[]) => spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })

test.each([
  ['build/start.mjs', 'known are browser, no-open, port=VALUE.'],
  ['build/test.mjs', 'known are busy, only=VALUE, repeat=VALUE.'],
  ['build/serve.mjs', 'known are port=VALUE.'],
])('%s ends with the sentence, not with a stack', (file, known) => {
  const { status, stderr } = script(file, 'nonsense')
  expect([status, stderr]).toEqual([1, `"nonsense" is not understood; ${known}\n`])
})

test('the commands of the bank read words, too', () => {
  const blind = (word: string) => script('node_modules/tsx/dist/cli.mjs', 'question-bank/checks/blind.ts', word).stderr
  for (const word of ['--out=question-bank', 'out=question-bank'])
    expect(blind(word)).toMatch(/^question-bank is not empty; name another folder or empty it\.\n/)
})
