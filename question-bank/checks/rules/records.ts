import { excerpt } from '../problem'
import { placeIn } from './questions'
import type { Rule } from './rule'

/*
 * The record of a scenario: what supports a code is really written in it, and it takes more than the discharge summary.
 */

/** Spaces and line breaks count as one space, and bold marks not at all. */
export const flat = (text: string) => text.replace(/\*\*/g, '').replace(/\s+/g, ' ').trim()

export const supportWords: Rule = {
  name: 'support-words',
  check({ scenarios }, report) {
    for (const scenario of scenarios) {
      scenario.value.tasks.forEach((task, taskIndex) => {
        task.key.forEach((code, codeIndex) => {
          const path = ['tasks', taskIndex, 'key', codeIndex]
          if ((code.support ?? []).length === 0)
            report(
              placeIn(scenario, ...path),
              `${code.code} names no words of the record that support it; add "support".`,
              'warning',
            )
          code.support?.forEach(({ document, words }, index) => {
            const place = placeIn(scenario, ...path, 'support', index)
            const listed = scenario.value.documents.some((one) => one.id === document)
            const text = scenario.texts.get(document)?.text
            if (!listed)
              report(
                place,
                `The support of ${code.code} names the document "${document}", which this scenario does not list; correct the name.`,
              )
            else if (text !== undefined && !flat(text).includes(flat(words)))
              report(place, `"${excerpt(words)}" does not occur in ${document}.md; quote its exact words.`)
          })
        })
      })
    }
  },
}

export const questionIds: Rule = {
  name: 'duplicate-id',
  check({ scenarios }, report) {
    for (const scenario of scenarios) {
      const seen = new Set<string>()
      scenario.value.questions.forEach(({ id }, index) => {
        if (seen.has(id))
          report(
            placeIn(scenario, 'questions', index, 'id'),
            `The question ${id} is there twice; number the questions Q1, Q2, Q3, Q4.`,
          )
        seen.add(id)
      })
    }
  },
}

const TIME = /\b(?:[01]?\d|2[0-3]):?[0-5]\d\b/

/** POA can be decided only when the time of the inpatient order is known. */
export const inpatientOrder: Rule = {
  name: 'inpatient-order',
  check({ scenarios }, report) {
    for (const scenario of scenarios) {
      if (scenario.value.setting !== 'inpatient') continue
      const lines = [...scenario.texts.values()].flatMap(({ text }) => text.split('\n'))
      const stated = lines.some(
        (line) =>
          /\binpatient\b/i.test(line) &&
          /\b(?:order|admit)/i.test(line) &&
          TIME.test(line.replace(/\d{4}-\d{2}-\d{2}/g, '')),
      )
      if (!stated)
        report(
          placeIn(scenario, 'documents'),
          'No line of the record states the time of the inpatient order; write it, such as "Inpatient order 2026-03-02 14:10".',
          'warning',
        )
    }
  },
}

/** Each record makes the coder read on after the discharge summary. */
export const moreThanTheSummary: Rule = {
  name: 'summary-alone',
  check({ scenarios }, report) {
    for (const scenario of scenarios) {
      const quoted = scenario.value.tasks.flatMap((task) => task.key.flatMap((code) => code.support ?? []))
      const summary = quoted.filter((one) => /discharge/.test(one.document))
      if (quoted.length > 0 && summary.length === quoted.length)
        report(
          placeIn(scenario, 'tasks'),
          'Every key code is supported by the discharge summary alone; move facts to other documents.',
        )
    }
  },
}
