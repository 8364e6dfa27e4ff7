import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import type { Random } from '../../renderer/engine/random'
import { deleteAll } from '../../renderer/storage/archive'
import { linkFile } from '../support/links'
import { ENDED, OPEN, type Profile } from './profile'

/* Everything that is done to a profile while the app is closed. Each takes the profile and chance, and says nothing. */

export type Damage = (profile: Profile, random: Random) => Promise<void> | void

const journal = ({ folder }: Profile, id: string = OPEN) => path.join(folder, 'journal', `${id}.jsonl`)
const backups = ({ folder }: Profile) =>
  readdirSync(path.join(folder, 'backups'))
    .filter((name) => name.endsWith('.json.gz'))
    .sort()
    .map((name) => path.join(folder, 'backups', name))
/** As storage that comes back empty: no error, no rows. */
const loseDatabase = ({ db }: Profile) => deleteAll(db)

function flipByte(file: string, at: number): void {
  const bytes = readFileSync(file)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0x01, at)
  writeFileSync(file, bytes)
}

function inLine(file: string, line: number): void {
  const lines = readFileSync(file, 'utf8').split('\n')
  const start = lines.slice(0, line).reduce((sum, one) => sum + Buffer.byteLength(one) + 1, 0)
  flipByte(file, start + 12)
}

const both =
  (...all: Damage[]): Damage =>
  async (profile, random) => {
    for (const one of all) await one(profile, random)
  }

const removed =
  (table: string, key: unknown): Damage =>
  ({ db }) =>
    db.table(table).delete(key as never)
const bent =
  (table: string, key: unknown, change: object): Damage =>
  async ({ db }) => {
    const row = (await db.table<object>(table).get(key as never)) ?? {}
    await db.table(table).put({ ...row, ...change } as never)
  }
const firstContent: Damage = async ({ db }) => {
  const head = (await db.heads.get(OPEN)) as unknown as { form: { items: { hash: string }[] } }
  await db.contents.delete(head.form.items[0]!.hash)
}

const journalDamages: Record<string, Damage> = {
  'one byte in the middle of a journal': (one) => inLine(journal(one), 12),
  'the first line of a journal': (one) => inLine(journal(one), 0),
  'the last line of a journal': (one) => truncateSync(journal(one), readFileSync(journal(one)).length - 3),
  'a journal cut in half': (one) => truncateSync(journal(one), readFileSync(journal(one)).length >> 1),
  'an empty journal': (one) => truncateSync(journal(one), 0),
  'a journal that is gone': (one) => rmSync(journal(one)),
  'a journal of noughts': (one) => writeFileSync(journal(one), Buffer.alloc(5_000)),
  'a journal of noise': (one, random) =>
    writeFileSync(journal(one), Buffer.from(Array.from({ length: 3_000 }, () => random.int(0, 255)))),
  'garbage behind a journal': (one) => appendFileSync(journal(one), '1234abcd 99 {"kind":"event","eve'),
  'a journal copied by a sync program': (one) => copyFileSync(journal(one), journal(one, `${OPEN}-LAPTOP-1`)),
  'a journal copied under a name with blanks': (one) =>
    copyFileSync(journal(one), path.join(one.folder, 'journal', `${OPEN} (conflicted copy).jsonl`)),
  'a journal renamed': (one) => renameSync(journal(one), journal(one, 'another-name')),
  "another attempt's journal over it": (one) => copyFileSync(journal(one, ENDED[0]), journal(one)),
  'a folder in place of a journal': (one) => {
    rmSync(journal(one))
    mkdirSync(journal(one))
  },
  'a link that leads nowhere in place of a journal': (one) => {
    rmSync(journal(one))
    linkFile(path.join(one.folder, 'gone'), journal(one))
  },
  'a file in place of the folder of journals': (one) => {
    rmSync(path.join(one.folder, 'journal'), { recursive: true })
    writeFileSync(path.join(one.folder, 'journal'), 'x')
  },
  'the folder of journals is gone': (one) => rmSync(path.join(one.folder, 'journal'), { recursive: true }),
  'two lines of a journal exchanged': (one) => {
    const lines = readFileSync(journal(one), 'utf8').split('\n')
    writeFileSync(journal(one), [...lines.slice(0, 4), lines[5], lines[4], ...lines.slice(6)].join('\n'))
  },
  'a line of a journal twice': (one) => {
    const lines = readFileSync(journal(one), 'utf8').split('\n')
    writeFileSync(journal(one), [...lines.slice(0, 5), lines[4], ...lines.slice(5)].join('\n'))
  },
  'every third line of a journal damaged': (one) => {
    for (let line = 3; line < 18; line += 3) inLine(journal(one), line)
  },
  'a journal with a second start in its middle': (one) => {
    const lines = readFileSync(journal(one), 'utf8').split('\n')
    writeFileSync(journal(one), [...lines.slice(0, 6), lines[0], ...lines.slice(6)].join('\n'))
  },
  'two journals exchanged': (one) => {
    renameSync(journal(one), journal(one, 'between'))
    renameSync(journal(one, ENDED[0]), journal(one))
    renameSync(journal(one, 'between'), journal(one, ENDED[0]))
  },
  'journals in capital letters': (one) => renameSync(journal(one), journal(one).replace('.jsonl', '.JSONL')),
  'every journal has its own damaged line': (one) => {
    for (const [index, id] of [...ENDED, OPEN].entries()) inLine(journal(one, id), 4 + index)
  },
  'line ends changed by an editor': (one) =>
    writeFileSync(journal(one), readFileSync(journal(one), 'utf8').replaceAll('\n', '\r\n')),
}

