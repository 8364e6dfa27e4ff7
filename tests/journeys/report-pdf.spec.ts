import { readFileSync } from 'node:fs'
import path from 'node:path'
import { answerAll, begin, endReview } from './candidate'
import { expect, test } from './journey'
import { endApp, freshUserData, launchApp, removeUserData } from './launch'

test('the report is saved as a PDF with every item unfolded; cancelling saves nothing', async () => {
  const userData = await freshUserData()
  const { app, page } = await launchApp({ userData })
  await begin(page, { preset: 'Quick 25' })
  await answerAll(page, 'pick', (index) => index % 2 === 0)
  await endReview(page)
  const file = path.join(userData, 'report.pdf')
  await app.evaluate(({ dialog }) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: true, filePath: undefined }) as never
  })
  await page.getByRole('button', { name: 'Save as PDF' }).click()
  await expect(page.locator('details[open]')).toHaveCount(0)
  await expect(page.getByText(/^Saved as/)).toBeHidden()
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath }) as never
  }, file)
  await page.getByRole('button', { name: 'Save as PDF' }).click()
  await expect(page.getByText('Saved as report.pdf.')).toBeVisible({ timeout: 30_000 })
  const pdf = readFileSync(file)
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length
  expect(pages).toBeGreaterThan(8)
  await endApp(app)
  await removeUserData(userData)
})
