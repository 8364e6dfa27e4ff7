import { exampleGoal } from './examples'
import type { Goal } from './goal'
import { deletedNextYear } from './next-year'
import { OPTION_GOALS } from './options'
import { SIZE_GOALS } from './sizes'
import { SPREAD_GOALS } from './spread'
import { TEACHING_GOALS } from './teaching'

/** Every goal of the bank, as `npm run bank:check` prints them. */
export const GOALS: readonly Goal[] = [
  ...OPTION_GOALS,
  ...TEACHING_GOALS,
  ...SPREAD_GOALS,
  ...SIZE_GOALS,
  exampleGoal,
  deletedNextYear,
]
