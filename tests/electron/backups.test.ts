import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createBackups, type Backups } from '../../electron/backups'
import { backupId } from '../../electron/backup-file'
import { errno, failingFs } from '../support/failing-fs'

let folder: string
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), 'backups-')), 'backups')
})
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }))

const start = Date.parse('2026-11-24T15:40:41.123Z')
const minute = 60_000
/** Every backup is made a minute after the one before. */
const ticking = (from = start) => {
  let at = from - minute
  return () => (at += minute)
}
const files = () => (existsSync(folder) ? readdirSync(folder).sort() : [])
const fileOf = (id: string) => path.join(folder, `${id}.json.gz`)
const texts = ['{"attempts":[]}', '', 'Ä é 漢字 😀 \u0000 \r\n', `"${'x'.repeat(200_000)}"`]

async function writeMany(backups: Backups, count: number): Promise<string[]> {
  const ids: string[] = []
  for (let n = 0; n < count; n++) ids.push((await backups.write(`{"n":${n}}`)).id)
  return ids
}

function damage(id: string): void {
  const bytes = readFileSync(fileOf(id))
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 6) ^ 0x01, bytes.length - 6)
  writeFileSync(fileOf(id), bytes)
}

test('texts come back as they were, across instances, newest first', async () => {
  const first = createBackups(folder, undefined, ticking())
  const written = []
  for (const text of texts) written.push(await first.write(text))
  const later = createBackups(folder)
  expect(await later.list()).toEqual([...written].reverse())
  for (const [n, { id }] of written.entries()) expect(await later.read(id)).toEqual({ text: texts[n] })
  expect(written[0]).toEqual({
    id: expect.stringMatching(backupId),
    at: start,
    bytes: statSync(fileOf(written[0]!.id)).size,
    holds: null,
  })
  expect(written[0]!.id.startsWith('20261124T154041123Z-')).toBe(true)
})

test('a backup is a plain gzip file with the hash of its bytes in its name', async () => {
  const { id } = await createBackups(folder).write(texts[2]!)
  const bytes = readFileSync(fileOf(id))
  expect(gunzipSync(bytes).toString()).toBe(texts[2])
  expect(id.slice(20)).toBe(createHash('sha256').update(bytes).digest('hex'))
})

test('without a folder there are no backups, and deleting them is no error', async () => {
  const backups = createBackups(folder)
  expect(await backups.list()).toEqual([])
  await backups.clear()
  await expect(backups.read(`20261124T154041123Z-${'a'.repeat(64)}`)).rejects.toMatchObject({
    code: 'unreadable',
    message: 'This backup is no longer there.',
  })
  expect(existsSync(folder)).toBe(false)
})

test('a text that UTF-8 cannot hold is refused rather than changed', async () => {
  const backups = createBackups(folder)
  await expect(backups.write('half a pair: \ud83d')).rejects.toMatchObject({
    code: 'unreadable',
    message: /could not be read back/,
  })
  expect(files()).toEqual([])
})

test('a text that is too large is refused before anything is written', async () => {
  await expect(createBackups(folder).write('x'.repeat(256 * 1024 * 1024 + 1))).rejects.toMatchObject({
    code: 'too-large',
    message: /256 MB/,
  })
  expect(files()).toEqual([])
})

test('written at the same time, both are kept', async () => {
  const backups = createBackups(folder, undefined, () => start)
  await Promise.all([backups.write('1'), backups.write('2')])
  expect(await backups.list()).toHaveLength(2)
})

