import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Memory of a process and all its children in MB: proportional set size, so that shared pages count once. Linux only. */
export function treeMemory(pid: number): number {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((row) => row.trim().split(/\s+/).map(Number) as [number, number])
  const below = (parent: number): number[] => rows.filter(([, ppid]) => ppid === parent).flatMap(([child]) => [child, ...below(child)])
  return [pid, ...below(pid)].reduce((sum, one) => sum + proportionalSize(one), 0)
}

function proportionalSize(pid: number): number {
  try {
    const pss = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))
    return pss ? Number(pss[1]) / 1024 : 0
  } catch {
    return 0 // It ended in between.
  }
}
