import path from 'node:path'
import { errorsOf, printed } from '../../question-bank/checks/problem'
import { readSources } from '../../question-bank/checks/sources'
import type { Sources } from '../../question-bank/checks/written'

/** The sources of the bank that ships, which must be readable without an error. */
export function bankSources(): Sources {
  const { sources, problems } = readSources(path.join(__dirname, '../../question-bank'))
  const errors = errorsOf(problems)
  if (errors.length > 0) throw new Error(printed(errors))
  return sources
}
