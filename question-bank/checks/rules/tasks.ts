import { writtenLine } from '../../../renderer/engine/answer'
import { kindsOf } from '../../schema/code'
import type { CodeTask } from '../../schema/scenario'
import type { WrittenScenario } from '../written'
import type { Path } from '../yaml-file'
import { placeIn } from './questions'
import type { Rule } from './rule'

/*
 * The code lists of a scenario's tasks. A task's lists exclude each other, so a line may be in one of them only; CPT lines
 * with other modifiers or units are other lines.
 */

const LISTS = ['key', 'partial', 'optional', 'wrong'] as const
type Line = { code: string; modifiers?: string[]; units?: number }
export type Listed = Line & { list: (typeof LISTS)[number] | 'alternates'; path: Path }

/** Every line of a task with the list it is in; the alternates of a key stand apart from it. */
export function linesOf(task: CodeTask): Listed[] {
  return LISTS.flatMap((list) =>
    (task[list] ?? []).flatMap((line, index): Listed[] => {
      const path = [list, index]
      const alternates: readonly Line[] = list === 'key' ? (task.key[index]?.alternates ?? []) : []
      return [
        { ...line, list, path },
        ...alternates.map((other, at): Listed => ({ ...other, list: 'alternates', path: [...path, 'alternates', at] })),
      ]
    }),
  )
}

function eachTask(
  scenarios: readonly WrittenScenario[],
  visit: (scenario: WrittenScenario, task: CodeTask, path: Path) => void,
) {
  for (const scenario of scenarios)
    scenario.value.tasks.forEach((task, index) => visit(scenario, task, ['tasks', index]))
}

export const codesOnce: Rule = {
  name: 'code-twice',
  check({ scenarios }, report) {
    eachTask(scenarios, (scenario, task, path) => {
      const seen = new Map<string, Listed>()
      for (const line of linesOf(task)) {
        const name = writtenLine(line)
        const other = seen.get(name)
        if (other !== undefined)
          report(
            placeIn(scenario, ...path, ...line.path),
            `${name} is in "${other.list}" and again in "${line.list}" of the ${task.kind} task; keep one of them.`,
          )
        else seen.set(name, line)
      }
    })
  },
}

export const codesOfKind: Rule = {
  name: 'code-kind',
  check({ scenarios }, report) {
    eachTask(scenarios, (scenario, task, path) => {
      const inpatient = scenario.value.setting === 'inpatient'
      for (const line of linesOf(task)) {
        const place = placeIn(scenario, ...path, ...line.path)
        const kinds = kindsOf(line.code)
        const diagnosis = task.kind !== 'procedures'
        if (diagnosis && !kinds.includes('ICD-10-CM'))
          report(
            place,
            `${line.code} is not an ICD-10-CM code, and the ${task.kind} task takes diagnoses only; move it to the procedures task.`,
          )
        if (!diagnosis && inpatient && !kinds.includes('ICD-10-PCS'))
          report(place, `${line.code} is not an ICD-10-PCS code; inpatient procedures are coded in ICD-10-PCS.`)
        if (!diagnosis && !inpatient && !kinds.includes('CPT') && !kinds.includes('HCPCS'))
          report(place, `${line.code} is not a CPT or HCPCS code; outpatient procedures are coded in CPT and HCPCS.`)
        if ((diagnosis || inpatient) && (line.modifiers !== undefined || line.units !== undefined))
          report(place, `${line.code} has modifiers or units, which only CPT and HCPCS codes have; remove them.`)
      }
    })
  },
}

export const partialInsteadOfKey: Rule = {
  name: 'partial-instead-of',
  check({ scenarios }, report) {
    eachTask(scenarios, (scenario, task, path) => {
      task.partial?.forEach((line, index) => {
        if (task.key.some((key) => key.code === line.insteadOf)) return
        report(
          placeIn(scenario, ...path, 'partial', index, 'insteadOf'),
          `${line.code} stands instead of ${line.insteadOf}, which is not a key code of this task; name one of ${task.key.map((key) => key.code).join(', ')}.`,
        )
      })
    })
  },
}

/** The candidate list a form shows: optional codes are for typed answers only. */
const SHOWN = ['key', 'partial', 'wrong'] as const
const CANDIDATES_PER_KEY = 1.5

export const candidateCount: Rule = {
  name: 'candidate-count',
  check({ scenarios }, report) {
    eachTask(scenarios, (scenario, task, path) => {
      const candidates = SHOWN.reduce((sum, list) => sum + (task[list]?.length ?? 0), 0)
      const least = Math.ceil(CANDIDATES_PER_KEY * task.key.length)
      if (candidates < least)
        report(
          placeIn(scenario, ...path, 'wrong'),
          `The ${task.kind} task has ${candidates} candidates for ${task.key.length} key codes; add wrong codes until there are at least ${least}.`,
        )
    })
  },
}

export const promptWithoutCount: Rule = {
  name: 'prompt-count',
  check({ scenarios }, report) {
    eachTask(scenarios, (scenario, task, path) => {
      if (/\bselect (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten)\b/i.test(task.prompt))
        report(
          placeIn(scenario, ...path, 'prompt'),
          'The app adds how many to select; remove the count from the prompt.',
          'warning',
        )
    })
  },
}

export const cptNumbersExist: Rule = {
  name: 'cpt-number',
  check({ scenarios, cptNumbers }, report) {
    if (cptNumbers === undefined) return
    eachTask(scenarios, (scenario, task, path) => {
      if (task.kind !== 'procedures' || scenario.value.setting === 'inpatient') return
      for (const line of linesOf(task)) {
        const invalid = scenario.value.invalidCodes?.includes(line.code) ?? false
        if (!invalid && !cptNumbers.has(line.code))
          report(
            placeIn(scenario, ...path, ...line.path),
            `${line.code} is not in the list of CPT and HCPCS numbers; check it in a current book.`,
            'warning',
          )
      }
    })
  },
}
