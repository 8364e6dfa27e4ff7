import type { TestOptions } from 'vitest'

declare module 'vitest' {
  interface TaskMeta {
    /** Why the test was not run; `npm test` prints it. */
    notRun?: string
  }
}

/** Options of a test that is left out where there is a reason to, which `npm test` prints as NOT RUN; null runs it. */
export const needs = (absent: string | null): TestOptions =>
  absent === null ? {} : { skip: true, meta: { notRun: absent } }
