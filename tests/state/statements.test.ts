import 'fake-indexeddb/auto'
import fc from 'fast-check'
import forceCloseDatabase from 'fake-indexeddb/lib/forceCloseDatabase'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { newCard } from '../../renderer/engine/card'
import { rate } from '../../renderer/engine/review'
import { SAID_TABLES } from '../../renderer/storage/archive-format'
import { deleteAll, mergeAll, readArchive, replaceAll, writeArchive } from '../../renderer/storage/archive'
import { addCards, cardsOf, putCard, reviewsSince, saveReview, undoReview } from '../../renderer/storage/cards'
import { createAttempt, findAttempt, setStatus } from '../../renderer/storage/attempts'
import { deletedIds, forgetDeletion, markDeleted, removeDeleted } from '../../renderer/storage/deletions'
import { openDatabase, type Database } from '../../renderer/storage/database'
import { setLeftOut } from '../../renderer/storage/left-out'
import { saveMark } from '../../renderer/storage/marks'
import { loadDrillRounds, saveDrillRound } from '../../renderer/storage/drill-rounds'
import { saveNote } from '../../renderer/storage/notes'
import { saveSetting } from '../../renderer/storage/settings'
import { bringAttemptsBack, openStatements, statementsExchanged, tendStatements } from '../../renderer/state/statements'
import { useSecondCopy } from '../../renderer/state/statement-writer'
import { forgetTrouble } from '../../renderer/state/trouble'
import { drillResult, drillRoundOf } from '../support/drills'
import { anAttempt } from '../support/attempts'
import { given, NO_EXAM } from '../support/cards'
import { aDesktop, type FakeDesktop } from '../support/fake-desktop'

/* The second copy of what is said outside exams: whatever is lost of one copy, the other has what was acknowledged. */

let count = 0
let db: Database
let desktop: FakeDesktop
/** Wall time; a test turns it back. */
let time: number
const clock = () => time

beforeEach(async () => {
  time = 1_000_000
  forgetTrouble()
  useSecondCopy.setState({ problem: null })
  desktop = aDesktop()
  db = await openDatabase(`statements-${++count}`)
})

type Rows = Record<string, unknown[]>

/** What is stored of the tables with a second copy, as text, since that is how it is kept. */
async function said(of: Database = db): Promise<Rows> {
  const tables = SAID_TABLES.map(async (name) => [name, await of.table(name).toArray()] as const)
  return JSON.parse(JSON.stringify(Object.fromEntries(await Promise.all(tables)))) as Rows
}

/** The whole database, to be found again later as it is now. */
const wholeOf = async (of: Database): Promise<Rows> =>
  Object.fromEntries(await Promise.all(of.tables.map(async (table) => [table.name, await table.toArray()] as const)))

/** Ends the run and starts another one with this database; null: it was lost. */
async function restarted(stored: Rows | null): Promise<Awaited<ReturnType<typeof openStatements>>> {
  db.close()
  db = await openDatabase(`statements-${++count}`)
  if (stored) for (const [name, rows] of Object.entries(stored)) await db.table(name).bulkPut(rows)
  return openStatements(db, desktop, clock)
}

const restoredOf = (found: Awaited<ReturnType<typeof openStatements>>) =>
  Object.fromEntries((found?.restored ?? []).map(({ table, count }) => [table, count]))

type Saying = (to: Database) => Promise<unknown>
const SCREENS = ['CK-0001', 'CK-0002', 'SC-0001/Q1']
const anyScreen = fc.constantFrom(...SCREENS)