describe('damage', () => {
  test.each([
    ['one bit', damage],
    ['half written', (id: string) => truncateSync(fileOf(id), Math.floor(statSync(fileOf(id)).size / 2))],
    ['empty', (id: string) => truncateSync(fileOf(id), 0)],
    ['another text under this name', (id: string) => writeFileSync(fileOf(id), gzipSync('{"other":1}'))],
  ])('%s: still listed by its name, refused on reading', async (_what, spoil) => {
    const backups = createBackups(folder, undefined, ticking())
    const ids = await writeMany(backups, 2)
    spoil(ids[0]!)
    expect((await backups.list()).map((one) => [one.id, one.at])).toEqual([
      [ids[1], start + minute],
      [ids[0], start],
    ])
    await expect(backups.read(ids[0]!)).rejects.toMatchObject({
      code: 'unreadable',
      message: 'This backup is damaged and cannot be restored. Choose another one.',
    })
    expect(await backups.read(ids[1]!)).toEqual({ text: '{"n":1}' })
  })

  test('a right hash does not make a text of something else', async () => {
    await createBackups(folder).write('{}')
    const bytes = Buffer.from('no gzip at all')
    const id = `20261124T154041123Z-${createHash('sha256').update(bytes).digest('hex')}`
    writeFileSync(fileOf(id), bytes)
    await expect(createBackups(folder).read(id)).rejects.toMatchObject({ code: 'unreadable', message: /damaged/ })
  })

  test('names that are no backup are neither listed nor deleted', async () => {
    const backups = createBackups(folder)
    await backups.write('{}')
    const foreign = [
      'notes.txt',
      'my copy.json.gz',
      `20269924T154041123Z-${'a'.repeat(64)}.json.gz`,
      `20261124T154041123Z-${'a'.repeat(64)}.json`,
      'x.1.tmp',
    ].sort()
    for (const name of foreign) writeFileSync(path.join(folder, name), 'x')
    expect(await backups.list()).toHaveLength(1)
    await backups.clear()
    expect(files()).toEqual(foreign)
  })
})

describe('rotation', () => {
  test('the ten newest stay; older ones of the same day go', async () => {
    const ids = await writeMany(createBackups(folder, undefined, ticking()), 14)
    expect(files()).toEqual(ids.slice(4).map((id) => `${id}.json.gz`))
  })

  test('one a day for 200 days leaves days, weeks and months', async () => {
    let day = 0
    const backups = createBackups(folder, undefined, () => start + day * 24 * 60 * minute)
    for (; day < 200; day++) await backups.write(`${day}`)
    const left = (await backups.list()).map((one) => one.id.slice(0, 8))
    expect(left).toEqual([
      '20270611',
      '20270610',
      '20270609',
      '20270608',
      '20270607',
      '20270606',
      '20270605',
      '20270604',
      '20270603',
      '20270602',
      '20270531',
      '20270530',
      '20270523',
      '20270430',
      '20270331',
      '20270228',
      '20270131',
    ])
  }, 30_000)

  test('a damaged one neither goes nor takes the place of a sound one', async () => {
    const clock = ticking()
    const ids = await writeMany(createBackups(folder, undefined, clock), 10)
    for (const id of ids.slice(6)) damage(id)
    // A new run, which has to look for itself.
    const more = await writeMany(createBackups(folder, undefined, clock), 6)
    // Ten sound ones and the four damaged ones; of the sound ones the oldest two are gone.
    expect(files()).toEqual([...ids.slice(2), ...more].map((id) => `${id}.json.gz`))
  })

  test('the clock was wrong and is set back: the new one is never the one that goes', async () => {
    await writeMany(createBackups(folder, undefined, ticking(start + 365 * 24 * 60 * minute)), 12)
    const backups = createBackups(folder, undefined, ticking())
    const ids = await writeMany(backups, 11)
    expect((await backups.list()).map((one) => one.id).slice(10)).toEqual(ids.slice(1).reverse())
  })

  test('the draft of a run that died goes with the next backup', async () => {
    const backups = createBackups(folder, undefined, ticking())
    const { id } = await backups.write('1')
    writeFileSync(`${fileOf(id)}.4711.tmp`, 'half')
    expect(await backups.list()).toHaveLength(1)
    await backups.write('2')
    expect(files()).toHaveLength(2)
  })

  test('what cannot be removed spoils nothing and is tried again', async () => {
    let broken = true
    const { fs } = failingFs((call) => (broken && call === 'rm' ? errno('EACCES') : null))
    const backups = createBackups(folder, fs, ticking())
    await writeMany(backups, 12)
    expect(files()).toHaveLength(12)
    broken = false
    await backups.write('more')
    expect(files()).toHaveLength(10)
  })
})

