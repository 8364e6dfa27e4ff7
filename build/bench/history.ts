import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { repository } from '../../tests/journeys/launch'
import { median, percentile, round, type Figure } from './figures'
import { ATTEMPTS, CARDS, QUESTIONS, writeLongHistory } from './long-history'
import { open } from './window'

const PAIRS = 7
const WARM_UP = 1
const CHANGES = 60

/** Usable: the exam can be started, and what waits today has been worked out and is shown. */
const homeIsUsable = async (page: Page) => {
  await page.getByRole('button', { name: 'Start an exam' }).waitFor()
  await page.getByRole('heading', { name: 'Next step' }).waitFor()
}

/** Home and review room with the history of years, home against a profile with nothing in it. */
export async function measureHistory(): Promise<Figure[]> {
  const [empty, full] = await Promise.all([newProfile(), newProfile()])
  try {
    const first = await open(repository, homeIsUsable, full)
    await writeLongHistory(first.page, repository, full)
    await first.close()
    const second = await open(repository, homeIsUsable, empty)
    await second.close()
    return [await measureHome(empty, full), await measureFilters(full)]
  } finally {
    for (const profile of [empty, full]) await rm(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

const newProfile = () => mkdtemp(path.join(os.tmpdir(), 'ccs-bench-'))

async function measureHome(empty: string, full: string): Promise<Figure> {
  const ratios: number[] = []
  const tooks: { empty: number[]; full: number[] } = { empty: [], full: [] }
  for (let pair = 0; pair < WARM_UP + PAIRS; pair++) {
    const without = await open(repository, homeIsUsable, empty)
    await without.close()
    const withHistory = await open(repository, homeIsUsable, full)
    await withHistory.close()
    if (pair < WARM_UP) continue
    ratios.push(withHistory.took / without.took)
    tooks.empty.push(without.took)
    tooks.full.push(withHistory.took)
  }
  return {
    name: 'start to usable home, long history / empty profile',
    value: round(median(ratios)),
    goal: 1.1,
    unit: 'ratio',
    note: `median of ${PAIRS} pairs; ${ATTEMPTS} attempts of ${QUESTIONS}, ${CARDS} cards: ${Math.round(median(tooks.full))} ms, empty: ${Math.round(median(tooks.empty))} ms`,
  }
}
