/* What stands in the place of a folder of the app, a folder that cannot be written to, and locks that nobody holds. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import * as realFs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  clearPlaces,
  copyName,
  dropStaleLock,
  freshName,
  isHeld,
  takeRequest,
  troubleOf,
  type FolderFs,
} from '../../electron/data-folder'
import { errno } from '../support/failing-fs'
import { linkFile, linkFolder, noFileLinks } from '../support/links'
import { needs } from '../support/not-run'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'data-folder-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const inside = (...names: string[]) => path.join(folder, ...names)

describe('a folder that cannot be used', () => {
  test('is told in words; one that can be is left as it was', () => {
    expect(troubleOf(folder)).toBeNull()
    expect(readdirSync(folder)).toEqual([])
    expect(troubleOf(inside('new', 'deep'))).toBeNull()
    writeFileSync(inside('file'), '')
    expect(troubleOf(inside('file'))).toBe('A file stands in its place.')
    expect(troubleOf(inside('file', 'below'))).toBe('A file stands in its place.')
  })
  test.each(['EROFS', 'EACCES', 'EPERM', 'ENOSPC', 'EIO', 'ELOOP'])(
    '%s at any call is told and thrown nowhere',
    (code) => {
      for (const call of ['mkdirSync', 'readdirSync', 'writeFileSync', 'rmSync'] as const) {
        const fs = {
          ...realFs,
          [call]: () => {
            throw errno(code)
          },
        } as FolderFs
        expect(troubleOf(folder, fs)).toMatch(/^[A-Z].*\.$/)
      }
    },
  )
})

describe('what stands in the place of a folder of the app', () => {
  test.each(['journal', 'backups', 'IndexedDB', 'set-aside'])('a file instead of %s is set aside', (name) => {
    writeFileSync(inside(name), 'kept')
    expect(clearPlaces(folder)).toEqual([name])
    expect(existsSync(inside(name)) && name !== 'set-aside').toBe(false)
    const found = readdirSync(folder, { recursive: true })
      .map(String)
      .filter((one) => one.endsWith(` ${name}`))
    expect(found).toHaveLength(1)
    expect(readFileSync(inside(found[0]!), 'utf8')).toBe('kept')
    expect(clearPlaces(folder)).toEqual([])
  })
  test('a link that leads nowhere or to a file is set aside, one to a folder is not', needs(noFileLinks()), () => {
    mkdirSync(inside('elsewhere'))
    writeFileSync(inside('file'), '')
    linkFolder(inside('elsewhere'), inside('journal'))
    linkFile(inside('gone'), inside('backups'))
    linkFile(inside('file'), inside('IndexedDB'))
    expect(clearPlaces(folder)).toEqual(['backups', 'IndexedDB'])
  })
  test('all at once, and one that cannot be moved keeps no other', () => {
    for (const name of ['journal', 'backups', 'IndexedDB', 'set-aside']) writeFileSync(inside(name), '')
    expect(clearPlaces(folder)).toEqual(['set-aside', 'journal', 'backups', 'IndexedDB'])
    for (const name of ['journal', 'backups']) writeFileSync(inside(name), '')
    const renameSync = ((from: string, to: string) => {
      if (from.endsWith('journal')) throw errno('EBUSY')
      realFs.renameSync(from, to)
    }) as typeof realFs.renameSync
    expect(clearPlaces(folder, { ...realFs, renameSync }, 1)).toEqual(['backups'])
  })
  test('a database is set aside when a fresh one was asked for, once, with all that is in it', () => {
    mkdirSync(inside('IndexedDB'))
    writeFileSync(inside('IndexedDB', 'log'), 'rows')
    writeFileSync(inside(freshName), '')
    expect(clearPlaces(folder)).toEqual(['IndexedDB'])
    expect(existsSync(inside(freshName))).toBe(false)
    const [kept] = readdirSync(inside('set-aside'))
    expect(readFileSync(inside('set-aside', kept!, 'log'), 'utf8')).toBe('rows')
    mkdirSync(inside('IndexedDB'))
    expect(clearPlaces(folder)).toEqual([])
  })
  test('what the last run asked for is done once, whatever stands there', () => {
    expect(takeRequest(folder, copyName)).toBe(false)
    for (const put of [
      () => writeFileSync(inside(copyName), ''),
      () => mkdirSync(inside(copyName, 'x'), { recursive: true }),
    ]) {
      put()
      expect([takeRequest(folder, copyName), takeRequest(folder, copyName)]).toEqual([true, false])
    }
  })
})

describe(
  'the lock of another run',
  needs(process.platform === 'win32' ? 'Windows keeps no lock in a file' : null),
  () => {
    const lock = (target: string) => linkFile(target, inside('SingletonLock'))
    test('is held by a process that lives here, and by no other', () => {
      expect(isHeld(folder)).toBe(false)
      lock(`${os.hostname()}-${process.pid}`)
      expect(isHeld(folder)).toBe(true)
      expect(isHeld(folder, realFs, () => false)).toBe(false)
      dropStaleLock(folder)
      lock(`another-computer-${process.pid}`)
      expect(isHeld(folder)).toBe(false)
      dropStaleLock(folder)
      expect(readdirSync(folder)).toEqual([])
      mkdirSync(inside('SingletonLock', 'x'), { recursive: true })
      expect(isHeld(folder)).toBe(false)
      dropStaleLock(folder)
      expect(readdirSync(folder)).toEqual([])
    })
  },
)
