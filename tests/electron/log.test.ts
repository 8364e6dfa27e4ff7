import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { diskFs } from '../../electron/atomic-file'
import { createLog, mostBytes, mostLines, type Log, type LogFs } from '../../electron/log'
import { traceOf } from '../../electron/trace'
import { inBackground, bestEffort, ended, logTroubleTo, unexpected } from '../../electron/trouble'
import { errno } from '../support/failing-fs'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'ccs-log-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

let time = Date.UTC(2026, 10, 27, 20, 0, 0)
const now = () => time
let log: Log
const aLog = (fs?: LogFs) => (log = createLog(folder, { version: '1.2.3', now, ...(fs ? { fs } : {}) }))
const logged = async () => {
  await log.idle()
  return readFileSync(path.join(folder, 'log.txt'), 'utf8')
}
/** Like an error, made quickly. */
const errorOf = (message: string) => ({ name: 'Error', message, stack: `Error: ${message}\n    at open (exam.js:1:1)` })
const secret = 'J18.9 pneumonia, unspecified organism'

test('a line says when, which version, who, what was being done and what it was', async () => {
  aLog().failed('Writing a backup', Object.assign(new RangeError('x'), { code: 'ENOSPC' }))
  expect(await logged()).toMatch(
    /^2026-11-27T20:00:00\.000Z 1\.2\.3 shell: Writing a backup: RangeError \(ENOSPC\) \| .*log\.test\.ts:\d+:\d+.*\n$/,
  )
})

test("a page's trouble and a note are one line each", async () => {
  aLog()
  log.fromPage({ doing: 'Opening the exam', error: 'TypeError', stack: 'open exam.js:1:2' })
  log.note('started', 'linux')
  expect((await logged()).trim().split('\n')).toEqual([
    '2026-11-27T20:00:00.000Z 1.2.3 page: Opening the exam: TypeError | open exam.js:1:2',
    '2026-11-27T20:00:00.000Z 1.2.3 shell: started linux',
  ])
})

describe('nothing of what was being handled gets in', () => {
  const home = '/home/jane.doe/.config/CCS'
  test.each<[string, () => unknown]>([
    ['an error', () => new Error(`The answer ${secret} is wrong`)],
    ['an error of several lines that look like a stack', () => new Error(`${secret}\n    at ${secret} (exam.js:1:1)`)],
    ['a message that was changed later', () => Object.assign(new Error(`first\n${secret}`), { message: 'second' })],
    ['a name with the text in it', () => Object.assign(new Error('x'), { name: secret })],
    ['a code with the text in it', () => Object.assign(new Error('x'), { code: secret })],
    ['a cause', () => new Error('x', { cause: new Error(secret) })],
    [
      'an error of the engine with a value',
      () => {
        try {
          new Map([secret as never])
          return null
        } catch (error) {
          return error
        }
      },
    ],
    [
      'an error of JSON',
      () => {
        try {
          return JSON.parse(`{"note": ${secret}`) as unknown
        } catch (error) {
          return error
        }
      },
    ],
    ['a thrown text', () => secret],
    ['a thrown object', () => ({ answer: secret, message: secret, stack: secret })],
    [
      'an error of the disk',
      () => Object.assign(new Error(`ENOENT, open '${home}/x'`), { code: 'ENOENT', path: home }),
    ],
    [
      'a stack with a folder of a person',
      () => Object.assign(new Error('x'), { stack: `Error: x\n    at open (${home}/resources/main.cjs:10:5)` }),
    ],
    [
      'a stack of Windows',
      () => Object.assign(new Error('x'), { stack: 'Error: x\n    at open (C:\\Users\\jane.doe\\app\\main.cjs:10:5)' }),
    ],
  ])('%s', async (_what, make) => {
    aLog().failed('Opening an exam', make())
    expect(await logged()).toContain('Opening an exam')
    expect(await logged()).not.toMatch(/J18|pneumonia|organism|jane/)
  })
  test('the place in the code stays', () =>
    expect(
      traceOf(Object.assign(new Error('x'), { stack: `Error: x\n    at async Exam.open (${home}/main.cjs:10:5)` })),
    ).toEqual({ error: 'Error', stack: 'Exam.open main.cjs:10:5' }))
  test('any text at all as a message', () =>
    fc.assert(
      fc.property(fc.string({ minLength: 12 }), (typed) => {
        const { error, stack } = traceOf(errorOf(`${typed}\n    at ${typed} (x.js:1:1)`))
        return !error.includes(typed) && !stack.includes(typed)
      }),
    ))
})

