import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { appendEvents, createAttempt, findAttempt, loadAttempt, setStatus } from '../../renderer/storage/attempts'
import { openDatabase, type Database } from '../../renderer/storage/database'
import { readJournal, writeLine } from '../../renderer/storage/journal'
import { saveDamagedAttempt } from '../../renderer/state/attempt-copy'
import { readBank } from '../../renderer/state/bank'
import { discardAttempt } from '../../renderer/state/discard'
import { enterExam, useExam } from '../../renderer/state/exam'
import { AttemptDamaged, readAttempt } from '../../renderer/state/read-attempt'
import { recover } from '../../renderer/state/recover'
import { provideServices } from '../../renderer/state/services'
import { anAttempt, play, TO_FIRST_QUESTION } from '../support/attempts'
import { aBank } from '../support/builders'
import { aDesktop, type FakeDesktop } from '../support/fake-desktop'

/* Open attempts that are given up or damaged: nothing here opens the room. */

const ticker = vi.hoisted(() => vi.fn(() => () => undefined))
vi.mock('../../renderer/state/ticker', () => ({ startTicker: ticker }))

const { head, content, session } = anAttempt()
const { events } = play(session, [
  ...TO_FIRST_QUESTION,
  { type: 'answer', answer: { kind: 'choice', option: 'a' } },
  { type: 'next' },
])
const journal = (list = events) => [
  writeLine({ kind: 'head', head, content }),
  ...list.map((event) => writeLine({ kind: 'event', event })),
]

let count = 0
let db: Database
let desktop: FakeDesktop

beforeEach(async () => {
  db = await openDatabase(`discard-${(count += 1)}`)
  desktop = aDesktop()
  ticker.mockClear()
  provideServices({ db, bank: readBank(JSON.parse(JSON.stringify(aBank()))), desktop })
  await createAttempt(db, head, content)
  await appendEvents(db, head.id, events)
})

const statusOf = async () => (await findAttempt(db, head.id))!.status
const damage: Record<string, () => Promise<unknown>> = {
  'a question that is gone': () => db.contents.delete(content.items[0]!.hash),
  'a question that is bent': () => db.contents.update(content.items[0]!.hash, { body: { stem: 'x' } } as never),
  'a record that is gone': () => db.contents.delete(content.scenarios[0]!.hash),
  'a head that is bent': () => db.heads.update(head.id, { form: 'none' } as object),
  'an event that is bent': () => db.events.update([head.id, 3], { event: { type: '???' } } as never),
  'an event that is gone': () => db.events.delete([head.id, 3]),
  'the first event bent': () => db.events.update([head.id, 1], { event: null } as never),
}

describe('discarding', () => {
  test('an open attempt is given up in both copies without being opened', async () => {
    desktop.journals.set(head.id, journal())
    await discardAttempt(head.id)
    expect(await statusOf()).toBe('discarded')
    expect((await loadAttempt(db, head.id))!.events.at(-1)!.type).toBe('discarded')
    expect(readJournal(desktop.journals.get(head.id)!)!.events.at(-1)!.type).toBe('discarded')
    expect(ticker).not.toHaveBeenCalled()
    expect(useExam.getState().session).toBeNull()
  })
  test('a double click gives it up once', async () => {
    await Promise.all([discardAttempt(head.id), discardAttempt(head.id), discardAttempt(head.id)])
    const all = (await loadAttempt(db, head.id))!.events
    expect(all.filter((event) => event.type === 'discarded')).toHaveLength(1)
  })
  test('what has ended is left as it is, and what is not there is no error', async () => {
    await setStatus(db, head.id, 'ended', null)
    await discardAttempt(head.id)
    await discardAttempt('nothing')
    expect(await statusOf()).toBe('ended')
    expect((await loadAttempt(db, head.id))!.events).toEqual(events)
  })
  test('a journal that cannot be read or written is not needed', async () => {
    desktop.journals.set(head.id, journal())
    desktop.fail = { code: 'disk-full', message: 'The disk is full.' }
    await discardAttempt(head.id)
    expect(await statusOf()).toBe('discarded')
  })
  test('it is refused when nothing can be stored, and the attempt is as it was', async () => {
    vi.spyOn(db.attempts, 'update').mockRejectedValueOnce(new Error('x'))
    await expect(discardAttempt(head.id)).rejects.toThrow()
    expect(await statusOf()).toBe('open')
    await discardAttempt(head.id)
    expect(await statusOf()).toBe('discarded')
  })
  test('a discarded attempt stays so at the next start', async () => {
    desktop.journals.set(head.id, journal())
    await discardAttempt(head.id)
    await recover(db, desktop)
    expect(await statusOf()).toBe('discarded')
  })
})

