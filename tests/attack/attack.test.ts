import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { seededRandom, seedOf } from '../../renderer/engine/random'
import { deleteEverything } from '../../renderer/state/archive'
import { chooseBackup } from '../../renderer/state/backups'
import { readBank } from '../../renderer/state/bank'
import { pendingImport } from '../../renderer/state/replace-data'
import { provideServices } from '../../renderer/state/services'
import { startSettings } from '../../renderer/state/settings'
import { readArchive, replaceAll } from '../../renderer/storage/archive'
import { KEPT_TABLES, sealOf, type KeptTable } from '../../renderer/storage/archive-format'
import { valueOf } from '../../renderer/desktop'
import { dateTime, duration } from '../../renderer/ui/format'
import { previews } from '../../renderer/engine/review'
import { replay } from '../../renderer/engine/session'
import { loadAttempt } from '../../renderer/storage/attempts'
import { aBank } from '../support/builders'
import { NO_EXAM, NOON } from '../support/cards'
import { diskDesktop } from '../support/disk-desktop'
import { errno, failingFs } from '../support/failing-fs'
import { flipBit, profileDamages, rowDamages, type Damage } from './damages'
import { startAndJudge, type Verdict } from './judge'
import { dyingAt } from './killed'
import { FULL, note, SEED } from './results'
import { freshDatabase, makeOriginal, makeProfile, removeProfile, rowsOf, type Original, type Profile } from './profile'

/*
 * The storage under attack: damaged profiles, flipped bits, damaged rows, hostile archives, deaths at writing moments, a
 * disk that is full or read-only. What must hold: nothing is lost without a word, nobody is locked out, and the counts
 * that are told are true. `npm run attack` does all of it, goes on in the real app, and prints the table; `npm test` a part.
 */

const bank = readBank(JSON.parse(JSON.stringify(aBank())))
const few = <T>(all: readonly T[], count: number): readonly T[] =>
  FULL ? all : seededRandom(SEED).shuffle(all).slice(0, count)

let original: Original
let before: Record<KeptTable, string[]>

beforeAll(async () => {
  original = await makeOriginal()
  const whole = await makeProfile(original)
  before = await rowsOf(whole.db)
  await removeProfile(whole)
})

const count = (section: string, name: string, { missing, silent, lockedOut, trueCounts }: Verdict): void =>
  note({
    section,
    case: name,
    lost: Object.keys(missing).length > 0,
    silent,
    lockedOut: lockedOut !== null,
    untrue: !trueCounts,
  })

async function attacked(section: string, damage: Damage, name: string, options = {}): Promise<Verdict> {
  const profile = await makeProfile(original)
  try {
    await damage(profile, seededRandom(seedOf(name) ^ SEED))
    const verdict = await startAndJudge(profile, before, options)
    count(section, name, verdict)
    return verdict
  } finally {
    await removeProfile(profile)
  }
}

const holds = { silent: false, lockedOut: null, trueCounts: true }

describe('damaged profiles', () => {
  test.each(few(Object.keys(profileDamages), 12))('%s', async (name) => {
    expect(await attacked('damaged profiles', profileDamages[name]!, name)).toMatchObject(holds)
  })
  test('an undamaged one is started without a word, and nothing changes', async () => {
    expect(await attacked('undamaged', () => undefined, '')).toEqual({ ...holds, missing: {}, told: [] })
  })
})

describe('damaged rows', () => {
  test.each(few(Object.keys(rowDamages), 8))('%s', async (name) => {
    const verdict = await attacked('damaged rows', rowDamages[name]!, name)
    expect(verdict).toMatchObject(holds)
    // Every kind of row has a second copy here, or a backup.
    expect(verdict.missing).toEqual({})
  })
})

test('flipped bits over all files of the data folder', async () => {
  for (let n = 0; n < (FULL ? 200 : 8); n++) {
    let where = ''
    const verdict = await attacked(
      'flipped bits',
      (profile, random) => {
        where = flipBit(profile, random)
      },
      `bit ${n}`,
    )
    expect({ where, ...verdict }).toMatchObject({ where, ...holds, missing: {} })
  }
})

