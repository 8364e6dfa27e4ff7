import type { Page } from '@playwright/test'
import { expect } from './journey'

/* Code books for journeys: files dropped on the page, as from a folder. */

type Given = readonly { name: string; bytes: Buffer }[]

export const openPlace = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Places' }).getByRole('button', { name }).click()

async function dropFiles(page: Page, given: Given): Promise<void> {
  const files = given.map(({ name, bytes }) => ({ name, body: bytes.toString('base64') }))
  const data = await page.evaluateHandle((all) => {
    const transfer = new DataTransfer()
    for (const { name, body } of all)
      transfer.items.add(new File([Uint8Array.from(atob(body), (one) => one.charCodeAt(0))], name))
    return transfer
  }, files)
  const target = page.getByRole('heading', { name: 'Drop them here' })
  await target.dispatchEvent('dragover', { dataTransfer: data })
  await target.dispatchEvent('drop', { dataTransfer: data })
}

/** Reads files in on the page on which code sets are added, and waits for their end. */
export async function readIn(page: Page, given: Given): Promise<void> {
  await dropFiles(page, given)
  await expect(page.getByRole('status').filter({ hasText: 'Read and checked.' })).toBeVisible({ timeout: 60_000 })
}