/** One thing a candidate says, through the functions that the app says it with. */
const anySaying: fc.Arbitrary<Saying> = fc.oneof(
  fc.tuple(anyScreen, fc.string({ maxLength: 12, unit: 'binary' }), fc.boolean()).map(
    ([screen, text, bookmarked]): Saying =>
      (to) =>
        saveNote(to, { screen, text, bookmarked, dispute: null, at: time }),
  ),
  fc.tuple(anyScreen, fc.boolean()).map(
    ([screen, guessed]): Saying =>
      (to) =>
        saveMark(to, { attemptId: 'a', screen, miss: null, guessed, at: time }),
  ),
  fc.nat(200).map(
    (value): Saying =>
      (to) =>
        saveSetting(to, 'dailyNew', value),
  ),
  fc.constantFrom('', '2027-02-28').map(
    (day): Saying =>
      (to) =>
        saveSetting(to, 'examDate', day),
  ),
  anyScreen.map(
    (screen): Saying =>
      (to) =>
        addCards(to, [newCard(screen, time, 'added')]),
  ),
  fc
    .tuple(anyScreen, fc.constantFrom('again' as const, 'good' as const))
    .map(([screen, rating]): Saying => async (to) => {
      const card = (await cardsOf(to, [screen])).get(screen)
      if (!card || card.lastReview === time) return
      const next = rate(card, given(rating), Math.max(time, (card.lastReview ?? 0) + 1), NO_EXAM)
      await saveReview(to, next.card, next.entry)
    }),
  fc.constant<Saying>(async (to) => {
    const { reviews } = await reviewsSince(to, 0)
    if (reviews.length > 0) await undoReview(to, reviews.at(-1)!)
  }),
  anyScreen.map((screen): Saying => async (to) => {
    const card = (await cardsOf(to, [screen])).get(screen)
    if (card) await putCard(to, { ...card, suspended: !card.suspended })
  }),
  fc.tuple(fc.constantFrom('a', 'b'), fc.boolean()).map(
    ([id, out]): Saying =>
      (to) =>
        setLeftOut(to, id, out ? time : null),
  ),
  // A drill more in a round that is begun with the first.
  anyScreen.map((screen): Saying => async (to) => {
    const before = (await loadDrillRounds(to)).find(({ id }) => id === screen) ?? drillRoundOf(20, { id: screen })
    const results = [...before.results, drillResult()].slice(0, 20)
    await saveDrillRound(to, { ...before, at: time, results, shown: results.length })
  }),
)

/** The clock goes on, stands still or is turned back. */
const anyStep = fc.oneof({ weight: 5, arbitrary: fc.nat(2_000) }, fc.constant(-500_000))
const anySayings = fc.array(fc.tuple(anySaying, anyStep), { minLength: 1, maxLength: 25 })

async function sayAll(sayings: readonly (readonly [Saying, number])[]): Promise<void> {
  for (const [say, step] of sayings) {
    time = Math.max(1, time + step)
    await say(db)
  }
}

async function begun(): Promise<void> {
  time = 1_000_000
  desktop = aDesktop()
  db.close()
  db = await openDatabase(`statements-${++count}`)
  await openStatements(db, desktop, clock)
}

describe('what was acknowledged is there', () => {
  test('after the database was lost, whatever was said, whenever', { timeout: 60_000 }, () =>
    fc.assert(
      fc.asyncProperty(anySayings, fc.boolean(), anySayings, async (before, tidied, after) => {
        await begun()
        await sayAll(before)
        if (tidied) await tendStatements()
        await sayAll(after)
        const acknowledged = await said()
        const found = await restarted(null)
        expect(await said()).toEqual(acknowledged)
        expect(found?.damaged ?? 0).toBe(0)
        for (const name of ['notes', 'marks', 'cards', 'reviews', 'drillRounds'] as const)
          expect(restoredOf(found)[name] ?? 0).toBe(acknowledged[name]!.length)
        // Once more changes nothing, and there is nothing to tell.
        expect(await restarted(await wholeOf(db))).toBeNull()
        expect(await said()).toEqual(acknowledged)
      }),
      { numRuns: 40 },
    ),
  )

  test('after the database lost the end of it', { timeout: 60_000 }, () =>
    fc.assert(
      fc.asyncProperty(anySayings, fc.boolean(), anySayings, async (before, tidied, after) => {
        await begun()
        await sayAll(before)
        const early = await wholeOf(db)
        await sayAll(after)
        if (tidied) await writtenAnew()
        const acknowledged = await said()
        await restarted(early)
        expect(await said()).toEqual(acknowledged)
      }),
      { numRuns: 40 },
    ),
  )

  test('after the second copy was lost, or its end, or lines in it, and then the database', { timeout: 60_000 }, () =>
    fc.assert(
      fc.asyncProperty(
        anySayings,
        fc.oneof(fc.constant('all'), fc.constant('end'), fc.constant('lines')),
        fc.nat(),
        anySayings,
        async (before, lost, where, after) => {
          await begun()
          await sayAll(before)
          const { statements } = desktop
          const place = where % Math.max(1, statements.length)
          if (lost === 'all') desktop.statements = []
          else if (lost === 'end') desktop.statements = statements.slice(0, place)
          else desktop.statements = statements.map((line, index) => (index === place ? null : line))
          const acknowledged = await said()
          const found = await restarted(await wholeOf(db))
          expect(await said()).toEqual(acknowledged)
          expect(restoredOf(found)).toEqual({})
          await tendStatements()
          await sayAll(after)
          const all = await said()
          await restarted(null)
          expect(await said()).toEqual(all)
        },
      ),
      { numRuns: 40 },
    ),
  )
})

