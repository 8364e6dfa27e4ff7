import { readFileSync } from 'node:fs'
import path from 'node:path'
import { compileItem } from '../../question-bank/checks/compile'
import { parseYaml } from '../../question-bank/checks/yaml-file'
import { sourceItem, type Item, type SourceItem } from '../../question-bank/schema/item'

const file = path.join(__dirname, '../question-bank/fixtures/kinds/items.yaml')

/** Four items that ask for several options and four with an exhibit, as an author wrote them. */
export function newKindSources(): SourceItem[] {
  const { file: parsed, faults } = parseYaml(readFileSync(file, 'utf8'))
  if (!parsed) throw new Error(JSON.stringify(faults))
  return (parsed.value as unknown[]).map((one) => sourceItem.parse(one))
}

/** The same as the bank would hold them. */
export const newKinds = (): Item[] => newKindSources().map((one) => compileItem(one))
