import { OPTIONS_HELP, judge, run } from './command-line'
import { measured, printedGoals } from './goals/goal'
import { GOALS } from './goals/index'
import { errorsOf, inOrder, printed, warningsOf, type Problem } from './problem'
import { summary } from './summary'

/*
 * npm run bank:check: every problem of the bank, one line each, and its goals; exit code 1 when there is an error. A goal
 * that is missed is none.
 */

run(`usage: npm run bank:check [options]\n${OPTIONS_HELP}`, (options) => {
  const { sources, material, problems } = judge(options)
  const chosen = inOrder(problems.filter((one) => isChosen(one, options.only)))
  const [errors, warnings] = [errorsOf(chosen), warningsOf(chosen)]
  const goals = measured(GOALS, material)
  if (options.json) console.log(JSON.stringify({ ...summary(sources), goals, errors, warnings }, null, 2))
  else {
    if (options.only === undefined) console.log(`Goals of the bank (none is an error):\n${printedGoals(goals)}\n`)
    if (chosen.length > 0) console.log(`${printed(chosen)}\n`)
    console.log(
      `${sources.items.length} items and ${sources.scenarios.length} scenarios read: ${errors.length} errors, ${warnings.length} warnings.`,
    )
  }
  return errors.length > 0 ? 1 : 0
})

function isChosen(problem: Problem, only: string | undefined): boolean {
  return only === undefined || problem.file.includes(only) || problem.id.includes(only)
}
