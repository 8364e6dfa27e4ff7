import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { buildScript } from '../support/build-script'
import { needs } from '../support/not-run'

/* A start that hangs: it is bounded, what it left is killed, and it is tried again, for all to see. */

type Opening = {
  opened<T>(
    what: string,
    open: (env: Record<string, string>, patience: number) => Promise<T>,
    bounds?: { patience?: number; tries?: number },
  ): Promise<T>
}
type Processes = {
  markedProcesses(entry: string): number[]
  killMarked(entry: string): number
  isAlive(pid: number): boolean
}
const { opened } = await buildScript<Opening>('opening.mjs')
const { markedProcesses, killMarked, isAlive } = await buildScript<Processes>('processes.mjs')
/** Only there can a process be found by what it carries. */
const onlyUnix = needs(process.platform === 'win32' ? 'Windows does not tell the environment of a process' : null)

let told: string[]
beforeEach(() => {
  told = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => (told.push(String(text)), true))
})
afterEach(() => void vi.restoreAllMocks())

const never = new Promise<never>(() => undefined)
/** A program with a child of its own, which both wait for ever; told when both run. */
async function hanging(env: Record<string, string>): Promise<number[]> {
  const own = `const child = require('node:child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)'])
    process.stdout.write(String(child.pid)); setInterval(() => {}, 1e6)`
  const program = spawn(process.execPath, ['-e', own], { env: { ...process.env, ...env } })
  const [child] = (await once(program.stdout, 'data')) as [Buffer]
  return [program.pid!, Number(child.toString())]
}

test('what opens at once is given back, and nothing is told', async () => {
  expect(await opened('It', () => Promise.resolve('open'))).toBe('open')
  expect(told).toEqual([])
})

test('a hung start is killed with its children and tried again', onlyUnix, async () => {
  const left: number[] = []
  let starts = 0
  const open = async (env: Record<string, string>) => {
    starts += 1
    if (starts === 3) return 'open'
    left.push(...(await hanging(env)))
    return never
  }
  expect(await opened('It', open, { patience: 500 })).toBe('open')
  expect(left).toHaveLength(4)
  await vi.waitFor(() => expect(left.filter(isAlive)).toEqual([]), 10_000)
  expect(told).toEqual([
    'Start 1 of 3 of It came to nothing, trying again: It did not open within 500 ms.\n',
    'Start 2 of 3 of It came to nothing, trying again: It did not open within 500 ms.\n',
  ])
})

test('a start that fails is tried as often as asked, and its own error is told', async () => {
  let starts = 0
  const open = () => Promise.reject(new Error(`no window ${++starts}`))
  await expect(opened('It', open, { tries: 2 })).rejects.toThrow('no window 2')
  expect(told).toEqual(['Start 1 of 2 of It came to nothing, trying again: no window 1\n'])
})

test('what a start gives is bounded by the time it is told', async () => {
  const given: number[] = []
  const open = (_env: Record<string, string>, patience: number) => {
    given.push(patience)
    return never
  }
  await expect(opened('It', open, { patience: 20, tries: 1 })).rejects.toThrow('It did not open within 20 ms.')
  expect(given).toEqual([20])
})

test('processes are found by their environment, and by nothing less', onlyUnix, async () => {
  const all = await hanging({ CCS_OPENING_TEST: 'one' })
  expect(markedProcesses('CCS_OPENING_TEST=one').sort()).toEqual([...all].sort())
  expect(markedProcesses('CCS_OPENING_TEST=on')).toEqual([])
  expect(killMarked('CCS_OPENING_TEST=one')).toBe(2)
  await vi.waitFor(() => expect(all.filter(isAlive)).toEqual([]), 10_000)
})
