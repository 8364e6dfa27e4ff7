import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/**
 * Unit and property tests: everything under tests/ but the journeys, which need a browser or Electron. The time a test
 * may take is there to end one that hangs, not to measure the machine.
 */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    environment: 'node',
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/journeys/**', 'node_modules/**'],
    // One test that is singled out would hide all the others.
    allowOnly: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
