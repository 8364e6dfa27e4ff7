import { expect, test as base } from '@playwright/test'
import { killLeftOpen } from './launch'

export { expect }

/**
 * Playwright's `test`. After a failed journey the apps that it left open are killed: asked to close, they would ask back,
 * and nobody is there to answer.
 */
export const test = base.extend<{ nothingLeftOpen: void }>({
  nothingLeftOpen: [
    // Playwright reads from the braces which fixtures this one needs.
    async ({}, use, info) => {
      await use()
      if (info.status !== info.expectedStatus) await killLeftOpen()
    },
    { auto: true },
  ],
})
