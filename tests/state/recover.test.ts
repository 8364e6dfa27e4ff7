import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import {
  appendEvents,
  createAttempt,
  findAttempt,
  loadAttempt,
  setStatus,
  writeBeat,
} from '../../renderer/storage/attempts'
import { openDatabase, type Database } from '../../renderer/storage/database'
import { readJournal, writeLine } from '../../renderer/storage/journal'
import { recover } from '../../renderer/state/recover'
import { NOTHING_FOUND } from '../../renderer/state/recovery'
import { anAttempt, play, TO_FIRST_QUESTION } from '../support/attempts'
import { aDesktop, type FakeDesktop } from '../support/fake-desktop'

const { head, content, session } = anAttempt()
const { events } = play(session, [
  ...TO_FIRST_QUESTION,
  { type: 'answer', answer: { kind: 'choice', option: 'a' } },
  { type: 'next' },
])
const ended = play(session, [...TO_FIRST_QUESTION, { type: 'end' }]).events
const journal = (list = events) => [
  writeLine({ kind: 'head', head, content }),
  ...list.map((event) => writeLine({ kind: 'event', event })),
  writeLine({ kind: 'beat', seq: list.length, used: 4_321, at: 5_000 }),
]

let count = 0
let db: Database
let desktop: FakeDesktop

beforeEach(async () => {
  db = await openDatabase(`recover-${++count}`)
  desktop = aDesktop()
})

const nothing = NOTHING_FOUND

test('nothing to do on a new computer, nor in the browser edition', async () => {
  expect(await recover(db, desktop)).toEqual(nothing)
  expect(await recover(db, null)).toEqual(nothing)
})

test('a missing database is rebuilt from the journals', async () => {
  desktop.journals.set(head.id, journal())
  expect(await recover(db, desktop)).toEqual({ ...nothing, rebuilt: 1 })
  expect(await loadAttempt(db, head.id)).toEqual({
    head,
    content,
    events,
    beat: { attemptId: head.id, seq: events.length, used: 4_321, at: 5_000 },
  })
})

test('a database that lost its last events gets them back', async () => {
  await createAttempt(db, head, content)
  await appendEvents(db, head.id, events.slice(0, 3))
  desktop.journals.set(head.id, journal())
  expect(await recover(db, desktop)).toEqual({ ...nothing, completed: 1 })
  expect((await loadAttempt(db, head.id))!.events).toEqual(events)
})

test('a journal that lost its last lines gets them back', async () => {
  await createAttempt(db, head, content)
  await appendEvents(db, head.id, events)
  desktop.journals.set(head.id, journal().slice(0, 3))
  desktop.damaged.add(head.id)
  expect(await recover(db, desktop)).toEqual({ ...nothing, damaged: 1 })
  expect(readJournal(desktop.journals.get(head.id)!)!.events).toEqual(events)
})

test("an older beat in the journal, of a stage that had run longer, does not replace the database's", async () => {
  await createAttempt(db, head, content)
  await appendEvents(db, head.id, events)
  const newest = { attemptId: head.id, seq: events.length, used: 60_000, at: 9_000 }
  await writeBeat(db, newest)
  desktop.journals.set(head.id, [
    ...journal().slice(0, -1),
    writeLine({ kind: 'beat', seq: 3, used: 480_000, at: 4_000 }),
  ])
  await recover(db, desktop)
  expect((await loadAttempt(db, head.id))!.beat).toEqual(newest)
})

test('a journal that is gone is written anew', async () => {
  await createAttempt(db, head, content)
  await appendEvents(db, head.id, events)
  expect(await recover(db, desktop)).toEqual(nothing)
  expect(readJournal(desktop.journals.get(head.id)!)).toMatchObject({ head, content, events })
})

test('a journal of which nothing whole is left is written anew', async () => {
  await createAttempt(db, head, content)
  await appendEvents(db, head.id, events)
  desktop.journals.set(head.id, [])
  desktop.damaged.add(head.id)
  expect(await recover(db, desktop)).toEqual({ ...nothing, damaged: 1 })
  expect(readJournal(desktop.journals.get(head.id)!)!.events).toEqual(events)
})

