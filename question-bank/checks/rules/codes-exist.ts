import { kindsOf } from '../../schema/code'
import { statusOf, type CodeSets } from '../official-codes'
import type { Place } from '../problem'
import { tokensIn, tokensOfOption, type CodeToken } from './code-tokens'
import { placeIn } from './questions'
import type { Material, Rule } from './rule'
import { linesOf } from './tasks'
import { writingsOf } from './writings'

/*
 * With the official order files at hand, every ICD code of the bank exists and is billable, unless the author lists it
 * in `invalidCodes`. Explanations may name a header category, which is worth a look only.
 */

type Use = { token: CodeToken; place: Place; explained: boolean; invalid: boolean }

function usesOf(material: Material): Use[] {
  const inTexts = writingsOf(material).flatMap(({ part, text, place, invalidCodes }) =>
    (part === 'option' ? tokensOfOption(text) : tokensIn(text)).map((token): Use => ({
      token,
      place,
      explained: part === 'reason' || part === 'label',
      invalid: invalidCodes.includes(token.code),
    })),
  )
  const inTasks = material.scenarios.flatMap((scenario) =>
    scenario.value.tasks.flatMap((task, taskIndex) =>
      linesOf(task).flatMap((line): Use[] => {
        const kinds = kindsOf(line.code)
        const kind = kinds.includes('ICD-10-CM') ? 'ICD-10-CM' : kinds.includes('ICD-10-PCS') ? 'ICD-10-PCS' : undefined
        if (kind === undefined) return []
        const place = placeIn(scenario, 'tasks', taskIndex, ...line.path)
        return [
          {
            token: { kind, code: line.code, category: false },
            place,
            explained: false,
            invalid: scenario.value.invalidCodes?.includes(line.code) ?? false,
          },
        ]
      }),
    ),
  )
  return [...inTexts, ...inTasks]
}

const setOf = (codeSets: CodeSets, token: CodeToken) => (token.kind === 'ICD-10-CM' ? codeSets.cm : codeSets.pcs)

export const codesExist: Rule = {
  name: 'code-exists',
  check(material, report) {
    const { codeSets } = material
    if (codeSets === undefined) return
    for (const { token, place, explained, invalid } of usesOf(material)) {
      if (invalid) continue
      const status = statusOf(setOf(codeSets, token), token.code)
      if (status === 'billable' && !token.category) continue
      if (token.category && status !== 'unknown') continue
      if (status === 'unknown')
        report(
          place,
          `${token.code} does not exist in ${token.kind} FY2026; correct it, or list it in "invalidCodes" if that is the point.`,
        )
      else
        report(
          place,
          `${token.code} is a header of ${token.kind} FY2026, not a complete code; add the missing characters, write ${token.code}- for the category, or list it in "invalidCodes".`,
          explained ? 'warning' : 'error',
        )
    }
  },
}

export const invalidCodesAreInvalid: Rule = {
  name: 'invalid-codes',
  check(material, report) {
    const { codeSets } = material
    const used = new Map<string, Set<string>>()
    for (const { token, place } of usesOf(material)) {
      const id = place.id.split('/')[0]!
      used.set(id, (used.get(id) ?? new Set()).add(token.code))
    }
    for (const one of [...material.items, ...material.scenarios]) {
      one.value.invalidCodes?.forEach((code, index) => {
        const place = placeIn(one, 'invalidCodes', index)
        const valid =
          codeSets !== undefined && [codeSets.cm, codeSets.pcs].some((codes) => statusOf(codes, code) === 'billable')
        if (valid) report(place, `${code} is a complete code of FY2026; remove it from "invalidCodes".`)
        else if (used.get(one.id)?.has(code) !== true && kindsOf(code).some((kind) => kind.startsWith('ICD')))
          report(place, `${code} is listed as invalid but not used here; remove it from "invalidCodes".`, 'warning')
      })
    }
  },
}
