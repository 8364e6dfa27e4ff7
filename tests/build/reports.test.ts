import { expect, test } from 'vitest'
import { buildScript } from '../support/build-script'

type Counts = { passed: number; failed: number; failures: string[]; notRun: string[] }
const { readVitest, readPlaywright } = await buildScript<{
  readVitest(report: object): Counts
  readPlaywright(report: object): Counts
}>('reports.mjs')

test('units: what was not run is told with its reason, and what gives none is told, too', () => {
  const report = {
    numPassedTests: 1,
    numFailedTests: 1,
    testResults: [
      {
        name: '/my exam ü/tests/a.test.ts',
        status: 'failed',
        assertionResults: [
          { status: 'passed', fullName: ' good', meta: {} },
          { status: 'failed', fullName: ' bad', meta: {} },
          { status: 'skipped', fullName: ' link', meta: { notRun: 'no links here.' } },
          { status: 'todo', fullName: ' later', meta: {} },
        ],
      },
      { name: '/b.test.ts', status: 'failed', assertionResults: [] },
    ],
  }
  expect(readVitest(report)).toEqual({
    passed: 1,
    failed: 2,
    failures: ['b.test.ts', 'a.test.ts: bad'],
    notRun: ['a.test.ts: link (no links here)', 'a.test.ts: later (no reason given)'],
  })
})

test('journeys: the same, in suites within suites', () => {
  const spec = (title: string, status: string, annotations: object[] = []) => ({
    title,
    ok: status !== 'unexpected',
    tests: [{ status, annotations }],
  })
  const skipped = spec('signals', 'skipped', [{ type: 'skip', description: 'Windows has no SIGTERM' }])
  const report = {
    stats: { expected: 1, unexpected: 1, flaky: 1, skipped: 2 },
    suites: [
      {
        file: 'a.spec.ts',
        specs: [spec('good', 'expected'), skipped],
        suites: [{ file: 'a.spec.ts', specs: [spec('bad', 'unexpected'), spec('silent', 'skipped')] }],
      },
    ],
  }
  expect(readPlaywright(report)).toEqual({
    passed: 1,
    failed: 2,
    failures: ['a.spec.ts: bad'],
    notRun: ['a.spec.ts: signals (Windows has no SIGTERM)', 'a.spec.ts: silent (no reason given)'],
  })
})
