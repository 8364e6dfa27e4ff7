import { placeIn } from './questions'
import type { Rule } from './rule'

/** A task that no outline names would never be drawn. */
export const tasksInOutlines: Rule = {
  name: 'outline-task',
  check(material, report) {
    const known = new Set(
      material.outlines.flatMap(({ value }) => value.domains.flatMap((domain) => domain.tasks.map((one) => one.task))),
    )
    if (known.size === 0) return
    const complain = (task: string) => `Task ${task} is in no outline; use one of the tasks of question-bank/outlines.`
    for (const item of material.items)
      if (!known.has(item.value.task)) report(placeIn(item, 'task'), complain(item.value.task))
    for (const scenario of material.scenarios) {
      scenario.value.tasks.forEach((one, index) => {
        if (!known.has(one.outlineTask))
          report(placeIn(scenario, 'tasks', index, 'outlineTask'), complain(one.outlineTask))
      })
      scenario.value.questions.forEach((one, index) => {
        if (!known.has(one.task)) report(placeIn(scenario, 'questions', index, 'task'), complain(one.task))
      })
    }
  },
}
