import { defineConfig } from 'vitest/config'

/** Unit and property tests: everything under tests/ but the journeys, which need a browser or Electron. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: { environment: 'node', include: ['tests/**/*.test.ts'], exclude: ['tests/journeys/**', 'node_modules/**'] },
})
