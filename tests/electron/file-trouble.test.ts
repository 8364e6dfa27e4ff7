import { describe, expect, test } from 'vitest'
import { readTrouble, refuseName, writeTrouble } from '../../electron/file-trouble'
import { Refusal } from '../../electron/refusal'
import { errno } from '../support/failing-fs'

const linux = '/home/me/My report.pdf'
const windows = 'C:\\Users\\me\\Documents\\My report.pdf'
const written = (code: string, platform: NodeJS.Platform = 'linux') =>
  writeTrouble(errno(code), 'The PDF', platform === 'win32' ? windows : linux, platform)
const read = (code: string, platform: NodeJS.Platform = 'linux') =>
  readTrouble(errno(code), platform === 'win32' ? windows : linux, platform)

describe('a file that cannot be written', () => {
  test.each([
    ['ENOSPC', 'linux', 'disk-full', /the disk is full/],
    ['EDQUOT', 'linux', 'disk-full', /the disk is full/],
    ['EFBIG', 'linux', 'too-large', /does not take files so large/],
    ['EROFS', 'linux', 'no-access', /read-only/],
    ['EBUSY', 'linux', 'no-access', /open in another program/],
    ['EBUSY', 'win32', 'no-access', /because it is open in another program/],
    ['EPERM', 'win32', 'no-access', /open in another program, or that place may not be changed/],
    ['EACCES', 'win32', 'no-access', /open in another program, or that place may not be changed/],
    ['EACCES', 'linux', 'no-access', /place may not be changed/],
    ['ENOENT', 'win32', 'unreadable', /folder is no longer there/],
    ['ENAMETOOLONG', 'linux', 'invalid', /name is too long/],
    ['EINVAL', 'win32', 'invalid', /does not take the name/],
    ['EISDIR', 'linux', 'invalid', /there is a folder of that name/],
    ['EHOSTDOWN', 'linux', 'unreadable', /drive does not answer/],
    ['EIO', 'darwin', 'unreadable', /drive does not answer/],
    ['ENXIO', 'win32', 'unreadable', /drive does not answer/],
    ['ESOMETHING', 'linux', 'unreadable', /ESOMETHING/],
  ] as const)('%s on %s: one sentence with the name and what to do', (code, platform, expected, words) => {
    const { code: given, message } = written(code, platform)
    expect(given).toBe(expected)
    expect(message).toMatch(words)
    expect(message).toMatch(/^The PDF could not be saved as "My report\.pdf"/)
    expect(message).not.toContain('/home')
    expect(message).toMatch(/(Choose|choose|Make room)/)
  })

  test('a reason that is known already stays', () => {
    const refusal = new Refusal('too-large', 'Too large.')
    expect(writeTrouble(refusal, 'The PDF', linux)).toBe(refusal)
  })
})

test.each([
  ['EBUSY', 'win32', /another program holds it/],
  ['EACCES', 'win32', /another program holds it, or you may not read it/],
  ['EACCES', 'linux', /you may not read it/],
  ['ENOENT', 'linux', /no longer there/],
  ['EIO', 'linux', /drive does not answer/],
] as const)('a file that cannot be read, %s on %s', (code, platform, words) => {
  expect(read(code, platform).message).toMatch(words)
  expect(read(code, platform).message).toMatch(/^"My report\.pdf" could not be opened/)
})

describe('names that Windows keeps for itself', () => {
  const typed = (name: string, platform: NodeJS.Platform) => () => refuseName(`C:\\here\\${name}`, platform)

  test.each([
    'CON',
    'con.pdf',
    'NUL.csv',
    'aux',
    'PRN.json',
    'COM1.txt',
    'lpt9.md',
    'report.',
    'report ',
    'a:b.pdf',
    'what?.md',
  ])('%j is refused there', (name) => {
    expect(typed(name, 'win32')).toThrow(/Windows does not take/)
    expect(typed(name, 'linux')).not.toThrow()
  })
  test.each(['Console.pdf', 'my con.pdf', 'com10.txt', 'report.pdf', 'Prüfung 1.csv'])('%j is a name', (name) => {
    expect(typed(name, 'win32')).not.toThrow()
  })
})
