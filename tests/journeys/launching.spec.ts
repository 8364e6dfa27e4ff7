import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from './journey'
import { commandLine, endApp, freshUserData, openWindow, removeUserData, repository } from './launch'

/* The start of the app in these journeys: Electron that hangs before its window is killed and started again. */

test('an Electron that hangs at its first start is killed, told of, and started again', async () => {
  test.skip(process.platform === 'win32', 'the stand-in is a shell script')
  const folder = await freshUserData()
  const { executable, args } = await commandLine()
  const hanging = path.join(folder, 'electron')
  // At its first start it waits for ever, with a child; then it is the real one.
  writeFileSync(
    hanging,
    `#!/bin/sh
if [ ! -e "${folder}/started" ]; then
  sleep 1000 &
  echo $$ $! > "${folder}/started"
  wait
fi
exec "${executable}" "$@"
`,
  )
  chmodSync(hanging, 0o755)
  const told: string[] = []
  const write = process.stderr.write.bind(process.stderr)
  process.stderr.write = (text: string | Uint8Array) => (told.push(String(text)), true)
  try {
    const { app, page } = await openWindow(
      { executable: hanging, args, cwd: repository, env: { CCS_USER_DATA: path.join(folder, 'data') } },
      { patience: 10_000 },
    )
    await expect(page.getByRole('button', { name: 'Start an exam' })).toBeVisible()
    await endApp(app)
  } finally {
    process.stderr.write = write
  }
  expect(told.join('')).toMatch(/^Start 1 of 3 of Electron came to nothing, trying again: .*\n/)
  const pids = readFileSync(path.join(folder, 'started'), 'utf8').trim().split(' ').map(Number)
  expect(pids).toHaveLength(2)
  const alive = (pid: number) => {
    try {
      return process.kill(pid, 0)
    } catch {
      return false
    }
  }
  await expect.poll(() => pids.filter(alive)).toEqual([])
  await removeUserData(folder)
})
