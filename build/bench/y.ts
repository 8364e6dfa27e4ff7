import { repository } from '../../tests/journeys/launch'
import { open, blankApp } from './window'
import { median } from './figures'
import type { Page } from '@playwright/test'
const usable = async (page: Page) => {
  await page.getByRole('button', { name: 'Start an exam' }).waitFor()
  await page.getByRole('heading', { name: 'Next step' }).waitFor()
}
void (async () => {
  const r: number[] = [], e: number[] = [], f: number[] = [], bl: number[] = []
  for (let i = 0; i < 8; i++) {
    const a = await open(repository, usable, '/tmp/prof-empty'); await a.close()
    const b = await open(repository, usable, '/tmp/prof-full')
    if (i === 3) console.log(await b.page.evaluate(() => performance.getEntriesByType('mark').map((m) => m.name + ' ' + Math.round(m.startTime)).join('\n')))
    await b.close()
    const c = await open(blankApp, (page) => page.getByText('Blank').waitFor()); await c.close()
    if (i > 0) { r.push(b.took / a.took); e.push(a.took); f.push(b.took); bl.push(c.took) }
  }
  console.log('ratio', median(r), 'empty', median(e), 'full', median(f), 'blank', median(bl))
})()
