import { repository } from '../../tests/journeys/launch'
import { median, round, type Figure } from './figures'
import { blankApp, open } from './window'

const PAIRS = 7
const WARM_UP = 1

/** Start of the app to a usable home screen, against a blank window; in pairs, so that the machine's mood cancels out. */
export async function measureStart(): Promise<Figure> {
  const ratios: number[] = []
  const apps: number[] = []
  const blanks: number[] = []
  for (let pair = 0; pair < WARM_UP + PAIRS; pair++) {
    const blank = await open(blankApp, (page) => page.getByText('Blank').waitFor())
    await blank.close()
    const app = await open(repository, (page) => page.getByRole('button', { name: 'Start an exam' }).waitFor())
    await app.close()
    if (pair < WARM_UP) continue
    ratios.push(app.took / blank.took)
    apps.push(app.took)
    blanks.push(blank.took)
  }
  return {
    name: 'start to usable home / blank window, fresh profile',
    value: round(median(ratios)),
    goal: 1.35,
    unit: 'ratio',
    note: `median of ${PAIRS} pairs; app ${Math.round(median(apps))} ms, blank ${Math.round(median(blanks))} ms`,
  }
}
