/** Journeys through the real app, one after the other: there is one display and the app is one per data folder. */
import path from 'node:path'
import { defineConfig } from '@playwright/test'

const root = path.resolve(__dirname, '..')

export default defineConfig({
  testDir: path.join(root, 'tests/journeys'),
  outputDir: path.join(root, 'test-results/journeys'),
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: path.join(root, 'test-results/journeys.json') }]],
  use: { screenshot: 'only-on-failure', trace: 'off' },
})