test('recovering twice changes nothing more', async () => {
  desktop.journals.set(head.id, journal())
  await recover(db, desktop)
  const before = await loadAttempt(db, head.id)
  expect(await recover(db, desktop)).toEqual(nothing)
  expect(await loadAttempt(db, head.id)).toEqual(before)
})

test('a journal without a readable head is counted and left alone', async () => {
  desktop.journals.set('odd', ['???'])
  expect(await recover(db, desktop)).toEqual({ ...nothing, unreadable: 1 })
  expect(desktop.journals.get('odd')).toEqual(['???'])
})

describe('an attempt whose last event ended it', () => {
  test('is closed at the next start when the app died in between', async () => {
    await createAttempt(db, head, content)
    await appendEvents(db, head.id, ended)
    await recover(db, desktop)
    expect(await findAttempt(db, head.id)).toMatchObject({ status: 'ended', summary: { scaled: null, passed: null } })
  })
  test('is closed when it is rebuilt', async () => {
    desktop.journals.set(head.id, journal(ended))
    await recover(db, desktop)
    expect((await findAttempt(db, head.id))!.status).toBe('ended')
  })
  test('is not read again afterwards', async () => {
    await createAttempt(db, head, content)
    await appendEvents(db, head.id, ended)
    await setStatus(db, head.id, 'ended', null)
    desktop.journals.set(head.id, ['not read'])
    expect(await recover(db, desktop)).toEqual(nothing)
  })
  test('is not even opened: damage to its second copy is not looked for', async () => {
    await createAttempt(db, head, content)
    await appendEvents(db, head.id, ended)
    await setStatus(db, head.id, 'ended', null)
    desktop.journals.set(head.id, journal(ended).slice(0, 2))
    desktop.damaged.add(head.id)
    const list = vi.spyOn(desktop, 'listJournals')
    expect(await recover(db, desktop)).toEqual(nothing)
    expect(list).toHaveBeenCalledExactlyOnceWith([head.id])
  })
})

test('a discarded attempt stays discarded after a rebuild', async () => {
  const { events: discarded } = play(session, [...TO_FIRST_QUESTION, { type: 'discard' }])
  desktop.journals.set(head.id, journal(discarded))
  await recover(db, desktop)
  expect((await findAttempt(db, head.id))!.status).toBe('discarded')
})

test('an open attempt whose question or head is damaged does not keep the app from starting', async () => {
  for (const id of ['whole', 'torn', 'bent']) {
    await createAttempt(db, { ...head, id }, content)
    await appendEvents(db, id, id === 'whole' ? ended : events)
  }
  await db.heads.update('bent', { form: 'none' } as object)
  await db.heads.update('torn', {
    form: { ...head.form, items: [{ ...head.form.items[0]!, hash: 'ffffffffffffffff' }] },
  } as object)
  expect(await recover(db, desktop)).toEqual(nothing)
  expect((await findAttempt(db, 'whole'))!.status).toBe('ended')
  expect([...desktop.journals.keys()]).toEqual(['whole'])
})

test('a long exam is written to its journal in parts', async () => {
  const long = Array.from({ length: 2_300 }, (_, index) => ({ ...events[0]!, seq: index + 1 }))
  await createAttempt(db, head, content)
  await appendEvents(db, head.id, long)
  const sizes: number[] = []
  const { appendJournal } = desktop
  desktop.appendJournal = (id, from, entries) => {
    sizes.push(entries.length)
    return appendJournal(id, from, entries)
  }
  await recover(db, desktop)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(1_000)
  expect(readJournal(desktop.journals.get(head.id)!)!.events).toHaveLength(2_300)
})