describe.each(Object.entries(damage))('%s', (_what, harm) => {
  test('cannot be opened, which says why, and can be given up', async () => {
    await harm()
    desktop.journals.set(head.id, ['???'])
    await expect(enterExam(head.id)).rejects.toBeInstanceOf(AttemptDamaged)
    expect(useExam.getState().session).toBeNull()
    expect(await saveDamagedAttempt(head.id)).toMatch(/\.json$/)
    expect(desktop.saved[0]!.text).toContain(head.id)
    await discardAttempt(head.id)
    expect(await statusOf()).toBe('discarded')
  })
  test('does not keep the app from starting', async () => {
    await harm()
    desktop.journals.set(head.id, ['???'])
    await expect(recover(db, desktop)).resolves.toMatchObject({ repaired: 0, unreadable: 1 })
  })
  test('is restored by the start where the second copy is whole', async () => {
    await harm()
    desktop.journals.set(head.id, journal())
    expect(await recover(db, desktop)).toMatchObject({ repaired: 1 })
    expect((await loadAttempt(db, head.id))!).toMatchObject({ head, content, events })
    expect((await readAttempt(db, desktop, head.id)).session.seq).toBe(events.length)
  })
  test('is restored when it is resumed, too', async () => {
    await harm()
    desktop.journals.set(head.id, journal())
    expect((await readAttempt(db, desktop, head.id)).stored.events).toEqual(events)
  })
  test('a whole row is never replaced by the second copy', async () => {
    await harm()
    desktop.journals.set(head.id, journal(events.slice(0, 1)))
    await recover(db, desktop)
    const rows = await db.events.toArray()
    for (const { seq, event } of rows)
      if (seq !== 3 && seq !== 1) expect(event).toEqual(events.find((one) => one.seq === seq))
  })
})

test('in the browser edition there is no second copy, and the way out is the same', async () => {
  provideServices({ db, bank: readBank(JSON.parse(JSON.stringify(aBank()))), desktop: null })
  await damage['an event that is bent']!()
  await expect(enterExam(head.id)).rejects.toBeInstanceOf(AttemptDamaged)
  await discardAttempt(head.id)
  expect(await statusOf()).toBe('discarded')
})

test('one attempt that cannot be brought in line keeps neither the others nor the app from starting', async () => {
  desktop.journals.set(head.id, journal())
  desktop.journals.set('other', [
    writeLine({ kind: 'head', head: { ...head, id: 'other' }, content }),
    ...journal().slice(1),
  ])
  const { readJournal: read } = desktop
  desktop.readJournal = (id) =>
    id === head.id ? Promise.resolve({ ok: false, code: 'no-access', message: 'No.' }) : read(id)
  expect(await recover(db, desktop)).toMatchObject({ rebuilt: 1 })
  expect((await findAttempt(db, 'other'))!.status).toBe('open')
})

test('journals that cannot be listed do not keep the app from starting', async () => {
  desktop.listJournals = () => Promise.resolve({ ok: false, code: 'no-access', message: 'No.' })
  await expect(recover(db, desktop)).resolves.toMatchObject({ rebuilt: 0 })
})
