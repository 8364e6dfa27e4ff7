import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { newCard } from '../../renderer/engine/card'
import { deleteAll, readArchive, replaceAll, writeArchive } from '../../renderer/storage/archive'
import { ALL_TABLES, ARCHIVE_VERSION, sealOf } from '../../renderer/storage/archive-format'
import { appendEvents, createAttempt, loadAttempt } from '../../renderer/storage/attempts'
import { addCards } from '../../renderer/storage/cards'
import { openDatabase, type Database } from '../../renderer/storage/database'
import { digestOfKept } from '../../renderer/storage/digest'
import { saveDrillRound } from '../../renderer/storage/drill-rounds'
import { saveNote } from '../../renderer/storage/notes'
import { saveSetting } from '../../renderer/storage/settings'
import { anAttempt, play, TO_FIRST_QUESTION } from '../support/attempts'
import { NOON } from '../support/cards'
import { anyDataSet, keptRows, store } from '../support/data-sets'
import { drillResult, drillRoundOf } from '../support/drills'

/* What is written is what is read; what is damaged is said, and never half taken. */

let db: Database
let runs = 0
const fresh = () => openDatabase(`archive-${(runs += 1)}`)

beforeEach(async () => {
  db = await fresh()
})

type Tables = Record<string, unknown[]>
type File = { kind: string; version: number; createdAt: number; sha256: string; tables: Tables }

const { head, content, session } = anAttempt()
const { events } = play(session, [
  ...TO_FIRST_QUESTION,
  { type: 'answer', answer: { kind: 'choice', option: 'a' } },
  { type: 'next' },
])

async function oneAttempt(): Promise<void> {
  await createAttempt(db, head, content)
  await appendEvents(db, head.id, events)
  await addCards(db, [newCard('CK-0001', NOON, 'missed')])
  await saveNote(db, { screen: 'CK-0001', text: 'A note.', bookmarked: false, dispute: null, at: 1 })
  await saveSetting(db, 'theme', 'dark')
}

/** An archive's text after its tables were changed, with a digest that fits. */
function changed(text: string, change: (tables: Tables) => void, over: Partial<File> = {}): string {
  const file = { ...(JSON.parse(text) as File), ...over }
  change(file.tables)
  const sealed = sealOf(file.version, file.createdAt) + JSON.stringify(file.tables)
  return JSON.stringify({ ...file, sha256: createHash('sha256').update(sealed).digest('hex') })
}

const nothing = () => undefined

async function read(text: string) {
  const reading = await readArchive(text)
  if (!reading.ok) throw new Error(reading.sentence)
  return reading
}
const refusal = async (text: string) => {
  const reading = await readArchive(text)
  return reading.ok ? null : reading.sentence
}

test('export, deletion and import give back exactly what was there, for 100 generated sets of progress', async () => {
  const [mine, other] = [await fresh(), await fresh()]
  let rows = 0
  await fc.assert(
    fc.asyncProperty(anyDataSet, async (data) => {
      await deleteAll(mine)
      await store(mine, data)
      const before = await keptRows(mine)
      const text = await writeArchive(mine, NOON)
      await deleteAll(mine)
      expect(Object.values(await keptRows(mine)).flat()).toEqual([])
      const { archive, damaged } = await read(text)
      expect(damaged).toEqual([])
      await replaceAll(mine, archive)
      expect(await keptRows(mine)).toEqual(before)
      // On another computer, over other data, too; and the next export holds the same.
      await replaceAll(other, archive)
      expect(await keptRows(other)).toEqual(before)
      expect((JSON.parse(await writeArchive(other, NOON)) as File).tables).toEqual((JSON.parse(text) as File).tables)
      rows += Object.values(before).flat().length
    }),
    { numRuns: 100, seed: 5 },
  )
  expect(rows).toBeGreaterThan(2_000)
}, 120_000)

describe('version 1', () => {
  const ofVersion1 = async () =>
    changed(
      await writeArchive(db, NOON),
      (tables) => {
        for (const later of ['cards', 'reviews', 'marks', 'notes', 'leftOut', 'drillRounds']) delete tables[later]
        // Fields that version 1 did not have yet.
        for (const row of tables.attempts as { practice?: boolean }[]) delete row.practice
        for (const row of tables.heads as { practice?: unknown; preset: { checkIn?: unknown } }[]) {
          delete row.practice
          delete row.preset.checkIn
        }
      },
      { version: 1 },
    )

  test('is restored: its tables as they are, newer fields with their defaults, newer tables empty', async () => {
    await oneAttempt()
    const before = await keptRows(db)
    const { archive, damaged, facts } = await read(await ofVersion1())
    expect(damaged).toEqual([])
    expect(facts).toEqual({ createdAt: NOON, exams: 1, practice: 0, answers: 1, cards: 0, notes: 0 })
    const other = await fresh()
    await replaceAll(other, archive)
    expect(await keptRows(other)).toEqual({ ...before, cards: [], notes: [] })
    expect((await loadAttempt(other, head.id))!.events).toEqual(events)
  })
  test('has no tables of version 2', async () => {
    await oneAttempt()
    const text = changed(await ofVersion1(), (tables) => (tables.cards = []))
    expect(await refusal(text)).toMatch(/changed or damaged/)
  })
})

