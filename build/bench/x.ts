import { repository } from '../../tests/journeys/launch'
import { writeLongHistory } from './long-history'
import { open } from './window'
import { mkdirSync, rmSync } from 'node:fs'
import type { Page } from '@playwright/test'
const usable = async (page: Page) => {
  await page.getByRole('button', { name: 'Start an exam' }).waitFor()
  await page.getByRole('heading', { name: 'Next step' }).waitFor()
}
void (async () => {
  for (const p of ['/tmp/prof-full','/tmp/prof-empty']) { rmSync(p,{recursive:true,force:true}); mkdirSync(p,{recursive:true}) }
  const a = await open(repository, usable, '/tmp/prof-full'); await writeLongHistory(a.page, repository, '/tmp/prof-full'); await a.close()
  const b = await open(repository, usable, '/tmp/prof-empty'); await b.close()
})()
