/**
 * What the reports of the test runners say: numbers of passed and failed tests, names of the failed, and of those that
 * were not run with the reason each gives. A test without a reason is told as such, so that none is left out in silence.
 */
import path from 'node:path'

const told = (file, title, reason) =>
  `${path.basename(file)}: ${title} (${reason ? reason.replace(/\.$/, '') : 'no reason given'})`

/** A JSON report of Vitest. A file that broke before its tests is one failure. */
export function readVitest(report) {
  const broken = report.testResults.filter((one) => one.status === 'failed' && one.assertionResults.length === 0)
  const tests = report.testResults.flatMap((file) =>
    file.assertionResults.map((one) => ({ ...one, file: path.basename(file.name) })),
  )
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    failures: [
      ...broken.map((one) => path.basename(one.name)),
      ...tests.filter(({ status }) => status === 'failed').map(({ file, fullName }) => `${file}: ${fullName.trim()}`),
    ],
    notRun: tests
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ file, fullName, meta }) => told(file, fullName.trim(), meta?.notRun)),
  }
}

/** A JSON report of Playwright. */
export function readPlaywright({ stats, suites }) {
  const specs = suites.flatMap(specsIn)
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    failures: specs.filter(({ ok }) => !ok).map(({ file, title }) => `${path.basename(file)}: ${title}`),
    notRun: specs.flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === 'skipped')
        .map(({ annotations }) => told(file, title, annotations.find(({ type }) => type === 'skip')?.description)),
    ),
  }
}

const specsIn = ({ file, specs = [], suites = [] }) => [
  ...specs.map((spec) => ({ file, ...spec })),
  ...suites.flatMap((suite) => specsIn({ file, ...suite })),
]
