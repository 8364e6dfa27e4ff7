/* The zone of the computer, as the app reads it: in processes that run elsewhere. */
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const script = path.join(import.meta.dirname, 'in-zone.ts')

async function inZone(zone: string): Promise<Record<string, unknown>> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', script], {
    env: { ...process.env, TZ: zone },
  })
  return JSON.parse(stdout)
}

test.each([
  ['America/Los_Angeles', 480],
  ['Asia/Tokyo', -540],
  ['Australia/Lord_Howe', -660],
  ['Asia/Kathmandu', -345],
  ['Pacific/Honolulu', 600],
])(
  'in %s a card promised in Los Angeles is due at four of its day, and is called by that day',
  async (zone, offset) => {
    const said = await inZone(zone)
    expect(said).toMatchObject({
      offset,
      dayText: 'Mar 8',
      date: 'March 8, 2026',
      dateTime: 'Mar 8, 2026, 4:00 AM',
      exam: 'Mar 20, 2026, 8:00 AM',
      words: ['in 2\u00a0hours', 'in 1\u00a0min', 'now'],
    })
    expect(said.due).toBe(said.begins)
    expect(said.day).toBe(said.promised)
  },
  60_000,
)