/** As when it has grown. */
async function writtenAnew(): Promise<void> {
  db.capture.lacks(true)
  await tendStatements()
}

const note = (screen: string, text: string) => ({ screen, text, bookmarked: false, dispute: null, at: time })
const noteTexts = async () => (await said()).notes!.map((one) => (one as { text: string }).text)

test('a second copy with a damaged line: the others come back, the file is set aside, the count is told', async () => {
  await begun()
  for (const screen of SCREENS) await saveNote(db, note(screen, screen))
  desktop.statements = desktop.statements.map((line) => (line?.includes('CK-0002') ? null : line))
  const found = await restarted(null)
  expect([restoredOf(found), found?.damaged]).toEqual([{ notes: 2 }, 1])
  expect(await noteTexts()).toEqual(['CK-0001', 'SC-0001/Q1'])
  const before = desktop.statements
  await tendStatements()
  expect(desktop.statementsAside).toEqual([before])
  expect(desktop.statements).not.toContain(null)
})

test('lines that are exchanged or there twice change nothing', async () => {
  await begun()
  for (const text of ['one', 'two', 'three']) await saveNote(db, note('CK-0001', text))
  await saveNote(db, note('CK-0002', 'four'))
  const acknowledged = await said()
  const [head, one, two, three, four] = desktop.statements
  desktop.statements = [one!, head!, three!, two!, two!, four!, one!]
  await restarted(null)
  expect(await said()).toEqual(acknowledged)
})

test('a profile from before there was a second copy gets one', async () => {
  await saveNote(db, note('CK-0001', 'old'))
  await openStatements(db, desktop, clock)
  expect(desktop.statements).toEqual([])
  await saveNote(db, note('CK-0002', 'said before it is written'))
  await tendStatements()
  await restarted(null)
  expect(await noteTexts()).toEqual(['old', 'said before it is written'])
})

test('what is said while the second copy is written anew is in it', async () => {
  await begun()
  await saveNote(db, note('CK-0001', 'first'))
  db.capture.lacks(true)
  const writing = tendStatements()
  await saveNote(db, note('CK-0002', 'meanwhile'))
  await saveNote(db, note('CK-0001', ''))
  await writing
  await restarted(null)
  expect(await noteTexts()).toEqual(['meanwhile'])
})

describe('a second copy that cannot be written', () => {
  test('is told, and keeps nothing from being saved; it is made up for', async () => {
    await begun()
    desktop.fail = { code: 'disk-full', message: 'The disk is full.' }
    await saveNote(db, note('CK-0001', 'one'))
    expect(useSecondCopy.getState().problem).toBe('The disk is full.')
    desktop.fail = null
    await saveNote(db, note('CK-0002', 'two'))
    expect(useSecondCopy.getState().problem).toBeNull()
    await restarted(null)
    expect(await noteTexts()).toEqual(['one', 'two'])
  })
  test('or looked at, at the start: the database goes on, and later both have everything', async () => {
    await begun()
    await saveNote(db, note('CK-0001', 'one'))
    const early = await wholeOf(db)
    await saveNote(db, note('CK-0002', 'lost in the database'))
    desktop.fail = { code: 'no-access', message: 'Access is denied.' }
    expect(await restarted(early)).toMatchObject({ unreadable: true })
    await saveNote(db, note('SC-0001/Q1', 'three'))
    const stored = await wholeOf(db)
    desktop.fail = null
    // Whatever is written anew before the next start, the file that was not seen is kept.
    const unseen = desktop.statements
    await saveNote(db, note('SC-0001/Q1', 'three'))
    await expect.poll(() => desktop.statementsAside).toHaveLength(1)
    expect(desktop.statementsAside[0]!.slice(0, unseen.length)).toEqual(unseen)
    desktop.statements = unseen
    await restarted(stored)
    expect(await noteTexts()).toEqual(['one', 'lost in the database', 'three'])
    await tendStatements()
    await restarted(null)
    expect(await noteTexts()).toEqual(['one', 'lost in the database', 'three'])
  })
})

