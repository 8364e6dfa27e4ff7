import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

/* A start that hangs: it is bounded, what it left is killed, and it is tried again, for all to see. */

type Opening = {
  opened<T>(
    what: string,
    open: (env: Record<string, string>, patience: number) => Promise<T>,
    bounds?: { patience?: number; tries?: number },
  ): Promise<T>
  markedProcesses(entry: string): number[]
  killMarked(entry: string): number
}
const file = path.resolve(import.meta.dirname, '../../build/opening.mjs')
const { opened, markedProcesses, killMarked } = (await import(pathToFileURL(file).href)) as Opening

let told: string[]
beforeEach(() => {
  told = []
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => (told.push(String(text)), true))
})
afterEach(() => void vi.restoreAllMocks())

const never = new Promise<never>(() => undefined)
const alive = (pid: number) => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

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

test.runIf(process.platform === 'linux')('a hung start is killed with its children and tried again', async () => {
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
  await vi.waitFor(() => expect(left.filter(alive)).toEqual([]), 10_000)
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

test.runIf(process.platform === 'linux')('processes are found by their environment, and by nothing less', async () => {
  const all = await hanging({ CCS_OPENING_TEST: 'one' })
  expect(markedProcesses('CCS_OPENING_TEST=one').sort()).toEqual([...all].sort())
  expect(markedProcesses('CCS_OPENING_TEST=on')).toEqual([])
  expect(killMarked('CCS_OPENING_TEST=one')).toBe(2)
  await vi.waitFor(() => expect(all.filter(alive)).toEqual([]), 10_000)
})
