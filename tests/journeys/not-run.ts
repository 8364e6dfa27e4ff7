import { test } from '@playwright/test'

/** Leaves the test out where there is a reason to, which `npm test` prints as NOT RUN; null runs it. */
export function needs(absent: string | null): void {
  test.skip(absent !== null, absent ?? '')
}