describe('when everything was replaced', () => {
  test('older statements do not come back over it', async () => {
    await begun()
    await saveNote(db, note('CK-0001', 'old'))
    const backup = await readArchive(await writeArchive(db, time))
    time += 1_000
    await saveNote(db, note('CK-0001', 'newer'))
    await saveNote(db, note('CK-0002', 'newest'))
    if (!backup.ok) throw new Error(backup.sentence)
    await replaceAll(db, backup.archive)
    const killed = await wholeOf(db)
    // Killed before the second copy followed, and not.
    await restarted(killed)
    expect(await noteTexts()).toEqual(['old'])
    await tendStatements()
    await restarted(null)
    expect(await noteTexts()).toEqual(['old'])
  })
  test('nothing of what was deleted comes back, nor is it in the files', async () => {
    await begun()
    await saveNote(db, note('CK-0001', 'secret'))
    await deleteAll(db)
    await statementsExchanged()
    expect(JSON.stringify(desktop.statements)).not.toContain('secret')
    await saveNote(db, note('CK-0002', 'after'))
    await restarted(null)
    expect(await noteTexts()).toEqual(['after'])
  })
  test('nor when the app was killed in between', async () => {
    await begun()
    await saveNote(db, note('CK-0001', 'secret'))
    desktop.statementsAside = [['secret']]
    await deleteAll(db)
    await restarted(await wholeOf(db))
    expect(await noteTexts()).toEqual([])
    await tendStatements()
    expect(JSON.stringify([desktop.statements, desktop.statementsAside])).not.toContain('secret')
  })
})

describe('a file that changes while the app runs', () => {
  test('is removed: everything is written anew', async () => {
    await begun()
    await saveNote(db, note('CK-0001', 'one'))
    desktop.statements = []
    await saveNote(db, note('CK-0002', 'two'))
    await expect.poll(() => JSON.stringify(desktop.statements)).toContain('one')
    await restarted(null)
    expect(await noteTexts()).toEqual(['one', 'two'])
  })
  test('and an app that is killed before it was written anew', async () => {
    await begun()
    await saveNote(db, note('CK-0001', 'one'))
    desktop.draftStatements = () => Promise.resolve({ ok: false, code: 'disk-full', message: 'The disk is full.' })
    desktop.statements = []
    await saveNote(db, note('CK-0002', 'two'))
    await restarted(await wholeOf(db))
    expect(await noteTexts()).toEqual(['one', 'two'])
  })
})

test('it is written anew when most of it is outdated, and stays small', async () => {
  await begun()
  for (let n = 0; n < 40; n++) await saveNote(db, note('CK-0001', `${n} ${'x'.repeat(7_000)}`.repeat(1)))
  const before = desktop.statements.length
  await writtenAnew()
  expect(before).toBeGreaterThan(40)
  expect(desktop.statements.length).toBeLessThan(5)
  await restarted(null)
  expect((await noteTexts())[0]).toMatch(/^39 x/)
})

test('a statement larger than a line is split, and all of it or none of it counts as there', async () => {
  await begun()
  const many = Array.from({ length: 3_000 }, (_, n) => newCard(`CK-${n}`, time, 'added'))
  await addCards(db, many)
  expect(desktop.statements.length).toBeGreaterThan(2)
  expect(Math.max(...desktop.statements.map((line) => line!.length))).toBeLessThan(1_000_000)
  const acknowledged = await said()
  const whole = desktop.statements
  await restarted(null)
  expect(await said()).toEqual(acknowledged)
  // Killed between two lines of it: the database has it all, and the second copy is mended.
  desktop.statements = whole.slice(0, -1)
  await restarted(acknowledged)
  await tendStatements()
  await restarted(null)
  expect(await said()).toEqual(acknowledged)
})

test('a database that the browser takes away while it is open: no second copy is made of the empty one that follows', async () => {
  await begun()
  const note = (screen: string) => saveNote(db, { screen, text: screen, bookmarked: false, dispute: null, at: time })
  await note('CK-0001')
  await db.secondCopy()
  const lost = vi.fn()
  db.onLost = lost
  forceCloseDatabase(db.backendDB())
  await expect.poll(() => lost.mock.calls.length).toBe(1)
  await new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(db.name)
    deleting.onsuccess = resolve
    deleting.onerror = reject
  })
  // Dexie opens another one by itself, and what is said goes on to both copies.
  await note('CK-0002')
  expect(await db.notes.count()).toBe(1)
  db.capture.lacks(true)
  await tendStatements()
  await restarted(await wholeOf(db))
  await tendStatements()
  expect((await said()).notes).toMatchObject([{ screen: 'CK-0001' }, { screen: 'CK-0002' }])
})

test('settings that the app keeps for itself are not told as come back', async () => {
  await begun()
  await saveSetting(db, 'lossOpen', true)
  await saveSetting(db, 'lastBackup', { id: 'a', digest: 'b' })
  expect(await restarted(null)).toBeNull()
})

