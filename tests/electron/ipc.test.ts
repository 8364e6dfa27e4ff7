import fc from 'fast-check'
import type { IpcMainInvokeEvent, WebContents } from 'electron'
import { expect, test, vi } from 'vitest'
import type { Answers } from '../../electron/ipc'
import type { Reply } from '../../electron/contract'

vi.mock('electron', () => ({ ipcMain: {} }))
const { serve, push } = await import('../../electron/ipc')
const { Refusal } = await import('../../electron/refusal')
const { limits, requests } = await import('../../electron/requests')

const holds = { exams: 1, practice: 0, answers: 2, cards: 3, reviews: 0, tags: 0, notes: 1 }

type Call = (event: unknown, ...args: unknown[]) => Promise<Reply<unknown>>

const contents = { isDestroyed: () => false, isCrashed: () => false, send: vi.fn() } as unknown as WebContents
const ours = {
  sender: contents,
  senderFrame: { url: 'app://ccs-exam-simulator/index.html', parent: null },
} as unknown as IpcMainInvokeEvent

function answers(over: Partial<Answers> = {}): Answers {
  return {
    about: () => ({ version: '1', electron: '1', chromium: '1', node: '1', sandboxed: true, dataFolder: '/' }),
    appendJournal: (_id, from, entries) => ({ entries: from + entries.length }),
    listJournals: () => [],
    readJournal: () => ({ entries: [], damaged: false }),
    journalNames: () => [],
    setAsideJournal: () => null,
    setAsideText: () => ({ name: 'x' }),
    clearSetAside: () => null,
    dataFolder: () => ({ copy: false, moved: [] }),
    startFresh: () => null,
    lookAtCopy: () => null,
    keepIntent: () => null,
    readIntent: () => null,
    readReports: () => null,
    addReport: () => null,
    damagedBackups: () => [],
    removeJournal: () => null,
    clearJournals: () => null,
    lookAtStatements: () => ({ bytes: 0, entries: 0, first: null, last: null, endsWhole: true }),
    readStatements: () => ({ entries: [], next: null, damaged: 0 }),
    appendStatements: (from, entries) => ({ entries: from + entries.length }),
    forceStatements: () => null,
    draftStatements: (from, entries) => ({ entries: from + entries.length }),
    adoptStatements: () => null,
    clearStatements: () => null,
    savePdf: () => null,
    saveText: () => null,
    openText: () => null,
    writeBackup: () => ({ id: 'x', at: 0, bytes: 0, holds: null }),
    listBackups: () => [],
    readBackup: () => ({ text: '' }),
    deleteBackups: () => null,
    openDataFolder: () => null,
    logTrouble: () => null,
    openLog: () => null,
    setExamRunning: () => null,
    setFullScreen: () => null,
    stillWriting: () => null,
    readyToClose: () => null,
    ...over,
  }
}

function served(over: Partial<Answers> = {}) {
  const channels = new Map<string, Call>()
  serve(contents, answers(over), {
    handle: (name: string, listener: Call) => void channels.set(name, listener),
  } as never)
  const ask = (channel: string, ...args: unknown[]) => (channels.get(channel) as Call)(ours, ...args)
  return { channels, ask }
}

test('every channel of the contract is answered, and no other', () => {
  expect([...served().channels.keys()].sort()).toEqual(Object.keys(answers()).sort())
})

test('a good question gets its value in an envelope', async () => {
  const { ask } = served()
  expect(await ask('appendJournal', 'a-1', 3, ['{}', '{}'])).toEqual({ ok: true, value: { entries: 5 } })
  expect(await ask('setExamRunning', true)).toEqual({ ok: true, value: null })
})

test.each([
  ['another window', { ...ours, sender: {} }],
  ['no frame', { ...ours, senderFrame: null }],
  ['a frame inside the page', { ...ours, senderFrame: { url: 'app://ccs-exam-simulator/', parent: {} } }],
  ['another host', { ...ours, senderFrame: { url: 'app://elsewhere/', parent: null } }],
  ['a host that begins like ours', { ...ours, senderFrame: { url: 'app://ccs-exam-simulator.evil/', parent: null } }],
  ['our name as a user', { ...ours, senderFrame: { url: 'app://ccs-exam-simulator@evil/', parent: null } }],
  ['another scheme', { ...ours, senderFrame: { url: 'https://ccs-exam-simulator/', parent: null } }],
  ['a file', { ...ours, senderFrame: { url: 'file:///index.html', parent: null } }],
  ['no address', { ...ours, senderFrame: { url: '', parent: null } }],
])('%s is denied on every channel, and nothing is done', async (_who, event) => {
  const about = vi.fn()
  for (const call of served({ about }).channels.values())
    expect(await call(event)).toMatchObject({ ok: false, code: 'denied' })
  expect(about).not.toHaveBeenCalled()
})