const backupDamages: Record<string, Damage> = {
  'the newest backup truncated': (one) => truncateSync(backups(one).at(-1)!, 40),
  'all backups damaged': (one) => backups(one).forEach((file) => flipByte(file, 30)),
  'the folder of backups is gone': (one) => rmSync(path.join(one.folder, 'backups'), { recursive: true }),
  'a file in place of the folder of backups': (one) => {
    rmSync(path.join(one.folder, 'backups'), { recursive: true })
    writeFileSync(path.join(one.folder, 'backups'), 'x')
  },
  'a damaged list of what backups hold': (one) => writeFileSync(path.join(one.folder, 'backups', 'holds.json'), '{'),
}

const otherDamages: Record<string, Damage> = {
  'a damaged intent': (one) => writeFileSync(path.join(one.folder, 'intent.txt'), '{"kind":"del'),
  'an intent of an unknown kind': (one) => writeFileSync(path.join(one.folder, 'intent.txt'), '{"kind":"shrink"}'),
  'an exchange that was never begun': (one) =>
    writeFileSync(path.join(one.folder, 'intent.txt'), '{"kind":"replace","token":"abc"}'),
  'a folder in place of the intent': (one) => mkdirSync(path.join(one.folder, 'intent.txt')),
  'a folder in place of the report': (one) => mkdirSync(path.join(one.folder, 'recovery.txt')),
  'a file in place of the folder of what was set aside': (one) =>
    writeFileSync(path.join(one.folder, 'set-aside'), 'x'),
}