describe('rows of attempts', () => {
  const { head, content } = anAttempt({ id: 'gone' })
  async function ended(status: 'ended' | 'deleted' | 'discarded'): Promise<void> {
    await begun()
    await createAttempt(db, head, content)
    await setStatus(db, 'gone', status === 'discarded' ? 'discarded' : 'ended', null)
    if (status === 'deleted') await markDeleted(db, 'gone')
    await db.secondCopy()
  }
  test.each(['ended', 'deleted', 'discarded'] as const)(
    '%s is what they are after they were rebuilt',
    async (status) => {
      await ended(status)
      await restarted(null)
      // As the recovery leaves it: rebuilt from its journal, which does not say it.
      await createAttempt(db, head, content)
      await bringAttemptsBack(1)
      expect(await findAttempt(db, 'gone')).toMatchObject({ status })
    },
  )
  test('that are in neither of their own copies any more are told, once', async () => {
    await ended('ended')
    await restarted(null)
    expect(await bringAttemptsBack(0)).toEqual([{ kind: 'gone', attempts: 1 }])
    await tendStatements()
    expect(desktop.statementsAside).toHaveLength(1)
    await restarted(await wholeOf(db))
    expect(await bringAttemptsBack(0)).toEqual([])
    expect(await tendStatements()).toEqual([])
  })
  test('that were given up or deleted are missed by nobody', async () => {
    for (const status of ['deleted', 'discarded'] as const) {
      await ended(status)
      await restarted(null)
      expect(await bringAttemptsBack(0)).toEqual([])
    }
  })
  test('whose journal is there, but cannot be used, are told with the journal', async () => {
    await ended('ended')
    desktop.journals.set('gone', ['torn'])
    await restarted(null)
    expect(await bringAttemptsBack(0)).toEqual([])
  })
  test('that are all there was of both copies: what else was said is told as not known', async () => {
    await openStatements(db, desktop, clock)
    expect(await bringAttemptsBack(0)).toEqual([])
    expect(await bringAttemptsBack(2)).toEqual([{ kind: 'unsaid' }])
    await saveNote(db, { screen: 'CK-0001', text: 'x', bookmarked: false, dispute: null, at: time })
    await restarted(await wholeOf(db))
    expect(await bringAttemptsBack(2)).toEqual([])
  })
  test('that were deleted for good leave their id, so that their journal brings nothing back', async () => {
    await ended('deleted')
    await saveMark(db, { attemptId: 'gone', screen: 'CK-0001', miss: 'misread', guessed: true, at: time })
    await removeDeleted(db, 'gone')
    // Nor do earlier lines tell what was said of it.
    await expect.poll(() => JSON.stringify(desktop.statements)).not.toContain('misread')
    await restarted(null)
    expect((await said()).marks).toEqual([])
    expect(await deletedIds(db)).toEqual(['gone'])
    await forgetDeletion(db, 'gone')
    await restarted(null)
    expect(await deletedIds(db)).toEqual([])
  })
})

test('a merge is written to the second copy as well', async () => {
  await saveNote(db, note('CK-0001', 'from the file'))
  const file = await readArchive(await writeArchive(db, time))
  if (!file.ok) throw new Error(file.sentence)
  await begun()
  await saveNote(db, note('CK-0002', 'mine'))
  await mergeAll(db, file.archive)
  await db.secondCopy()
  await restarted(null)
  expect(await noteTexts()).toEqual(['from the file', 'mine'])
})

test('a row that is damaged in the database comes back, one that is missing too', async () => {
  await begun()
  for (const screen of SCREENS) await saveNote(db, note(screen, screen))
  await saveSetting(db, 'examDate', '2027-02-28')
  const stored = await wholeOf(db)
  stored.notes = [{ ...(stored.notes![0] as object), text: 9 }, stored.notes![1]]
  stored.settings = [{ key: 'examDate', value: 'no day' }]
  expect(restoredOf(await restarted(stored))).toEqual({ notes: 2, settings: 1 })
  expect(await noteTexts()).toEqual(SCREENS)
})

test('a database of an earlier time that comes back by hand loses nothing newer, and gains what it lacks', async () => {
  await saveNote(db, note('CK-0001', 'only in the old database'))
  const old = await wholeOf(db)
  await begun()
  await saveNote(db, note('CK-0002', 'only in the second copy'))
  await restarted(old)
  expect(await noteTexts()).toEqual(['only in the old database', 'only in the second copy'])
})

test('the browser edition has none, and nothing is written down for it', async () => {
  expect(await openStatements(db, null)).toBeNull()
  await saveNote(db, note('CK-0001', 'one'))
  expect(await db.copies.count()).toBe(0)
})
