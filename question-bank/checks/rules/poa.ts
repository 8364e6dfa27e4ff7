import { placeIn } from './questions'
import type { Rule } from './rule'

/*
 * Present on admission: stated for every key diagnosis of an inpatient record, and nowhere else.
 */

export const poaPresence: Rule = {
  name: 'poa',
  check(material, report) {
    for (const scenario of material.scenarios) {
      const inpatient = scenario.value.setting === 'inpatient'
      scenario.value.tasks.forEach((task, taskIndex) => {
        task.key.forEach((code, index) => {
          const wanted = inpatient && task.kind !== 'procedures'
          const place = placeIn(scenario, 'tasks', taskIndex, 'key', index, 'poa')
          if (wanted && code.poa === undefined)
            report(place, `${code.code} has no "poa"; an inpatient diagnosis needs Y, N, U, W or exempt.`)
          if (!wanted && code.poa !== undefined)
            report(
              place,
              `${code.code} has a "poa", but ${inpatient ? 'procedures have none' : 'outpatient records have none'}; remove it.`,
            )
        })
      })
    }
  },
}

export const poaExemption: Rule = {
  name: 'poa-exempt',
  check(material, report) {
    const exempt = material.poaExempt
    if (exempt === undefined) return
    for (const scenario of material.scenarios) {
      scenario.value.tasks.forEach((task, taskIndex) => {
        task.key.forEach((code, index) => {
          if (code.poa === undefined) return
          const listed = exempt.has(code.code.replace('.', ''))
          if (listed === (code.poa === 'exempt')) return
          const place = placeIn(scenario, 'tasks', taskIndex, 'key', index, 'poa')
          report(
            place,
            listed
              ? `${code.code} is on the list of exempt codes; write "poa: exempt".`
              : `${code.code} is not on the list of exempt codes; state Y, N, U or W.`,
          )
        })
      })
    }
  },
}
