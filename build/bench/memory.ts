import { readFileSync } from 'node:fs'
import { openingModule } from '../../tests/journeys/launch'

/** MB of a process tree in all, and by kind of process (`renderer`, `gpu-process`, ...; the first one is the shell). */
export type Memory = { total: number; by: Readonly<Record<string, number>> }

/**
 * Memory of a process and all its children: proportional set size, so that shared pages count once. Null where the system
 * does not tell it; only Linux does.
 */
export async function treeMemory(pid: number): Promise<Memory | null> {
  if (process.platform !== 'linux') return null
  const { processTree } = await openingModule()
  const by: Record<string, number> = {}
  for (const one of processTree(pid)) {
    const kind = kindOf(one)
    by[kind] = (by[kind] ?? 0) + proportionalSize(one)
  }
  return { total: Object.values(by).reduce((sum, one) => sum + one, 0), by }
}

/** What one tree has more than the other, the most first. */
export const moreMemory = (own: Memory, other: Memory): string =>
  Object.entries(own.by)
    .map(([kind, size]) => ({ kind, more: size - (other.by[kind] ?? 0) }))
    .filter(({ more }) => more >= 1)
    .sort((a, b) => b.more - a.more)
    .map(({ kind, more }) => `${kind} ${Math.round(more)} MB more`)
    .join(', ')

function kindOf(pid: number): string {
  try {
    return /--type=([a-z-]+)/.exec(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))?.[1] ?? 'shell'
  } catch {
    return 'ended' // In between.
  }
}

function proportionalSize(pid: number): number {
  try {
    const pss = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))
    return pss ? Number(pss[1]) / 1024 : 0
  } catch {
    return 0 // It ended in between.
  }
}
