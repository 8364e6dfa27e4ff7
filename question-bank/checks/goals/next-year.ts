import { kindsOf } from '../../schema/code'
import { tokensIn, tokensOfOption } from '../rules/code-tokens'
import { linesOf } from '../rules/tasks'
import { writingsOf } from '../rules/writings'
import { none, type Goal } from './goal'

/**
 * Codes that the next year's addenda delete: the questions to look at first when its books come. Which years may be claimed
 * is the rule `editions`; this says what the change will cost.
 */
export const deletedNextYear: Goal = {
  name: 'codes-deleted-next-year',
  wanted: 'known before the year begins',
  measure(material) {
    const { addenda, codeSets } = material
    if (!addenda) return 'needs addenda=FILE'
    const gone = (code: string) =>
      addenda.deleted.has(code.replace('.', '')) && (codeSets?.cm.get(code.replace('.', '')) ?? true)
    const used = [
      ...writingsOf(material).flatMap(({ part, text, place }) =>
        (part === 'option' ? tokensOfOption(text) : tokensIn(text)).map(({ code }) => ({ id: place.id, code })),
      ),
      ...material.scenarios.flatMap(({ id, value }) =>
        value.tasks
          .flatMap(linesOf)
          .filter(({ code }) => kindsOf(code).includes('ICD-10-CM'))
          .map(({ code }) => ({ id, code })),
      ),
    ].filter(({ code }) => gone(code))
    const named = [...new Set(used.map(({ id, code }) => `${id.split('/')[0]} (${code})`))]
    return {
      ...none(
        named.map((id) => ({ id })),
        `uses of codes that ${addenda.year} deletes`,
      ),
      met: true,
      ids: named,
    }
  },
}