describe('a row of the list that cannot be read, of an attempt that can', () => {
  const harm = (row: object) => db.attempts.put({ id: head.id, ...row } as never)
  test('hides no open attempt, in both editions', async () => {
    for (const bridge of [desktop, null]) {
      await db.delete()
      await db.open()
      await createAttempt(db, head, content)
      await appendEvents(db, head.id, events)
      const whole = await findAttempt(db, head.id)
      for (const row of [{ status: 'open' }, { ...whole, status: 'weird' }, { ...whole, createdAt: undefined }]) {
        await harm(row)
        expect(await recover(db, bridge)).toMatchObject({ repaired: 1 })
        expect(await findAttempt(db, head.id)).toEqual(whole)
      }
    }
    expect(await recover(db, desktop)).toEqual(nothing)
  })
  test('of one that had ended is closed again with its result', async () => {
    await createAttempt(db, head, content)
    await appendEvents(db, head.id, ended)
    await recover(db, desktop)
    const whole = await findAttempt(db, head.id)
    await harm({ ...whole, summary: { scaled: 'x' } })
    expect(await recover(db, desktop)).toMatchObject({ repaired: 1 })
    expect(await findAttempt(db, head.id)).toEqual(whole)
  })
  test('keeps what only it says: given up, or deleted', async () => {
    await createAttempt(db, head, content)
    for (const status of ['discarded', 'deleted', 'dismissed']) {
      await harm({ createdAt: 1, status })
      await recover(db, desktop)
      expect(await findAttempt(db, head.id)).toMatchObject({ status })
    }
  })
  test('stays as it is when its record cannot be read either', async () => {
    await harm({ createdAt: 1, status: 'open' })
    expect(await recover(db, desktop)).toEqual(nothing)
  })
})