test('what the page sends cannot forge a second line', async () => {
  aLog().fromPage({ doing: 'a\nb', error: 'c\r\nd', stack: 'e\u2028f' })
  expect((await logged()).split('\n')).toHaveLength(2)
})

test('it is bounded: one file is kept of what came before', async () => {
  aLog()
  for (let line = 0; line < 1_500; line++) {
    time += 60_000
    log.note('x'.repeat(900))
  }
  await log.idle()
  expect(readdirSync(folder).sort()).toEqual(['log.1.txt', 'log.txt'])
  for (const name of readdirSync(folder)) expect(statSync(path.join(folder, name)).size).toBeLessThanOrEqual(mostBytes)
  expect((await logged()).trim().split('\n').at(-1)).toContain(new Date(time).toISOString())
})

test('a log that was left full by an earlier start makes room, too', async () => {
  writeFileSync(path.join(folder, 'log.txt'), 'x'.repeat(mostBytes))
  aLog().note('started')
  await log.idle()
  expect(statSync(path.join(folder, 'log.1.txt')).size).toBe(mostBytes)
  expect(await logged()).toMatch(/^2026.* started\n$/)
})

test('an old file that cannot be moved is emptied rather than left to grow', async () => {
  writeFileSync(path.join(folder, 'log.txt'), 'x'.repeat(mostBytes))
  aLog({ ...diskFs, rename: () => Promise.reject(errno('EBUSY')) }).note('started')
  expect(await logged()).toMatch(/^2026.* started\n$/)
})

test('a flood is counted, not written', async () => {
  aLog()
  for (let line = 0; line < mostLines + 500; line++) log.note('again')
  expect((await logged()).trim().split('\n')).toHaveLength(mostLines)
  time += 61_000
  log.note('later')
  expect(await logged()).toMatch(/500 more lines were left out\n.* later\n$/)
})

test.each(['appendFile', 'mkdir', 'stat', 'rename', 'writeFile'] as const)(
  'a disk on which %s fails does no harm, and later lines are written again',
  async (call) => {
    writeFileSync(path.join(folder, 'log.txt'), 'x'.repeat(mostBytes - 10))
    let broken = true
    const fs: LogFs = {
      ...diskFs,
      [call]: (...args: unknown[]) =>
        broken ? Promise.reject(errno('ENOSPC')) : (diskFs[call] as (...all: unknown[]) => unknown)(...args),
    }
    aLog(fs)
    log.note('one')
    log.failed('two', new Error('x'))
    await log.idle()
    broken = false
    log.note('three')
    expect(await logged()).toContain('three')
  },
)

test('lines that the disk did not take are counted in the next one it takes', async () => {
  let broken = true
  aLog({ ...diskFs, appendFile: (...args) => (broken ? Promise.reject(errno('EROFS')) : diskFs.appendFile(...args)) })
  log.note('one')
  log.note('two')
  await log.idle()
  broken = false
  log.note('three')
  expect(await logged()).toMatch(/more lines were left out\n.* three\n$/)
})

test('a folder that cannot be made does no harm', async () => {
  writeFileSync(path.join(folder, 'taken'), '')
  const nowhere = createLog(path.join(folder, 'taken', 'data'), { version: '1', now })
  nowhere.note('started')
  nowhere.failed('Starting', new Error('x'))
  await expect(nowhere.idle()).resolves.toBeUndefined()
})

describe('what nobody waits for', () => {
  test('an unexpected failure is logged and told; a best effort only logged', async () => {
    const told = vi.fn()
    logTroubleTo(aLog(), told)
    inBackground('Doing one thing', Promise.reject(new TypeError('x')))
    await bestEffort('Doing another', Promise.reject(new Error('x')))
    unexpected('Working in the background', 'odd')
    expect(told.mock.calls).toEqual([['Doing one thing'], ['Working in the background']])
    for (const words of ['Doing one thing: TypeError', 'Doing another: Error', 'background: thrown string'])
      expect(await logged()).toContain(words)
  })
  test('the next in a queue waits for the end of a failure without hearing of it', () =>
    expect(ended(Promise.reject(new Error('x')))).resolves.toBeUndefined())
})
