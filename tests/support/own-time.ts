/**
 * Milliseconds of processor time that a job takes, the least of `tries`: what else the machine does meanwhile is not the
 * job's, and so neither is the time that passes on the wall.
 */
export function ownTime(job: () => unknown, tries = 5): number {
  const times = Array.from({ length: tries }, () => {
    const from = process.cpuUsage()
    job()
    const { user, system } = process.cpuUsage(from)
    return (user + system) / 1_000
  })
  return Math.min(...times)
}