describe('a journal that is damaged, copied, misplaced or foreign', () => {
  const known = async () => {
    await createAttempt(db, head, content)
    await appendEvents(db, head.id, events)
  }
  const without = (seq: number) => journal().filter((_, index) => index !== seq)

  test('a damaged line is made up for by the database, and the journal is written anew', async () => {
    await known()
    desktop.journals.set(head.id, without(4))
    expect((await recover(db, desktop)).findings).toEqual([])
    expect(readJournal(desktop.journals.get(head.id)!)!.events).toEqual(events)
    expect([...desktop.setAside.keys()]).toHaveLength(1)
  })
  test('what follows a damaged line is recovered by its number; what is lost is told by number', async () => {
    desktop.journals.set(head.id, without(4))
    const { rebuilt, findings } = await recover(db, desktop)
    expect(rebuilt).toBe(1)
    expect(findings).toEqual([{ kind: 'lost', attempt: 'Small exam', numbers: [4], cutOff: 0 }])
    const stored = (await loadAttempt(db, head.id))!
    expect(stored.events.filter(({ seq }) => seq !== 4)).toEqual(events.filter(({ seq }) => seq !== 4))
    expect(stored.events).toHaveLength(events.length)
    // The next start has nothing more to tell.
    expect(await recover(db, desktop)).toEqual(nothing)
  })
  test('an action that is damaged in both copies is told, its row is kept aside, and the exam can be resumed', async () => {
    await known()
    await db.events.put({ attemptId: head.id, seq: 5, event: { type: 'answered' } })
    desktop.journals.set(head.id, without(5))
    expect((await recover(db, desktop)).findings).toMatchObject([{ kind: 'lost', numbers: [5] }])
    expect([...desktop.setAside.values()].join()).toContain('"answered"')
    expect((await loadAttempt(db, head.id))!.events).toHaveLength(events.length)
  })
  test('where it cannot be kept aside it stays, and nothing is given up', async () => {
    await known()
    await db.events.put({ attemptId: head.id, seq: 5, event: { type: 'answered' } })
    desktop.journals.set(head.id, without(5))
    desktop.setAsideText = () => Promise.resolve({ ok: false, code: 'no-access', message: 'No.' })
    await recover(db, desktop)
    expect((await db.events.get([head.id, 5]))!.event).toEqual({ type: 'answered' })
  })
  test('a copy under another name is set aside, and what only it has is taken', async () => {
    await known()
    await db.events.delete([head.id, events.length])
    desktop.journals.set(head.id, journal(events.slice(0, 3)))
    desktop.journals.set(`${head.id}-LAPTOP-1`, journal())
    expect((await recover(db, desktop)).findings).toEqual([{ kind: 'copies', journals: 1, left: 0 }])
    expect((await loadAttempt(db, head.id))!.events).toEqual(events)
    expect([...desktop.journals.keys()]).toEqual([head.id])
    expect(readJournal(desktop.journals.get(head.id)!)!.events).toEqual(events)
  })
  test('a journal under another name alone brings its attempt back, under its own', async () => {
    desktop.journals.set('another-name', journal())
    expect(await recover(db, desktop)).toMatchObject({ rebuilt: 1 })
    expect((await loadAttempt(db, head.id))!.events).toEqual(events)
    expect([...desktop.journals.keys()]).toEqual([head.id])
  })
  test("another attempt's journal in the place of one is noticed, and its own is written anew", async () => {
    await known()
    const other = anAttempt({ id: 'other', seed: 4 })
    desktop.journals.set(head.id, [writeLine({ kind: 'head', head: other.head, content: other.content })])
    const { findings, rebuilt } = await recover(db, desktop)
    expect([findings, rebuilt]).toEqual([[{ kind: 'copies', journals: 1, left: 0 }], 1])
    expect(readJournal(desktop.journals.get(head.id)!)!.head.id).toBe(head.id)
    expect(readJournal(desktop.journals.get('other')!)!.head.id).toBe('other')
  })
  test('one that cannot be set aside keeps nothing from starting', async () => {
    await known()
    desktop.journals.set('copy', journal())
    desktop.setAsideJournal = () => Promise.resolve({ ok: false, code: 'no-access', message: 'No.' })
    expect((await recover(db, desktop)).findings).toEqual([{ kind: 'copies', journals: 1, left: 1 }])
  })
  test('copies that differ though they are equally long: the database counts, the other is set aside, and it is told', async () => {
    await known()
    const other = events.map((event) => (event.seq === 5 ? { ...event, at: event.at + 1 } : event))
    desktop.journals.set(head.id, journal(other))
    expect((await recover(db, desktop)).findings).toEqual([{ kind: 'differing', attempt: 'Small exam', actions: 1 }])
    expect((await loadAttempt(db, head.id))!.events).toEqual(events)
    expect([...desktop.setAside.values()][0]).toContain(`"at":${other[4]!.at}`)
    expect(await recover(db, desktop)).toEqual(nothing)
  })
  test('without its first line nobody knows the exam: its actions are counted and kept', async () => {
    desktop.journals.set(head.id, journal().slice(1))
    const { findings, unreadable } = await recover(db, desktop)
    expect([findings, unreadable]).toEqual([[{ kind: 'headless', actions: events.length }], 1])
    expect(desktop.journals.get(head.id)).toHaveLength(journal().length - 1)
  })
  test('the row alone, the head alone, or a question of an open attempt that is gone is put back', async () => {
    for (const harm of [
      () => db.attempts.delete(head.id),
      () => db.heads.delete(head.id),
      () => db.contents.delete(head.form.items[0]!.hash),
      () => Promise.all([db.attempts.delete(head.id), db.heads.delete(head.id)]),
      () => db.events.delete([head.id, 1]),
    ]) {
      await db.delete()
      await db.open()
      await known()
      desktop.journals.set(head.id, journal())
      const before = await loadAttempt(db, head.id)
      await harm()
      expect(await recover(db, desktop)).toMatchObject({ rebuilt: 0, repaired: 1, findings: [] })
      expect({ ...(await loadAttempt(db, head.id))!, beat: null }).toEqual({ ...before!, beat: null })
      expect((await findAttempt(db, head.id))!.status).toBe('open')
    }
  })
})