describe('errors of the disk while writing', () => {
  test.each(
    ['mkdir', 'open', 'writeFile', 'sync', 'rename'].flatMap((call) => [
      [call, 'ENOSPC', 'disk-full', /disk is full/],
      [call, 'EACCES', 'no-access', /access is denied/],
      [call, 'EIO', 'unreadable', /EIO/],
    ]) as [string, string, string, RegExp][],
  )(
    '%s fails with %s: told as %s, the earlier backups untouched, the next one works',
    async (call, code, expected, sentence) => {
      const clock = ticking()
      await writeMany(createBackups(folder, undefined, clock), 11)
      const before = files()
      let broken = true
      const backups = createBackups(
        folder,
        failingFs((name) => (broken && name === call ? errno(code) : null)).fs,
        clock,
      )
      await expect(backups.write('{}')).rejects.toMatchObject({ code: expected, message: sentence })
      expect(files()).toEqual(before)
      broken = false
      const { id } = await backups.write('{}')
      expect(await backups.read(id)).toEqual({ text: '{}' })
      expect(files()).toEqual([...before.slice(1), `${id}.json.gz`])
    },
  )

  test('the name cannot be made durable: refused, but the file is whole', async () => {
    const backups = createBackups(folder, failingFs((name) => (name === 'syncFolder' ? errno('EIO') : null)).fs)
    await expect(backups.write('{}')).rejects.toMatchObject({ code: 'unreadable' })
    const [only] = await createBackups(folder).list()
    expect(await createBackups(folder).read(only!.id)).toEqual({ text: '{}' })
  })

  test('what comes back from the disk is something else: it does not count, and nothing older is removed', async () => {
    const clock = ticking()
    await writeMany(createBackups(folder, undefined, clock), 10)
    const before = files()
    const { fs } = failingFs(() => null)
    const lying = { ...fs, readFile: (async () => Buffer.from('something else')) as unknown as typeof fs.readFile }
    await expect(createBackups(folder, lying, clock).write('{}')).rejects.toMatchObject({
      code: 'unreadable',
      message: /Earlier backups are untouched/,
    })
    expect(files()).toEqual(before)
    await expect(
      createBackups(folder, failingFs((name) => (name === 'readFile' ? errno('EIO') : null)).fs, clock).write('{}'),
    ).rejects.toMatchObject({ code: 'unreadable' })
    expect(files()).toEqual(before)
  })

  test('nothing older is removed before the new one was read back', async () => {
    const clock = ticking()
    await writeMany(createBackups(folder, undefined, clock), 10)
    const order: string[] = []
    const { fs } = failingFs((name, _nth, file) => {
      if (['rename', 'readFile', 'rm'].includes(name)) order.push(`${name} ${path.basename(file).slice(9, 13)}`)
      return null
    })
    await createBackups(folder, fs, clock).write('new')
    expect(order.slice(0, 2)).toEqual(['rename 1550', 'readFile 1550'])
    expect(order.at(-1)).toBe('rm 1540')
    expect(order.filter((one) => one.startsWith('rm'))).toHaveLength(1)
  })

  test('every backup is forced to disk before it is read back', async () => {
    const { fs, calls } = failingFs(() => null)
    await createBackups(folder, fs).write('{}')
    expect(calls).toMatchObject({ writeFile: 1, sync: 1, rename: 1, syncFolder: 1, readFile: 1 })
  })
})