test.each<[string, unknown[]]>([
  ['about', ['extra']],
  ['listJournals', []],
  ['listJournals', [undefined]],
  ['listJournals', ['a']],
  ['listJournals', [['../a']]],
  ['listJournals', [['a'], 'extra']],
  ['listJournals', [Array.from({ length: limits.closed + 1 }, () => 'a')]],
  ['removeJournal', []],
  ['removeJournal', ['../a']],
  ['clearJournals', ['a']],
  ['saveText', ['a', 'json']],
  ['saveText', ['', 'json', '{}']],
  ['saveText', ['x'.repeat(limits.name + 1), 'json', '{}']],
  ['saveText', ['a', 'exe', '{}']],
  ['saveText', ['a', 'json', {}]],
  ['saveText', ['a', 'json', '{}', '/etc/passwd']],
  ['openText', []],
  ['openText', ['csv']],
  ['openText', ['json', '/etc/passwd']],
  ['journalNames', ['a']],
  ['setAsideJournal', ['../a']],
  ['setAsideText', ['../a', '{}']],
  ['setAsideText', ['a', {}]],
  ['setAsideText', ['x'.repeat(61), '{}']],
  ['dataFolder', ['/etc']],
  ['startFresh', ['/']],
  ['keepIntent', []],
  ['keepIntent', ['']],
  ['keepIntent', ['x'.repeat(limits.intent + 1)]],
  ['addReport', [null]],
  ['addReport', ['x'.repeat(limits.report + 1)]],
  ['damagedBackups', ['/']],
  ['writeBackup', []],
  ['writeBackup', ['{}']],
  ['writeBackup', ['{}', { ...holds, answers: -1 }]],
  ['writeBackup', ['{}', { ...holds, answers: 1e308 }]],
  ['writeBackup', ['{}', { ...holds, more: 1 }]],
  ['writeBackup', [new Uint8Array(3)]],
  ['listBackups', ['/']],
  ['readBackup', ['../window.json']],
  ['readBackup', [`20261124T154041123Z-${'a'.repeat(63)}`]],
  ['readBackup', [`20261124T154041123Z-${'a'.repeat(64)}\n`]],
  ['deleteBackups', [`20261124T154041123Z-${'a'.repeat(64)}`]],
  ['readyToClose', [{}]],
  ['openDataFolder', ['/etc']],
  ['openLog', ['/etc']],
  ['logTrouble', []],
  ['logTrouble', ['Saving']],
  ['logTrouble', [{ doing: '', error: '', stack: '' }]],
  ['logTrouble', [{ doing: 'Saving', error: '' }]],
  ['logTrouble', [{ doing: 'Saving', error: '', stack: '', answer: 'J18.9' }]],
  ['logTrouble', [{ doing: 'Saving\n2026-01-01 forged line', error: '', stack: '' }]],
  ['logTrouble', [{ doing: 'Saving', error: 'a\u2028b', stack: '' }]],
  ['logTrouble', [{ doing: 'x'.repeat(limits.doing + 1), error: '', stack: '' }]],
  ['logTrouble', [{ doing: 'Saving', error: 'x'.repeat(limits.error + 1), stack: '' }]],
  ['logTrouble', [{ doing: 'Saving', error: '', stack: 'x'.repeat(limits.stack + 1) }]],
  ['setExamRunning', []],
  ['setExamRunning', ['true']],
  ['setExamRunning', [1]],
  ['setExamRunning', [true, true]],
  ['setFullScreen', []],
  ['setFullScreen', ['on']],
  ['savePdf', ['']],
  ['savePdf', ['x'.repeat(limits.name + 1)]],
  ['savePdf', [null]],
  ['savePdf', [['a']]],
  ['readJournal', []],
  ['readJournal', ['../x']],
  ['readJournal', ['a b']],
  ['readJournal', ['a\n']],
  ['readJournal', ['x'.repeat(65)]],
  ['readJournal', [{ toString: () => 'a' }]],
  ['appendJournal', ['a', 0]],
  ['appendJournal', ['a', -1, ['{}']]],
  ['appendJournal', ['a', 1.5, ['{}']]],
  ['appendJournal', ['a', Number.NaN, ['{}']]],
  ['appendJournal', ['a', Number.POSITIVE_INFINITY, ['{}']]],
  ['appendJournal', ['a', '0', ['{}']]],
  ['appendJournal', ['a', 0, '{}']],
  ['appendJournal', ['a', 0, [{}]]],
  ['appendJournal', ['a', 0, ['']]],
  ['appendJournal', ['a', 0, ['a\nb']]],
  ['appendJournal', ['a', 0, ['a\rb']]],
  ['appendJournal', ['a', 0, ['x'.repeat(limits.entry + 1)]]],
  ['appendJournal', ['a', 0, Array.from({ length: limits.entries + 1 }, () => '{}')]],
  ['appendJournal', ['a', 0, Array.from({ length: 9 }, () => 'x'.repeat(limits.entry))]],
  ['appendJournal', ['a', 0, ['{}'], 'extra']],
  ['journalNames', ['a']],
  ['lookAtStatements', [0]],
  ['readStatements', [-1]],
  ['readStatements', [limits.statementBytes + 1]],
  ['appendStatements', [0.5, ['{}']]],
  ['appendStatements', [0, ['a\nb']]],
  ['appendStatements', [0, ['x'.repeat(limits.statement + 1)]]],
  ['draftStatements', [limits.statements + 1, ['{}']]],
  ['adoptStatements', [1]],
  ['adoptStatements', [1, 'yes']],
  ['clearStatements', [null]],
  ['forceStatements', [true]],
])('%s refuses wrong arguments (case %#)', async (channel, args) => {
  const answer = vi.fn()
  const { ask } = served({ [channel]: answer })
  expect(await ask(channel, ...args)).toMatchObject({ ok: false, code: 'invalid' })
  expect(answer).not.toHaveBeenCalled()
})

