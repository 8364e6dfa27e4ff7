/**
 * Journeys through the real app. Files are spread over the workers, each with a display of its own; what takes longest is
 * started first, so that no worker is left alone with it at the end.
 */
import path from 'node:path'
import { defineConfig } from '@playwright/test'

const root = path.resolve(__dirname, '..')

/** One for each display that test.mjs started; by hand, without it, there is one display. */
const displays = (process.env.CCS_TEST_DISPLAYS ?? '').split(' ').filter(Boolean)
const workers = Math.max(1, displays.length)

// This file is read in each worker, too: from here on its programs, and xdotool, use the display of this worker. The
// runner itself has the first one, so that it sees the same tests as its workers.
const display = displays[Number(process.env.TEST_PARALLEL_INDEX ?? 0)]
if (display) {
  process.env.DISPLAY = display
  delete process.env.WAYLAND_DISPLAY
}

const long = ['accessibility', 'appearance', 'kill', 'exam', 'browser-edition', 'your-data', 'progress', 'review-room']
const longFiles = new RegExp(`/(${long.join('|')})\\.spec\\.ts$`)

export default defineConfig({
  testDir: path.join(root, 'tests/journeys'),
  outputDir: path.join(root, 'test-results/journeys'),
  workers,
  fullyParallel: false,
  // There to end what hangs, not to measure the machine.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: path.join(root, 'test-results/journeys.json') }]],
  use: { screenshot: 'only-on-failure', trace: 'off' },
  projects: [
    { name: 'long', testMatch: longFiles },
    { name: 'short', testIgnore: longFiles },
  ],
})