describe('hostile archives with a right checksum', () => {
  const resealed = (file: { version: number; createdAt: number; tables: object }) =>
    JSON.stringify({
      ...file,
      sha256: createHash('sha256')
        .update(sealOf(file.version, file.createdAt) + JSON.stringify(file.tables))
        .digest('hex'),
    })
  const odd = [
    1e308,
    -1e308,
    -1,
    0,
    Number.MAX_SAFE_INTEGER,
    8.64e15 + 1,
    0.5,
    '',
    'x'.repeat(5_000),
    null,
    true,
    [],
    {},
    { __proto__: 1 },
    '<img src=x>',
    'XX-9999',
    '\ud83d',
  ]

  test('are refused with a sentence, or what they bring can be shown', async () => {
    const random = seededRandom(SEED)
    for (let n = 0; n < (FULL ? 500 : 25); n++) {
      const file = JSON.parse(original.text) as { version: number; createdAt: number; tables: Record<string, object[]> }
      for (let m = random.int(1, 4); m > 0; m--) {
        const name = KEPT_TABLES[random.int(0, KEPT_TABLES.length - 1)]!
        const rows = file.tables[name]!
        if (rows.length > 0) change(rows[random.int(0, rows.length - 1)]!)
      }
      if (n % 10 === 0) file.createdAt = odd[n % odd.length] as number
      const reading = await readArchive(resealed(file))
      note({
        section: 'hostile archives',
        case: String(n),
        lost: false,
        silent: false,
        lockedOut: false,
        untrue: false,
      })
      if (!reading.ok) {
        expect(reading.sentence, String(n)).toMatch(/^This file .*\.$/s)
        continue
      }
      const db = await freshDatabase()
      await replaceAll(db, reading.archive)
      await shown(db, n)
      await db.delete()
    }

    /** Somewhere in a row, something else. */
    function change(row: object): void {
      const keys = Object.keys(row)
      const key = keys[random.int(0, keys.length - 1)]!
      const value = (row as Record<string, unknown>)[key]
      if (typeof value === 'object' && value !== null && random.int(0, 3) > 0) return change(value)
      ;(row as Record<string, unknown>)[key] = odd[random.int(0, odd.length - 1)]
    }
  })

  async function shown(db: Profile['db'], n: number): Promise<void> {
    for (const row of await db.attempts.toArray()) {
      const { createdAt, summary } = row as unknown as {
        createdAt: number
        summary: { endedAt: number; used: number } | null
      }
      expect(dateTime(createdAt), String(n)).toMatch(/\d{4}/)
      if (summary) expect([dateTime(summary.endedAt), duration(summary.used)].join()).not.toContain('NaN')
      const stored = await loadAttempt(db, row.id).catch(() => null)
      if (!stored) continue
      const session = replay(stored.head, stored.content, stored.events)
      if (session.phase.name === 'question') expect(session.indexOf.has(session.phase.screen), String(n)).toBe(true)
    }
    for (const card of await db.cards.toArray()) previews(card as never, NOON, NO_EXAM)
  }
})

describe('death at a writing moment', () => {
  type Act = (profile: Profile) => Promise<unknown>
  const newest = async (profile: Profile) => (await valueOf(diskDesktop(profile.folder).listBackups()))[2]!.id
  const acts: Record<string, Act> = {
    'an import': async () => (await pendingImport('x', original.text, 'before-import')).apply(),
    'a restore': async (profile) => (await chooseBackup(await newest(profile))).apply(),
    'a merge': async (profile) => (await chooseBackup(await newest(profile))).merge(),
    'deleting everything': () => deleteEverything({ backups: false }),
    'deleting everything with the backups': () => deleteEverything({ backups: true }),
  }

  test.each(Object.entries(acts))(
    'in %s: what was there, or what was wanted, and the next start says so',
    async (name, act) => {
      const wanted = await outcome(act, Infinity)
      for (let at = 1; at <= wanted.moments; at += FULL ? 1 : Math.max(1, Math.floor(wanted.moments / 4))) {
        const { rows, told } = await outcome(act, at)
        const which = [before, wanted.rows].map((one) => JSON.stringify(one)).indexOf(JSON.stringify(rows))
        count(`deaths in ${name}`, `moment ${at}`, {
          missing: {},
          told,
          silent: which < 0,
          lockedOut: null,
          trueCounts: true,
        })
        if (which < 0) expect(differences(rows, wanted.rows)).toEqual(differences(rows, before))
        expect(which, `moment ${at} of ${wanted.moments}`).toBeGreaterThanOrEqual(0)
        // Nothing is offered as lost that was deleted on purpose, or is there.
        expect(told.join(' ')).not.toMatch(/lost|rebuilt/)
      }
    },
  )

  /** Tables in which two states differ, with how many rows each has alone: what a failure shows. */
  function differences(a: typeof before, b: typeof before): string[] {
    const alone = (x: string[], y: string[]) => x.filter((row) => !y.includes(row)).length
    return KEPT_TABLES.flatMap((name) =>
      JSON.stringify(a[name]) === JSON.stringify(b[name])
        ? []
        : [`${name}: ${alone(a[name], b[name])} more, ${alone(b[name], a[name])} fewer`],
    )
  }

  /** Does it until it dies, starts again, and says what is there then. */
  async function outcome(act: Act, at: number) {
    const profile = await makeProfile(original)
    try {
      const dying = dyingAt(profile.db, diskDesktop(profile.folder), at)
      provideServices({ db: profile.db, bank, desktop: dying.desktop })
      await startSettings(profile.db)
      await act(profile).catch(() => undefined)
      const moments = dying.moments()
      dying.revive()
      const { told, lockedOut } = await startAndJudge(profile, before)
      expect(lockedOut).toBeNull()
      return { rows: await rowsOf(profile.db), told, moments }
    } finally {
      await removeProfile(profile)
    }
  }
})

describe('a disk that does not take a write', () => {
  test.each(['ENOSPC', 'EROFS'])(
    '%s at any call of a start over a damaged profile: it starts all the same',
    async (code) => {
      const calls = [
        'mkdir',
        'open',
        'write',
        'sync',
        'datasync',
        'rename',
        'rm',
        'truncate',
        'syncFolder',
        'writeFile',
      ]
      for (const call of few(calls, 4)) {
        const { fs } = failingFs((name) => (name === call ? errno(code) : null))
        for (const name of few(
          ['one byte in the middle of a journal', 'a journal copied by a sync program', 'the database is lost'],
          2,
        ))
          expect([
            call,
            name,
            await attacked('full or read-only disk', profileDamages[name]!, name, { fs }),
          ]).toMatchObject([call, name, { silent: false, lockedOut: null }])
      }
    },
  )
})
