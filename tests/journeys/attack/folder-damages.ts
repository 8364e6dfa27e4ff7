import {
  appendFileSync,
  copyFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { linkFile } from '../../support/links'
import { filesOf } from './files'
import type { Rich } from './rich-profile'

/* What programs, disks and people do to a data folder while the app is closed, with the database that Chromium keeps. */

type Damage = (folder: string, rich: Rich) => void

const inFolder =
  (...names: string[]) =>
  (folder: string) =>
    path.join(folder, ...names)
const databases = inFolder('IndexedDB')
const statements = inFolder('statements', 'statements.jsonl')
const small = (name: string) => inFolder(name)

const leveldb = (folder: string): string =>
  path.join(
    databases(folder),
    readdirSync(databases(folder)).find((name) => name.endsWith('.leveldb'))!,
  )
const ofDatabase = (folder: string, kind: RegExp): string[] =>
  filesOf(folder)
    .filter((name) => name.startsWith('IndexedDB/') && kind.test(name))
    .map((name) => path.join(folder, name))
const journals = (folder: string): string[] =>
  readdirSync(path.join(folder, 'journal'))
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .map((name) => path.join(folder, 'journal', name))

const CURRENT = /\/CURRENT$/
const MANIFEST = /\/MANIFEST-\d+$/
const LOG = /\.log$/
const TABLE = /\.ldb$/

const gone = (...files: string[]) => files.forEach((file) => rmSync(file, { recursive: true, force: true }))
const half = (file: string) => truncateSync(file, readFileSync(file).length >> 1)
const replaced = (file: string) => {
  gone(file)
  writeFileSync(file, 'x')
}
const noughts = (file: string) => writeFileSync(file, Buffer.alloc(readFileSync(file).length))
const loop = (file: string) => {
  gone(file)
  linkFile(path.basename(file), file)
}
const all =
  (...damages: Damage[]): Damage =>
  (folder, rich) =>
    damages.forEach((damage) => damage(folder, rich))
const each =
  (kind: RegExp, harm: (file: string) => void): Damage =>
  (folder) =>
    ofDatabase(folder, kind).forEach(harm)
/** A byte in the middle of each line that is named. */
const inLines = (file: string, lines: readonly number[]) => {
  const texts = readFileSync(file, 'utf8').split('\n')
  for (const line of lines) {
    const text = texts[line % (texts.length - 1)]!
    texts[line % (texts.length - 1)] = `${text.slice(0, 20)}~${text.slice(21)}`
  }
  writeFileSync(file, texts.join('\n'))
}

const databaseGone: Damage = (folder) => gone(databases(folder))
const statementsGone: Damage = (folder) => gone(path.join(folder, 'statements'))
const journalsGone: Damage = (folder) => gone(path.join(folder, 'journal'))
const backupsGone: Damage = (folder) => gone(path.join(folder, 'backups'))

export const FOLDER_DAMAGES: Readonly<Record<string, Damage>> = {
  'the database is gone': databaseGone,
  'the database is an empty folder': (folder) => {
    const place = leveldb(folder)
    gone(place)
    mkdirSync(place)
  },
  'a file in place of the database': (folder) => replaced(leveldb(folder)),
  'a file in place of all databases': (folder) => replaced(databases(folder)),
  'a link to itself in place of the database': (folder) => loop(leveldb(folder)),
  'the pointer of the database is gone': each(CURRENT, (file) => gone(file)),
  'the pointer of the database is empty': each(CURRENT, (file) => truncateSync(file, 0)),
  'the pointer of the database points nowhere': each(CURRENT, (file) => writeFileSync(file, 'MANIFEST-999999\n')),
  'the manifest of the database is gone': each(MANIFEST, (file) => gone(file)),
  'the manifest of the database is cut in half': each(MANIFEST, half),
  'the manifest of the database is of noughts': each(MANIFEST, noughts),
  'the log of the database is gone': each(LOG, (file) => gone(file)),
  'the log of the database is cut in half': each(LOG, half),
  'the log of the database is of noughts': each(LOG, noughts),
  'garbage behind the log of the database': each(LOG, (file) => appendFileSync(file, 'x'.repeat(5_000))),
  'the tables of the database are gone': each(TABLE, (file) => gone(file)),
  'the tables of the database are cut in half': each(TABLE, half),
  'the tables of the database are of noughts': each(TABLE, noughts),
  'the tables of the database are empty': each(TABLE, (file) => truncateSync(file, 0)),
  'a folder in place of the lock of the database': (folder) => {
    gone(path.join(leveldb(folder), 'LOCK'))
    mkdirSync(path.join(leveldb(folder), 'LOCK'))
  },
  'all files of the database are empty, as after a power cut': each(/./, (file) => truncateSync(file, 0)),
  'the database is an older one': (folder, { older }) => {
    gone(databases(folder))
    cpSync(older, databases(folder), { recursive: true })
  },
  'the database is an older one, and the statements are gone': (folder, { older }) => {
    gone(databases(folder), path.join(folder, 'statements'))
    cpSync(older, databases(folder), { recursive: true })
  },
  'the database and the statements are gone': all(databaseGone, statementsGone),
  'the database and the journals are gone': all(databaseGone, journalsGone),
  'only the backups are there': all(databaseGone, statementsGone, journalsGone),
  'only the journals are there': all(databaseGone, statementsGone, backupsGone),
  'only the statements are there': all(databaseGone, journalsGone, backupsGone),
  'the database is gone, and lines of the statements are damaged': (folder) => {
    gone(databases(folder))
    inLines(statements(folder), [4, 9, 15])
  },
  'the database is gone, and the first line of the statements is damaged': (folder) => {
    gone(databases(folder))
    inLines(statements(folder), [0])
  },
  'the database is gone, and the statements are cut in half': (folder) => {
    gone(databases(folder))
    half(statements(folder))
  },
  'the database is gone, and a line of each journal is damaged': (folder) => {
    gone(databases(folder))
    journals(folder).forEach((file, index) => inLines(file, [9 + index]))
  },
  'the database and the backups are gone, and lines of all second copies are damaged': (folder) => {
    gone(databases(folder), path.join(folder, 'backups'))
    journals(folder).forEach((file, index) => inLines(file, [9 + index, 12]))
    inLines(statements(folder), [6])
  },
  'the statements are gone': statementsGone,
  'the statements are of noughts': (folder) => noughts(statements(folder)),
  'the statements have other line ends': (folder) =>
    writeFileSync(statements(folder), readFileSync(statements(folder), 'utf8').replaceAll('\n', '\r\n')),
  'a folder in place of the statements': (folder) => {
    gone(statements(folder))
    mkdirSync(statements(folder))
  },
  'a file in place of the folder of the statements': (folder) => replaced(path.join(folder, 'statements')),
  'a link to itself in place of the statements': (folder) => loop(statements(folder)),
  'a journal twice under names of programs that sync': (folder) => {
    const [file] = journals(folder)
    copyFileSync(file!, file!.replace('.jsonl', '-LAPTOP-1.jsonl'))
    copyFileSync(file!, file!.replace('.jsonl', ' (1).jsonl'))
  },
  'a link to itself in place of each journal': (folder) => journals(folder).forEach(loop),
  'the journals are gone': journalsGone,
  'two journals exchanged': (folder) => {
    const [one, other] = journals(folder)
    renameSync(one!, `${one!}.between`)
    renameSync(other!, one!)
    renameSync(`${one!}.between`, other!)
  },
  'all backups cut in half': (folder) =>
    readdirSync(path.join(folder, 'backups')).forEach((name) => half(path.join(folder, 'backups', name))),
  'the note of the version is no JSON': (folder) => writeFileSync(small('runtime.json')(folder), '\u0000'),
  'folders in place of the small files': (folder) =>
    ['runtime.json', 'window.json', 'recovery.txt', 'intent.txt'].forEach((name) => {
      gone(small(name)(folder))
      mkdirSync(small(name)(folder))
    }),
  "Chromium's own files are of noughts": (folder) =>
    filesOf(folder)
      .filter((name) => !/^(?:IndexedDB|journal|statements|backups)\/|^[a-z-]+\.(?:json|txt|log)$/.test(name))
      .forEach((name) => noughts(path.join(folder, name))),
  "Chromium's own files are gone": (folder) =>
    readdirSync(folder)
      .filter((name) => !/^(?:IndexedDB|journal|statements|backups)$|^[a-z-]+\.(?:json|txt|log)$/.test(name))
      .forEach((name) => gone(path.join(folder, name))),
}
