import { readFileSync } from 'node:fs'
import { openingModule } from '../../tests/journeys/launch'

/**
 * Memory of a process and all its children in MB: proportional set size, so that shared pages count once. Null where the
 * system does not tell it; only Linux does.
 */
export async function treeMemory(pid: number): Promise<number | null> {
  if (process.platform !== 'linux') return null
  const { processTree } = await openingModule()
  return processTree(pid).reduce((sum, one) => sum + proportionalSize(one), 0)
}

function proportionalSize(pid: number): number {
  try {
    const pss = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))
    return pss ? Number(pss[1]) / 1024 : 0
  } catch {
    return 0 // It ended in between.
  }
}