describe('version 4', () => {
  const ofVersion4 = async () =>
    changed(await writeArchive(db, NOON), (tables) => delete tables.drillRounds, { version: 4 })

  test('is restored without the look-up drills that it did not have', async () => {
    await oneAttempt()
    await saveDrillRound(db, drillRoundOf(3))
    const before = await keptRows(db)
    const { archive, damaged } = await read(await ofVersion4())
    expect(damaged).toEqual([])
    const other = await fresh()
    await replaceAll(other, archive)
    expect(await keptRows(other)).toEqual({ ...before, drillRounds: [] })
  })
  test('has no table of version 5', async () => {
    const text = changed(await ofVersion4(), (tables) => (tables.drillRounds = []))
    expect(await refusal(text)).toMatch(/changed or damaged/)
  })
})

describe('refused, with what is wrong', () => {
  test.each([
    ['nothing', ''],
    ['half a file', '{"kind":"ccs-exam-simulator-archive","ver'],
    ['not JSON', 'stem,answer\n1,b'],
  ])('%s', async (_, text) => expect(await refusal(text)).toMatch(/cannot be read.*Choose another file/))

  test.each(['null', '[]', '{}', '{"kind":"anki"}', '"text"', '7'])('another kind of file: %s', async (text) =>
    expect(await refusal(text)).toMatch(/not an export of CCS Exam Simulator/),
  )

  test('a newer version', async () => {
    const text = changed(await writeArchive(db, NOON), nothing, { version: ARCHIVE_VERSION + 1 })
    expect(await refusal(text)).toMatch(
      new RegExp(`newer version of the app \\(format ${ARCHIVE_VERSION + 1}.*Install the newer version`),
    )
  })
  test.each([0, -1, 1.5, '2', null])('a version that is none: %s', async (version) => {
    const text = changed(await writeArchive(db, NOON), nothing, { version: version as number })
    expect(await refusal(text)).toMatch(/changed or damaged/)
  })
  test('one changed character anywhere in the tables', async () => {
    await oneAttempt()
    const text = await writeArchive(db, NOON)
    expect(await refusal(text.replace('A note.', 'A nope.'))).toMatch(/changed or damaged/)
    expect(await refusal(text.replace(/"sha256":"./, '"sha256":"x'))).toMatch(/changed or damaged/)
  })
  test('a table that is missing, unknown, or no list', async () => {
    const text = await writeArchive(db, NOON)
    for (const change of [
      (tables: Tables) => delete tables.notes,
      (tables: Tables) => (tables.secrets = []),
      (tables: Tables) => (tables.notes = {} as unknown[]),
    ]) {
      expect(await refusal(changed(text, change))).toMatch(/changed or damaged/)
    }
  })
  test('nested without end', async () => {
    const deep = `{"kind":"ccs-exam-simulator-archive","version":2,"createdAt":1,"sha256":"${'0'.repeat(64)}","tables":{"notes":${'['.repeat(200_000)}${']'.repeat(200_000)}}}`
    expect(await refusal(deep)).toMatch(/changed or damaged|cannot be read/)
  })
  test('but not for how it is laid out', async () => {
    await oneAttempt()
    const text = await writeArchive(db, NOON)
    expect(await refusal(JSON.stringify(JSON.parse(text), null, 2))).toBeNull()
  })
})

describe('damaged rows', () => {
  const damage: [string, (tables: Tables) => void, { table: string; count: number }[]][] = [
    [
      'a field of a wrong kind',
      (tables) => Object.assign(tables.cards![0] as object, { due: 'soon' }),
      [{ table: 'cards', count: 1 }],
    ],
    ['a row that is none', (tables) => tables.notes!.push(null, 7), [{ table: 'notes', count: 2 }]],
    ['the same row twice', (tables) => tables.notes!.push(tables.notes![0]), [{ table: 'notes', count: 1 }]],
    [
      'an attempt whose id is no name of a journal',
      (tables) => Object.assign(tables.attempts![0] as object, { id: '../../x' }),
      [{ table: 'attempts', count: 1 }],
    ],
    [
      'an attempt named like a device',
      (tables) => Object.assign(tables.heads![0] as object, { id: 'NUL' }),
      [{ table: 'heads', count: 1 }],
    ],
    [
      'content under another hash',
      (tables) => Object.assign(tables.contents![0] as object, { hash: 'ffffffffffffffff' }),
      [{ table: 'contents', count: 1 }],
    ],
    [
      'a setting with a value it cannot have',
      (tables) => Object.assign(tables.settings![0] as object, { value: 'pink' }),
      [{ table: 'settings', count: 1 }],
    ],
    [
      'an event that is missing: what comes after it',
      (tables) => tables.events!.splice(1, 1),
      [{ table: 'events', count: events.length - 2 }],
    ],
    [
      'an event under another number',
      (tables) => Object.assign(tables.events!.at(-1) as object, { seq: 99 }),
      [{ table: 'events', count: 1 }],
    ],
  ]
  test.each(damage)('%s', async (_, change, expected) => {
    await oneAttempt()
    const text = changed(await writeArchive(db, NOON), change)
    const { archive, damaged } = await read(text)
    expect(damaged).toEqual(expected)
    const other = await fresh()
    await replaceAll(other, archive)
    const kept = Object.values(await keptRows(other)).flat().length
    const given = Object.values((JSON.parse(text) as File).tables).flat().length
    expect(kept).toBe(given - expected[0]!.count)
  })
  test('of the database are exported as they are, and said when read', async () => {
    await oneAttempt()
    await db.cards.put({ id: 'CK-0009', due: 'never' } as { id: string })
    expect((await read(await writeArchive(db, NOON))).damaged).toEqual([{ table: 'cards', count: 1 }])
  })
})

describe('all or nothing', () => {
  test('a row that cannot be stored leaves everything as it was', async () => {
    await oneAttempt()
    const { archive } = await read(await writeArchive(db, NOON))
    const other = await fresh()
    await saveSetting(other, 'candidate', 'Grace')
    await addCards(other, [newCard('CK-0777', NOON, 'added')])
    const before = await keptRows(other)
    // The note is stored last, after all other tables were exchanged.
    await expect(
      replaceAll(other, {
        ...archive,
        tables: { ...archive.tables, notes: [...archive.tables.notes, ...archive.tables.notes] },
      }),
    ).rejects.toThrow()
    expect(await keptRows(other)).toEqual(before)
  })
  test('deletion leaves no row in any table', async () => {
    await oneAttempt()
    await db.outcomes.put({ attemptId: head.id })
    await deleteAll(db)
    expect(await Promise.all(ALL_TABLES.map((name) => db.table(name).count()))).toEqual(ALL_TABLES.map(() => 0))
  })
})

describe('every table has its fate', () => {
  test('as the database has them', () =>
    expect([...ALL_TABLES].sort()).toEqual(db.tables.map(({ name }) => name).sort()))
})

describe('the digest of what is kept', () => {
  const changes: [string, () => Promise<unknown>][] = [
    ['an event', () => appendEvents(db, head.id, [{ seq: events.length + 1, at: 1, clock: 1, type: 'review-opened' }])],
    [
      'a note that is edited',
      () => saveNote(db, { screen: 'CK-0001', text: 'Another.', bookmarked: false, dispute: null, at: 2 }),
    ],
    ['a setting', () => saveSetting(db, 'theme', 'light')],
    ['a drill that was done', () => saveDrillRound(db, drillRoundOf(3, { at: 2, results: [drillResult()] }))],
    ['a card that is suspended', () => db.cards.update('CK-0001', { suspended: true } as object)],
  ]
  test.each(changes)('tells of %s', async (_, change) => {
    await oneAttempt()
    const before = await digestOfKept(db)
    expect(await digestOfKept(db)).toBe(before)
    await change()
    expect(await digestOfKept(db)).not.toBe(before)
  })
  test('does not tell of backups themselves, nor of what is computed', async () => {
    await oneAttempt()
    const before = await digestOfKept(db)
    await saveSetting(db, 'lastBackup', { id: 'x', digest: before })
    await db.outcomes.put({ attemptId: head.id })
    expect(await digestOfKept(db)).toBe(before)
  })
})

describe('reading a large file', () => {
  test('tells how far it is, lets others have their turn, and can be cancelled', async () => {
    await addCards(
      db,
      Array.from({ length: 5_000 }, (_, n) => newCard(`CK-${n}`, NOON, 'added')),
    )
    const text = await writeArchive(db, NOON)
    const shares: number[] = []
    let turns = 0
    const ticking = setInterval(() => (turns += 1), 0)
    expect((await readArchive(text, { onProgress: (share) => shares.push(share) })).ok).toBe(true)
    clearInterval(ticking)
    expect(shares.length).toBeGreaterThan(4)
    expect(shares.at(-1)).toBe(1)
    expect([...shares].sort((a, b) => a - b)).toEqual(shares)
    expect(turns).toBeGreaterThan(0)
    const stop = new AbortController()
    await expect(
      readArchive(text, { onProgress: () => stop.abort(new Error('Enough.')), signal: stop.signal }),
    ).rejects.toThrow('Enough.')
  })
  test.each([
    ['cards', 50_001],
    ['settings', 1_001],
  ] as const)('%s beyond what the app holds are refused with a number', async (name, count) => {
    const text = changed(await writeArchive(db, NOON), (tables) => {
      tables[name] = Array.from({ length: count }, (_, n) => ({ n }))
    })
    expect(await refusal(text)).toMatch(new RegExp(`${count.toLocaleString('en-US')} rows in its table “${name}”`))
  })
  test('another moment, or another version, under the same checksum is no archive', async () => {
    await oneAttempt()
    const file = JSON.parse(await writeArchive(db, NOON)) as File
    expect(await refusal(JSON.stringify(file))).toBeNull()
    for (const over of [{ createdAt: NOON + 1 }, { version: 3 }, { createdAt: 1e308 }])
      expect(await refusal(JSON.stringify({ ...file, ...over }))).toMatch(/changed or damaged/)
  })
})
