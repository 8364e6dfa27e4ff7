import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test, vi } from 'vitest'
import { buildScript } from '../support/build-script'
import { folderLinkType, linkFolder, noFileLinks } from '../support/links'

type Processes = {
  noSignals(platform: NodeJS.Platform): string | null
  pairsOfPs(text: string): [number, number][]
  pairOfStat(text: string): [number, number]
  markedInPs(text: string, entry: string): number[]
  treeEnder(pid: number, platform: NodeJS.Platform): { program: string; args: string[] } | null
  killTree(pid: number): void
  isAlive(pid: number): boolean
}
const { noSignals, pairsOfPs, pairOfStat, markedInPs, treeEnder, killTree, isAlive } =
  await buildScript<Processes>('processes.mjs')

test('a tree is ended by signals, and on Windows by the program that does it', () => {
  expect(treeEnder(42, 'linux')).toBeNull()
  expect(treeEnder(42, 'darwin')).toBeNull()
  expect(treeEnder(42, 'win32')).toEqual({ program: 'taskkill', args: ['/pid', '42', '/t', '/f'] })
})

test('only Windows has no signals', () => {
  expect([noSignals('linux'), noSignals('darwin')]).toEqual([null, null])
  expect(noSignals('win32')).toContain('SIGTERM')
})

test('who started whom is read from ps and from /proc, whatever a program is called', () => {
  expect(pairsOfPs('    1     0\n  42     1\nnonsense\n')).toEqual([
    [1, 0],
    [42, 1],
  ])
  expect(pairOfStat('42 (node) S 7 42 42 0 -1')).toEqual([42, 7])
  expect(pairOfStat('42 (a) S 9 (b c) R 7 42 42')).toEqual([42, 7])
})

test('a process is known by a whole entry of its environment', () => {
  const rows =
    '  41 node x CCS_OPENING=one PATH=/bin\n  42 node CCS_OPENING=one-more\n  43 node XCCS_OPENING=one\n 44 a CCS_OPENING=one'
  expect(markedInPs(rows, 'CCS_OPENING=one')).toEqual([41, 44])
})

test('a program goes with all it started, also without PATH', async () => {
  const own = `const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'])
    process.stdout.write(String(child.pid)); setInterval(() => {}, 1e6)`
  const program = spawn(process.execPath, ['-e', own])
  const [child] = (await once(program.stdout, 'data')) as [Buffer]
  const all = [program.pid!, Number(child.toString())]
  expect(all.filter(isAlive)).toEqual(all)
  vi.stubEnv('PATH', '')
  killTree(program.pid!)
  vi.unstubAllEnvs()
  await vi.waitFor(() => expect(all.filter(isAlive)).toEqual([]), 10_000)
  // One that is gone is no matter.
  killTree(program.pid!)
})

test('links: to folders everywhere, to files where the system lets us', () => {
  expect((['linux', 'darwin', 'win32'] as const).map((platform) => folderLinkType(platform))).toEqual([
    'dir',
    'dir',
    'junction',
  ])
  const refuse = () => {
    throw Object.assign(new Error('EPERM: operation not permitted, symlink'), { code: 'EPERM' })
  }
  expect(noFileLinks(refuse, 'win32')).toMatch(/developer mode/)
  // Elsewhere that is a trouble of this computer, and no reason to leave a test out.
  expect(() => noFileLinks(refuse, 'linux')).toThrow('EPERM')
  expect(noFileLinks(() => undefined, 'win32')).toBeNull()
  expect(() => linkFolder('here', 'there')).toThrow('absolute')
})
