import { item } from '../../question-bank/schema/item'
import { scenario } from '../../question-bank/schema/scenario'
import type { Content } from '../engine/form'
import type { Database } from './database'

/* Questions as attempts kept them, by the hash of their content. */

/** Those of the asked questions that are stored and whole. */
export async function loadQuestions(db: Database, hashes: readonly string[]): Promise<Content> {
  const found: Content = { items: [], scenarios: [] }
  for (const row of await db.contents.bulkGet([...hashes])) {
    const asItem = row?.kind === 'item' ? item.safeParse(row.body) : null
    const asScenario = row?.kind === 'scenario' ? scenario.safeParse(row.body) : null
    if (asItem?.success) found.items.push(asItem.data)
    if (asScenario?.success) found.scenarios.push(asScenario.data)
  }
  return found
}
