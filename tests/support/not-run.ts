import type { TestContext, TestOptions } from 'vitest'

declare module 'vitest' {
  interface TaskMeta {
    /** Why the test was not run; `npm test` prints it. */
    notRun?: string
  }
}

/** Options of a test that is left out where there is a reason to, which `npm test` prints as NOT RUN; null runs it. */
export const needs = (absent: string | null): TestOptions =>
  absent === null ? {} : { skip: true, meta: { notRun: absent } }

/** Leaves a test out that finds only while it runs that it cannot: with its reason, as `needs` does. */
export function leaveOut({ task, skip }: TestContext, reason: string): never {
  task.meta.notRun = reason
  return skip(reason)
}