test('an entry of the largest size is accepted', async () => {
  expect(await served().ask('appendJournal', 'a', 0, ['x'.repeat(limits.entry)])).toMatchObject({ ok: true })
})

test('a hundred thousand ended attempts can be named, and a text may be empty', async () => {
  const { ask } = served()
  expect(
    await ask(
      'listJournals',
      Array.from({ length: limits.closed }, () => 'x'.repeat(64)),
    ),
  ).toMatchObject({ ok: true })
  expect(await ask('saveText', 'a', 'csv', '')).toMatchObject({ ok: true })
  expect(await ask('readBackup', `20261124T154041123Z-${'a'.repeat(64)}`)).toMatchObject({ ok: true })
})

test('any argument at all gets a reply, never an exception', async () => {
  const { ask } = served()
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(requests)),
      fc.array(fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true }), { maxLength: 4 }),
      async (channel, args) => {
        const reply = await ask(channel, ...args)
        expect(typeof reply.ok).toBe('boolean')
      },
    ),
    { numRuns: 2000 },
  )
})

test('a refusal keeps its code and sentence; anything else is a bug', async () => {
  const { ask } = served({
    savePdf: () => {
      throw new Refusal('disk-full', 'The PDF could not be written because the disk is full.')
    },
    listBackups: () => Promise.reject(new TypeError('oops')),
  })
  expect(await ask('savePdf', 'a')).toEqual({
    ok: false,
    code: 'disk-full',
    message: 'The PDF could not be written because the disk is full.',
  })
  expect(await ask('listBackups')).toEqual({ ok: false, code: 'bug', message: 'TypeError: oops' })
})

test('what the disk or a bug refused is logged, what the page asked wrongly is not', async () => {
  const failed = vi.fn()
  const channels = new Map<string, Call>()
  const over = answers({
    writeBackup: () => Promise.reject(new Refusal('disk-full', 'The backup could not be written.')),
    readJournal: () => Promise.reject(new TypeError('oops')),
    appendJournal: () => Promise.reject(new Refusal('invalid', 'The journal holds 3 entries, not 2.')),
  })
  serve(
    contents,
    over,
    { handle: (name: string, listener: Call) => void channels.set(name, listener) } as never,
    failed,
  )
  await channels.get('writeBackup')!(ours, '{}', holds)
  await channels.get('readJournal')!(ours, 'a')
  await channels.get('appendJournal')!(ours, 'a', 2, ['{}'])
  await channels.get('readJournal')!(ours, '../a')
  expect(failed.mock.calls.map(([channel]) => channel as string)).toEqual(['writeBackup', 'readJournal'])
})

test('a page that is gone is told nothing', () => {
  const send = vi.fn()
  push({ isDestroyed: () => true, isCrashed: () => false, send } as unknown as WebContents, 'closing', null)
  push({ isDestroyed: () => false, isCrashed: () => true, send } as unknown as WebContents, 'closing', null)
  expect(send).not.toHaveBeenCalled()
  push({ isDestroyed: () => false, isCrashed: () => false, send } as unknown as WebContents, 'menu', 'home')
  expect(send).toHaveBeenCalledExactlyOnceWith('menu', 'home')
})

test('a huge question is refused before its members are looked at', async () => {
  const { ask } = served()
  let looked = 0
  const huge = new Proxy(new Array<string>(5_000_000), {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) looked += 1
      return Reflect.get(target, key, receiver) as unknown
    },
  })
  expect(await ask('listJournals', huge)).toMatchObject({ ok: false, code: 'invalid' })
  expect(await ask('appendJournal', 'a', 0, huge)).toMatchObject({ ok: false, code: 'invalid' })
  expect(looked).toBe(0)
})