describe('errors of the disk while reading', () => {
  test('a folder that cannot be read is told', async () => {
    const backups = createBackups(folder, failingFs((name) => (name === 'readdir' ? errno('EACCES') : null)).fs)
    for (const job of [backups.list(), backups.clear()])
      await expect(job).rejects.toMatchObject({ code: 'no-access', message: /folder of the backups/ })
  })

  test('a backup that cannot be looked at hides no other; reading it says why', async () => {
    const ids = await writeMany(createBackups(folder, undefined, ticking()), 2)
    const backups = createBackups(
      folder,
      failingFs((name, _nth, file) =>
        ['stat', 'readFile'].includes(name) && file === fileOf(ids[0]!) ? errno('EACCES') : null,
      ).fs,
    )
    expect((await backups.list()).map((one) => one.bytes > 0)).toEqual([true, false])
    await expect(backups.read(ids[0]!)).rejects.toMatchObject({ code: 'no-access' })
  })

  test('a place where a file is in the way of the folder', async () => {
    mkdirSync(path.dirname(folder), { recursive: true })
    writeFileSync(folder, 'a file')
    await expect(createBackups(folder).write('{}')).rejects.toMatchObject({ code: 'unreadable' })
  })
})

describe('deleting all', () => {
  test('removes backups, damaged ones and drafts, and writing goes on', async () => {
    const backups = createBackups(folder, undefined, ticking())
    const ids = await writeMany(backups, 3)
    damage(ids[0]!)
    writeFileSync(`${fileOf(ids[1]!)}.4711.tmp`, 'half')
    await backups.clear()
    expect(files()).toEqual([])
    await backups.write('{}')
    expect(await backups.list()).toHaveLength(1)
  })

  test('one that cannot be removed keeps no other, and is told', async () => {
    const ids = await writeMany(createBackups(folder, undefined, ticking()), 3)
    const backups = createBackups(
      folder,
      failingFs((name, _nth, file) => (name === 'rm' && file === fileOf(ids[0]!) ? errno('EPERM') : null)).fs,
    )
    await expect(backups.clear()).rejects.toMatchObject({ code: 'no-access' })
    expect(files()).toEqual([`${ids[0]}.json.gz`])
  })

  test('waits for the backup that is being written', async () => {
    const backups = createBackups(folder, undefined, ticking())
    const [, , listed] = await Promise.all([backups.write('1'), backups.clear(), backups.list()])
    expect(listed).toEqual([])
    expect(files()).toEqual([])
  })
})

describe('what is no archive', () => {
  const isArchive = (text: string) => text.startsWith('archive')
  test('is refused and pushes no other out; nor does what was put there earlier', async () => {
    const clock = ticking()
    const real = await createBackups(folder, undefined, clock, isArchive).write('archive 1')
    for (let n = 0; n < 40; n++)
      await expect(createBackups(folder, undefined, clock, isArchive).write(`junk ${n}`)).rejects.toMatchObject({
        code: 'invalid',
      })
    await writeMany(createBackups(folder, undefined, clock), 8)
    const last = await createBackups(folder, undefined, clock, isArchive).write('archive 2')
    const backups = createBackups(folder, undefined, clock, isArchive)
    for (let n = 3; n < 9; n++) await backups.write(`archive ${n}`)
    const ids = (await backups.list()).map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining([real.id, last.id]))
    expect(await backups.damaged()).toHaveLength(8)
  })
  test('what a backup holds is told, of each its own, and without the list of it nothing is lost', async () => {
    const backups = createBackups(folder, undefined, ticking())
    const holds = { exams: 2, practice: 1, answers: 80, cards: 26, reviews: 5, tags: 8, notes: 12 }
    const one = await backups.write('1', holds)
    await backups.write('2', { ...holds, exams: 3 })
    expect((await createBackups(folder).list()).map((info) => info.holds?.exams)).toEqual([3, 2])
    expect(one.holds).toEqual(holds)
    writeFileSync(path.join(folder, 'holds.json'), '{"x":')
    expect((await createBackups(folder).list()).map((info) => info.holds)).toEqual([null, null])
    expect(await createBackups(folder).read(one.id)).toEqual({ text: '1' })
  })
  test('a damaged one is named, also when it was sound a moment ago', async () => {
    const backups = createBackups(folder, undefined, ticking())
    const { id } = await backups.write('1')
    await backups.write('2')
    expect(await backups.damaged()).toEqual([])
    damage(id)
    expect(await backups.damaged()).toEqual([id])
  })
})
