import { excerpt, type Place } from '../problem'
import { hasSection } from '../guideline-sections'
import type { Sources } from '../written'
import { sectionOf, sourceOf } from './citation-sources'
import { placeIn, questionsOf } from './questions'
import type { Rule } from './rule'

/*
 * Every citation has a form that names the source and the place in it, and cited guideline sections exist.
 */

type Citation = { text: string; place: Place }

/** Citations of items, related questions and key codes. */
function citationsOf(sources: Sources): Citation[] {
  const ofQuestions = questionsOf(sources).flatMap((question) =>
    question.citations.map((text, index) => ({ text, place: question.at('citations', index) })),
  )
  const ofCodes = sources.scenarios.flatMap((scenario) =>
    scenario.value.tasks.flatMap((task, taskIndex) =>
      task.key.flatMap((code, codeIndex) =>
        (code.citations ?? []).map((text, index) => ({
          text,
          place: placeIn(scenario, 'tasks', taskIndex, 'key', codeIndex, 'citations', index),
        })),
      ),
    ),
  )
  return [...ofQuestions, ...ofCodes]
}

export const citationForm: Rule = {
  name: 'citation-form',
  check(material, report) {
    for (const { text, place } of citationsOf(material)) {
      if (/\bverify\b/i.test(text))
        report(place, `"${excerpt(text)}" still says "verify"; look the source up and state the place.`)
      else if (sourceOf(text) === undefined)
        report(
          place,
          `"${excerpt(text)}" is not a known form; write it like "ICD-10-CM Guidelines FY2026, Section I.C.1.d.4" or "CMS Medicare Claims Processing Manual, Chapter 4, Section 20.6.4", or add the source to checks/rules/citation-sources.ts.`,
        )
    }
  },
}

export const citedSectionExists: Rule = {
  name: 'guideline-section',
  check(material, report) {
    const { guidelines } = material
    if (guidelines === undefined) return
    for (const { text, place } of citationsOf(material)) {
      const section = sectionOf(text)
      if (section !== undefined && !hasSection(guidelines, section))
        report(
          place,
          `The guidelines have no heading ${section.startsWith('A') ? section : `Section ${section}`}; look the rule up and correct the citation.`,
        )
    }
  },
}