/** With the database lost, too: the journals and the backups are all there is. */
const withoutDatabase: Record<string, Damage> = {
  'the database is lost': loseDatabase,
  ...Object.fromEntries(
    [
      'one byte in the middle of a journal',
      'the first line of a journal',
      'a journal cut in half',
      'a journal that is gone',
      'a journal copied by a sync program',
      'a journal renamed',
      "another attempt's journal over it",
      'a folder in place of a journal',
      'the folder of journals is gone',
      'line ends changed by an editor',
      'a journal copied under a name with blanks',
      'two lines of a journal exchanged',
      'a line of a journal twice',
      'garbage behind a journal',
      'an empty journal',
      'a journal of noise',
      'a link that leads nowhere in place of a journal',
      'a file in place of the folder of journals',
    ].map((name) => [`the database is lost, and ${name}`, both(loseDatabase, journalDamages[name]!)]),
  ),
  'the database is lost, and an ended journal has a damaged line': both(loseDatabase, (one) =>
    inLine(journal(one, ENDED[1]), 9),
  ),
  'the database is lost, and the newest backup is truncated': both(
    loseDatabase,
    backupDamages['the newest backup truncated']!,
  ),
  'the database is lost, and all backups are damaged': both(loseDatabase, backupDamages['all backups damaged']!),
  'the database is lost, and there are no backups': both(loseDatabase, backupDamages['the folder of backups is gone']!),
  'the database is lost, no backups, and a journal has a damaged line': both(
    loseDatabase,
    backupDamages['the folder of backups is gone']!,
    journalDamages['one byte in the middle of a journal']!,
  ),
}

export const rowDamages: Record<string, Damage> = {
  'an action of the open exam is gone': removed('events', [OPEN, 9]),
  'the last action of the open exam is gone': async ({ db }) => {
    const count = await db.events.where('[attemptId+seq]').between([OPEN, 0], [OPEN, Infinity]).count()
    await db.events.delete([OPEN, count])
  },
  'the first action of the open exam is gone': removed('events', [OPEN, 1]),
  'an action of the open exam is bent': bent('events', [OPEN, 7], { event: { type: 'answered' } }),
  'an action on no screen of the form': bent('events', [OPEN, 6], {
    event: { type: 'visited', screen: 'XX-9999', seq: 6, at: 1_005, clock: 0 },
  }),
  'an action of an ended exam is gone': removed('events', [ENDED[0], 5]),
  'the head of the open exam is gone': removed('heads', OPEN),
  'the head of the open exam is bent': bent('heads', OPEN, { form: 'none' }),
  'the head of an ended exam is gone': removed('heads', ENDED[2]),
  'the row of the open exam is gone': removed('attempts', OPEN),
  'the row of the open exam is bent': bent('attempts', OPEN, { status: 'weird' }),
  'a question of the open exam is gone': firstContent,
  'the beat of the open exam is bent': bent('beats', OPEN, { used: 1e308 }),
  'a note is bent': bent('notes', 'CK-1003', { text: 7 }),
  'a tag is bent': bent('marks', [ENDED[0], 'CK-1000'], { miss: 'odd' }),
  'a card is bent': bent('cards', 'CK-1007', { due: 'soon' }),
  'a card with a memory that no answer gives': bent('cards', 'CK-1002', { stability: 0 }),
  'a review is bent': async ({ db }) => {
    const row = (await db.reviews.toCollection().first())!
    await db.reviews.put({ ...row, rating: 'perfect' } as never)
  },
  'a setting is bent': bent('settings', 'examDate', { value: 1e308 }),
  'every row of notes is bent': async ({ db }) => {
    for (const row of await db.notes.toArray()) await db.notes.put({ ...row, at: Number.NaN } as never)
  },
}

export const profileDamages: Record<string, Damage> = {
  ...journalDamages,
  ...backupDamages,
  ...otherDamages,
  ...withoutDatabase,
}

/** All files of a data folder. */
export function filesOf({ folder }: Profile): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}

/** One bit of one file, each bit of all files as likely as any other. */
export function flipBit(profile: Profile, random: Random): string {
  const files = filesOf(profile).filter((file) => existsSync(file) && readFileSync(file).length > 0)
  const sizes = files.map((file) => readFileSync(file).length)
  let at = random.int(0, sizes.reduce((sum, size) => sum + size, 0) - 1)
  const index = sizes.findIndex((size) => {
    if (at < size) return true
    at -= size
    return false
  })
  const bytes = readFileSync(files[index]!)
  bytes.writeUInt8(bytes.readUInt8(at) ^ (1 << random.int(0, 7)), at)
  writeFileSync(files[index]!, bytes)
  return `${path.relative(profile.folder, files[index]!)} at ${at}`
}
